"""Texts that are written to be slow: each a pattern that can be made of any length."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.domain.post import Format


@dataclass(frozen=True, kw_only=True, slots=True)
class Hostile:
    """A text of a size: `start`, then `unit` again and again, then `end`."""

    unit: str
    written: Format
    start: str = ""
    end: str = ""
    mirrored: str = ""  # as many of it behind the units: what closes them

    def text(self, size: int) -> str:
        """Give the text with about `size` characters."""
        room = size - len(self.start) - len(self.end)
        times = max(1, room // (len(self.unit) + len(self.mirrored)))
        return self.start + self.unit * times + self.mirrored * times + self.end

    def __str__(self) -> str:
        parts = [self.start, self.unit, self.mirrored, self.end]
        return f"{self.written}: {'~'.join(part for part in parts if part)!r}"[:60]


_MARKDOWN_UNITS = (
    "[", "*", "_", "`", "<", "&", "#", "~~", "|", "$", "\\", "![", "[](", "[a](", "![[](", "[^",
    "[^1]", "*a ", "*a* ", "**a b** ", "_a*b_c*", "`a``b", "$a ", "&amp;", "&#x", "&a", "<b>a ",
    "<b>a</b> ", "<!--", "<![CDATA[", "<a href='", "> ", "- ", "- a\n", "1. a\n", "# a\n", "a  \n",
    "a\n\n", "> a\n>\n", "|a|b|\n", "a|b\n-|-\n", "```\n", "[a]: b\n", "[^a]: b\n",
    "| a ", "|a\n", "a | a\n", "\\(", "\\(a", "a() ", "a.", "a: ", "... a ", "\u6c34 a ", "\u043c ",
    "https://a.b/_c_ ", "a@b.c ", "\U0001f600 a ", "\U0001f468\u200d", ":-) ", "{a} ", "A. ",
    "\u00abuno dos tres\u00bb ", '"a b c" ', "**a [b](c) `d`** ", "![a b](c) ", "<div>\n",
    "\u202e", "\r", "Kwame* ", "\u00bfQu\u00e9? ",
)  # fmt: skip
_HTML_UNITS = (
    "<", "<div>", "<div", "<div a='", "</", "<b>a", "<b><i>a</b>", "<a href=x>a", "<p>a",
    "<p>a<b>", "<ul><li>a", "<table><tr><td>", "<td>", "<table>a", "<svg><p>", "<math><mi>",
    "<script>", "<!--", "<!--a--> ", "<![CDATA[", "&", "&#", "&#x41;", "&amp", "&lt;b&gt;",
    "&notit;", "<img alt='a b'>", "a<br>", "<select><option>", "<template>", "<plaintext>",
    "<nobr>", "<ruby><rt>", "<frameset>", "<span translate=no>a</span> ", "<pre>\n",
    "<b> </b>", "a<b> </b>", "<b><i></b></i>", "<b lang=fr>a</b> ",
    "<code>a</code> ", '<b x=">">', '<i a=""" b="""> ', "<a b='1' ", "<p>Hola. <b>a</p>",
    "a <b>b <i>c</i> d</b>. ", "a<sub>2</sub>", "<sub>2</sub>",
)  # fmt: skip

HOSTILE: tuple[Hostile, ...] = (
    *(Hostile(unit=unit, written="markdown") for unit in _MARKDOWN_UNITS),
    *(Hostile(unit=unit, written="html") for unit in _HTML_UNITS),
    *(
        Hostile(unit=unit, mirrored=closing, start="We planted ", end=" today.", written="markdown")
        for unit, closing in (
            ("[", "]"), ("[", "](b)"), ("![", "](b)"), ("*", "*"), ("*a ", " b*"), ("<b>", "</b>"),
            ("(", ")"), ("\u201c", "\u201d"), ("<div>", "</div>"),
        )
    ),
    *(
        Hostile(unit=unit, mirrored=closing, start="We planted ", end=" today.", written="html")
        for unit, closing in (
            ("<div>", "</div>"), ("<b>a ", " b</b>"), ("<i><b>", "</i></b>"),
            ("<table><tr><td>", "</td></tr></table>"), ("<div><b>", "</div>"), ("<b><p>", "</b>"),
        )
    ),
    *(
        Hostile(unit=unit, start="We planted twelve trees by the river today. ", written=written)
        for unit in ("a", "word ", "Word. ", "word \n", "$%")
        for written in ("plain", "markdown", "html")
    ),
    *(
        Hostile(unit=unit, end=end, written="plain")
        for unit, end in (("\u0434\u0430 ", "\u0434\u0430x"), ("\u6f22\u0434", "x"))
    ),
)  # fmt: skip
