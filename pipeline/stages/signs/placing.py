"""Place the elements of a passage in its translation by what its words came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from pipeline.domain.spans import Span
from pipeline.stages.passages.markup import Sign
from pipeline.stages.signs.singles import other_signs
from pipeline.stages.signs.values import Element, Placed, Placement, elements_of, lay
from pipeline.stages.signs.words import Pairing, is_weighty, letters_of

# Elements times words of one passage; beyond, only a hostile text is meant.
_MOST_WORK = 200_000


def place_unchanged(signs: Sequence[Sign]) -> Placement:
    """Give every sign the place that it has in the source."""
    return Placement(signs=tuple(Placed(sign=sign, span=sign.span) for sign in signs))


def place_by_words(signs: Sequence[Sign], pairing: Pairing) -> Placement | None:
    """Put each element around what its words became; None where that cannot be told.

    The words of an element may be apart in the translation: the stretch is taken that holds
    most of them and least of others. Single signs stay beside their word, soft breaks take the
    white space nearest to their share of the text.
    """
    elements = elements_of(signs, len(pairing.source))
    if _is_too_much(elements, pairing):
        return None
    places: dict[int, Span] = {}
    doubtful: list[Span] = []
    for number in reversed(range(len(elements))):
        own = set(pairing.words_in(elements[number].span))
        run = _run(elements[number], own, pairing)
        if run is None:
            return None
        if is_doubtful(own, run, pairing):
            doubtful.append(elements[number].span)
        found = _trimmed(elements[number], _narrowed(elements[number], own, run, pairing), pairing)
        inner = [
            places[other]
            for other in range(number + 1, len(elements))
            if _holds(elements[number], elements[other])
        ]
        places[number] = _hull([found, *inner])
    laid = [(element, places[number]) for number, element in enumerate(elements)]
    others, lost = other_signs(signs, laid, pairing)
    placement = lay(signs, laid, others, guessed=lost)
    return placement and replace(placement, doubtful=tuple(doubtful))


def place_by_share(signs: Sequence[Sign], pairing: Pairing) -> Placement | None:
    """Put elements of which nothing is known around the words at their share of the text: a guess.

    Where they cross others then, so are all. None when there are not words enough.
    """
    elements = elements_of(signs, len(pairing.source))
    if not pairing.target_words or not pairing.source_words:
        return None
    shares = [(element, _share(element, pairing)) for element in elements]
    ways = [shares]
    if not _is_too_much(elements, pairing):
        ways.insert(0, [(one, _known(one, pairing) or share) for one, share in shares])
    for laid in ways:
        others, _ = other_signs(signs, laid, pairing)
        placement = lay(signs, laid, others, guessed=True)
        if placement is not None:
            return placement
    return None


def _is_too_much(elements: Sequence[Element], pairing: Pairing) -> bool:
    return len(elements) * max(len(elements), len(pairing.target_words)) > _MOST_WORK


def place_of(span: Span, pairing: Pairing) -> Span | None:
    """Give what a stretch of the source became, the signs around its words left out."""
    return _known(Element(opening=0, closing=0, span=span), pairing)


def _known(element: Element, pairing: Pairing) -> Span | None:
    own = set(pairing.words_in(element.span))
    run = _run(element, own, pairing)
    if run is None:
        return None
    return _trimmed(element, _narrowed(element, own, run, pairing), pairing)


def _share(element: Element, pairing: Pairing) -> Span:
    """Give the words that stand where an element would, were the texts alike."""
    count, total = len(pairing.target_words), len(pairing.source_words)
    words = pairing.words_in(element.span)
    first = min(count - 1, words.start * count // total)
    last = max(first + 1, min(count, -(-words.stop * count // total)))
    return pairing.whole(
        (
            0 if element.reaches_start else _letters_at(pairing, first)[0],
            len(pairing.target) if element.reaches_end else _letters_at(pairing, last - 1)[1],
        )
    )


def _letters_at(pairing: Pairing, number: int) -> Span:
    """Give the letters of a word of the translation."""
    return letters_of(pairing.target, pairing.target_words[number])


def _holds(outer: Element, inner: Element) -> bool:
    return outer.span[0] <= inner.span[0] and inner.span[1] <= outer.span[1]


def _hull(spans: Iterable[Span]) -> Span:
    starts, ends = zip(*spans, strict=True)
    return min(starts), max(ends)


def _run(element: Element, own: set[int], pairing: Pairing) -> range | None:
    """Give the words of the translation that an element's words became."""
    values = [_value(came, own) for came in pairing.sources]
    run = _best_run(values, element)
    return _between(own, pairing) if run is None else run


def _narrowed(element: Element, own: set[int], run: range, pairing: Pairing) -> range:
    """Leave words at the edges of a run to neighbours that have none, while it has too many.

    Of `was *so cold*`, `estaba tan frío`, attention may give all three to the element. The last
    word of weight stays, and all where it cannot be told which side has too many.
    """
    if element.reaches_start or element.reaches_end or not own or not own.isdisjoint(pairing.told):
        return run
    spare = len(run) - len(own)
    before = _takers(range(min(own) - 1, -1, -1), range(run.start - 1, -1, -1), pairing)
    after = _takers(
        range(max(own) + 1, len(pairing.targets)),
        range(run.stop, len(pairing.sources)),
        pairing,
    )
    if before and after and spare < before + after:
        return run
    weighty = [number for number in run if is_weighty(pairing.target, pairing.target_words[number])]
    start = run.start + max(0, min(before, spare))
    start = min(start, weighty[-1] if weighty else run.stop - 1)
    stop = run.stop - max(0, min(after, spare - (start - run.start)))
    stop = max(stop, 1 + next((number for number in weighty if number >= start), start))
    while stop - start > len(own) and not pairing.sources[start]:
        start += 1
    while stop - start > len(own) and not pairing.sources[stop - 1]:
        stop -= 1
    return range(start, stop)


