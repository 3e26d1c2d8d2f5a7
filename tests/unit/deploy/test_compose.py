"""The Compose files: containers with little power, started again, and with time to drain."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
import yaml

from pipeline.settings import Settings
from tests.support.deployment import COMPOSE, DEPLOY, DRAIN_SECONDS, ours, read, services

SERVICE_PORT = Settings.model_fields["port"].default
WORKER_PORT = Settings.model_fields["worker_port"].default
ALL = [(file, name) for file in COMPOSE for name in services(file)]
OURS = [(file, name) for file in COMPOSE for name in ours(file)]


def seconds(text: str) -> int:
    found = re.fullmatch(r"(\d+)s", text)
    assert found
    return int(found[1])


@pytest.mark.parametrize(("file", "name"), ALL)
def test_every_image_has_a_fixed_version(file: str, name: str) -> None:
    assert re.fullmatch(r"[a-z/]+:\d+\.\d+(\.\d+)?(-\w+)?", services(file)[name]["image"])


@pytest.mark.parametrize(("file", "name"), OURS)
def test_every_container_of_ours_has_no_power_and_writes_nowhere_else(file: str, name: str) -> None:
    one = services(file)[name]
    assert one["read_only"] is True
    assert one["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in one["security_opt"]
    assert not {"privileged", "user", "cap_add"} & set(one)
    writable = {
        volume.rpartition(":")[2] for volume in one.get("volumes", []) if ":ro" not in volume
    }
    allowed = {"packages": {"/var/lib/passerelle/packages"}, "serve": {"/var/lib/passerelle"}}
    assert writable == allowed.get(name, set())


@pytest.mark.parametrize(("file", "name"), OURS)
def test_what_ends_is_started_again_and_has_the_time_to_drain(file: str, name: str) -> None:
    one = services(file)[name]
    once = name in {"packages", "topics"}
    assert one["restart"] == ("on-failure" if once else "unless-stopped")
    assert once or seconds(one["stop_grace_period"]) > DRAIN_SECONDS


@pytest.mark.parametrize(("file", "name"), OURS)
def test_its_health_check_asks_the_port_that_it_listens_on(file: str, name: str) -> None:
    one = services(file)[name]
    if name in {"packages", "topics"}:
        assert one["healthcheck"] == {"disable": True}
        return
    port = WORKER_PORT if one["command"][0] == "worker" else SERVICE_PORT
    assert one["healthcheck"]["test"][1:] == [
        "python", "/opt/passerelle/healthy.py", str(port), "/readyz",
    ]  # fmt: skip


@pytest.mark.parametrize(("file", "name"), ALL)
def test_secrets_are_files_and_each_that_is_named_is_mounted(file: str, name: str) -> None:
    one = services(file)[name]
    variables = one.get("environment", {})
    mounted = {f"/run/secrets/{secret}" for secret in one.get("secrets", [])}
    paths = {str(value) for key, value in variables.items() if key.endswith("_FILE")}
    assert paths <= mounted
    assert [key for key in variables if re.search(r"(TOKEN|PASSWORD|SECRET)$", key)] == []
    assert not {"PASSERELLE_BROKER_URL", "PASSERELLE_DATABASE_URL"} & set(variables)
    declared = yaml.safe_load(read(file))["secrets"]
    assert set(one.get("secrets", [])) <= set(declared)
    assert all(list(secret) == ["file"] for secret in declared.values())


def test_nothing_is_published_but_to_this_machine() -> None:
    ports = [port for file, name in ALL for port in services(file)[name].get("ports", [])]
    assert len(ports) == 3
    assert all(re.fullmatch(rf"127\.0\.0\.1:\d+:{SERVICE_PORT}", port) for port in ports)


def test_workers_and_databases_have_no_way_out() -> None:
    file = "compose.scale.yaml"
    assert yaml.safe_load(read(file))["networks"]["inner"] == {"internal": True}
    outside = {name for name, one in services(file).items() if "outer" in one["networks"]}
    assert outside == {"front-1", "front-2", "packages"}


def test_workers_have_as_many_threads_as_cores() -> None:
    translate = services("compose.scale.yaml")["translate"]
    threads = translate["environment"]["PASSERELLE_INTER_THREADS"]
    assert threads == translate["deploy"]["resources"]["limits"]["cpus"]


def test_the_kafka_of_compose_is_the_one_that_is_tested() -> None:
    root = ElementTree.parse(DEPLOY / "kafka" / "pom.xml").getroot()
    space = {"m": root.tag.partition("}")[0][1:]}
    (tested,) = (
        one.findtext("m:version", namespaces=space)
        for one in root.iterfind("m:dependencies/m:dependency", space)
        if one.findtext("m:groupId", namespaces=space) == "org.apache.kafka"
    )
    kafka = services("compose.scale.yaml")["kafka"]
    assert kafka["image"] == f"apache/kafka:{tested}"
    assert kafka["environment"]["KAFKA_AUTO_CREATE_TOPICS_ENABLE"] == "false"
