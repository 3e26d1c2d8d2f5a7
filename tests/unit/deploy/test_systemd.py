"""The systemd units: the right stage, started again for ever, and as little power as before."""

from __future__ import annotations

import subprocess
from typing import get_args

import pytest

from pipeline.topics.names import Stage
from tests.support.deployment import DRAIN_SECONDS, UNITS, unit


@pytest.mark.parametrize(
    ("instance", "stage"),
    [("translate", "translate"), ("translate-2", "translate"), ("record-10", "record")],
)
def test_an_instance_of_the_worker_unit_is_a_stage_with_or_without_a_number(
    instance: str, stage: str
) -> None:
    (line,) = unit("passerelle-worker@.service")["ExecStart"]
    line = line.replace("%%", "\0").replace("%i", instance).replace("\0", "%").replace("$$", "$")
    assert "%i" not in line
    program = "/opt/passerelle/.venv/bin/passerelle"
    done = subprocess.run(
        ["/bin/sh", "-c", line.replace(f"exec {program}", "exec echo")],
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    assert done.stdout.split() == ["worker", "--stage", stage]
    assert stage in get_args(Stage)


def test_a_worker_is_started_again_for_ever_and_has_the_time_to_drain() -> None:
    worker = unit("passerelle-worker@.service")
    assert worker["Restart"] == ["always"]
    assert worker["RestartForceExitStatus"] == ["75"]
    assert worker["StartLimitIntervalSec"] == ["0"]
    for name in UNITS:
        assert int(unit(name)["TimeoutStopSec"][0]) > DRAIN_SECONDS


def test_worker_and_service_have_as_little_power() -> None:
    service, worker = unit("passerelle.service"), unit("passerelle-worker@.service")
    own = {"Description", "After", "EnvironmentFile", "Environment", "ExecStart", "LoadCredential",
           "Restart", "StateDirectory", "StateDirectoryMode"}  # fmt: skip
    kept = {key: value for key, value in service.items() if key not in own}
    assert len(kept) > 20
    assert {key: worker.get(key) for key in kept} == kept


def test_each_credential_of_a_unit_is_what_a_setting_reads() -> None:
    for name in (*UNITS, "passerelle.service.d/scale-out.conf"):
        found = unit(name)
        loaded = {one.partition(":")[0] for one in found["LoadCredential"]}
        read_by = {
            value.rpartition("/")[2] for value in found["Environment"] if "_FILE=%d/" in value
        }
        assert loaded == read_by, name
