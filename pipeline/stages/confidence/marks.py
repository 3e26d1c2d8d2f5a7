"""Which words pages mark: few, the most suspicious, neighbours as one stretch."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.stages.confidence.values import Judged

# At most one word of ten, over all passages shown together: a short passage may have a mark
# where a long one beside it has none.
_ONE_OF = 10


def marked_words(passages: Sequence[Judged]) -> list[tuple[tuple[int, int], ...]]:
    """Give for each passage the stretches of words to mark, as half-open ranges of indices.

    Only flagged words are marked: where all are fine there is none.
    """
    total = sum(len(one.word_scores or ()) for one in passages)
    flagged = [
        (-score, at, word)
        for at, one in enumerate(passages)
        for word, (score, flag) in enumerate(
            zip(one.word_scores or (), one.word_flags or (), strict=True)
        )
        if flag
    ]
    chosen: list[list[int]] = [[] for _ in passages]
    for _, at, word in sorted(flagged)[: total // _ONE_OF]:
        chosen[at].append(word)
    return [_merged(sorted(words)) for words in chosen]


def word_span(text: str, words: Sequence[str], stretch: tuple[int, int]) -> tuple[int, int] | None:
    """Give where a stretch of words stands in the text, in code points.

    The words are sought in order; nothing where the text does not have them so.
    """
    at, start = 0, 0
    for index, word in enumerate(words[: stretch[1]]):
        found = text.find(word, at)
        if found < 0:
            return None
        if index == stretch[0]:
            start = found
        at = found + len(word)
    return start, at


def _merged(words: Sequence[int]) -> tuple[tuple[int, int], ...]:
    stretches: list[tuple[int, int]] = []
    for word in words:
        if stretches and stretches[-1][1] == word:
            stretches[-1] = (stretches[-1][0], word + 1)
        else:
            stretches.append((word, word + 1))
    return tuple(stretches)
