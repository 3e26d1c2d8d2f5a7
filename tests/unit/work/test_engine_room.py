"""The engine is made anew when packages come or go, and only then."""

from __future__ import annotations

from pathlib import Path

from pipeline.work.engine_room import EngineRoom
from translators.port import Translator
from translators.testing import IdentityTranslator


def test_the_engine_is_made_anew_when_a_package_comes_changes_or_goes(tmp_path: Path) -> None:
    room = EngineRoom(IdentityTranslator, tmp_path)
    assert room.engine is None
    assert room.look()
    assert not room.look()
    (tmp_path / "threads.json").write_text("{}")
    (tmp_path / ".staging").mkdir()
    assert not room.look()
    (tmp_path / "translate-en_fr-1.0").mkdir()
    assert room.look()
    (tmp_path / "translate-en_fr-1.0" / "record.json").write_text("{}")
    assert room.look()
    (tmp_path / "translate-en_fr-1.0").rename(tmp_path / ".away")
    assert room.look()
    assert not room.look()
    assert room.number == 4


def test_an_engine_that_cannot_be_made_leaves_the_one_before_and_is_tried_again(
    tmp_path: Path,
) -> None:
    broken = [False]

    def make() -> Translator:
        if broken[0]:
            raise OSError
        return IdentityTranslator()

    room = EngineRoom(make, tmp_path)
    room.look()
    first = room.engine
    broken[0] = True
    (tmp_path / "translate-en_fr-1.0").mkdir()
    assert not room.look()
    assert room.engine is first
    broken[0] = False
    assert room.look()
    assert room.engine is not first