def _takers(words: range, became: range, pairing: Pairing) -> int:
    """Count the neighbours of an element on one side that have become nothing.

    Less the words on that side of the translation that came from none.
    """
    neighbours = takewhile(lambda word: not pairing.targets[word], words)
    free = takewhile(lambda number: not pairing.sources[number], became)
    return max(0, sum(1 for _ in neighbours) - sum(1 for _ in free))


def is_doubtful(own: set[int], run: range, pairing: Pairing) -> bool:
    """Tell whether words of a translation look unlike the source's words they are said to be.

    Other numbers of words, small words alone, words of weight that went elsewhere or came from
    elsewhere: attention often errs there. What is known beyond attention is in no doubt.
    """
    weighty = {word for word in own if is_weighty(pairing.source, pairing.source_words[word])}
    if weighty <= pairing.told and not own.isdisjoint(pairing.told):
        return any(pairing.is_of_others(number, range(min(own), max(own) + 1)) for number in run)
    if len(run) != len(own) or not weighty:
        return True
    if not any(is_weighty(pairing.target, pairing.target_words[number]) for number in run):
        return True
    if any(
        not became or not all(number in run for number in became)
        for became in (pairing.targets[word] for word in weighty)
    ):
        return True
    return any(
        is_weighty(pairing.source, pairing.source_words[word])
        for number in run
        for word in pairing.sources[number] - own
    )


def _value(came: set[int], own: set[int]) -> float:
    if not came:
        return -0.01  # a word that came from none is taken only between two that did
    return (2 * len(came & own) - len(came)) / len(came)


def _best_run(values: Sequence[float], element: Element) -> range | None:
    """Give the run of words of the greatest sum, if any word in it is the element's own."""
    best, found = 0.0, None
    total, start = 0.0, 0
    if element.reaches_start or element.reaches_end:
        return _best_edge(values, from_start=element.reaches_start)
    for number, value in enumerate(values):
        if total <= 0:
            total, start = 0.0, number
        total += value
        if total > best:
            best, found = total, range(start, number + 1)
    return found


def _best_edge(values: Sequence[float], *, from_start: bool) -> range | None:
    """Give the run from the start, or to the end, that parts own words from others best."""
    order = range(len(values)) if from_start else range(len(values) - 1, -1, -1)
    best, found, total = 0.0, None, 0.0
    for number in order:
        total += values[number]
        if total > best:
            best = total
            found = range(number + 1) if from_start else range(number, len(values))
    return found


def _between(own: set[int], pairing: Pairing) -> range | None:
    """Give the words between what the neighbours of some words became, where none is paired.

    A neighbour that became several words may hold a small one as well: `your school`, where both
    `tu` and `escuela` are said to come from `school`.
    """
    if not own:
        return None
    first, last = min(own), max(own)
    before, after = _last_before(pairing, first), _first_after(pairing, last)
    free = _free(before, after, set(), pairing)
    if free is None and last + 1 < len(pairing.targets) and len(pairing.targets[last + 1]) > 1:
        free = _free(before, max(pairing.targets[last + 1]), {last + 1}, pairing)
    if free is None and first > 0 and len(pairing.targets[first - 1]) > 1:
        free = _free(min(pairing.targets[first - 1]) + 1, after, {first - 1}, pairing)
    return free


def _free(
    before: int | None, after: int | None, neighbour: set[int], pairing: Pairing
) -> range | None:
    """Give the words between two places if none came from others than a neighbour."""
    if before is None or after is None or before >= after:
        return None
    found = range(before, after)
    if any(not pairing.sources[number] <= neighbour for number in found):
        return None
    heavy = (is_weighty(pairing.target, pairing.target_words[number]) for number in found)
    return None if neighbour and any(heavy) else found


def _last_before(pairing: Pairing, word: int) -> int | None:
    if word == 0:
        return 0
    became = pairing.targets[word - 1]
    return max(became) + 1 if became else None


def _first_after(pairing: Pairing, word: int) -> int | None:
    if word + 1 >= len(pairing.targets):
        return len(pairing.target_words)
    became = pairing.targets[word + 1]
    return min(became) if became else None


def _trimmed(element: Element, run: range, pairing: Pairing) -> Span:
    """Take the signs around the letters along only as far as the element had any."""
    start, end = _letters_at(pairing, run.start)[0], _letters_at(pairing, run.stop - 1)[1]
    source = pairing.source[element.span[0] : element.span[1]].strip()
    before, after = _signs_around(source)
    start = max(start - before, pairing.target_words[run.start][0])
    end = min(end + after, pairing.target_words[run.stop - 1][1])
    if source.endswith(("!", "?")):  # their inverted fellows open the stretch
        start = _before_inverted(pairing.target, start)
    if element.reaches_start:
        start = 0
    if element.reaches_end:
        end = len(pairing.target)
    return pairing.whole((start, end))


def _signs_around(text: str) -> tuple[int, int]:
    """Count the signs before the first and after the last letter or figure of a text."""
    start, end = letters_of(text, (0, len(text)))
    return start, len(text) - end


def _before_inverted(text: str, start: int) -> int:
    while start > 0 and text[start - 1] in "¿¡":
        start -= 1
    return start
