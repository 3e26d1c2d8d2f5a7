"""Which tokens are found in plain text, kind by kind."""

from __future__ import annotations

import pytest

from pipeline.stages.tokens import TokenKind, find_tokens

# Text, and the tokens of the kind that stand in it, in order.
Case = tuple[str, list[str]]

URLS: list[Case] = [
    ("See https://example.org/reef.", ["https://example.org/reef"]),
    ("(http://example.org)", ["http://example.org"]),
    (
        "https://en.wikipedia.org/wiki/Reef_(sea), ok",
        ["https://en.wikipedia.org/wiki/Reef_(sea)"],
    ),
    ("Look (https://x.org/a_(b)).", ["https://x.org/a_(b)"]),
    ("https://x.org/?q=a!b&c=1#top!", ["https://x.org/?q=a!b&c=1#top"]),
    ("ftp://x.org/f.zip mailto:a@b.org", ["ftp://x.org/f.zip", "mailto:a@b.org"]),
    ("HTTP://X.ORG/ and www.fluss.example.", ["HTTP://X.ORG/", "www.fluss.example"]),
    ('"https://x.org/a" «https://x.org/b»', ["https://x.org/a", "https://x.org/b"]),
    ("example.org/reef, example.org.", ["example.org/reef", "example.org"]),
    ("example.Org or EXAMPLE.COM?", ["example.Org", "EXAMPLE.COM"]),
    ("casa.es/mar but casa.es grande", ["casa.es/mar"]),
    ("x.org:8080/a, sub.x-y.co.uk", ["x.org:8080/a", "sub.x-y.co.uk"]),
    ("I like it.We play. Node.js 3.5 e.g. v1.2.3 10.30", []),
    ("example.org.Then we go", ["example.org"]),
    ("Mirahttp://x.org Mira.http://y.org", ["http://x.org", "http://y.org"]),
    ("请看example.org/reef谢谢。", ["example.org/reef"]),
    ("https://zh.wikipedia.org/wiki/珊瑚礁。好", ["https://zh.wikipedia.org/wiki/珊瑚礁"]),
    ("http:// mailto: www. http://.", []),
    ("<https://x.org/a>", ["https://x.org/a"]),
    ("https://x.org/'s https://x.org’s", ["https://x.org/'s", "https://x.org"]),
    ("https://x.org/{id}/[a]]", ["https://x.org/{id}/[a]"]),
]

EMAILS: list[Case] = [
    ("Mail ana.lee@example.org.", ["ana.lee@example.org"]),
    ("(a+b@x.co.uk), c_d@x.org!", ["a+b@x.co.uk", "c_d@x.org"]),
    ("a@b and @b.org", []),
    ("a@b.org.Write soon", ["a@b.org"]),
    ("-ana@x.org ...bo@x.org", ["ana@x.org", "bo@x.org"]),
    ("ana.org@x.com", ["ana.org@x.com"]),
]

MENTIONS: list[Case] = [
    ("@ana, @ana.lee. @ana-lee @ana_lee!", ["@ana", "@ana.lee", "@ana-lee", "@ana_lee"]),
    ("@user@host.org says", ["@user@host.org"]),
    ("a@b.org", []),
    ("at @ 5, @5, x@y", []),
    ("@josé and @सीता", ["@josé", "@सीता"]),
    ("(@ana)", ["@ana"]),
]

HASHTAGS: list[Case] = [
    ("#coral #coral_reef, #2024goals.", ["#coral", "#coral_reef", "#2024goals"]),
    ("We are # 1 in C# and &#39;", []),
    ("#日本 #año #सीता_की", ["#日本", "#año", "#सीता_की"]),
    ("#a-b", ["#a"]),
]

EMOJI: list[Case] = [
    ("Hi 👨‍👩‍👧!", ["👨‍👩‍👧"]),
    ("👍🏽👍", ["👍🏽", "👍"]),
    ("🇪🇸🇫🇷", ["🇪🇸", "🇫🇷"]),
    ("1️⃣ 51️⃣ #️⃣ *️⃣", ["1️⃣", "1️⃣", "#️⃣", "*️⃣"]),
    ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", ["🏴󠁧󠁢󠁥󠁮󠁧󠁿"]),
    ("I ❤️ and ❤ it ☀", ["❤️", "❤", "☀"]),
    ("© ® ™ 5 # * ‼ → ✓ № § ° ×", ["©", "®", "™", "‼", "→", "✓"]),
    ("©️ ™️ ‼️", ["©️", "™️", "‼️"]),
    ("word😀word", ["😀"]),
]

