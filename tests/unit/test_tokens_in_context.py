"""Protected tokens of every kind, in sentences of several languages, whole and with their kind."""

from __future__ import annotations

import pytest

from pipeline.stages.tokens import COPIED, FIGURES, TokenKind, find_tokens

CONTEXTS = [
    "We saw {} today.",
    "Mira, {} ¡qué bonito!",
    "« {} », dit-elle",
    "({})",
    "{}",
    "Είδαμε {}, και μετά",
]

TOKENS: dict[TokenKind, list[str]] = {
    "url": [
        "https://en.wikipedia.org/wiki/Reef_(biology)",
        "https://x.org/a,b;c=d?x=[1]&y={2}",
        "http://localhost:8000/a",
        "http://192.168.1.1/x",
        "ftp://x.org/file.zip",
        "https://münchen.example/straße?q=ä#fuß",
        "https://例え.example/パス",
        "HTTPS://X.ORG/A",
        "https://x.org/~ana/",
        "https://x.org/a_(b_(c))",
        "www.example.org/a?b#c",
        "bit.ly/3xYz",
        "t.co/abc",
        "docs.example.com/d/1",
        "escuela.edu.mx",
    ],
    "email": ["ana_lee+class@x-y.example.org", "b.c@x.org", "me@sub.école.fr", "4ever@x.org"],
    "mention": ["@ana", "@ana.lee", "@_ana_", "@maría_josé", "@李雷", "@user@mastodon.social"],
    "hashtag": [
        "#coral", "#Día_1", "#2026", "#1",
        "#año2026", "#日本語", "#हिन्दी", "#Coral#Reef", "＃タグ",
    ],
    "emoji": [
        "😀", "👩‍🚀", "👨‍👩‍👧‍👦", "👍🏿", "🏳️‍🌈", "🏴‍☠️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🇬🇭", "1️⃣", "#️⃣", "*️⃣", "🔟", "✌🏽",
        "☝️", "👩🏽‍🤝‍👨🏿", "❤", "❤️", "✓", "✔", "✗", "→",
        "⇒", "★", "☆", "♥", "☺", "☹", "☀", "♪", "☎",
        "✉", "➡", "⬅️", "▶", "●", "■", "①", "❶",
        "©", "®", "™", "•", "‣", "‼", "⁉️", "🅰", "㊗",
        "🫠", "🧑🏾‍🦱", "━", "┻", "█", "⣿",
    ],
    "emoticon": [
        ":)", ":-)", ";)", ":D", ":P", ":/", ":*",
        ":'(", "=D", "xD", "XDDD", ":3", ">:(", "^^", "^_^",
        "T_T", "o_O", "-_-", "<3", "</3", "8-)",
        "B-)", ":v", ">.<", "._.", "uwu", "¯\\_(ツ)_/¯",
        "(╯°□°)╯︵┻━┻", "(╯°□°)╯︵ ┻━┻", "ʕ•ᴥ•ʔ", "ಠ_ಠ", "(◕‿◕)", "\\o/",
    ],
    "shortcode": [
        ":smile:", ":heart_eyes:", ":+1:", ":-1:", ":100:", ":woman-running:",
        '[quote="ana, post:2, topic:5"]', "[/quote]", "[details=\"Summary. More\"]", "[*]",
        "[poll type=regular results=always]", ":::info", ":::", "{mlang en}", "{mlang}",
    ],
    "time": ["15:30", "7:45", "09:05", "23:59", "15:30:20", "24:00", "15h30"],
    "figure": [
        "9:00-10:30", "9:00–10:30", "9:00 - 10:30",
        "2026-11-20", "2026-11-20T09:30", "20/11/2026",
        "3/4/26", "20.11.2026", "10 m²", "20 km²", "3 m³", "½",
        "1½", "2–1", "10~20", "€15", "$15", "£ 5", "₦500",
        "12-15", "3-2", "10 000", "1\u202f234\u00a0567", "978-3-16-148410-0", "612 34 56 78",
        "+34 612 345 678", "5551234567", "3a", "5B", "4K",
        "2.0.1", "192.168.1.20",
        "6.º B", "6ºB", "1ºA", "1.ª C", "2º Ñ", "1.º ESO", "4º de ESO", "2.º ESO B",
    ],
    "unit": [
        "25 °C", "25°C", "-5 °C", "77 °F", "90°",
        "10 km/h", "5 m/s", "5 km", "15 cm", "200 g", "2 kg",
        "500 ml", "2 L", "10 min", "5 GB", "15 €", "25\u00a0°C", "25\u202f°C",
    ],
    "formula": ["2+2=4", "3x4=12", "5 × 3 = 15", "10 − 4 = 6", "2 < 3", "3 < x < 5", "5 ≥ 3",
        "x = 5", "y=7", "A = 3x + 2", "2*x = 4", "f(x) = x^2", "A = πr²", "E = mc^2", "3x²-2x+1=0",
        "a ≠ b", "$x^2$", "$$a+b$$", "\\(a\\)"],
    "placeholder": [
        "{name}", "{0}", "%s", "%(x)s", "${x}",
        "[^1]", "[^a-note]", "[!NOTE]", "[!IMPORTANT]",
        "{{x}}", "[[x]]", "[[wiki link]]", "[[wiki|my link]]", "%1$s", "<%= x %>", "{% if %}",
        "\\n", "\\t", "\\u00e9", '\\"', "&amp;", "&lt;", "&#39;", "&#x27;", "&nbsp;",
    ],
    "code": [
        "`x`", "``a`b``", "print()", "math.sqrt()", "my_dog()",
        '[code]print("a. B")[/code]', "[CODE=python]x[/code]",
        "[img]https://x.org/a.png[/img]", "[url]https://x.org/a[/url]",
        "C:\\Users\\ana\\new", "D:\\\\a\\\\b", "/home/ana/photos", "/r/science", "../img/x.png",
        "~/docs/x", "./a", "photo_1.jpg", "IMG-20.JPG", "report.final.docx", "img/x.png",
    ],
    "tag": [
        "[b]", "[/b]", "[I]", "[spoiler]", "[/spoiler]", "[url=https://x.org/a?b=1]", "[/url]",
        "[color=#ff0000]", "[date=2026-11-20 timezone=\"UTC\"]", "[/size]",
        "<b>", "</b>", "<br/>", '<a href="x">',
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "token"), [(kind, token) for kind, tokens in TOKENS.items() for token in tokens]
)
def test_a_token_is_found_whole_in_every_context(kind: TokenKind, token: str) -> None:
    for context in CONTEXTS:
        if context == "({})" and kind == "emoticon":
            continue  # `(:))` and `(^_^)` may be either
        found = [(one.kind, one.text) for one in find_tokens(context.replace("{}", token))]
        assert found == [(kind, token)], context


