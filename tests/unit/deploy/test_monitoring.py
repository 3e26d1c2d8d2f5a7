"""Alerts and dashboard: over figures that there are, and Prometheus itself tries the alerts."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from prometheus_client import Metric

from pipeline.metrics import Metrics
from pipeline.streams.health import Figures
from pipeline.topics.names import Stage
from tests.support.deployment import DEPLOY, command_lines, read, services

FOLDER = DEPLOY / "monitoring"
RULES = ("alerts.yaml", "alerts.scale.yaml")
ADDED = {"instance", "job", "le", "pod"}  # by Prometheus
OF_SERIES = ("_total", "_bucket", "_sum", "_count", "_created")

FIGURE = re.compile(r"\bpasserelle_\w+")
SELECTED = re.compile(r"\b(passerelle_\w+)\{((?:[^{}\"]|\"[^\"]*\")*)\}")
LABEL = re.compile(r"(\w+)\s*(?:=~|!~|!=|=)")
GROUPED = re.compile(r"\bby \(([\w, ]+)\)")


def metrics() -> dict[str, Metric]:
    """Give the figures of service and worker, by the names of their series."""
    registries = [Metrics()._registry, Figures("translate")._registry]
    return {metric.name: metric for registry in registries for metric in registry.collect()}


def labels() -> dict[str, set[str]]:
    """Give the labels of each figure."""
    found: dict[str, set[str]] = {}
    for registry in (Metrics()._registry, Figures("translate")._registry):
        for collector in registry._collector_to_names:
            found[collector._name] = set(collector._labelnames)
    return found


def series() -> set[str]:
    endings = {
        "counter": ("_total",), "gauge": ("",), "histogram": ("_bucket", "_sum", "_count"),
    }  # fmt: skip
    return {name + ending for name, one in metrics().items() for ending in endings[one.type]}


def base(name: str) -> str:
    known = labels()
    return next(
        (name.removesuffix(end) for end in OF_SERIES if name.removesuffix(end) in known), name
    )


def alerts() -> Iterator[dict[str, Any]]:
    for name in RULES:
        for group in yaml.safe_load(read(f"monitoring/{name}"))["groups"]:
            yield from group["rules"]


def panels() -> list[dict[str, Any]]:
    board = json.loads(read("monitoring/grafana-dashboard.json"))
    return [panel for panel in board["panels"] if panel["type"] != "row"]


def shown() -> list[tuple[str, str]]:
    return [(panel["title"], target["expr"]) for panel in panels() for target in panel["targets"]]


EXPRESSIONS = [*shown(), *((one["alert"], one["expr"]) for one in alerts())]
each_expression = pytest.mark.parametrize(("where", "expression"), EXPRESSIONS)


@each_expression
def test_every_figure_that_is_asked_for_is_there(where: str, expression: str) -> None:
    asked = set(FIGURE.findall(expression))
    assert asked or re.search(r"\bup\{", expression), where
    assert asked - series() == set()


@each_expression
def test_every_label_that_is_asked_for_is_one_of_the_figure(where: str, expression: str) -> None:
    known = labels()
    for name, selected in SELECTED.findall(expression):
        assert set(LABEL.findall(selected)) <= known[base(name)] | ADDED, where
    of_all = {label for name in FIGURE.findall(expression) for label in known[base(name)]}
    grouped = {label for row in GROUPED.findall(expression) for label in row.split(", ")}
    assert grouped <= of_all | ADDED, where


def test_every_figure_is_shown_somewhere() -> None:
    asked = {base(name) for _, expression in EXPRESSIONS for name in FIGURE.findall(expression)}
    assert set(labels()) - asked == set()


def test_a_figure_that_does_not_exist_would_be_seen() -> None:
    with pytest.raises(AssertionError):
        test_every_figure_that_is_asked_for_is_there("planted", "rate(passerelle_lost_total[5m])")
    with pytest.raises(AssertionError):
        test_every_label_that_is_asked_for_is_one_of_the_figure(
            "planted", 'passerelle_worker_ready{author="s-4"}'
        )


def test_stages_that_alerts_name_are_stages() -> None:
    text = "\n".join(expression for _, expression in EXPRESSIONS)
    assert set(re.findall(r'stage="(\w+)"', text)) == set(get_args(Stage))


def test_every_alert_says_what_to_do_and_whether_to_wake_somebody() -> None:
    for one in alerts():
        assert one["labels"].keys() == {"severity"}
        assert one["labels"]["severity"] in {"page", "ticket"}
        assert set(one["annotations"]) == {"summary", "action"}
        assert one["annotations"]["action"].endswith(".")


def test_jobs_that_are_asked_for_are_scraped() -> None:
    text = "\n".join(expression for _, expression in EXPRESSIONS)
    asked = set(re.findall(r'job="([\w-]+)"', text))
    for name in ("prometheus.yaml", "prometheus.kubernetes.yaml"):
        parsed = yaml.safe_load(read(f"monitoring/{name}"))
        assert asked <= {job["job_name"] for job in parsed["scrape_configs"]}
        assert parsed["rule_files"] == list(RULES)


def test_what_compose_starts_is_scraped() -> None:
    jobs = {one["job_name"]: one for one in yaml.safe_load(read("monitoring/prometheus.yaml"))
            ["scrape_configs"]}  # fmt: skip
    started = services("compose.scale.yaml")
    (fronts,) = jobs["passerelle-front"]["static_configs"]
    (workers,) = jobs["passerelle-worker"]["dns_sd_configs"]
    assert {target.partition(":")[0] for target in fronts["targets"]} == {
        name for name, one in started.items() if one.get("command") == ["serve"]
    }
    assert set(workers["names"]) == {
        name for name, one in started.items() if one.get("command", [""])[0] == "worker"
    }
    assert any("worker" in words for _, words in command_lines())


def test_panels_have_a_place_a_word_and_a_source() -> None:
    taken: set[tuple[int, int]] = set()
    for panel in panels():
        assert panel["description"], panel["title"]
        assert panel["datasource"]["uid"] == "${datasource}"
        place = panel["gridPos"]
        cells = {(x, y) for x in range(place["x"], place["x"] + place["w"])
                 for y in range(place["y"], place["y"] + place["h"])}  # fmt: skip
        assert not taken & cells, panel["title"]
        assert place["x"] + place["w"] <= 24
        taken |= cells
    numbers = [panel["id"] for panel in panels()]
    assert len(set(numbers)) == len(numbers)


# Prometheus' own tool


@pytest.fixture(scope="session")
def promtool() -> str:
    found = shutil.which("promtool")
    if found is None:
        pytest.skip("promtool is missing; on Debian it is in the package prometheus")
    return found


def run(*words: str | Path, folder: Path = FOLDER) -> str:
    done = subprocess.run(
        words, cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_each_alert_is_silent_where_it_must_be_and_heard_where_not(promtool: str) -> None:
    run(promtool, "test", "rules", "alerts.test.yaml")


def test_each_alert_is_tried_both_ways() -> None:
    silent, heard = set(), set()
    for test in yaml.safe_load(read("monitoring/alerts.test.yaml"))["tests"]:
        for one in test["alert_rule_test"]:
            (heard if one["exp_alerts"] else silent).add(one["alertname"])
    names = {one["alert"] for one in alerts()}
    assert silent == names
    assert heard == names


def test_prometheus_reads_the_scrape_example(promtool: str) -> None:
    run(promtool, "check", "config", "prometheus.yaml")


def test_prometheus_can_compute_what_the_dashboard_shows(promtool: str, tmp_path: Path) -> None:
    rules = [
        {"record": f"panel:{number}", "expr": expression.replace("$__rate_interval", "5m")}
        for number, (_, expression) in enumerate(shown())
    ]
    file = tmp_path / "panels.yaml"
    file.write_text(json.dumps({"groups": [{"name": "panels", "rules": rules}]}), "utf-8")
    run(promtool, "check", "rules", file)
