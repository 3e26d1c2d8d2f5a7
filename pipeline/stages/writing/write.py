"""Write what a passage became in the format of its source: the last stage before assembly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.domain.bilingual import TermUse
from pipeline.domain.flags import Flag
from pipeline.domain.spans import Span
from pipeline.stages.passages.markup import Markup, Sign, reference_of
from pipeline.stages.passages.passage import SourcePassage
from pipeline.stages.signs.values import Placed, Placement
from pipeline.stages.splice import Splice, splice
from pipeline.stages.translation.rendering import Rendering
from pipeline.stages.writing.insets import inset_starts, with_insets
from pipeline.stages.writing.spelling import respell, spellings_of

_EMPHASIS = frozenset({"em", "strong", "s"})


def write(passage: SourcePassage, rendering: Rendering, *, careful: bool = False) -> Rendering:
    """Give a rendering with its text and offsets as they are in the field's value.

    `careful` escapes all that a format might read as markup.
    """
    markup = passage.markup
    if markup is None or rendering.spelled:
        return rendering
    insets = [
        write(inset, one, careful=careful)
        for inset, one in zip(passage.insets, rendering.insets, strict=False)
    ]
    texts = tuple(one.text for one in insets)
    if rendering.text == passage.text:
        whole = _layout(markup, texts)
        moved = _moved(rendering, markup.layout, whole, whole.text)
        starts = inset_starts(markup, (0, len(markup.source)), texts, 0)
        return with_insets(passage, moved, insets, starts)
    before = markup.spelled((0, markup.core[0]), texts) + markup.edges[0]
    after = markup.edges[1] + markup.spelled((markup.core[1], len(markup.source)), texts)
    lead, tail = len(passage.core.lead), len(passage.core.tail)
    core = rendering.text[lead : len(rendering.text) - tail]
    spelled = _core(passage, markup, rendering, core, texts, careful=careful)
    text = before + spelled.text + after
    reach = lead, len(rendering.text) - tail
    moved = _moved(rendering, markup.layout, spelled, text, core=reach, before=len(before))
    starts = _inset_starts(markup, rendering, spelled, texts, lead, len(before))
    return with_insets(passage, moved, insets, starts)


def _layout(markup: Markup, texts: tuple[str, ...]) -> Splice:
    """Give the way from a passage's text to its source with texts for its insets."""
    if not texts:
        return markup.layout
    places: list[tuple[Span, Span]] = []
    at = position = 0
    for shown, (start, end) in markup.layout.places:
        first = at + len(markup.spelled((position, start), texts))
        at = first + len(markup.spelled((start, end), texts))
        places.append((shown, (first, at)))
        position = end
    text = markup.spelled((0, len(markup.source)), texts)
    return Splice(text=text, places=tuple(places))


def _core(
    passage: SourcePassage,
    markup: Markup,
    rendering: Rendering,
    core: str,
    texts: tuple[str, ...],
    *,
    careful: bool,
) -> Splice:
    """Spell the core of a translation, its signs and kept stretches in it."""
    lead = len(passage.core.lead)
    raws = {atom.span: atom.source for atom in markup.atoms}
    stretches: list[tuple[Span, str]] = []
    for kept, (start, end) in rendering.kept:
        stretches.append(((start - lead, end - lead), markup.spelled(raws[kept.span], texts)))
    stretches.sort()
    own = [one.span for one in passage.core.kept]
    taken = set(own)
    forms = [
        (atom.span, markup.source[slice(*atom.source)])
        for atom in markup.atoms
        if atom.span not in taken
    ]
    placement = rendering.placement or Placement(signs=())
    signs = _signs(placement, core, careful=careful, changed=core != passage.core.text)
    lines = [0] * (not passage.core.lead) + [
        one.span[1] for one in placement.signs if one.sign.kind == "break"
    ]
    busy = _busy(markup)
    known = spellings_of(passage.core.text, forms, own, markup.writing)
    letters = respell(
        core,
        [span for span, _ in stretches],
        {key: ways for key, ways in known.items() if key not in busy},
        markup.writing,
        lines=lines,
        careful=careful,
    )
    return splice(core, _merged(signs, [*stretches, *_settled(letters, signs, core)]))


