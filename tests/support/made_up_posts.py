"""Markdown and HTML posts of all kinds, made up by hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = st.sampled_from(
    ["we planted twelve trees", "the river", "Kwame", "hola a todos", "is big.", "Why not?",
     "a < b & c", "5 * 3", "snake_case_name", "https://x.org/a_b", ":smile:", "😀", "1. one",
     "#tag", "she said “yes”", "$x_1$", "caf\u00e9", "[not a link]", "!", "a|b", "@ana.k",
     "WE SAW THE RIVER", "\U0001d41a\U0001d41b \U0001d41c", "Kwame's dog", "don't & won't",
     "he said \"hola a todos los amigos\" and left", "«hasta luego amigos míos»", "a\tb",
     "a\u00a0big\u202fdog", "\u05d4\u05e0\u05d4\u05e8 \u05d2\u05d3\u05d5\u05dc",
     "\u6211\u4eec\u79cd\u6811\u3002\u6cb3\u5f88\u5927", "\u0e41\u0e21\u0e48\u0e19\u0e49\u0e33",
     "\u0627\u0644\u0646\u0647\u0631 \u0643\u0628\u064a\u0631\u061f", "5 km", "10:30", "{name}",
     "1 + 1", "ana@x.org", "\U0001f469\u200d\U0001f467 \U0001f1ea\U0001f1f8", "Yes. No. Maybe!",
     "(see below)", "...", "we"]
)  # fmt: skip
INLINE = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.builds("**{}**".format, inner),
        st.builds("*{}*".format, inner),
        st.builds("_{}_".format, inner),
        st.builds("~~{}~~".format, inner),
        st.builds("[{}](https://a.org/x)".format, inner),
        st.builds("![{}](p.png)".format, WORDS),
        st.builds("`{}`".format, WORDS),
        st.builds("<b>{}</b>".format, inner),
        st.builds("<kbd>{}</kbd>".format, WORDS),
        st.builds("{} {}".format, inner, inner),
        st.builds("{}\n{}".format, inner, inner),
        st.builds("{}  \n{}".format, inner, inner),
        st.builds("{}{}".format, inner, inner),
        st.builds("{}&amp;{}".format, inner, inner),
        st.builds("\\*{}".format, inner),
        st.builds("*{}  \nso* {}".format, inner, inner),
        st.builds("**{}\\\nso** {}".format, inner, inner),
        st.builds("[{}][here]".format, inner),
        st.builds("[![{}](p.png)](q.html)".format, WORDS),
        st.builds("![here]{}".format, inner),
        st.builds("[here][] {}".format, inner),
        st.builds("<b>{} <i>{}</b></i>".format, inner, inner),
        st.builds("<b> {} </b>{}".format, inner, inner),
        st.builds("<img src=p.png alt='{}'>{}".format, st.sampled_from(["a dog", "a"]), inner),
        st.builds("<span title=\"a 'b'\">{}</span>".format, inner),
        st.builds("{}\t{}".format, inner, inner),
        st.builds("“{}” {}".format, inner, inner),
        st.builds('"{}", {}'.format, inner, inner),
    ),
    max_leaves=6,
)


def _indented(prefix: str, text: str, rest: str | None = None) -> str:
    following = prefix if rest is None else rest
    lines = text.split("\n")
    return "\n".join([prefix + lines[0], *(following + line for line in lines[1:])])


CELLS = INLINE.map(lambda text: text.replace("\n", " "))
BLOCKS = st.recursive(
    INLINE,
    lambda inner: st.one_of(
        st.builds(lambda text: _indented("> ", text), inner),
        st.builds(lambda text: _indented("- ", text, "  "), inner),
        st.builds(lambda text: _indented("1. ", text, "   "), inner),
        st.builds(lambda text: "# " + text.replace("\n", " "), INLINE),
        st.builds(lambda a, b: f"| {a} | {b} |\n| - | - |\n| {b} | {a} |".replace("\n\n", " "),
                  WORDS, WORDS),
        st.builds("{}\n\n{}".format, inner, inner),
        st.builds("<div>\n{}\n</div>\n\n{}".format, WORDS, inner),
        st.builds("```\n{}\n```\n\n{}".format, WORDS, inner),
        st.builds("{}[^1]\n\n[^1]: {}".format, inner, WORDS),
        st.builds(lambda a, b: f"| {a} | {b} |\n| :- | -: |\n| {b} | {a}".replace("\n\n", " "),
                  CELLS, CELLS),
        st.builds(lambda text: _indented("- [ ] ", text, "  "), inner),
        st.builds(lambda a, b: f"- {a}\n\n  - {b}\n\n    1. {a}".replace("\n\n\n", "\n"),
                  CELLS, CELLS),
        st.builds("{}\n\n[here]: https://a.org/h 'a title'".format, inner),
        st.builds("$$\n{}\n$$\n\n{}".format, WORDS, inner),
        st.builds("<div align=center>\n\n{}\n\n</div>\n".format, inner),
        st.builds("<p>{} <b>{}</b></p>\n\n{}".format, WORDS, WORDS, inner),
        st.builds("{}\n===\n\n{}".format, INLINE, inner),
        st.builds(lambda text: text.replace("\n", "\r\n"), inner),
        st.builds(lambda text: text.replace("\n", "\r"), inner),
    ),
    max_leaves=5,
)  # fmt: skip
SOUP = st.text(alphabet="ab c\n\r*_`[]()<>!&#;:/\\~$|-+=.1>^\t\"'é😀¿\u00a0\u4e2d", max_size=60)
NODES = st.recursive(
    WORDS.map(lambda text: text.replace("<", "&lt;")),
    lambda inner: st.one_of(
        *[st.builds((f"<{tag}>{{}}</{tag}>").format, inner)
          for tag in ("b", "i", "p", "div", "li", "code", "span", "td", "h2", "blockquote", "em")],
        st.builds('<a href="https://x.org/?a=1&amp;b=2">{}</a>'.format, inner),
        st.builds('<img src="p.png" alt="{}">'.format, st.sampled_from(["a big dog", "x &amp; y"])),
        st.builds("{} {}".format, inner, inner),
        st.builds("{}<br>{}".format, inner, inner),
        st.builds("{}\n  {}".format, inner, inner),
        st.builds("<span translate=no>{}</span> {}".format, inner, inner),
        st.builds("<script>{}</script>{}".format, WORDS, inner),
        st.builds("<b>{}<i>{}</b>{}</i>".format, inner, inner, inner),
        st.builds("<p>{}<p>{}".format, inner, inner),
        st.builds("<!-- {} -->{}".format, st.just("note"), inner),
        st.builds("<b> {}</b> {}".format, inner, inner),
        st.builds("{} <i>{} </i>{}".format, inner, inner, inner),
        st.builds("<b>\n{}</b>{}<i></i>".format, inner, inner),
        st.builds("<b><!--x--> {}</b> {}".format, inner, inner),
        st.builds("<img alt=dogs src=p>{}".format, inner),
        st.builds("<a href='/x?a=1&b=2' title='a \"b\"'>{} {}</a>".format, inner, inner),
        st.builds("<p class=notranslate>{}</p>{}".format, inner, inner),
        st.builds("<table><tr><td>{}<td>{}</table>".format, inner, inner),
        st.builds("<ul><li>{}<ul><li>{}</ul></ul>".format, inner, inner),
        st.builds("{}&nbsp;&eacute;&#x41;&lt;b&gt;{}".format, inner, inner),
        st.builds("<pre>{}</pre>{}".format, WORDS.map(lambda one: one.replace("<", "")), inner),
        st.builds("“{}” {}".format, inner, inner),
        st.builds("<style>b {{}}</style>{}".format, inner),
        st.builds("<bdo dir=rtl>{}</bdo>{}".format, inner, inner),
        st.builds(lambda text: text.replace("\n", "\r\n"), inner),
    ),
    max_leaves=7,
)  # fmt: skip
HTML_SOUP = st.text(alphabet="ab c\n<>/=\"'&;!-bip#xé😀", max_size=60)
TEXTS = st.one_of(
    st.tuples(st.one_of(BLOCKS, SOUP), st.just("markdown")),
    st.tuples(st.one_of(NODES, HTML_SOUP), st.just("html")),
).filter(lambda pair: pair[0].strip() != "")
