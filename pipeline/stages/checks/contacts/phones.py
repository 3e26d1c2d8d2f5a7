"""Phone numbers: shapes of many countries, and what makes other figures no number to call."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pipeline.domain.language import primary
from pipeline.domain.spans import Span

# Figures of a number to call: with a word such as `call`, from abroad, standing alone; at most.
_FEWEST, _FEWEST_ABROAD, _FEWEST_ALONE, _MOST = 7, 8, 9, 15
_FEWEST_DIFFERENT = 3  # 1000000 and 7777777 are none
_BOOK = 13  # figures of an ISBN
# Chinese puts no space before a number, so that only letters of alphabets are told apart.
_ROW = re.compile(
    r"(?<![A-Za-z\d_@#$€£¥=×*^√÷<>%°])(?<!\d[.,:/\-])"
    r"\+?\(?\+?\d(?:[ \u00a0\u202f().\-‐-–/]{0,3}\d){6,18}(?![A-Za-z\d_°%€$£¥²³])"
)
_GROUP = re.compile(r"\d+")

_CALL = re.compile(
    r"""\b(?:call|phone|tel|telephone|mobile|cell|whats(?:\s?app)?|wapp|text\s+me|ring|sms|signal|dial|contact
    |ll[aá]m\w*|tel[eé]fono|m[oó]vil|celular|wasap|guasap|cel|contacto|marca
    |appel\w*|t[eé]l[eé]phone|t[eé]l|portable|joindre|joins
    |ruf\w*|anruf\w*|handy|telefon\w*|handynummer|nummer|erreich\w*
    |lig[aue]\w*|telem[oó]vel|telefone|zap|zapzap|contato
    |chiam\w*|cellulare|telefonin\w*|telefono|numero|n[uú]mero|num[eé]ro|number|nr
    |звони\w*|позвони\w*|набери\w*|телефон\w*|тел|номер\w*|мобильн\w*|вотсап\w*|ватсап\w*)\b
    |اتصل|هاتف|رقم|جوال|واتساب|موبايل|واتس|كلمني|تلفون|电话|手机|打给|号码|電話|手機|號碼|微信|联系""",
    re.IGNORECASE | re.VERBOSE,
)
_NOT_CALLED = re.compile(
    r"isbn|favou?rite\s+number|prime|primo|premier|код|code|codigo|"
    r"código|serial|barcode|nombre\s+d|números?\s+primo"
    r"|π|\bpi\b|population|poblaci|bev[öo]lkerung|einwohner|popula|населен|人口|seed|version|ip\b",
    re.IGNORECASE,
)
_NEAR = 45  # characters before and after in which such a word speaks of a number

_DATE = re.compile(
    r"(?<!\d)(?<!\d[./\-])(?:\d{1,2}[ ./\-]\d{1,2}[ ./\-](?:19|20)\d\d"
    r"|(?:19|20)\d\d[./\-]\d{1,2}[./\-]\d{1,2}|(?:1\d|20)\d\d\s?[\-–/]\s?(?:1\d|20)\d\d"
    r"|\d{1,2}[./\-]\d{1,2}[./\-]\d\d)(?![./\-]?\d)"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:([ \u00a0\u202f.])\d{3})(?:\1\d{3})*")
_DECIMAL = re.compile(r"\d+\.\d+(?:\s+\d+\.\d+)?")
_COUNTED = re.compile(r"\s{0,2}(?:[^\W\d_]|[=×*^√÷+<>%°€$£])")

# Groups of figures that are numbers to call wherever they stand.
_SHAPES = frozenset(
    {
        (3, 3, 4),  # North America
        (1, 3, 3, 4),
        (3, 4, 4),  # China, Korea, Japan
        (2, 5, 4),  # Brazil
        (2, 4, 4),
        (5, 4),
        (1, 3, 3, 2, 2),  # Russia
        (3, 3, 2, 2),
        (5, 5),  # India
    }
)
# Such that are usual in one language and say little elsewhere.
_SHAPES_OF = {
    "ru": frozenset({(3, 2, 2)}),
    "it": frozenset({(3, 7), (3, 6), (3, 3, 3), (3, 2, 2, 3)}),
    "es": frozenset({(3, 3, 3), (3, 2, 2, 2), (3, 6), (4, 4)}),
    "pt": frozenset({(3, 3, 3), (4, 4)}),
    "fr": frozenset({(1, 2, 2, 2, 2)}),
    "en": frozenset({(3, 4)}),
}
# Unbroken rows of figures.
_RUN = re.compile(
    r"0[1-9]\d{7,10}|00[1-9]\d{8,12}|1[3-9]\d{9}|[78]9\d{9}|[6789]\d{8}|"
    r"3[2-9]\d{8}|[2-9]\d{2}[2-9]\d{6}|9\d{10}"
)


def find_phones(text: str, language: str) -> Iterator[Span]:
    """Yield the spans of phone numbers."""
    for found in _ROW.finditer(text):
        if _is_phone(text, found, primary(language)):
            yield found.span()


def _is_phone(text: str, found: re.Match[str], language: str) -> bool:
    written = found.group()
    groups = _GROUP.findall(written)
    figures = "".join(str(unicodedata.digit(sign)) for group in groups for sign in group)
    if not _FEWEST <= len(figures) <= _MOST or _is_no_number(text, found, groups, figures):
        return False
    if written.lstrip("(").startswith("+"):
        return len(figures) >= _FEWEST_ABROAD
    start, end = found.span()
    called = _CALL.search(text, max(0, start - _NEAR), start) or _CALL.search(
        text, end, end + _NEAR
    )
    if called:
        return len(groups) == 1 or (_longest(groups) > 1 and not _is_round(written, figures))
    counted = _COUNTED.match(text, end) is not None
    shape = tuple(map(len, groups))
    usual = _SHAPES_OF.get(language, frozenset())
    if _is_sum(written, figures):
        return (
            shape in usual and not counted and figures[0] in "679" and not figures.endswith("000")
        )
    if len(shape) == 1:
        return not counted and len(figures) >= _FEWEST_ALONE and _RUN.fullmatch(figures) is not None
    if figures[0] == "0" and len(figures) >= _FEWEST_ALONE:
        return _longest(groups) > 1
    return shape in _SHAPES or shape in usual


def _is_no_number(text: str, found: re.Match[str], groups: list[str], figures: str) -> bool:
    """Tell dates, decimals, book numbers and rows that count from numbers to call."""
    if len(set(figures)) < _FEWEST_DIFFERENT or (len(groups) == 1 and _counts_up(figures)):
        return True
    if len(figures) == _BOOK and figures.startswith(("978", "979")):
        return True
    written, (start, end) = found.group(), found.span()
    return (
        _DATE.search(written) is not None
        or _DECIMAL.fullmatch(written) is not None
        or _NOT_CALLED.search(text, max(0, start - _NEAR), start) is not None
        or _NOT_CALLED.search(text, end, end + _NEAR) is not None
    )


def _longest(groups: list[str]) -> int:
    return max(map(len, groups))


def _is_round(written: str, figures: str) -> bool:
    return figures.endswith("000") and _is_sum(written, figures)


def _is_sum(written: str, figures: str) -> bool:
    """Tell whether figures are grouped in threes, as long counts are."""
    return figures[0] != "0" and _THOUSANDS.fullmatch(written) is not None


def _counts_up(figures: str) -> bool:
    """Tell whether figures only count: `123456789`, `9876543210`."""
    return any(figures in row for row in ("12345678901234567890", "98765432109876543210"))
