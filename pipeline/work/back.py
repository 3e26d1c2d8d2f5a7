"""A rough way back: what a translation says, for who does not read its language."""

from __future__ import annotations

from pipeline.work.engine_room import EngineRoom
from translators.errors import TranslatorError
from translators.values import Request

# A passage is seldom longer, and a teacher waits for this.
_MOST_CHARACTERS = 2_000
_BEAM = 2


def translate_back(room: EngineRoom, text: str, source: str, target: str) -> str | None:
    """Translate a text of the language `source` (a tag) to `target`, quickly and unchecked.

    None where there is no engine yet, no package for the way, or more text than somebody would
    wait for.
    """
    engine = room.engine
    if engine is None or len(text) > _MOST_CHARACTERS:
        return None
    wanted = Request(
        text=" ".join(text.split()), source=source, target=target, aligned=False, beam=_BEAM
    )
    try:
        (result,) = engine.translate([wanted])
    except TranslatorError:  # no way, or a package that cannot be used
        return None
    return result.best.text.strip() or None
