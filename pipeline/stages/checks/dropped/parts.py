"""Signs and words that part clauses and items: what a lost clause or item takes with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.domain.language import primary

_SIGNS = r"[,;:，、；：،؛(]"  # no dashes: in Russian they stand for `is`
# Words that open clauses, as far as they have counterparts in other languages.
_CLAUSES = {
    "en": "but because who which where who when while if that so after before until although since",
    "es": "pero porque que donde cuando mientras si quien aunque pues sino",
    "fr": "mais parce qui où quand lorsque pendant si dont car puis puisque que",
    "de": "aber weil dass wo wenn als während denn sondern damit obwohl bis nachdem bevor",
    "pt": "mas porque que onde quando enquanto se quem embora pois",
    "it": "ma perché che dove quando mentre se chi poi finché cui",
    "ru": "а но потому который которая которое которые где когда пока если чтобы что",
    "ar": "لأن لأنه لأنها لأننا لكن ولكن لكنه لكنها حيث الذي التي الذين عندما بينما إذا أن ثم حتى",
}
# Words between the items of a list.
_ITEMS = {
    "en": "and|or|as well as|&",
    "es": "y|e|o|u|así como|ni",
    "fr": "et|ou|ainsi que|ni",
    "de": "und|oder|sowie|noch",
    "pt": "e|ou|bem como|nem",
    "it": "e|ed|o|oppure|nonché|né",
    "ru": "и|или|да|а также|ни",
    "ar": r"أو|و|و(?=\w\w)",  # the last is written as one with the next word
    "zh": "以及|还有|[和与及或]|跟|并且?",
}
_CLAUSES_ZH = "因为|所以|但是?|可是|如果|的时候|时，|虽然|而且|然后|在那里"


def _part(tag: str) -> re.Pattern[str]:
    if tag == "zh":
        words = f"{_CLAUSES_ZH}|{_ITEMS[tag]}"
        return re.compile(rf"{_SIGNS}(?:{words})?|(?:{words})")
    words = "|".join([_ITEMS[tag], *_CLAUSES[tag].split()])
    end = "" if tag == "ar" else r"\b"
    # A comma and the word after it part the same two clauses.
    return re.compile(
        rf"{_SIGNS}(?!\d)(?:\s*\b(?:{words}){end})?|\b(?:{words}){end}", re.IGNORECASE
    )


def _item(tag: str) -> re.Pattern[str]:
    words = _ITEMS[tag]
    if tag == "zh":
        return re.compile(rf"[,，、](?P<late>{words})?|(?P<word>{words})")
    end = "" if tag == "ar" else r"\b"
    return re.compile(
        rf"[,،、](?!\d)(?:\s*\b(?P<late>(?:{words}){end}))?|\b(?P<word>(?:{words}){end})",
        re.IGNORECASE,
    )


_PARTS = {tag: _part(tag) for tag in _ITEMS}
_LISTS = {tag: _item(tag) for tag in _ITEMS}

# A sentence may open with such a word: `And you?`, `¿Y tú?`
_OPENING = 2
# An item that stands between two others is short.
_WORDS_OF_ITEM = 3
_SIGNS_OF_ITEM = 6


def count_parts(text: str, language: str) -> int | None:
    """Count what parts clauses and items; `None` for a language without a list."""
    pattern = _PARTS.get(primary(language))
    if pattern is None:
        return None
    return sum(1 for one in pattern.finditer(text) if one.start() > _OPENING)


def count_items(text: str, language: str, *, open_too: bool = False) -> int | None:
    """Count the inner items of lists: `two, three` of `one, two, three and four`.

    `None` for a language without a list of words between items. With `open_too`, short items
    between signs count where no such word follows.
    """
    tag = primary(language)
    pattern = _LISTS.get(tag)
    return None if pattern is None else sum(_inner_items(text, pattern, tag, open_too))


def _inner_items(text: str, pattern: re.Pattern[str], tag: str, open_too: bool) -> Iterator[int]:
    """Yield how many short items stand before each word such as `and`, between signs."""
    run = 0
    end: int | None = None
    for one in pattern.finditer(text):
        if end is not None:
            item = text[end : one.start()].strip()
            run = run + 1 if item and _is_short(item, tag) else 0
        if (one["late"] or one["word"]) is not None:
            yield run
            run = 0
        end = one.end()
    if open_too:
        yield run


def _is_short(item: str, tag: str) -> bool:
    if tag == "zh":
        return len(item) <= _SIGNS_OF_ITEM
    return item.count(" ") < _WORDS_OF_ITEM
