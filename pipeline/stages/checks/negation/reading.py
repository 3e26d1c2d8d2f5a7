"""What a text says no to: its cues, sentence by sentence and clause by clause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pipeline.domain.spans import Span
from pipeline.stages.checks.negation.tables import cues, notion_words
from pipeline.stages.hide import hide

# A point inside of `p.m` or an address ends nothing, nor does that of a German date.
_SENTENCE = re.compile(
    r"(?:[^.!?…。！？؟\n]|\.(?=\w)|(?<=\d)\.(?=\s(?:jan|feb|mär|apr|mai|ju[nl]|aug|sep|okt|nov|dez"
    r"|jahrh|klasse|platz|stock)))+[.!?…。！？؟\n]*\s*"
)
_ASKS = ("?", "？", "؟")
# Words that join clauses, beside the marks between them.
_JOINTS = {
    "en": "but|because|and|so|although|though|while|or|if|when",
    "es": "pero|porque|y|e|así que|aunque|mientras|o|si|cuando",
    "fr": "mais|parce que|parce qu'|et|donc|alors|bien que|tandis que|ou|si|quand",
    "de": "aber|weil|und|also|obwohl|während|oder|wenn|als|denn",
    "pt": "mas|porque|e|então|embora|enquanto|ou|se|quando",
    "it": "ma|perché|e|ed|quindi|anche se|mentre|o|se|quando",
    "ru": "но|потому что|и|а|поэтому|хотя|пока|или|если|когда",
    "ar": "لكن|لأن|و(?=\\w)|لذلك|أو|إذا|عندما",
    "zh": "但是?|因为|因為|所以|虽然|而且|如果",
}
_MARKS = r"[,;:—–،؛，；：、]|\s-\s"
# They bind what they deny to what was denied before, each language in its own number.
_LINKS = frozenset({"ni", "nor", "neither", "nem", "né", "nè", "ни", "weder"})
# After so many words a negation still opens a question, which asks rather than denies: "¿No
# vienes?", "Tu n'as pas froid ?".
_FRONT = {"en": 0, "es": 0, "it": 0, "pt": 0, "ru": 1, "fr": 2, "ar": 0}
_FRONT_LETTERS = 60
_WORD = re.compile(r"\w+")
# Of a negation in two words, the verb between is none of it: "n'oublie pas".
_EDGES = re.compile(r"^\w+(?:'(?=\w)|(?!'))|\w+$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """The negations of one sentence, in offsets of the whole text."""

    cues: tuple[Span, ...]  # that ask for a counterpart
    excuses: int  # set phrases that may stand for a negation of the other side
    start: int
    end: int


def small(text: str) -> str:
    """Give a text in small letters with straight apostrophes and plain spaces, of one length."""
    lowered = text.lower()
    if len(lowered) != len(text):  # one letter became two
        lowered = "".join(one if len(one.lower()) > 1 else one.lower() for one in text)
    return lowered.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")


def sentences(text: str) -> list[Span]:
    """Give the sentences of a text; what holds no letter belongs to the one before."""
    found: list[Span] = []
    for match in _SENTENCE.finditer(text):
        if found and not any(map(str.isalpha, match[0])):
            found[-1] = (found[-1][0], match.end())
        elif any(map(str.isalpha, match[0])):
            found.append(match.span())
    return found


def read(lowered: str, span: Span, language: str) -> Reading:
    """Read one sentence of a text in small letters."""
    start, end = span
    sentence = lowered[start:end]
    asks = any(mark in sentence for mark in _ASKS)
    strong: list[Span] = []
    excuses = 0
    for match in cues(language).finditer(sentence):
        if match["soft"] is not None or (asks and _in_front(sentence, match.start(), language)):
            excuses += 1
        else:
            strong.append((start + match.start(), start + match.end()))
    return Reading(cues=tuple(strong), excuses=excuses, start=start, end=end)


def notions(lowered: str, reading: Reading, language: str) -> frozenset[str]:
    """Give the notions of a sentence that carry a negation or take one for another."""
    sentence = hide(lowered[reading.start : reading.end], _within(lowered, reading), over=" ")
    found = notion_words(language).finditer(sentence)
    return frozenset(match.lastgroup for match in found if match.lastgroup)


def _within(lowered: str, reading: Reading) -> list[Span]:
    return [
        (start - reading.start + edge.start(), start - reading.start + edge.end())
        for start, end in reading.cues
        for edge in _EDGES.finditer(lowered[start:end])
    ]


def clauses(lowered: str, reading: Reading, language: str, *, marks: bool) -> list[Span | None]:
    """Give for each clause of a sentence its first negation.

    Clauses end before words that join, and with `marks` at commas as well.
    """
    borders = _borders(language, marks).finditer(lowered[reading.start : reading.end])
    edges = [reading.start, *(reading.start + border.end() for border in borders), reading.end]
    found: list[Span | None] = []
    waiting = list(reversed(reading.cues))
    for start, end in pairwise(edges):
        inside = []
        while waiting and waiting[-1][0] < end:
            inside.append(waiting.pop())
        if any(map(str.isalpha, lowered[start:end])):
            found.append(inside[0] if inside else None)
    return found


@lru_cache(maxsize=32)
def _borders(language: str, marks: bool) -> re.Pattern[str]:
    joints = _JOINTS[language]
    if language != "zh":
        joints = rf"(?<!\w)(?:{joints})(?!\w)"
    return re.compile(rf"(?:{_MARKS})?\s*(?:{joints})|{_MARKS}" if marks else joints)


def links(lowered: str, reading: Reading) -> bool:
    """Tell whether one of the negations binds itself to another: "neither", "ni"."""
    return any(lowered[start:end] in _LINKS for start, end in reading.cues)


def _in_front(sentence: str, position: int, language: str) -> bool:
    """Tell whether a negation opens a question: "Don't you want to come?"."""
    if position > _FRONT_LETTERS:
        return False
    words = len(_WORD.findall(sentence[:position]))
    return words <= _FRONT.get(language, -1)
