"""What the tests of the worker share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.stages.detect import Detector
from tests.support.desk import Office, office
from translators.port import Translator


@pytest.fixture
def opened(tmp_path: Path, detector: Detector) -> Iterator[Callable[..., Office]]:
    """Open offices that are closed after the test."""
    made: list[Office] = []

    def open_one(make: Callable[[], Translator], **more: object) -> Office:
        made.append(office(tmp_path, make, detector=detector, **more))  # type: ignore[arg-type]  # passed on
        return made[-1]

    yield open_one
    for one in made:
        one.close()
