"""Markup of forums and course pages: `[b]`, `[quote="Ana"]`, `{mlang en}`, `:::info`, `==new==`.

Discourse, Moodle and phpBB each read some of it; in a text it looks the same to all of them.
"""

from __future__ import annotations

import re

from pipeline.domain.spans import Span
from pipeline.stages.tokens.letters import BREAKS

# Names that stand in brackets for nothing else: of whole blocks, and of words in a sentence.
_BLOCKS = """quote details poll list table tr td th li ul ol center grid wrap chat float hr code
    attachment *"""
_INLINE = "b i u s url img icode spoiler blur color size youtube media sup sub mention user noparse"
# Names that students put in brackets as words: alone they count only with their closing tag.
_WORDS = """video audio date date-range event font email image left right indent hide justify
    highlight heading"""
# What these enclose is for machines: none of it is text.
_CLOSED = "code icode img youtube media noparse tex latex math attachment url email video audio"
_MACHINE = re.compile(
    rf"\[({'|'.join(_CLOSED.split())})\b(?:[= ][^\[\]{BREAKS}]{{0,200}})?\]", re.IGNORECASE
)
_CLOSING = {name: re.compile(rf"\[/{name}\]|[{BREAKS}]", re.IGNORECASE) for name in _CLOSED.split()}
_CODE = re.compile(
    rf"\[(?P<closes>/?)(?P<name>code|icode|noparse|tex|latex|math)"
    rf"(?:[= ][^\[\]{BREAKS}]{{0,200}})?\]",
    re.IGNORECASE,
)
_BREAK = re.compile(rf"[{BREAKS}]")
_WRITTEN_OUT = frozenset({"url", "email"})  # their text, if it is no address, is to be translated
_ADDRESS = re.compile(r"\s*+[^\s@/.]*+[@/.:]\S*+\s*+")
_LONGEST = 2000

_VALUE = rf'(?:"[^"{BREAKS}]{{0,200}}"|[^\s"\[\]][^"\[\]{BREAKS}]{{0,200}}|“[^”{BREAKS}]{{0,200}}”)'
_ATTRIBUTES = rf"(?:={_VALUE})?(?:[ ][A-Za-z_-]{{1,30}}={_VALUE}){{0,8}}"


def _either(names: str) -> str:
    return "|".join(map(re.escape, names.split()))


_BLOCK = re.compile(
    rf"\[(?:/(?:{_either(_BLOCKS)})|(?:{_either(_BLOCKS)}){_ATTRIBUTES})\]", re.IGNORECASE
)
_TAG = re.compile(
    rf"\[(?:/(?:{_either(_INLINE)}|{_either(_WORDS)})|(?:{_either(_INLINE)}){_ATTRIBUTES}"
    rf"|(?P<word>{_either(_WORDS)})(?P<more>{_ATTRIBUTES}))\]",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"\{mlang(?:[ ][A-Za-z_,-]{2,40})?\}")
_FENCE = re.compile(
    r":{3,}+(?:[ ]?(?:info|note|tip|warning|danger|caution|important|success|details|spoiler)\b)?"
)
_SIZE = re.compile(
    r"\|(?:[0-9]{1,4}x[0-9]{1,4}(?:,[ ]?(?:[0-9]{1,3}%|[0-9]{1,4}x[0-9]{1,4}))?"
    r"|(?:attachment|thumbnail|video|audio))(?!\w|[ ]?\|)"
)
_PAIRED = ("==", "++", "~~", "||")
_FARTHEST = 200  # characters between the signs of a pair


def match_machine(text: str, start: int) -> int | None:
    """Match `[code]...[/code]`, `[img]...[/img]` and their like with all that is in them."""
    found = _MACHINE.match(text, start)
    if found is None:
        return None
    name = found.group(1).lower()
    end = _CLOSING[name].search(text, found.end(), found.end() + _LONGEST)
    if end is None or not end.group().startswith("["):
        return None
    if name in _WRITTEN_OUT and not _ADDRESS.fullmatch(text, found.end(), end.start()):
        return None
    return end.end()


def code_blocks(text: str) -> list[Span]:
    """Give the stretches from `[code]` to `[/code]` that reach over line breaks."""
    blocks: list[Span] = []
    opened: re.Match[str] | None = None
    for found in _CODE.finditer(text):
        name, closes = found["name"].lower(), found["closes"]
        if opened is None and not closes:
            opened = found
        elif opened is not None and closes and name == opened["name"].lower():
            block = opened.start(), found.end()
            if _BREAK.search(text, *block):
                blocks.append(block)
            opened = None
    return blocks


def match_block(text: str, start: int) -> int | None:
    """Match one tag around sentences: `[quote="Ana"]`, `[/quote]`, `[poll type=regular]`."""
    found = _BLOCK.match(text, start)
    return None if found is None else found.end()


def match_inline(text: str, start: int) -> int | None:
    """Match one tag within a sentence: `[b]`, `[/b]`; `[my friends]` and `[1]` are text."""
    found = _TAG.match(text, start)
    if found is None:
        return None
    word = found["word"]
    if word is not None and not found["more"]:
        end = found.end()
        if f"[/{word}]".lower() not in text[end : end + _FARTHEST].lower():
            return None
    return found.end()


def match_language(text: str, start: int) -> int | None:
    """Match `{mlang en}` and `{mlang}`, between which Moodle shows one language."""
    found = _LANGUAGE.match(text, start)
    return None if found is None else found.end()


def match_fence(text: str, start: int) -> int | None:
    """Match `:::info` or `:::`; `std:::x` is none."""
    if start and (text[start - 1].isalnum() or text[start - 1] == ":"):
        return None
    found = _FENCE.match(text, start)
    if found is None or text[found.end() : found.end() + 1].isalnum():
        return None
    return found.end()


def match_size(text: str, start: int) -> int | None:
    """Match what Discourse writes behind the words of a picture: `|690x388`, `|attachment`."""
    if not start or text[start - 1].isspace():  # a table
        return None
    found = _SIZE.match(text, start)
    return None if found is None else found.end()


def match_pair(text: str, start: int) -> int | None:
    """Match one side of `==new==`, `++new++`, `~~old~~` or `||secret||`; not `x == y` nor `C++`."""
    sign = text[start : start + 2]
    if sign not in _PAIRED:
        return None
    end = start + 2
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if sign[0] in (before, after):
        return None
    if _opens(before, after) and _has_other(text, end, sign, forwards=True):
        return end
    if _opens(after, before) and _has_other(text, start, sign, forwards=False):
        return end
    return None


def _opens(outside: str, inside: str) -> bool:
    return not (outside.isalnum() or outside == "_") and inside != "" and not inside.isspace()


def _has_other(text: str, place: int, sign: str, *, forwards: bool) -> bool:
    """Tell whether the other side of a pair stands in the same line, not far from here."""
    near = slice(place, place + _FARTHEST) if forwards else slice(max(0, place - _FARTHEST), place)
    piece = _line(text[near] if forwards else text[near][::-1])
    at = piece.find(sign, 1)
    return at > 0 and _opens(piece[at + 2 : at + 3], piece[at - 1])


def _line(text: str) -> str:
    found = _BREAK.search(text)
    return text if found is None else text[: found.start()]