def _inset_starts(
    markup: Markup,
    rendering: Rendering,
    spelled: Splice,
    texts: tuple[str, ...],
    lead: int,
    at: int,
) -> dict[int, int]:
    """Give where insets start in a passage whose spelled core starts at `at`, by their number."""
    end = len(markup.source)
    after = at + len(spelled.text) + len(markup.edges[1])
    starts = inset_starts(markup, (0, markup.core[0]), texts, 0)
    starts |= inset_starts(markup, (markup.core[1], end), texts, after)
    if len(starts) < len(markup.insets):
        raws = {atom.span: atom.source for atom in markup.atoms}
        places = dict(spelled.places)
        for kept, (first, last) in rendering.kept:
            place = places[first - lead, last - lead]
            starts |= inset_starts(markup, raws[kept.span], texts, at + place[0])
    return starts


def _busy(markup: Markup) -> frozenset[str]:
    """Give the characters that the marks of a passage are made of.

    Where such a one is text as well, it could change roles with a mark as words change places.
    """
    if markup.writing not in {"markdown", "cell"}:
        return frozenset()
    return frozenset().union(
        *(one.raw if one.label in _EMPHASIS else "[]" if one.raw[:1] in "[]" else ()
          for one in markup.signs)
    )  # fmt: skip


def _settled(
    letters: Sequence[tuple[Span, str]], signs: Sequence[tuple[Span, str]], core: str
) -> list[tuple[Span, str]]:
    """Leave out what a break replaces; escape a sign that would make another mark of a link."""
    taken = {at for span, _ in signs for at in range(*span)}
    settled = {span: raw for span, raw in letters if span[0] not in taken}
    for (start, _), raw in signs:
        if raw.startswith("[") and core[max(0, start - 1) : start] in {"!", "^"}:
            settled[start - 1, start] = "\\" + core[start - 1]
    return sorted(settled.items())


def _merged(
    signs: Sequence[tuple[Span, str]], others: Sequence[tuple[Span, str]]
) -> list[tuple[Span, str]]:
    """Join replacements in order; signs keep their order among each other."""
    numbered = [(span, 0, number, raw) for number, (span, raw) in enumerate(signs)]
    numbered += [(span, 1, 0, raw) for span, raw in others]
    # An insertion at a place comes before what is replaced there.
    numbered.sort(key=lambda one: (one[0][0], one[0][1], one[1], one[2]))
    return [(span, raw) for span, _, _, raw in numbered]


def _signs(
    placement: Placement,
    core: str,
    *,
    careful: bool,
    changed: bool,
) -> list[tuple[Span, str]]:
    """Spell the signs of a translation."""
    spelled = []
    for placed in placement.signs:
        raw = _raw(placed.sign, changed=changed)
        if careful and placed.sign.label in _EMPHASIS:
            raw = _parted(placed, raw, core)
        spelled.append((placed.span, raw))
    return spelled


def _raw(sign: Sign, *, changed: bool) -> str:
    """Spell a sign; a link that was its own reference names it where its text has changed."""
    reference = reference_of(sign.label)
    if reference is None or not changed or sign.kind != "close":
        return sign.raw
    return f"][{reference}]"


def _parted(placed: Placed, raw: str, core: str) -> str:
    """Part an emphasis mark from the letters outside, where it would not be seen as one.

    A mark between a sign and a letter opens or closes nothing (CommonMark, 6.2).
    """
    at = placed.span[0]
    left, right = core[max(0, at - 1) : at], core[at : at + 1]
    if placed.sign.kind == "close" and right.isalnum() and (not left.isalnum() or "_" in raw):
        return raw + " "
    if placed.sign.kind == "open" and left.isalnum() and (not right.isalnum() or "_" in raw):
        return " " + raw
    return raw


def _moved(
    rendering: Rendering,
    source: Splice,
    target: Splice,
    text: str,
    *,
    core: Span | None = None,
    before: int = 0,
) -> Rendering:
    """Give a rendering with its `text`, and its offsets, as both sides are spelled.

    `target` leads from its `core` to what stands in `text` after `before`; None: from all of it.
    """
    here = source.to_new
    first, last = core or (0, len(rendering.text))

    def there(span: Span) -> Span:
        start, end = target.to_new((max(0, span[0] - first), max(0, span[1] - first)))
        start = start + before if span[0] >= first else 0
        end = end + before if span[1] <= last else len(text)
        return min(start, end), end

    def term(one: TermUse) -> TermUse:
        return replace(
            one, source=one.source and here(one.source), target=one.target and there(one.target)
        )

    def moved(one: Flag) -> Flag:
        return replace(
            one, source=one.source and here(one.source), target=one.target and there(one.target)
        )

    return replace(
        rendering,
        text=text,
        alignment=tuple((*here((a, b)), *there((c, d))) for a, b, c, d in rendering.alignment),
        terms=tuple(map(term, rendering.terms)),
        flags=tuple(map(moved, rendering.flags)),
    )
