"""What lies in `deploy/`, read for the tests that compare it with the program."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
COMPOSE = ("compose.embedded.yaml", "compose.scale.yaml")
UNITS = ("passerelle.service", "passerelle-worker@.service")
USER = 10001
DRAIN_SECONDS = 25  # of every process, as docs/operating.md promises

_CONTINUED = re.compile(r"\\\n\s*")


def read(name: str) -> str:
    return (DEPLOY / name).read_text("utf-8")


def files(*endings: str) -> list[Path]:
    """Give the files below `deploy/`, but for what a local Kafka needs."""
    found = (path for path in sorted(DEPLOY.rglob("*")) if path.is_file())
    ours = (path for path in found if path.relative_to(DEPLOY).parts[0] not in {"kafka", "secrets"})
    return [path for path in ours if not endings or path.suffix in endings]


def version() -> str:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    return str(tomllib.loads(text)["project"]["version"])


def instructions() -> list[tuple[str, str]]:
    """Give the instructions of the container file: (what, the rest), in their order."""
    text = _CONTINUED.sub(" ", re.sub(r"^\s*#.*\n", "", read("Containerfile"), flags=re.M))
    lines = (line.partition(" ") for line in text.splitlines() if line.strip())
    return [(what, rest.strip()) for what, _, rest in lines]


def services(name: str) -> dict[str, dict[str, Any]]:
    """Give the services of a Compose file, anchors resolved."""
    found: dict[str, dict[str, Any]] = yaml.safe_load(read(name))["services"]
    return found


def ours(name: str) -> dict[str, dict[str, Any]]:
    """Give those of the services that run Passerelle."""
    return {key: one for key, one in services(name).items() if "build" in one}


def manifests() -> Iterator[dict[str, Any]]:
    for path in sorted((DEPLOY / "kubernetes").glob("*.yaml")):
        yield from yaml.safe_load_all(path.read_text("utf-8"))


def manifest(kind: str, name: str) -> dict[str, Any]:
    (found,) = (
        one for one in manifests() if one["kind"] == kind and one["metadata"]["name"] == name
    )
    return found


@dataclass(frozen=True, kw_only=True)
class Pod:
    """What a deployment or a job starts."""

    name: str
    kind: str
    labels: dict[str, str]
    annotations: dict[str, str]
    spec: dict[str, Any]

    @property
    def container(self) -> dict[str, Any]:
        (found,) = self.spec["containers"]
        return dict(found)


def pods() -> list[Pod]:
    return [
        Pod(
            name=one["metadata"]["name"],
            kind=one["kind"],
            labels=one["spec"]["template"]["metadata"]["labels"],
            annotations=one["spec"]["template"]["metadata"].get("annotations", {}),
            spec=one["spec"]["template"]["spec"],
        )
        for one in manifests()
        if one["kind"] in {"Deployment", "Job"}
    ]


def unit(name: str) -> dict[str, list[str]]:
    """Give the settings of a systemd unit, each with its values in their order."""
    found: dict[str, list[str]] = {}
    for line in read(f"systemd/{name}").splitlines():
        if line and line[0] not in "#[":
            key, _, value = line.partition("=")
            found.setdefault(key, []).append(value)
    return found


def command_lines() -> list[tuple[str, list[str]]]:
    """Give what the files start: (where, the words after `passerelle`)."""
    found = [("Containerfile", rest) for what, rest in instructions() if what == "CMD"]
    lines = [(where, [str(word) for word in yaml.safe_load(rest)]) for where, rest in found]
    for file in COMPOSE:
        lines += [(f"{file}: {name}", one["command"]) for name, one in ours(file).items()]
    lines += [(f"kubernetes: {pod.name}", pod.container["args"]) for pod in pods()]
    return lines
