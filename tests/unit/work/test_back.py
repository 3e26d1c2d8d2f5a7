"""A translation is translated back, roughly, where there is a way."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.work.back import translate_back
from pipeline.work.engine_room import EngineRoom
from translators.packages.errors import DamagedPackage
from translators.testing import ScriptedTranslator
from translators.values import Request, Result

BACK = frozenset({("es", "en")})


def room(engine: ScriptedTranslator) -> EngineRoom:
    made = EngineRoom(lambda: engine)
    made.look()
    return made


def test_a_text_is_translated_on_one_line() -> None:
    there = room(ScriptedTranslator(lambda text: f" [{text}] ", pairs=BACK))
    assert translate_back(there, "Vimos\n 15 perros.", "es", "en") == "[Vimos 15 perros.]"


@pytest.mark.parametrize("pair", [("es", "fr"), ("und", "en"), ("en", "es")])
def test_where_there_is_no_package_there_is_no_way_back(pair: tuple[str, str]) -> None:
    assert translate_back(room(ScriptedTranslator(str, pairs=BACK)), "Vimos.", *pair) is None


def test_nothing_is_said_before_there_is_an_engine() -> None:
    assert translate_back(EngineRoom(lambda: ScriptedTranslator(str)), "Vimos.", "es", "en") is None


def test_nobody_is_kept_waiting_for_a_very_long_text() -> None:
    assert translate_back(room(ScriptedTranslator(str)), "Vimos. " * 300, "es", "en") is None


def test_an_engine_that_says_nothing_has_no_answer() -> None:
    assert translate_back(room(ScriptedTranslator(lambda _: " ")), "Vimos.", "es", "en") is None


class _Broken(ScriptedTranslator):
    """An engine whose package was damaged since."""

    def translate(self, requests: Sequence[Request]) -> list[Result]:  # noqa: ARG002  # the port
        raise DamagedPackage


def test_a_damaged_package_is_no_way_back() -> None:
    assert translate_back(room(_Broken(str)), "Vimos.", "es", "en") is None
