"""What can be wrong between the entries of a project file, each of them being right in itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.domain.language import is_known_tag, same_language
from pipeline.schemas.problems import Problem


def find_across(data: Any) -> Iterator[Problem]:
    """Find what is wrong between several entries; what is malformed in itself is passed by."""
    rooms = _tables(data, "classrooms")
    first: dict[str, int] = {}
    for number, room in rooms:
        identifier = room.get("id")
        if isinstance(identifier, str) and first.setdefault(identifier, number) != number:
            yield Problem(
                code="double-id",
                message=f"classrooms.{number}.id: another classroom has the id {identifier!r}",
                hint="give each classroom an id of its own",
                where=f"classrooms.{number}.id",
            )
    yield from _across_glossaries(data, [room.get("language") for _, room in rooms])


def _across_glossaries(data: Any, spoken: Sequence[Any]) -> Iterator[Problem]:
    seen: list[tuple[str, str]] = []
    for number, one in _tables(data, "glossaries"):
        where = f"glossaries.{number}"
        tags = {key: one.get(key) for key in ("source", "target")}
        if not all(_is_tag(tag) for tag in tags.values()):
            continue
        source, target = str(tags["source"]), str(tags["target"])
        if same_language(source, target):
            yield Problem(
                code="same-language",
                message=f"{where}: source and target are the same language",
                hint="a glossary leads from one language to another",
                where=where,
            )
        elif any(same_language(source, a) and same_language(target, b) for a, b in seen):
            yield Problem(
                code="double-glossary",
                message=f"{where}: another glossary leads from {source} to {target}",
                hint="put the terms of a direction into one file",
                where=where,
            )
        seen.append((source, target))
        if not spoken or not all(_is_tag(tag) for tag in spoken):
            continue
        for key, wanted in (("source", source), ("target", target)):
            if not any(same_language(wanted, tag) for tag in spoken):
                yield Problem(
                    code="unused-glossary",
                    message=f"{where}.{key}: no classroom has the language {wanted!r}",
                    hint="mend the language, or remove the glossary",
                    where=f"{where}.{key}",
                )


def _tables(data: Any, key: str) -> list[tuple[int, Mapping[str, Any]]]:
    found = data.get(key) if isinstance(data, Mapping) else None
    if not isinstance(found, list):
        return []
    return [(number, one) for number, one in enumerate(found) if isinstance(one, Mapping)]


def _is_tag(value: Any) -> bool:
    return isinstance(value, str) and is_known_tag(value)
