"""Words in a script that a passage's language is not written in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import regex

from pipeline.stages.detection.characters import script_of, scripts_of_language
from pipeline.stages.protection.protect import NAME, Kept

# Words side by side in other letters than Latin ones, which every model knows.
_LETTERS = r"[\p{L}\p{M}--\p{Latin}--\p{Common}--\p{Inherited}]"
# Scripts without spaces may stand beside Latin letters: `漢字<rt>kanji</rt>`.
_UNSPACED = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]"
# Each word has its borders, so that no run of words is read again from its second one.
_WORD = rf"{_LETTERS}[{_LETTERS}\p{{Inherited}}]*+(?:(?!\w)|(?<={_UNSPACED}))"
_JOINED = rf"{_WORD}(?:[ \u00a0,،、·-]{{1,2}}{_WORD})*+"
_WORDS = regex.compile(
    rf"(?:(?<!\w)|(?<!{_LETTERS}\p{{Inherited}}*)(?={_UNSPACED})){_JOINED}", regex.VERSION1
)


def words_in_other_scripts(text: str, kept: Sequence[Kept], language: str) -> list[Kept]:
    """Give the words that stay as they are because no model of the language knows their letters.

    `Привет` in an English sentence; offsets count from `text`, nothing that is `kept` is inside.
    """
    if text.isascii():
        return []
    own = scripts_of_language(language)
    found: list[Kept] = []
    for match in _WORDS.finditer(text):
        start, end = match.span()
        near = bisect_right(kept, end, key=_begins) - 1
        if near >= 0 and start < kept[near].span[1]:
            continue
        scripts = {script_of(letter) for letter in match.group() if letter.isalpha()}
        if not scripts & own:
            found.append(Kept(kind=NAME, span=(start, end), text=match.group(), fixed=True))
    return found


def _begins(one: Kept) -> int:
    return one.span[0]
