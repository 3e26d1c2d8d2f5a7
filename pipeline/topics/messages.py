"""What the events of each topic tell: values, written to events and read from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pipeline.schemas.checks import is_identifier
from pipeline.topics.bilingual import can_be_kept, has_nul
from pipeline.topics.cloudevents import Event
from pipeline.topics.reasons import Poison

RECEIVED = "post.received"
WITHDRAWN = "post.withdrawn"
TRANSLATED = "passerelle.post.translated"
UNTRANSLATED = "passerelle.post.untranslated"

_MOST_THREAD = 200  # characters
_MOST_REASON = 2000  # characters
_MOST_RAW = 1e9  # of a figure of a model; real ones lie between 0 and 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Received:
    """A post that came in; only its ids are checked so far."""

    project: str
    post: str
    thread: str | None
    body: dict[str, Any]  # as it came


@dataclass(frozen=True, kw_only=True, slots=True)
class Withdrawn:
    """A post that its platform takes back."""

    project: str
    post: str
    thread: str | None = None  # for the key; not every platform tells it


@dataclass(frozen=True, kw_only=True, slots=True)
class Detail:
    """What of a passage is kept and not shown; fields as of exchange's PassageDetail."""

    target: str  # language
    position: int
    packages: str | None
    raw: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Translated:
    """A post with its bilingual form, before any policy."""

    project: str
    body: dict[str, Any]  # the post as received, checked
    document: dict[str, Any]  # the bilingual post
    details: tuple[Detail, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Untranslated:
    """A post that cannot be translated, whatever is tried."""

    project: str
    body: dict[str, Any]  # the post as received, checked
    reason: str  # as the platform is told it; never a word of the post


def happening(
    kind: str, *, project: str, post: str, data: Any, event_id: str, time: datetime | None
) -> Event:
    """Make the event that something happened to a post; the data tells more of it."""
    return Event(
        id=event_id,
        type=kind,
        source=f"/v1/projects/{project}",
        time=time,
        subject=post,
        data=data,
    )


def incoming_event(value: Received | Withdrawn, *, event_id: str, time: datetime | None) -> Event:
    """Write what a platform or the API hands over."""
    if isinstance(value, Received):
        kind, data = RECEIVED, value.body
    else:
        kind, data = WITHDRAWN, _withdrawal(value)
    return happening(
        kind, project=value.project, post=value.post, data=data, event_id=event_id, time=time
    )


def read_incoming(event: Event) -> Received | Withdrawn | Poison:
    """Read an event of posts.in.v1; whether the post is as it should be is not yet known."""
    if event.type == RECEIVED:
        return _received(event.data)
    if event.type == WITHDRAWN:
        return _withdrawn(event.data)
    return _wrong_type(f"{RECEIVED} and {WITHDRAWN}")


def translated_event(
    value: Translated | Untranslated | Withdrawn, *, event_id: str, time: datetime | None
) -> Event:
    """Write what goes from a translating worker to a recording one."""
    data: dict[str, Any]
    if isinstance(value, Withdrawn):
        return incoming_event(value, event_id=event_id, time=time)
    if isinstance(value, Translated):
        kind = TRANSLATED
        data = {
            "project": value.project,
            "post": value.body,
            "bilingual": value.document,
            "details": [
                {
                    "target": one.target,
                    "position": one.position,
                    "packages": one.packages,
                    "raw": one.raw,
                }
                for one in value.details
            ],
        }
    else:
        kind = UNTRANSLATED
        data = {"project": value.project, "post": value.body, "reason": value.reason}
    post = str(value.body["id"])
    return happening(
        kind, project=value.project, post=post, data=data, event_id=event_id, time=time
    )


def read_translated(event: Event) -> Translated | Untranslated | Withdrawn | Poison:
    """Read an event of posts.translated.v1."""
    if event.type == TRANSLATED:
        return _translated(event.data)
    if event.type == UNTRANSLATED:
        return _untranslated(event.data)
    if event.type == WITHDRAWN:
        return _withdrawn(event.data)
    return _wrong_type(f"{TRANSLATED}, {UNTRANSLATED} and {WITHDRAWN}")


def post_of(event: Event) -> dict[str, Any] | None:
    """Give the post as received that an event tells of, whatever else is wrong with the event.

    Its ids can be used; None where there is none.
    """
    if event.type in (TRANSLATED, UNTRANSLATED):
        ours = _of_ours(event.data)
        return None if isinstance(ours, Poison) else ours["post"]
    if event.type != RECEIVED or isinstance(_ids(event.data, "id"), Poison):
        return None
    body: dict[str, Any] = event.data
    return body


def _received(data: object) -> Received | Poison:
    ids = _ids(data, "id")
    if isinstance(ids, Poison):
        return ids
    project, post, thread = ids
    assert isinstance(data, dict)
    return Received(project=project, post=post, thread=thread, body=data)


def _withdrawal(value: Withdrawn) -> dict[str, Any]:
    data = {"project": value.project, "post": value.post}
    return data if value.thread is None else {**data, "thread": value.thread}


def _withdrawn(data: object) -> Withdrawn | Poison:
    ids = _ids(data, "post")
    if isinstance(ids, Poison):
        return ids
    project, post, thread = ids
    return Withdrawn(project=project, post=post, thread=thread)


def _ids(data: object, post_field: str) -> tuple[str, str, str | None] | Poison:
    """Give project, post and thread of data that comes from outside."""
    if not isinstance(data, dict):
        return _wrong_data("is no object", "Send the fields as a JSON object")
    for name in ("project", post_field):
        if not is_identifier(data.get(name)):
            return _wrong_data(
                f"has no usable `{name}`", "Send an id of 1 to 200 of A-Z a-z 0-9 . _ : ~ -"
            )
    thread = data.get("thread")
    if thread is not None and not (isinstance(thread, str) and 0 < len(thread) <= _MOST_THREAD):
        return _wrong_data(
            "has a `thread` that cannot be used", "Send 1 to 200 characters, or null"
        )
    return data["project"], data[post_field], thread


def _translated(data: object) -> Translated | Poison:
    ours = _of_ours(data)
    if isinstance(ours, Poison):
        return ours
    document, listed = ours.get("bilingual"), ours.get("details")
    if not isinstance(document, dict) or not can_be_kept(document, ours["post"]):
        return _wrong_data("has no bilingual form of its post", _ONLY_OURS)
    if not isinstance(listed, list):
        return _wrong_data("has no list of details", _ONLY_OURS)
    details = [_detail(one) for one in listed]
    kept = tuple(one for one in details if one is not None)
    if len(kept) < len(details):
        return _wrong_data("has details that cannot be read", _ONLY_OURS)
    return Translated(project=ours["project"], body=ours["post"], document=document, details=kept)


def _detail(one: object) -> Detail | None:
    if not isinstance(one, dict):
        return None
    target, position = one.get("target"), one.get("position")
    packages, raw = one.get("packages"), one.get("raw")
    if (
        isinstance(target, str)
        and isinstance(position, int)
        and not isinstance(position, bool)
        and position >= 0
        and (packages is None or (isinstance(packages, str) and not has_nul(packages)))
        and (raw is None or (isinstance(raw, int | float) and not isinstance(raw, bool)))
        and abs(raw or 0) <= _MOST_RAW
    ):
        return Detail(target=target, position=position, packages=packages, raw=raw)
    return None


def _untranslated(data: object) -> Untranslated | Poison:
    ours = _of_ours(data)
    if isinstance(ours, Poison):
        return ours
    reason = ours.get("reason")
    if not (isinstance(reason, str) and 0 < len(reason) <= _MOST_REASON) or has_nul(reason):
        return _wrong_data("has no reason", _ONLY_OURS)
    return Untranslated(project=ours["project"], body=ours["post"], reason=reason)


def _of_ours(data: object) -> Mapping[str, Any] | Poison:
    """Check the ids of what only Passerelle's own workers write."""
    if not isinstance(data, dict):
        return _wrong_data("is no object", _ONLY_OURS)
    ids = _ids(data.get("post"), "id")
    if isinstance(ids, Poison):
        return _wrong_data("has no post that can be used", _ONLY_OURS)
    if data.get("project") != ids[0]:
        return _wrong_data("names another project than its post", _ONLY_OURS)
    return data


_ONLY_OURS = "Only workers of Passerelle, all of one version, may write to this topic"


def _wrong_type(known: str) -> Poison:
    return Poison(
        reason="wrong-type",
        message=f"The event has a type that this topic does not carry. It carries {known}.",
    )


def _wrong_data(what: str, hint: str) -> Poison:
    return Poison(reason="wrong-data", message=f"The event's data {what}. {hint}.")
