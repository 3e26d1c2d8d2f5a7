"""What the tests of the pages share: a filled exchange, one that is a test's own, an empty one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from pipeline.stages.detect import Detector
from tests.support.axe import AXE
from tests.support.pages import Pages, keep_filled, serving_pages


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A filled exchange that is copied."""

    folder: Path
    now: datetime


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory, detector: Detector) -> Kept:
    """Fill an exchange once, for all tests of this process."""
    folder = tmp_path_factory.mktemp("kept")
    return Kept(folder=folder, now=keep_filled(folder, detector))


@pytest.fixture(scope="session")
def pages(
    tmp_path_factory: pytest.TempPathFactory, detector: Detector, kept: Kept
) -> Iterator[Pages]:
    """Give the pages of a filled exchange to tests that change nothing."""
    folder = tmp_path_factory.mktemp("pages")
    with serving_pages(folder, detector, kept=kept.folder, now=kept.now) as served:
        yield served


@pytest.fixture
def own_pages(tmp_path: Path, detector: Detector, kept: Kept) -> Iterator[Pages]:
    """Give the pages of a filled exchange that is this test's own."""
    with serving_pages(tmp_path, detector, kept=kept.folder, now=kept.now) as served:
        yield served


@pytest.fixture(scope="session")
def empty_pages(tmp_path_factory: pytest.TempPathFactory, detector: Detector) -> Iterator[Pages]:
    """Give the pages of an exchange in which nobody has written yet."""
    with serving_pages(tmp_path_factory.mktemp("empty"), detector) as served:
        yield served


@pytest.fixture
def new_pages(tmp_path: Path, detector: Detector) -> Iterator[Pages]:
    """Give the pages of an exchange that has only its members, and is this test's own."""
    with serving_pages(tmp_path, detector) as served:
        yield served


@pytest.fixture
def axe() -> None:
    """Let a test have axe-core, or say how to get it."""
    if not AXE.exists():
        reason = "axe-core is not installed: npm ci in tests/browser"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
