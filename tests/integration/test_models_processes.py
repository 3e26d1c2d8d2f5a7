"""Several processes, and processes that die."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.tiny_packages import build_package, pack
from translators.packages.install import install_file
from translators.packages.lock import exclusive
from translators.packages.staging import LOCK
from translators.packages.store import PackageStore

INSTALL = """
import sys
from pathlib import Path
from translators.packages.install import install_file
from translators.packages.starter import ensure_starter
from translators.packages.store import PackageStore
store = PackageStore(Path(sys.argv[1]))
if len(sys.argv) == 2:
    outcomes = ensure_starter(store)
else:
    outcomes = [install_file(store, Path(sys.argv[2]), smoke=None, force="force" in sys.argv)]
print(*(outcome.state for outcome in outcomes))
"""

DIE = """
import sys, time
from pathlib import Path
from translators.packages.install import install_file
from translators.packages.smoke_report import SmokeReport
from translators.packages.store import PackageStore

def stop(*_):
    print("now", flush=True)
    sys.stdin.readline()
    return SmokeReport(passed=True, reason=None, lines=())

store, path, where = PackageStore(Path(sys.argv[1])), Path(sys.argv[2]), sys.argv[3]
if where == "while unpacking":
    install_file(store, path, smoke=None, progress=stop)
else:
    install_file(store, path, smoke=stop)
"""


def start(script: str, *arguments: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "toy"
    build_package(folder, source="en", target="es", words={})
    return pack(folder, folder.with_suffix(".argosmodel"))


@pytest.fixture
def store(tmp_path: Path) -> PackageStore:
    return PackageStore(tmp_path / "data" / "packages")


def finish(processes: list[subprocess.Popen[str]]) -> list[str]:
    outputs = []
    for process in processes:
        out, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
        outputs.append(out.strip())
    return sorted(outputs)


def kill(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def visible(store: PackageStore) -> list[str]:
    return sorted(path.name for path in store.root.iterdir() if path.name != ".lock")


@pytest.mark.parametrize("count", [2, 4])
def test_processes_that_install_the_same_file_agree(
    count: int, store: PackageStore, package: Path
) -> None:
    outputs = finish([start(INSTALL, store.root, package) for _ in range(count)])

    assert outputs == ["already"] * (count - 1) + ["installed"]
    assert visible(store) == ["translate-en_es-1.0"]
    assert all(verdict.ok for verdict in store.verify())


def test_processes_that_put_in_the_starters_at_once_agree(store: PackageStore) -> None:
    finish([start(INSTALL, store.root) for _ in range(2)])

    assert visible(store) == ["translate-en_es-0.2", "translate-es_en-0.2"]
    assert all(verdict.ok for verdict in store.verify())


def test_a_reader_sees_only_whole_packages_while_others_replace_them(
    store: PackageStore, package: Path, tmp_path: Path
) -> None:
    folder = build_package(tmp_path / "other", source="en", target="es", seed=1, words={})
    other = pack(folder, tmp_path / "other.argosmodel")
    install_file(store, package, smoke=None)

    processes = [start(INSTALL, store.root, path, "force") for path in (package, other) * 2]
    seen = set()
    while any(process.poll() is None for process in processes):
        seen.update(one.checksum for one in store.installed())

    finish(processes)
    assert 1 <= len(seen) <= 2
    assert visible(store) == ["translate-en_es-1.0"]
    assert all(verdict.ok for verdict in store.verify())


@pytest.mark.parametrize("where", ["while unpacking", "in the smoke test", "at the last step"])
def test_kill_9_leaves_nothing_half_installed(
    where: str, store: PackageStore, package: Path
) -> None:
    process = start(DIE, store.root, package, where)
    assert process.stdout is not None
    assert process.stdin is not None
    assert process.stdout.readline() == "now\n"
    (left,) = store.root.glob(".incoming-*")

    # While it lives, its folder is left alone.
    assert finish([start(INSTALL, store.root)]) == ["installed installed"]
    assert left.is_dir()
    assert store.remove("es-en")
    assert store.remove("en-es")

    if where == "at the last step":  # it is complete, and waits for the store's lock
        with exclusive(store.root / LOCK):
            process.stdin.write("\n")
            process.stdin.flush()
            time.sleep(0.3)
            kill(process)
    else:
        kill(process)
    assert store.installed() == ()
    assert store.verify() == ()

    assert install_file(store, package, smoke=None).state == "installed"
    assert visible(store) == ["translate-en_es-1.0"]
