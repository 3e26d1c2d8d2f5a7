"""What all tests share: a data folder of their own, one loaded engine, profiles for hypothesis."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from pipeline.engines import installed_engine
from pipeline.settings import Settings
from pipeline.stages.detect import Detector
from tests.support.databases import address as address
from tests.support.databases import database as database
from tests.support.databases import empty_database as empty_database
from tests.support.databases import empty_file as empty_file
from tests.support.databases import new_address as new_address
from tests.support.databases import postgresql as postgresql
from tests.support.kafka import kafka_broker as kafka_broker
from tests.support.kafka import topic_prefix as topic_prefix
from translators.argos.engine import ArgosTranslator

_QUIET = (HealthCheck.too_slow, HealthCheck.filter_too_much)
settings.register_profile("usual", deadline=None, max_examples=50, suppress_health_check=_QUIET)
settings.register_profile("fuzz", deadline=None, max_examples=5000, suppress_health_check=_QUIET)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))


@pytest.fixture(scope="session", autouse=True)
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give the tests a data folder of their own, also those in processes that they start."""
    folder = tmp_path_factory.mktemp("data")
    before = {name: value for name, value in os.environ.items() if name.startswith("PASSERELLE_")}
    for name in before:
        del os.environ[name]
    os.environ["PASSERELLE_DATA_DIR"] = str(folder)
    yield folder
    del os.environ["PASSERELLE_DATA_DIR"]
    os.environ.update(before)


@pytest.fixture(scope="session")
def engine(data_dir: Path) -> ArgosTranslator:
    """Give the real engine with the bundled packages; loaded once."""
    return installed_engine(Settings(data_dir=data_dir))


@pytest.fixture(scope="session")
def detector() -> Detector:
    """Give one detector for all tests: its profiles are read once."""
    return Detector()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport() -> Iterator[None]:
    """Let a skip be a failure in continuous integration."""
    outcome: Any = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("CI") == "true" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
