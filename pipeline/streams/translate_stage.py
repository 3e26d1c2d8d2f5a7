"""The first stage: posts that came in are translated, those of a project together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from pipeline.domain.post import Post
from pipeline.exchange.accept import post_values
from pipeline.exchange.arriving import standings
from pipeline.exchange.claiming import MOST_TRIES
from pipeline.logging import logger
from pipeline.schemas.bilingual import to_dict
from pipeline.schemas.post import parse_post
from pipeline.stages.detect import Detector
from pipeline.store.database import Database
from pipeline.streams import refusing
from pipeline.streams.records import Dead, Outgoing, Record
from pipeline.topics.cloudevents import Event, read_event, write_event
from pipeline.topics.messages import (
    Detail,
    Received,
    Translated,
    Untranslated,
    Withdrawn,
    read_incoming,
    translated_event,
)
from pipeline.topics.names import Stage as StageName
from pipeline.topics.names import Topics, key_of
from pipeline.topics.reasons import Poison
from pipeline.work.engine_room import EngineRoom
from pipeline.work.outfits import NoEngine, Outfit, Outfits
from pipeline.work.translating import Failed, translate

_LOG = logger(__name__)

_TOO_LARGE = "TranslationTooLarge"


@dataclass(kw_only=True, slots=True)
class _Wanted:
    """A record with a post, and what comes of it."""

    record: Record
    event: Event
    received: Received
    post: Post | None = None
    outcome: Translated | Untranslated | Dead | None = None


class TranslateStage:
    """Reads what it needs from the database and writes nothing there."""

    name: StageName = "translate"

    def __init__(
        self,
        database: Database,
        room: EngineRoom,
        topics: Topics,
        clock: Callable[[], datetime],
        make_detector: Callable[[], Detector] = Detector,
    ) -> None:
        self._database = database
        self._room = room
        self._topics = topics
        self._clock = clock
        self._make_detector = make_detector
        self._outfits: Outfits | None = None
        planned = {topic.name: topic for topic in topics.planned()}
        self._most_out = planned[topics.posts_translated].most_bytes

    @property
    def missing(self) -> str | None:
        """Say what the stage still waits for."""
        return "engine" if self._room.engine is None else None

    def outfits(self) -> Outfits:
        """Give what the stage's thread translates with; no other thread may."""
        if self._outfits is None:
            self._outfits = Outfits(self._database, self._room, self._make_detector())
        return self._outfits

    def run(self, records: Sequence[Record]) -> list[Outgoing | Dead]:
        """Translate posts, pass withdrawals on. Raises NoEngine, StoreUnavailable."""
        read = [self._read(record) for record in records]
        wanted: dict[str, list[_Wanted]] = {}
        for one in read:
            if isinstance(one, _Wanted):
                wanted.setdefault(one.received.project, []).append(one)
        if wanted:
            self._work(wanted)
        out: list[Outgoing | Dead] = []
        for one in read:
            if not isinstance(one, _Wanted):
                out.append(one)
            elif isinstance(one.outcome, Dead):
                out.append(one.outcome)
            elif one.outcome is not None:
                out.append(self._written(one, one.outcome))
        return out

    def _read(self, record: Record) -> Outgoing | Dead | _Wanted:
        event = read_event(record.value, record.headers)
        if isinstance(event, Poison):
            return refusing.dead(record, event)
        value = read_incoming(event)
        match value:
            case Poison():
                return refusing.dead(record, value)
            case Withdrawn():
                return self._outgoing(record, event, value, value.thread, value.post)
            case Received():
                return _Wanted(record=record, event=event, received=value)

    def _work(self, wanted: dict[str, list[_Wanted]]) -> None:
        outfits = self.outfits()
        outfits.forget_old()
        if self._room.engine is None:
            raise NoEngine
        for project, own in wanted.items():
            outfit = outfits.of(project)
            if outfit is None:
                for one in own:
                    one.outcome = refusing.dead(one.record, refusing.UNKNOWN_PROJECT)
            else:
                self._translate(outfit, own)

    def _translate(self, outfit: Outfit, own: Sequence[_Wanted]) -> None:
        """Find what is to be translated of a project's posts, and translate it."""
        for one in own:
            post = parse_post(one.received.body, outfit.project)
            if isinstance(post, Post):
                one.post = post
            else:
                one.outcome = refusing.dead(one.record, refusing.refused(post))
        parsed = [(one, one.post) for one in own if one.post is not None]
        if not parsed:
            return
        found = self._database.read(
            partial(standings, project=outfit.project.id, given=[post for _, post in parsed])
        )
        new: dict[Post, _Wanted] = {}
        for (one, post), standing in zip(parsed, found, strict=True):
            if standing == "conflict":
                one.outcome = refusing.dead(one.record, refusing.CONFLICT)
            elif standing == "new":
                new.setdefault(post, one)  # the same twice is translated once
        left = [(one, post) for post, one in new.items()]
        for tries in range(1, MOST_TRIES + 1):
            left = self._try(outfit, left, is_last=tries == MOST_TRIES)
            if not left:
                return

    def _try(
        self, outfit: Outfit, posts: list[tuple[_Wanted, Post]], *, is_last: bool
    ) -> list[tuple[_Wanted, Post]]:
        """Translate posts; give those that failed and are tried again."""
        left = []
        known = {id(one): post for one, post in posts}
        for outcome in translate(outfit, posts):
            one = outcome.of
            post = known[id(one)]
            body = post_values(post)
            if not isinstance(outcome, Failed):
                one.outcome = Translated(
                    project=post.project,
                    body=body,
                    document=to_dict(outcome.bilingual),
                    details=tuple(
                        Detail(
                            target=detail.target,
                            position=detail.position,
                            packages=detail.packages,
                            raw=detail.raw,
                        )
                        for detail in outcome.details
                    ),
                )
            elif is_last:
                _LOG.warning("post not translated", reason=outcome.reason, tries=MOST_TRIES)
                one.outcome = Untranslated(project=post.project, body=body, reason=outcome.reason)
            else:
                left.append((one, post))
        return left

    def _written(self, one: _Wanted, value: Translated | Untranslated) -> Outgoing:
        thread, post = one.received.thread, one.received.post
        made = self._outgoing(one.record, one.event, value, thread, post)
        if made.value is None or len(made.value) <= self._most_out:
            return made
        _LOG.warning("translation too large for Kafka", bytes=len(made.value))
        untranslated = Untranslated(project=value.project, body=value.body, reason=_TOO_LARGE)
        return self._outgoing(one.record, one.event, untranslated, thread, post)

    def _outgoing(
        self,
        record: Record,
        event: Event,
        value: Translated | Untranslated | Withdrawn,
        thread: str | None,
        post: str,
    ) -> Outgoing:
        """Write what goes on, under the key under which it came: order is the platform's."""
        headers, body = write_event(translated_event(value, event_id=event.id, time=self._clock()))
        key = record.key
        if key is None:
            key = key_of(value.project, thread, post)
        return Outgoing(
            topic=self._topics.posts_translated, key=key, value=body, headers=tuple(headers)
        )
