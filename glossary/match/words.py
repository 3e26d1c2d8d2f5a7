"""A folded text as words and what stands between them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import regex

from glossary.match.folding import one_space
from glossary.values import Span

# Scripts written without spaces: every character is a word of its own, so that terms are found
# anywhere, and a Latin word among them still has its borders.
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\u30fc\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_WORD = r"\p{L}\p{N}_\p{M}"  # what the simple pattern takes for a word, and marks
_FULL = regex.compile(rf"(?V1)[[{_WORD}]--[{_UNSPACED}]]+|[{_UNSPACED}]\p{{M}}*")
_NO_WORD = re.compile(r"[^\w ]")

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


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """The words of a folded text; what stands between two is left in the text."""

    text: str
    words: list[str]  # empty where no word stands between two characters that are none
    offsets: list[int]  # where the words start, less `gap` for each word before
    gap: int  # 1 where exactly one character stands between two words, else 0

    def start(self, number: int) -> int:
        """Give where a word starts."""
        return self.offsets[number] + self.gap * number

    def end(self, number: int) -> int:
        """Give where a word ends."""
        return self.start(number) + len(self.words[number])

    def next(self, number: int) -> int:
        """Give the number of the word that follows; one too many after the last."""
        number += 1
        while number < len(self.words) and not self.words[number]:
            number += 1
        return number

    def at(self, offset: int) -> int:
        """Give the number of the last word that starts at an offset or before; -1 if none does."""
        return bisect_right(range(len(self.words)), offset, key=self.start) - 1


def words_of(text: str, *, simple: bool) -> Words:
    """Cut a folded text into words."""
    if simple:  # all in a few searches that a processor does in one go
        words = _NO_WORD.sub(" ", text).split(" ")
        return Words(text=text, words=words, offsets=[0, *accumulate(map(len, words))], gap=1)
    found = [one for one in _FULL.finditer(text) if is_word(one[0])]
    words, offsets = [str(one[0]) for one in found], [one.start() for one in found]
    return Words(text=text, words=words, offsets=offsets, gap=0)


def with_pieces(of: Words, cuts: Mapping[str, tuple[int, str]]) -> Words:
    """Put a known word in the place of one that holds it, by where it starts in that."""
    offsets = [of.start(number) for number in range(len(of.words))]
    words = list(of.words)
    for number, word in enumerate(words):
        if word in cuts:
            shift, words[number] = cuts[word]
            offsets[number] += shift
    return Words(text=of.text, words=words, offsets=offsets, gap=0)


def without(of: Words, shut: Sequence[Span]) -> Words:
    """Take away words that touch blocked stretches, and what stands in these between words."""
    words = list(of.words)
    pieces: list[str] = []
    done = 0
    for start, end in shut:
        number = max(0, of.at(start))
        while number < len(words) and of.start(number) < end:
            if of.end(number) > start:
                words[number] = ""
            number += 1
        end = min(end, len(of.text))
        pieces += [of.text[done:start], "\0" * (end - start)]
        done = end
    pieces.append(of.text[done:])
    return Words(text="".join(pieces), words=words, offsets=of.offsets, gap=of.gap)


def parts_between(of: Words, first: int, last: int) -> list[str]:
    """Give words and what stands between them, from one to another; joined they are the text."""
    parts: list[str] = []
    while True:
        parts.append(of.words[first])
        if first >= last:
            return parts
        following = of.next(first)
        between = of.text[of.end(first) : of.start(following)]
        parts += [between] if between else []
        first = following


def is_word(token: str) -> bool:
    """Tell a word from what stands between words."""
    return bool(token) and (token[-1].isalnum() or token[-1] == "_" or token[0].isalnum())


def link(between: str) -> str:
    """Give what two words of a term are joined by; a tight hyphen is as good as a space."""
    if between in _LINKS:
        return " "
    even = one_space(between)
    return " " if even in _LINKS else even


def begins_link(sign: str) -> bool:
    """Tell whether what begins with a sign may be as good as a space."""
    return sign == "-" or sign.isspace()


def starts_apart(of: Words, first: int, language: str) -> bool:
    """Say whether a word is not the end of another that an apostrophe cuts."""
    start = of.start(first)
    if not of.text.startswith("'", start - 1) or first == 0 or of.end(first - 1) != start - 1:
        return True
    before, word = of.words[first - 1], of.words[first]
    if not before or language in _ELIDING:
        return True
    # After a letter that is no elided word stands a quotation: *b'coral reef*, but not *o'clock*.
    return language == "en" and len(before) == 1 and before != "o" and len(word) > _STEM


def ends_apart(of: Words, last: int, language: str) -> bool:
    """Say whether a word is not the beginning of another that an apostrophe cuts.

    *reef's* holds *reef*; *can't* does not hold *can*, nor *l'eau* an *l*.
    """
    end, following = of.end(last), last + 1
    if not of.text.startswith("'", end) or following >= len(of.words):
        return True
    if of.start(following) != end + 1 or not of.words[following] or language in _NAME_ENDINGS:
        return True
    if language in _ELIDING and len(of.words[last]) <= 2:
        return False
    return of.words[following] in _AFTER_APOSTROPHE.get(language, _POSSESSIVE)


def unglued(word: str, known: frozenset[str], language: str) -> tuple[int, str] | None:
    """Give the known word that one with small words written onto it holds, and where it starts."""
    if language == "ko":
        for size in range(min(_LONGEST_PARTICLE, len(word) - 1), 0, -1):
            if word[-size:] in _PARTICLES and word[:-size] in known:
                return 0, word[:-size]
        return None
    for clitic in _PROCLITICS.get(language, ()):
        stem = word.removeprefix(clitic)
        if len(stem) >= _STEM and stem != word and stem in known:
            return len(clitic), stem
    return None
