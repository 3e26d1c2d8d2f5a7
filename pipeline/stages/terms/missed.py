"""What becomes of terms where a passage keeps its source after all."""

from __future__ import annotations

from dataclasses import replace

from pipeline.domain.bilingual import TermUse
from pipeline.domain.flags import Flag, flag
from pipeline.stages.passages.passage import SourcePassage
from pipeline.stages.translation.rendering import Rendering


def missed_terms(
    passage: SourcePassage, rendering: Rendering
) -> tuple[tuple[TermUse, ...], tuple[Flag, ...]]:
    """Give the terms of a translation that gives way to its source, and the flags of those lost.

    What was to stay as it is stands in the source as well.
    """
    terms: list[TermUse] = []
    flags = {
        one.params["term"]: replace(one, target=None)
        for one in rendering.flags
        if one.code == "term-missing"
    }
    for one in rendering.terms:
        own = passage.text[slice(*one.source)] if one.source else ""
        wanted = rendering.text[slice(*one.target)] if one.target else ""
        if one.kind == "forbid":
            terms.append(replace(one, target=None, satisfied=True, method="plain"))
        elif own and own == wanted:
            terms.append(replace(one, target=one.source))
        else:
            terms.append(replace(one, target=None, satisfied=False, method=None))
            if one.satisfied:
                flags.setdefault(
                    one.entry,
                    flag("term-missing", source=one.source, term=one.entry, wanted=wanted),
                )
    return tuple(terms), tuple(flags.values())
