"""The first stage: posts that came in are translated together, whatever their projects."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import groupby

from sqlalchemy import Connection

from pipeline.domain.post import Post
from pipeline.exchange.accept import post_values
from pipeline.exchange.arriving import Standing, standings
from pipeline.exchange.claiming import MOST_TRIES
from pipeline.logging import logger
from pipeline.schemas.bilingual import to_dict
from pipeline.schemas.post import parse_post
from pipeline.stages.detect import Detector
from pipeline.store.database import Database
from pipeline.streams import refusing
from pipeline.streams.records import Dead, Held, Outgoing, Record
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
from pipeline.work.outfits import Outfit, Outfits
from pipeline.work.translating import Failed, Given, Waiting, translate
from pipeline.work.translating import Translated as TranslatedPost

_LOG = logger(__name__)

_Place = tuple[str, int, int]  # topic, partition and offset of a record
_TOO_LARGE = "TranslationTooLarge"
_UNUSABLE = Poison(
    reason="breaks-worker",
    message="What its project is translated with could not be made. See the worker's log; put the "
    "project again, or retry this letter with a newer version.",
)


@dataclass(kw_only=True, slots=True)
class _Wanted:
    """A record with a post, and what comes of it."""

    record: Record
    event: Event
    received: Received
    outfit: Outfit | None = None  # of its project, as it was used
    outcome: Translated | Untranslated | Dead | None = None
    waits: bool = False  # for an engine between its project's languages

    @property
    def is_made(self) -> bool:
        """Tell whether there is something of it to go on."""
        return isinstance(self.outcome, Translated | Untranslated)


@dataclass(frozen=True, kw_only=True, slots=True)
class _PassedOn:
    """A withdrawal: its post may be on the way."""

    record: Record
    project: str
    outgoing: Outgoing


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
        self._made: dict[_Place, _Wanted] = {}  # of records that are to be tried again
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

    def run(self, records: Sequence[Record]) -> list[Outgoing | Dead | Held]:
        """Translate posts, pass withdrawals on. Raises NoEngine, StoreUnavailable.

        Where the engine fails between a project's languages, all that the project has here is
        held, as it keeps its order; all others go on. What was made until then of the same records
        is not made again at the next try.
        """
        read = [self._read(record) for record in records]
        wanted = [one for one in read if isinstance(one, _Wanted)]
        if wanted:
            self._work(wanted)
        waiting = {one.received.project for one in wanted if one.waits}
        self._made = {
            _place(one): one for one in wanted if one.received.project in waiting and one.is_made
        }
        return [made for one in read if (made := self._out(one, waiting)) is not None]

    def _out(
        self, one: Dead | _PassedOn | _Wanted, waiting: Collection[str]
    ) -> Outgoing | Dead | Held | None:
        """Give what goes on of a record; None: it is known, or came twice."""
        if isinstance(one, Dead):
            return one
        if isinstance(one, _PassedOn):
            return Held(record=one.record) if one.project in waiting else one.outgoing
        if isinstance(one.outcome, Dead):
            return one.outcome
        if one.received.project in waiting:
            return Held(record=one.record)
        return None if one.outcome is None else self._written(one, one.outcome)

    def _read(self, record: Record) -> Dead | _PassedOn | _Wanted:
        event = read_event(record.value, record.headers)
        if isinstance(event, Poison):
            return refusing.dead(record, event)
        value = read_incoming(event)
        match value:
            case Poison():
                return refusing.dead(record, value)
            case Withdrawn():
                outgoing = self._outgoing(record, event, value, value.thread, value.post)
                return _PassedOn(record=record, project=value.project, outgoing=outgoing)
            case Received():
                return _Wanted(record=record, event=event, received=value)

    def _work(self, wanted: Sequence[_Wanted]) -> None:
        """Translate posts; after an error keep what was made of them for the next try."""
        self.outfits().forget_old()
        try:
            self._try(wanted)
        except Exception:
            self._made = {_place(one): one for one in wanted if one.is_made}
            raise

    def _try(self, wanted: Sequence[_Wanted]) -> None:
        """Translate posts; those that nothing comes of, and their projects, have some tries."""
        left = sorted(wanted, key=_project)  # in their order otherwise
        for tries in range(1, MOST_TRIES + 1):
            is_last = tries == MOST_TRIES
            given, unready = self._ready(left, is_last=is_last)
            left = unready + _tried(self._new(given), is_last=is_last)
            if not left:
                break

    def _ready(
        self, wanted: Sequence[_Wanted], *, is_last: bool
    ) -> tuple[list[Given[_Wanted]], list[_Wanted]]:
        """Read posts that stand by project; give those of projects that cannot be had now apart."""
        found = self.outfits().of_many({one.received.project for one in wanted})
        parsed: list[Given[_Wanted]] = []
        unready: list[_Wanted] = []
        for project, own in groupby(wanted, key=_project):
            match found.get(project):
                case None:
                    for one in own:
                        one.outcome = refusing.dead(one.record, refusing.UNKNOWN_PROJECT)
                case Outfit() as outfit:
                    parsed += _parsed(own, outfit)
                case error:
                    _LOG.warning("project not made ready", error=error, is_last=is_last)
                    if not is_last:
                        unready += own
                        continue
                    for one in own:
                        one.outcome = refusing.dead(one.record, _UNUSABLE)
        return parsed, unready

    def _new(self, parsed: Sequence[Given[_Wanted]]) -> list[Given[_Wanted]]:
        """Find what is to be translated of posts that stand by project."""
        found = self._database.read(partial(_standings, given=parsed)) if parsed else []
        new: dict[Post, Given[_Wanted]] = {}
        for one, standing in zip(parsed, found, strict=True):
            if standing == "conflict":
                one.of.outcome = refusing.dead(one.of.record, refusing.CONFLICT)
            elif standing == "new":
                new.setdefault(one.post, one)  # the same twice is translated once
        return [one for one in new.values() if not self._is_made(one)]

    def _is_made(self, given: Given[_Wanted]) -> bool:
        """Take what an earlier try made of a post, where that would be made of it now."""
        made = self._made.get(_place(given.of))
        if made is None or made.outfit is not given.outfit:
            return False
        given.of.outcome = made.outcome
        return True

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
        headers, body = write_event(
            translated_event(value, event_id=event.id, time=record.received or self._clock())
        )
        key = record.key
        if key is None:
            key = key_of(value.project, thread, post)
        return Outgoing(
            topic=self._topics.posts_translated, key=key, value=body, headers=tuple(headers)
        )


def _standings(connection: Connection, given: Sequence[Given[_Wanted]]) -> list[Standing]:
    """Say of posts, in their order, how each stands to what is kept."""
    return [
        standing
        for project, own in groupby(given, key=lambda one: one.post.project)
        for standing in _of_project(connection, project, list(own))
    ]


def _of_project(
    connection: Connection, project: str, own: Sequence[Given[_Wanted]]
) -> list[Standing]:
    return standings(
        connection,
        project,
        [one.post for one in own],
        received=[one.of.record.received for one in own],
    )


def _parsed(wanted: Iterable[_Wanted], outfit: Outfit) -> Iterator[Given[_Wanted]]:
    """Yield the posts of a project; those that it refuses are put aside."""
    for one in wanted:
        one.outfit = outfit
        post = parse_post(one.received.body, outfit.project)
        if isinstance(post, Post):
            yield Given(of=one, post=post, outfit=outfit)
        else:
            one.outcome = refusing.dead(one.record, refusing.refused(post))


def _tried(given: Sequence[Given[_Wanted]], *, is_last: bool) -> list[_Wanted]:
    """Translate posts; give those that failed and are tried again."""
    left = []
    posts = {id(one.of): one.post for one in given}
    for outcome in translate(given):
        one = outcome.of
        post = posts[id(one)]
        match outcome:
            case Waiting():
                one.waits = True
            case Failed() if not is_last:
                left.append(one)
            case Failed(reason=reason):
                _LOG.warning("post not translated", reason=reason, tries=MOST_TRIES)
                one.outcome = Untranslated(
                    project=post.project, body=post_values(post), reason=reason
                )
            case TranslatedPost(bilingual=bilingual, details=details):
                one.outcome = Translated(
                    project=post.project,
                    body=post_values(post),
                    document=to_dict(bilingual),
                    details=tuple(
                        Detail(
                            target=detail.target,
                            position=detail.position,
                            packages=detail.packages,
                            raw=detail.raw,
                        )
                        for detail in details
                    ),
                )
    return left


def _project(one: _Wanted) -> str:
    return one.received.project


def _place(one: _Wanted) -> _Place:
    return one.record.topic, one.record.partition, one.record.offset
