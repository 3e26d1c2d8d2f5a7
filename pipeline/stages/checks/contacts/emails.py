"""E-mail addresses, also such that are spelled out to get past filters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.domain.spans import Span

_LOCAL = r"(?<![\w.+\-])[\w][\w.+\-]{0,63}"
_PLAIN = re.compile(rf"{_LOCAL}@(?:[\w\-]{{1,63}}\.){{1,6}}[^\W\d_]{{2,24}}")

_AT = r"at|arroba|arobase|chiocciola|ät|klammeraffe|собака|собачка|آت|艾特|圈a"
_DOT = r"dot|punto|point|punkt|ponto|точка|دوت|نقطة|点"
_ENDS = "com|org|net|edu|fr|es|de|it|pt|br|mx|ru|cn|uk|ch|at|be|nl|eu|info|me|io|gh|ke|ma|eg|sa"
_HOSTS = (
    r"g\s?mail|hot\s?mail|outlook|yahoo|icloud|proton(?:mail)?|live|gmx|web|mail|yandex|qq|163|126|"
    r"aol|orange|free|laposte|libero|uol|bol|t-online|msn|джимейл|жмэйл|майл|яндекс|جيميل|هوتميل"
)
# `name (at) host (dot) com`: with brackets, or with both words, or at a host of mail.
_SPELLED = re.compile(
    rf"{_LOCAL}\s{{0,2}}(?:(?P<bracket>[\[({{<]\s?(?:{_AT}|@|a)\s?[\])}}>])|"
    rf"(?<=\s)(?:{_AT})(?=\s)|@)"
    rf"\s{{0,2}}(?:(?P<host>{_HOSTS})|[\w\-]{{2,40}})\s{{0,2}}"
    rf"(?:[\[({{]?\s?(?P<dot>{_DOT})\s?[\])}}]?|\.)\s{{0,2}}(?:{_ENDS}|ком|ру|كوم)\b"
    r"(?:\.[a-z]{2}\b)?",
    re.IGNORECASE,
)
# Most texts have none of these, in lower case.
_HINTS = re.compile(r"@|[(\[{<] ?a|\bat\b|arroba|arobase|chiocciola|ät|klammer|соба|آت|艾特|圈a")
_ABOUT_MAIL = re.compile(
    r"mail|correo|courriel|e-?mail|почт|بريد|ايميل|إيميل|邮箱|邮件|"
    r"write|escrib|écri|schreib|escrev|scriv|пиши",
    re.IGNORECASE,
)


def find_emails(text: str, language: str) -> Iterator[Span]:  # noqa: ARG001 - as its siblings
    """Yield the spans of e-mail addresses."""
    if _HINTS.search(text.lower()) is None:
        return
    for found in _PLAIN.finditer(text):
        yield found.span()
    about_mail: bool | None = None  # not looked for before it matters, and once
    for found in _SPELLED.finditer(text):
        if not (found["bracket"] or found["host"]):
            if about_mail is None:
                about_mail = _ABOUT_MAIL.search(text) is not None
            if not (found["dot"] and about_mail):
                continue
        yield found.span()
