"""Bilingual posts in Markdown and HTML, written by hand in the shape that the pipeline writes."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.reading.testing import bilingual_post

CRITICAL: dict[str, Any] = {
    "code": "number-changed",
    "severity": "critical",
    "message": "The number 15 is missing.",
    "params": {"number": "15"},
    "source": None,
    "target": None,
}
UNSURE: dict[str, Any] = {
    **CRITICAL,
    "code": "low-confidence",
    "severity": "unsure",
    "message": "The computer was unsure of this translation.",
}
LONG = "https://example.org/" + "un-camino-muy-largo/" * 8
CODE = """for row in range(12):
    print("fish", row, "of a line that is so long that no telephone shows it at once")
"""


def formatted_post(
    text: str, shown: str, words: Mapping[str, Sequence[str]], **options: Any
) -> dict[str, Any]:
    """Make a post of a text and its HTML, in both of which `{name}` stands for a passage.

    `words` has each passage in every language, the original first, as it is written in the text;
    in the HTML `**` and backticks become elements.
    """
    parts: list[str | tuple[str, ...]] = []
    for number, part in enumerate(re.split(r"\{(\w+)\}", text)):
        if number % 2:
            parts.append(tuple(words[part]))
        elif part:
            parts.append(part)
    count = len(next(iter(words.values())))
    pages = tuple(
        re.sub(r"\{(\w+)\}", lambda found, n=n: _inline(words[found[1]][n]), shown)  # type: ignore[misc]
        for n in range(count)
    )
    return bilingual_post(parts, html=pages, **options)


def _inline(text: str) -> str:
    text = html.escape(text, quote=False)
    text = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", text)
    return re.sub(r"`(.+?)`", r"<code>\1</code>", text)


MARKDOWN = f"""# {{trip}}

{{seen}} {{ask}} {{sure}}[^1]

- {{fish}}
  - {{small}}
  - {{big}}
- {{birds}}
- [ ] {{draw}}
- [x] {{tell}}

> {{quote}}
>
> {{again}}

### {{table}}

| {{kind}} | {{count}} |
| --- | ---: |
| {{gull}} | 15 |
| {{heron}} | 3 |

```python
{CODE}```

{{formula}} $a^2 + b^2 = c^2$

$$
1 + 4 + 9 = 14
$$

