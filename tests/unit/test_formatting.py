"""How often the engine is asked for the marks of a passage, and for what."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.stages.signs.values import Method
from tests.support.passages import passage_of, rendered
from tests.support.word_engine import WordTranslator, backwards
from translators.values import Request, Result


class Listening(WordTranslator):
    """Remembers what it was asked to translate."""

    def __init__(self) -> None:
        super().__init__(backwards)
        self.asked: list[str] = []

    def translate(self, requests: Sequence[Request]) -> list[Result]:
        self.asked += [request.text for request in requests]
        return super().translate(requests)


@pytest.mark.parametrize(
    ("text", "again", "method"),
    [
        ("We saw our **garden** today.", [], "alignment"),
        ("We *are* in our **garden** today.", ["are"], "wording"),
        ("We *are* so **not** home today.", ["are", "not"], "wording"),
        ("We saw our garden today.", [], None),
    ],
)
def test_only_elements_in_doubt_are_translated_alone(
    text: str, again: list[str], method: Method | None
) -> None:
    engine = Listening()
    rendering = rendered(passage_of(text), engine)
    assert engine.asked[1:] == again
    assert (rendering.placement and rendering.placement.method) == method