EMOTICONS: list[Case] = [
    (":-) :) ;-) :D ;D =)", [":-)", ":)", ";-)", ":D", ";D", "=)"]),
    ("jaja xD XD xDDD.", ["xD", "XD", "xDDD"]),
    ("<3 </3 :'( >:( :3", ["<3", "</3", ":'(", ">:(", ":3"]),
    ("^_^ ^^ T_T o_O -_-", ["^_^", "^^", "T_T", "o_O", "-_-"]),
    ("¯\\_(ツ)_/¯ \\o/", ["¯\\_(ツ)_/¯", "\\o/"]),
    ("10:30 a:b (see 8) C:/x http:/ 3:D maxD", []),
    ("Hola:) Hola!:)", [":)", ":)"]),
    ("(nota:) list:(a) :(a)", []),
    (":))) :(((", [":)))", ":((("]),
    ("Vitamin D: good", []),
    ("oh no D:", ["D:"]),
    ("We saw: (a) fish; (b) reef", []),
]

SHORTCODES: list[Case] = [
    (":smile: :+1: :heart_eyes:", [":smile:", ":+1:", ":heart_eyes:"]),
    (":heart::smile:", [":heart:", ":smile:"]),
    ("10:30:45 a:b:c std::vector:x ::", []),
    ("at :30: we", []),
]

CODE: list[Case] = [
    ("Use `x`.", ["`x`"]),
    ("``a`b`` and ```c. D```", ["``a`b``", "```c. D```"]),
    ("`a\nb` c", []),
    ("it`s l`eau ok`, 请用`x`吧", ["`x`"]),
    ("`` ` `` `", ["`` ` ``"]),
    ("my_dog, MAX_SIZE and name_of_dog().", ["my_dog", "MAX_SIZE", "name_of_dog()"]),
    ("__init__ or __init__() in x_max", ["__init__", "__init__()", "x_max"]),
    ("__very__ _so_ ___ a__b my_ _dog año_nuevo", ["año_nuevo"]),
]

FORMULAS: list[Case] = [
    ("$$a+b. C$$", ["$$a+b. C$$"]),
    (r"\(a. B\) \[c\]", [r"\(a. B\)", r"\[c\]"]),
    ("$x^2$, $x$, $2a+b$ $\\frac{1}{2}$", ["$x^2$", "$x$", "$2a+b$", "$\\frac{1}{2}$"]),
    ("$5 and $10", []),
    ("$5,$6 US$5 R$ 5 $5$6 $ x^2 $", []),
    ("$we like$", []),
]

TAGS: list[Case] = [
    ("<b>x</b> <br/> <br>", ["<b>", "</b>", "<br/>", "<br>"]),
    (
        "<a href=\"x. Y\"> <img src=a.png alt='b' />",
        ['<a href="x. Y">', "<img src=a.png alt='b' />"],
    ),
    ("<!-- c. D --> <!---->", ["<!-- c. D -->", "<!---->"]),
    ("<y and z> a<3 a < b > c <> <your name>", []),
    ("<input type=text disabled>", ["<input type=text disabled>"]),
]

PLACEHOLDERS: list[Case] = [
    ("Hi {name}, {0} {{name}} {{ name }}", ["{name}", "{0}", "{{name}}", "{{ name }}"]),
    ("${x} %{name} [[name]]", ["${x}", "%{name}", "[[name]]"]),
    (
        "%s, %d. %(name)s %1$s %.2f %05d",
        ["%s", "%d", "%(name)s", "%1$s", "%.2f", "%05d"],
    ),
    ("100% 50% de 5 %d 50%s %discount %dado", []),
    ("{hola que tal} {one, two}", []),
    ("{n:.2f} {user.name} {}", ["{n:.2f}", "{user.name}", "{}"]),
]

TABLES: dict[TokenKind, list[Case]] = {
    "url": URLS,
    "email": EMAILS,
    "mention": MENTIONS,
    "hashtag": HASHTAGS,
    "emoji": EMOJI,
    "emoticon": EMOTICONS,
    "shortcode": SHORTCODES,
    "code": CODE,
    "formula": FORMULAS,
    "tag": TAGS,
    "placeholder": PLACEHOLDERS,
}


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [(kind, text, expected) for kind, cases in TABLES.items() for text, expected in cases],
)
def test_tokens_of_a_kind_are_found(kind: TokenKind, text: str, expected: list[str]) -> None:
    assert [token.text for token in find_tokens(text) if token.kind == kind] == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "We saw 15 coral reefs: red, blue; green (and more) at 10.30 - 11.00, e.g. big ones!",
        "L'école d'Ana n'est pas loin ; c'est où ? « Là-bas ! »",
        "Fish & chips < b >",
        "我们看到了珊瑚礁。",
        "3.5 x 2 = 7, 50 %, 5.5 € + 1 / 2",
        "a_b c-d e*f* _g_",
    ],
)
def test_prose_has_no_tokens(text: str) -> None:
    assert find_tokens(text) == ()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("ana@x.org @ana #x :) 😀 {n}", "email mention hashtag emoticon emoji placeholder"),
        ("`@ana` $x_1$ <b> :a: https://x.org/#a@b", "code formula tag shortcode url"),
        ("@ana😀:)", "mention emoji emoticon"),
        ("https://x.org/😀 www.a.org", "url url"),
    ],
)
def test_the_leftmost_token_wins(text: str, kinds: str) -> None:
    assert " ".join(token.kind for token in find_tokens(text)) == kinds