![{{picture}}](https://example.org/fish.png)

3. {{small}}
4. {{big}}

[{{link}}]({LONG}) <{LONG}>

---

[^1]: {{note}}
"""
MARKDOWN_SHOWN = f"""<h1>{{trip}}</h1>
<p>{{seen}} {{ask}} {{sure}}<sup>[1]</sup></p>
<ul>
<li>{{fish}}
<ul>
<li>{{small}}</li>
<li>{{big}}</li>
</ul>
</li>
<li>{{birds}}</li>
<li>☐ {{draw}}</li>
<li>☑ {{tell}}</li>
</ul>
<blockquote>
<p>{{quote}}</p>
<p>{{again}}</p>
</blockquote>
<h3>{{table}}</h3>
<table>
<thead><tr><th>{{kind}}</th><th align="right">{{count}}</th></tr></thead>
<tbody>
<tr><td>{{gull}}</td><td align="right">15</td></tr>
<tr><td>{{heron}}</td><td align="right">3</td></tr>
</tbody>
</table>
<pre><code>{html.escape(CODE)}</code></pre>
<p>{{formula}} <code class="math">a^2 + b^2 = c^2</code></p>
<pre><code class="math">1 + 4 + 9 = 14</code></pre>
<p><img src="https://example.org/fish.png" alt="{{picture}}"></p>
<ol start="3">
<li>{{small}}</li>
<li>{{big}}</li>
</ol>
<p><a href="{LONG}">{{link}}</a> <a href="{LONG}">{LONG}</a></p>
<hr>
<section class="footnotes">
<ol>
<li><p>{{note}}</p></li>
</ol>
</section>
"""
SPANISH_ENGLISH = {
    "trip": ("La excursión al río", "The trip to the river"),
    "seen": ("Vimos **quince** peces y muchos patos.", "We saw **many** fish and ducks."),
    "ask": ("¿Cuántos hay en vuestro río?", "How many are there in your river?"),
    "sure": ("Yo usé `count()` para contarlos.", "I used `count()` to count them."),
    "fish": ("Peces de dos clases:", "Fish of two kinds:"),
    "small": ("los pequeños", "the small ones"),
    "big": ("los grandes, que viven debajo del puente viejo", "the large, who live under a bridge"),
    "birds": ("Pájaros, sobre todo garzas.", "Birds, above all herons."),
    "draw": ("Dibujar el mapa", "Draw the map"),
    "tell": ("Contarlo en clase", "Tell it in class"),
    "quote": ("El río es de todos.", "The river belongs to everybody."),
    "again": ("Y todos somos del río.", "And we all belong to the river."),
    "table": ("Lo que contamos", "What we counted"),
    "kind": ("Animal", "Animal"),
    "count": ("Cuántos", "How many"),
    "gull": ("gaviota", "seagull"),
    "heron": ("garza real europea", "European grey heron"),
    "formula": ("La fórmula es", "The formula is"),
    "picture": ("Un pez verde", "A green fish"),
    "link": ("Más sobre el río", "More about the river"),
    "note": ("El guarda nos lo dijo.", "The keeper told us so."),
}
ARABIC = {
    "trip": "رحلة إلى النهر",
    "seen": "رأينا **خمس عشرة** سمكة وبطًا كثيرًا.",
    "ask": "كم يوجد في نهركم؟",
    "sure": "استخدمت `count()` لعدها.",
    "fish": "أسماك من نوعين:",
    "small": "الصغيرة",
    "big": "الكبيرة التي تعيش تحت الجسر القديم",
    "birds": "طيور، ومعظمها مالك الحزين.",
    "draw": "رسم الخريطة",
    "tell": "الحكاية في الصف",
    "quote": "النهر للجميع.",
    "again": "ونحن جميعًا للنهر.",
    "table": "ما عددناه",
    "kind": "الحيوان",
    "count": "العدد",
    "gull": "نورس",
    "heron": "مالك الحزين الرمادي",
    "formula": "الصيغة هي",
    "picture": "سمكة خضراء",
    "link": "المزيد عن النهر",
    "note": "قال لنا الحارس ذلك.",
}


def markdown_post(**options: Any) -> dict[str, Any]:
    """Make a Spanish post with every kind of block, flags, and words of a teacher."""
    flags = {1: [CRITICAL], 4: [UNSURE], 6: [UNSURE], 12: [CRITICAL]}
    post = formatted_post(
        MARKDOWN, MARKDOWN_SHOWN, SPANISH_ENGLISH, flags=flags, format="markdown", **options
    )
    text = [one for one in post["translations"]["en"]["passages"] if one["field"] == "text"]
    text[7]["origin"] = "teacher"
    return post


def arabic_post(**options: Any) -> dict[str, Any]:
    """Make the same post in Arabic, translated to Spanish and English."""
    words = {name: (ARABIC[name], *pair) for name, pair in SPANISH_ENGLISH.items()}
    return formatted_post(
        MARKDOWN, MARKDOWN_SHOWN, words, source="ar", targets=("es", "en"),
        flags={1: [UNSURE], 4: [CRITICAL]}, format="markdown", **options,
    )  # fmt: skip


def html_post(**options: Any) -> dict[str, Any]:
    """Make an English post in HTML, as editors of platforms write it."""
    page = """<div class="post"><h2>{garden}</h2>
<p>{planted} <img src="https://example.org/tomato.png" alt="{picture}"></p>
{loose} <b>{bold}</b><br>{line}
<dl><dt>{term}</dt><dd>{meaning}</dd></dl>
<figure><img src="https://example.org/b.png" alt=""><figcaption>{caption}</figcaption></figure>
<p>H<sub>2</sub>O <kbd>Ctrl</kbd> + <kbd>C</kbd> <s>x</s> <mark>{marked}</mark></p></div>"""
    words = {
        "garden": ("Our garden", "Nuestro huerto"),
        "planted": ("We planted 15 tomatoes.", "Plantamos tomates."),
        "picture": ("A red tomato", "Un tomate rojo"),
        "loose": ("They grow", "Crecen"),
        "bold": ("fast!", "¡rápido!"),
        "line": ("Do yours?", "¿Y los vuestros?"),
        "term": ("Compost", "Compost"),
        "meaning": ("What is left of plants.", "Lo que queda de las plantas."),
        "caption": ("Our bed", "Nuestro bancal"),
        "marked": ("Water it!", "¡Riégalo!"),
    }
    post = formatted_post(
        page, page, words, source="en", targets=("es",), classroom="accra", flags={9: [UNSURE]},
        format="html", **options,
    )  # fmt: skip
    number = post["text"].index("15")
    flag = {**CRITICAL, "source": [number, number + 2]}
    post["translations"]["es"]["passages"][1]["flags"] = [flag]
    return post
