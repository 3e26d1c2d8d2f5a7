"""All that lies in deploy/: settings, commands, stages and versions that there are."""

from __future__ import annotations

import json
import re
from typing import Any, get_args

import click
import pytest
import yaml

from pipeline.cli.main import passerelle
from pipeline.settings import SECRETS, Settings
from pipeline.topics.names import Stage
from tests.support.deployment import COMPOSE, command_lines, files, version


@pytest.mark.parametrize("path", files(".yaml", ".json"), ids=lambda path: path.name)
def test_every_file_can_be_parsed(path: Any) -> None:
    text = path.read_text("utf-8")
    parsed = [json.loads(text)] if path.suffix == ".json" else list(yaml.safe_load_all(text))
    assert all(isinstance(one, dict) for one in parsed)


def test_every_setting_that_a_file_names_is_one() -> None:
    known = {f"PASSERELLE_{name.upper()}" for name in Settings.model_fields}
    known |= {f"PASSERELLE_{name.upper()}_FILE" for name in SECRETS}
    named = {
        (path.name, name)
        for path in files()
        for name in re.findall(r"\bPASSERELLE_\w+", path.read_text("utf-8"))
    }
    assert len(named) > 20
    assert [one for one in sorted(named) if one[1] not in known] == []


@pytest.mark.parametrize(("where", "words"), command_lines(), ids=lambda one: str(one)[:40])
def test_every_command_that_is_started_is_one_with_these_options(
    where: str, words: list[str]
) -> None:
    command: click.Command = passerelle
    rest = list(words)
    while isinstance(command, click.Group) and rest and not rest[0].startswith("-"):
        found = command.get_command(click.Context(command), rest.pop(0))
        assert found is not None, where
        command = found
    command.make_context(where, rest, resilient_parsing=False)


def test_the_stages_are_started_and_no_other() -> None:
    started = [words[2] for _, words in command_lines() if words[:2] == ["worker", "--stage"]]
    assert sorted(started) == sorted(get_args(Stage) * 2)  # by Compose and by Kubernetes


def test_the_version_is_the_same_everywhere() -> None:
    named = {
        (path.name, found)
        for path in files()
        for found in re.findall(r"\bpasserelle:(\d[\w.]*)|newTag: (\S+)", path.read_text("utf-8"))
    }
    assert {found for _, pair in named for found in pair if found} == {version()}
    assert {name for name, _ in named} >= {"Containerfile", *COMPOSE, "kustomization.yaml"}