@pytest.mark.parametrize("token", TOKENS["emoji"])
def test_emoji_are_found_between_words_and_in_rows(token: str) -> None:
    assert [one.text for one in find_tokens(f"昨天{token}好")] == [token]
    assert "".join(one.text for one in find_tokens(token * 20)) == token * 20


@pytest.mark.parametrize(
    "text",
    [
        "We meet at 3 p.m. or 3:30 p.m., at 4:15 pm or 5:05 a. m.",
        "It was 37.5 °C, 1,500 m, 1.500 m, 2.5 kg, 3,5 km and 20 % or 20%.",
        "The price is €3.50, $1,200, 1.200 € or 15,5 €.",
        "1:2, 25:99, 12/05, 24/7, v1.2.3, 1.000.000 y 1.234.567.",
        "We have 5 girls, 6 men, 12 in all; class 5 g3, 4 mothers, 2 little dogs.",
        "El 5 y el 6, a las 15 h, la 3.ª clase y el 1.º; 90º",
        "El 1.º A mi hermana le gustó; 3º A las cinco, 2º Y luego, el 1º O el 2º, 2.º E",
        "B2, MP3, H2O, CO2, the 90s, 15h, la 2e fois, the 1st of May 2014, 3rd",
        "1 + 1 + 1 + 1, 2 + 2 = four",
        "AT&T; and R&D, &c; &pond; fish & chips",
        "a \\ b and c",
        "(these: notes), (así) (ñandú) (é, è) ('yes') (5 km2)",
        "No. 5; e.g. this... and. that",
        "well-known _word_ a__b x.y.z",
        "Tom & Jerry, 5 * 3, # 1",
        "[not a tag] [my friends] [x] [sic] [1] [image] [video] [list of things] [table for two]",
        "C++ and D++, x == y, a==b, ==> and ++, a || b, | a | video | 3 |",
        "and/or he/she yes/no 1/2 a/b/c w/o s/n (/or) /s We saw it.Pdf",
        "frogs [^ this is my favourite one] and [^a note], [!Important] [!HOLA]",
        "std:::x and a {mlanguage x",
        "vitamin C = good, I > you, F = ma, 2.5 = x, x = 2.5",
        "In 2014 300 people came; 1 234,56 and a 2-year-old",
    ],
)
def test_what_a_language_writes_in_its_own_way_is_left_to_the_engine(text: str) -> None:
    assert find_tokens(text) == ()


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Hay 2.0.1. De 2.º A, 2.º ESO A la una", ["2.0.1", "2.º A", "2.º ESO"]),
        ("15:30 7:45, 5 km 10 min", ["15:30", "7:45", "5 km", "10 min"]),
        ("De 9:00–10:30 a 25 °C", ["9:00–10:30", "25 °C"]),
        ("#1! #2, #3.", ["#1", "#2", "#3"]),
        ("hi#no, &#39; ##x", ["&#39;"]),
        ("fish • bread → tea ✓", ["•", "→", "✓"]),
        ("Coca-Cola™ (© 2026)", ["™", "©"]),
        ("20km@x.org, 5km.org", ["20km@x.org", "5km.org"]),
        ("$5 and $10, $x$", ["$5", "$10", "$x$"]),
        ("❤️❤️❤️ 🇬🇭🇪🇸 👍👍🏽", ["❤️", "❤️", "❤️", "🇬🇭", "🇪🇸", "👍", "👍🏽"]),
        ("==very== (++new++) ~~old~~ ||x||", ["==", "=="] + ["++"] * 2 + ["~~"] * 2 + ["||"] * 2),
        ("==a\nb== ++a b", []),
        ("[video]x[/video] [font]big[/font]", ["[video]x[/video]", "[font]", "[/font]"]),
        ("[url]my page[/url] [code]a\nb[/code]", ["[url]", "[/url]", "[code]", "[/code]"]),
        ("A house|690x388 a|100x100, 50%", ["|690x388", "|100x100, 50%"]),
        ("my file|attachment. ::: tip", ["|attachment", "::: tip"]),
        ("Is 2 < 3? I <3 you, a =D", ["2 < 3", "<3", "=D"]),
        ("[quote]a[/quote][b]c[/b]", ["[quote]", "[/quote]", "[b]", "[/b]"]),
        ("Look in img/a.png, /tmp/b. (c.pdf)", ["img/a.png", "/tmp/b", "c.pdf"]),
        ("ages 12-15, 10 000 km and 12-15-year-olds", ["12-15", "10 000", "12-15"]),
        ("\u2139\ufe0f \u0661\u0665:\u0663\u0660", ["\u2139\ufe0f"]),
    ],
)
def test_neighbours_are_told_apart(text: str, tokens: list[str]) -> None:
    assert [one.text for one in find_tokens(text)] == tokens


def test_numbers_are_no_words_of_a_translation() -> None:
    assert COPIED < FIGURES
