"""A folded text as words and what stands between them."""

from __future__ import annotations

import re

import regex

from glossary.match.folding import one_space

# Scripts written without spaces: every character is a word of its own, so that terms are found
# anywhere, and a Latin word among them still has its borders.
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\u30fc\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_WORD = r"\p{L}\p{N}_\p{M}"  # what the simple pattern takes for a word, and marks
_FULL = regex.compile(
    rf"(?V1)[[{_WORD}]--[{_UNSPACED}]]+|[{_UNSPACED}]\p{{M}}*|[^{_WORD}{_UNSPACED}]+"
)
_SIMPLE = re.compile(r"(\W+)")

# French *l'eau*, Italian *dell'acqua*: a short word loses its vowel and is no part of the next.
_ELIDING = frozenset({"fr", "it", "ca", "oc"})
# Turkish sets names and their endings apart: *Ankara'da*.
_NAME_ENDINGS = frozenset({"tr", "az"})
_AFTER_APOSTROPHE = {"en": frozenset({"s", "ll", "re", "ve", "d", "m"})}
_POSSESSIVE = frozenset({"s"})


def _words(listed: str) -> tuple[str, ...]:
    return tuple(listed.split())


_PARTICLES = frozenset(
    _words(
        "은 는 이 가 을 를 에 에서 에게 에게서 께 한테 의 와 과 하고 도 만 로 으로 "
        "까지 부터 조차 마저 처럼 보다 마다 밖에 이나 나 이랑 랑 라고 이라고 라는 이라는 "
        "이다 입니다 에는 에도 에서는 에서도 에게는 에게도 으로는 로는 으로도 로도 으로부터 "
        "로부터 까지는 까지도 부터는 만은 만을 만이 와는 과는 와도 과도 와의 과의 에의 "
        "에서의 이며 이고 이란 란 들 들이 들은 들을 들의 들에 들에게 들과 들도 들만 들로 "
        "들이나 들에서 들에게는"
    )
)
# And, so, in, as, to, the: written onto the word. A single letter may as well belong to it.
_PROCLITICS = {
    "ar": _words("ال وال بال كال فال لل ولل و ف ب ك ل"),
    "he": _words("ה ו ב ל מ כ ש וה שה מה כש וב ול ומ"),
}
_LONGEST_PARTICLE = max(map(len, _PARTICLES))
_LINKS = frozenset({" ", "-", "- "})
_STEM = 3  # letters at least that must be left behind a proclitic
GLUING = frozenset({"ko", *_PROCLITICS})  # languages for which `unglued` has something to say


def tokens(text: str, *, simple: bool) -> list[str]:
    """Cut a folded text into words and the stretches between; joined they are the text."""
    if simple:
        return _SIMPLE.split(text)
    return [str(token) for token in _FULL.findall(text)]


def is_word(token: str) -> bool:
    """Tell a word from what stands between words."""
    return bool(token) and (token[-1].isalnum() or token[-1] == "_" or token[0].isalnum())


def link(between: str) -> str:
    """Give what two words of a term are joined by; a tight hyphen is as good as a space."""
    if between in _LINKS:
        return " "
    even = one_space(between)
    return " " if even in _LINKS else even


def starts_apart(parts: list[str], first: int, language: str) -> bool:
    """Say whether a word is not the end of another that an apostrophe cuts."""
    if first < 2 or parts[first - 1] != "'" or not is_word(parts[first - 2]):
        return True
    if language in _ELIDING:
        return True
    # After a letter that is no elided word stands a quotation: *b'coral reef*, but not *o'clock*.
    before, word = parts[first - 2], parts[first]
    return language == "en" and len(before) == 1 and before != "o" and len(word) > _STEM


def ends_apart(parts: list[str], last: int, language: str) -> bool:
    """Say whether a word is not the beginning of another that an apostrophe cuts.

    *reef's* holds *reef*; *can't* does not hold *can*, nor *l'eau* an *l*.
    """
    if last + 2 >= len(parts) or parts[last + 1] != "'" or not is_word(parts[last + 2]):
        return True
    if language in _NAME_ENDINGS:
        return True
    if language in _ELIDING and len(parts[last]) <= 2:
        return False
    return parts[last + 2] in _AFTER_APOSTROPHE.get(language, _POSSESSIVE)


def unglued(word: str, known: frozenset[str], language: str) -> tuple[str, ...] | None:
    """Cut a word that holds a known one and small words written onto it, or give None.

    The small words come back as NULs, as many as they have characters: they match nothing.
    """
    if language == "ko":
        for size in range(min(_LONGEST_PARTICLE, len(word) - 1), 0, -1):
            if word[-size:] in _PARTICLES and word[:-size] in known:
                return word[:-size], "\0" * size
        return None
    for clitic in _PROCLITICS.get(language, ()):
        stem = word.removeprefix(clitic)
        if len(stem) >= _STEM and stem != word and stem in known:
            return "\0" * len(clitic), stem
    return None
