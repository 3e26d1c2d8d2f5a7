"""A post that waits for a package goes on by itself once that is installed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from pipeline.engines import installed_engine
from pipeline.settings import Settings
from pipeline.work.watcher import Watcher
from tests.support.desk import PROJECT, Office
from tests.support.program import post
from tests.support.tiny_packages import build_package, pack
from translators.packages.install import install_file
from translators.packages.store import PackageStore
from translators.testing import ScriptedTranslator
from translators.values import Route

TO_FRENCH = {
    **PROJECT,
    "classrooms": [
        PROJECT["classrooms"][0],
        {"id": "dakar", "language": "fr", "timezone": "Africa/Dakar"},
    ],
}


def test_a_post_goes_on_by_itself_after_its_package_was_installed(
    opened: Callable[..., Office], tmp_path: Path
) -> None:
    settings = Settings(data_dir=tmp_path / "own")
    here = opened(
        partial(installed_engine, settings), packages=settings.package_root, projects=(TO_FRENCH,)
    )
    watcher = Watcher(here.database, here.room, here.bell, every=0.1)
    watcher.start()
    here.start()
    try:
        here.send(post(1, text="We saw a river."))
        here.until(lambda: here.rows().get("p-1", {}).get("work") == "wanting")
        document = here.document("p-1")
        assert document["translations"]["fr"]["passages"][0]["origin"] == "verbatim"
        flags = document["translations"]["fr"]["passages"][0]["flags"]
        assert [one["code"] for one in flags] == ["model-missing"]
        words = {"We": "Nous", "saw": "vîmes", "a": "une", "river": "rivière"}
        folder = build_package(tmp_path / "en_fr", source="en", target="fr", words=words)
        install_file(
            PackageStore(settings.package_root),
            pack(folder, tmp_path / "en_fr.argosmodel"),
            smoke=None,
        )
        here.until(lambda: here.rows()["p-1"]["work"] == "idle", seconds=30)
        document = here.document("p-1")
        assert document["translations"]["fr"]["text"] == "Nous vîmes une rivière."
        assert document["translations"]["fr"]["passages"][0]["origin"] == "machine"
        assert here.room.number >= 2
        assert here.rows()["p-1"]["edition"] == 2
        assert [kind for kind, _ in here.events()] == [
            "post.received", "post.published", "post.corrected",
        ]  # fmt: skip
    finally:
        watcher.stop()
        watcher.join(10)


def test_a_package_that_comes_while_a_post_is_being_translated_is_not_missed(
    opened: Callable[..., Office], tmp_path: Path
) -> None:
    packages = tmp_path / "packages"
    package = packages / "en_es"
    packages.mkdir()

    class Without(ScriptedTranslator):
        """An engine without packages; while it is asked for one, that is installed and seen."""

        def route(self, source: str, target: str) -> Route | None:
            if not package.exists():
                package.mkdir()
                watcher.look()
            return super().route(source, target)

    def make() -> ScriptedTranslator:
        if package.exists():
            return ScriptedTranslator(str.upper)
        return Without(str, pairs=frozenset())

    here = opened(make, packages=packages)
    watcher = Watcher(here.database, here.room, here.bell)
    here.start()
    here.send(post(1, text="We saw a river."))
    here.until(lambda: here.rows().get("p-1", {}).get("edition") == 2)
    assert here.document("p-1")["translations"]["es"]["text"] == "WE SAW A RIVER."
    assert here.room.number == 2
