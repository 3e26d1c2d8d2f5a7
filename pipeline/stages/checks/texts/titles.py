"""Names and titles that a translation rightly leaves as they are."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.domain.language import primary
from pipeline.stages.checks.pair import Pair
from pipeline.stages.checks.texts.plain_words import PLAIN_WORDS
from pipeline.stages.checks.texts.words import Word, is_common, is_known, is_loan

_LONGEST = 6  # words of a title
_PARTICLE = 3  # letters


def protected(
    pair: Pair, there: Sequence[Word], shared: list[Word], here: dict[str, Word]
) -> set[int]:
    """Give where the words begin that belong to a name: `Rio de Janeiro`, `La casa de papel`.

    Small words of a row around a name belong to it; after a capital that is a word of its
    language, as titles have them, the whole row does.
    """
    wanted = {word.start for word in shared}
    kept: set[int] = set()
    row: list[Word] = []
    for word in there:
        if word.start in wanted and (not row or _joined(pair.target, row[-1], word)):
            row.append(word)
            continue
        _keep(pair, row, here, kept)
        row = [word] if word.start in wanted else []
    _keep(pair, row, here, kept)
    return kept


def _joined(text: str, one: Word, other: Word) -> bool:
    return text[one.end : other.start] in (" ", "-", "'", "’", "\u00a0", " d'", "'s ", "’s ")


def _keep(pair: Pair, row: list[Word], here: dict[str, Word], kept: set[int]) -> None:
    capitals = sum(word.text[0].isupper() for word in row)
    if not row or (len(row) > _LONGEST and 2 * capitals < len(row)):
        return
    language = pair.source_language
    names = [at for at, word in enumerate(row) if _is_name(pair, here[word.folded], word)]
    kept.update(row[at].start for at in names)
    if not names:
        kept.update(word.start for at, word in enumerate(row) if _joins_loans(row, at))
        return
    for at, word in enumerate(row):
        between = names[0] < at < names[-1]
        small = is_common(word.folded, language) or len(word.folded) <= _PARTICLE
        if (small and (between or at < names[0])) or (between and len(word.folded) <= _PARTICLE):
            kept.add(word.start)
    first = row[names[0]]
    if is_known(first.folded, language) and language != "en":
        kept.update(word.start for word in row[names[0] :])


def _is_name(pair: Pair, source: Word, target: Word) -> bool:
    """Tell whether a capital inside a sentence tells of a name."""
    if not (source.text[0].isupper() and target.text[0].isupper()) or source.begins:
        return False
    if source.folded in PLAIN_WORDS.get(primary(pair.source_language), ()):
        return False  # `Monday`
    if primary(pair.source_language) != "de":
        return True
    return is_common(source.folded, "de") or not is_known(source.folded, "de")


def _joins_loans(row: list[Word], at: int) -> bool:
    """Tell whether a small word joins two that go from language to language: `rock and roll`."""
    if len(row[at].folded) > _PARTICLE or not 0 < at < len(row) - 1:
        return False
    return is_loan(row[at - 1].folded) or is_loan(row[at + 1].folded)
