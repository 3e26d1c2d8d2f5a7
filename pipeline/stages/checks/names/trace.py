"""What became of a name in the translation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from pipeline.domain.spans import Span
from pipeline.stages.checks.names.evidence import is_title
from pipeline.stages.checks.names.given import AMBIGUOUS
from pipeline.stages.checks.names.known import is_known
from pipeline.stages.checks.names.spelling import (
    ALIKE_FROM,
    consonants,
    fold,
    respelled,
    sounds_like,
)
from pipeline.stages.checks.names.text import Text, folded

# Endings that languages hang on names: possessive, case, endearment.
_ENDINGS = frozenset(
    (
        "s",
        "es",
        "n",
        "ns",
        "ens",
        "ito",
        "ita",
        "inho",
        "inha",
        "ino",
        "ina",
        "ette",
        "chen",
        "lein",
        "y",
        "ie",
    )
)
_GENITIVE = ("s", "es")
_CLOSE = 0.55
_WITHOUT_CAPITALS = frozenset({"ar", "zh"})
_HEAD = 4
# Places that are words of other languages, and coins.
_WORDS_ANYWHERE = frozenset({"nice", "penny", "bath", "cork", "reading", "tours", "essen"})
_MOST_COMPARED = 60
# The share of its consonants that a name keeps between languages of Latin letters.
_KEPT_SOUND = 0.8


@dataclass(frozen=True, kw_only=True, slots=True)
class Trace:
    """The words of a translation, as names are compared with them."""

    text: Text
    words: frozenset[str]  # folded
    capitals: frozenset[str]  # folded, of those with a capital; of all where there are none
    spelled: dict[str, frozenset[str]] = field(default_factory=dict)  # made when first asked for

    def has(self, word: str, language: str) -> bool:
        """Tell whether a name of Latin letters is there, perhaps inflected or respelled.

        What is also a word of the target ("un penny") must have kept its capital.
        """
        name = fold(word)
        if name in self.words:
            return name in self.capitals or not self.is_word(name, language)
        if any(name + ending in self.words for ending in _ENDINGS):
            return True
        if language == "de" and any(
            name.endswith(ending) and name[: -len(ending)] in self.words for ending in _GENITIVE
        ):
            return True
        if "latin" not in self.spelled:
            self.spelled["latin"] = frozenset(map(respelled, self.words))
        spelled = respelled(word)
        return any(spelled + ending in self.spelled["latin"] for ending in ("", *_GENITIVE))

    def sounds(self, word: str, others: Sequence[str] = (), *, above: float = ALIKE_FROM) -> bool:
        """Tell whether a word of any alphabet sounds like one that is there.

        Not like one that is another name of the source: `others`.
        """
        if "sound" not in self.spelled:
            self.spelled["sound"] = frozenset(map(consonants, self.capitals))
        name = consonants(word)
        rivals = set(map(consonants, others))
        return not name or any(
            sounds_like(name, heard, above=above) and (heard == name or heard not in rivals)
            for heard in self.spelled["sound"]
        )

    def is_word(self, name: str, language: str) -> bool:
        """Tell whether a folded name is a word as well, in either language."""
        return name in _WORDS_ANYWHERE or any(
            name in AMBIGUOUS.get(one, frozenset()) for one in (language, self.text.language)
        )

    def resembles(self, word: str, *, small: bool) -> bool:
        """Tell whether something there may be a local form of a name, perhaps in small letters."""
        head = fold(word)[:3]
        words = self.words if small else self.capitals
        if any(other.startswith(head) for other in words):
            return True
        # Between languages of Latin letters a name keeps more than its sound.
        return self.sounds(word, above=_KEPT_SOUND)


def trace_of(text: Text) -> Trace:
    """Read a translation."""
    names = (
        filter(_is_capital, text.known) if text.language not in _WITHOUT_CAPITALS else text.known
    )
    return Trace(text=text, words=folded(text), capitals=frozenset(map(fold, names)))


def _is_capital(word: str) -> bool:
    return word[0].isupper()


def replacement(source: Text, index: int, there: Trace) -> Span | None:
    """Find what stands in a name's place: a new capital that looks like it, or is alone."""
    target = there.text
    name = fold(source.words[index])
    others = {fold(word)[:_HEAD] for word in source.known} - {name[:_HEAD]}
    fresh = [
        at
        for at in range(len(target.words))
        if target.is_capital(at)
        and fold(target.words[at])[:_HEAD] not in others
        and not is_title(target, at)
        and not is_known(fold(target.words[at]), target.language)
        and (not target.is_first(at) or source.is_first(index))
    ][:_MOST_COMPARED]
    close = [(SequenceMatcher(None, name, fold(target.words[at])).ratio(), at) for at in fresh]
    if close and max(close)[0] >= _CLOSE:
        return target.spans[max(close)[1]]
    if target.language != "de" and len(fresh) == 1 and not target.is_first(fresh[0]):
        return target.spans[fresh[0]]
    return None
