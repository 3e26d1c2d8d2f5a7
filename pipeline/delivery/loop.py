"""The delivery loop: finds what is due, sends it side by side, writes down what became of it.

At least once on the wire: what was being sent when a process died is sent again, under the same id.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TypeVar

from sqlalchemy.exc import OperationalError

from pipeline.delivery.claims import Parcel, claim, find_due, release, release_all
from pipeline.delivery.guard import SystemResolver
from pipeline.delivery.lanes import Lane
from pipeline.delivery.options import Options as Options
from pipeline.delivery.outcomes import Outcome, judge, settle
from pipeline.delivery.payload import Letter, Nothing, read_letters
from pipeline.delivery.sending import Answer, Sender
from pipeline.delivery.signing import secrets_in_force, signed_headers
from pipeline.delivery.telling import Attempted, Trouble
from pipeline.delivery.together import Together
from pipeline.exchange.bell import Bell
from pipeline.store.database import Database
from pipeline.store.troubles import StoreUnavailable, is_of_one_row

T = TypeVar("T")

_STORE_TROUBLE = (StoreUnavailable, OperationalError)
_FIRST_PAUSE, _LONGEST_PAUSE = 0.2, 2.0  # seconds, while the database cannot be used
_SHARE_OF_LOOKING = 10  # a look for more is followed by a rest of so many times its length
_LONGEST_REST = 5.0  # seconds
_UNREADABLE = "what is to be sent cannot be read: the database is damaged there"
_LETTERS, _OUTCOMES = 32, 200  # in one transaction


class DeliveryLoop:
    """Delivers until it is told to stop; `run` it once."""

    def __init__(self, database: Database, bell: Bell, options: Options | None = None) -> None:
        self._database = database
        self._bell = bell
        self._options = options or Options()
        self._lanes: dict[str, Lane] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._sending = self._sending_failing = 0
        self._stopping = False
        self._retry_at: float | None = None  # by the event loop's clock: the next that is due
        self._look_at: float | None = None  # when an endpoint that was not looked at now is
        self._letters = Together(self._read_letters, most=_LETTERS)
        self._settling = Together(self._settle, most=_OUTCOMES)

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver until `stop` is set; then let running attempts end, for some seconds."""
        options = self._options
        self._woken = self._bell.delivery_event()
        self._sender = Sender(
            allowance=options.allowance,
            resolve=options.resolve or SystemResolver(),
            seconds=options.attempt_seconds,
            ssl_context=options.ssl_context,
        )
        stopper = asyncio.create_task(self._stop_with(stop))
        try:
            if options.alone:
                await self._steadily(partial(self._database.awrite, release_all))
            while not self._stopping:
                self._woken.clear()
                await self._round()
                await self._sleep()
            await self._finish()
        finally:
            self._stopping = True
            stopper.cancel()
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            await self._letters.aclose()
            await self._settling.aclose()
            self._sender.close()

    async def _stop_with(self, stop: asyncio.Event) -> None:
        await stop.wait()
        self._stopping = True
        self._woken.set()

    async def _finish(self) -> None:
        """Free what was taken and not begun, and wait for what was begun."""
        await self._free([parcel for lane in self._lanes.values() for parcel in lane.queue])
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=self._options.stop_seconds)

    async def _free(self, parcels: Sequence[Parcel]) -> None:
        """Give back what was taken and not begun; where that cannot be, its lease ends."""
        numbers = [parcel.number for parcel in parcels]
        if numbers:
            try:
                await self._database.awrite(partial(release, numbers=numbers))
            except Exception as error:
                self._options.tell(Trouble(what=type(error).__name__))

    async def _sleep(self) -> None:
        """Wait for the bell, for the next retry, or for the next look at the database."""
        now = asyncio.get_running_loop().time()
        ends = [now + self._options.poll_seconds]
        if self._retry_at is not None:
            ends.append(self._retry_at)
        if self._look_at is not None:
            ends.append(self._look_at)
        try:
            async with asyncio.timeout(max(min(ends) - now, 0.0)):
                await self._woken.wait()
        except TimeoutError:
            pass
        if self._retry_at is not None and self._retry_at <= asyncio.get_running_loop().time():
            self._retry_at = None

    async def _round(self) -> None:
        """Take what is due, as far as there is room for it, and begin to send it."""
        loop = asyncio.get_running_loop()
        options = self._options
        for name in [name for name, lane in self._lanes.items() if lane.is_idle(loop.time())]:
            del self._lanes[name]
        now = loop.time()
        resting = {name for name, lane in self._lanes.items() if now < lane.resting_until}
        self._look_at = min((self._lanes[name].resting_until for name in resting), default=None)
        room = {
            name: 0 if name in resting else lane.room(now) for name, lane in self._lanes.items()
        }
        try:
            found = await self._database.aread(
                lambda c: find_due(c, options.clock(), room, options.limits.parallel)
            )
            numbers = []
            for due in found:
                lane = self._lanes.setdefault(due.endpoint, Lane(options.limits))
                if not lane.threads:
                    lane.failing = due.failing
                if due.whole:
                    rest = min(_SHARE_OF_LOOKING * due.seconds, _LONGEST_REST)
                    lane.resting_until = loop.time() + rest
                else:
                    lane.grow()
                numbers += [number for number, thread in due.heads if thread not in lane.threads]
            if not numbers:
                return
            taken = await self._database.awrite(lambda c: claim(c, numbers, options.clock()))
        except Exception as error:  # the loop goes on, whatever it was
            options.tell(Trouble(what=type(error).__name__))
            await asyncio.sleep(_FIRST_PAUSE)
            return
        self._take(taken)

    def _take(self, parcels: Sequence[Parcel]) -> None:
        for parcel in parcels:
            lane = self._lanes.setdefault(parcel.endpoint, Lane(self._options.limits))
            lane.threads.add(parcel.thread)
            lane.queue.append(parcel)
        for name in {parcel.endpoint for parcel in parcels}:
            self._start(self._lanes[name])

    def _start(self, lane: Lane) -> None:
        """Begin what may begin now."""
        limits = self._options.limits
        now = asyncio.get_running_loop().time()
        while (
            not self._stopping
            and lane.may_send(now)
            and self._sending < limits.overall
            and not (lane.failing and self._sending_failing >= limits.overall_failing)
        ):
            task = asyncio.create_task(self._deliver(lane, lane.queue.popleft(), lane.failing))
            lane.sending += 1
            self._sending += 1
            self._sending_failing += lane.failing
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _deliver(self, lane: Lane, parcel: Parcel, was_failing: bool) -> None:
        """Attempt a delivery, and write down what became of it."""
        outcome = None
        try:
            outcome = await self._attempt(lane, parcel)
        except Exception as error:
            # Nothing is lost: the lease ends, and the delivery is attempted again.
            self._options.tell(Trouble(what=type(error).__name__))
            lane.threads.discard(parcel.thread)
        finally:
            others_wait = was_failing or self._sending >= self._options.limits.overall
            lane.sending -= 1
            self._sending -= 1
            self._sending_failing -= was_failing
            for one in list(self._lanes.values()) if others_wait else (lane,):
                self._start(one)
        if outcome is None:
            return
        if outcome.pause is not None:
            await self._empty(lane)
        await self._write_down(lane, outcome)

    async def _empty(self, lane: Lane) -> None:
        """Free what was taken for an endpoint."""
        untouched = list(lane.queue)
        lane.queue.clear()
        await self._free(untouched)
        lane.threads.difference_update(parcel.thread for parcel in untouched)

    async def _write_down(self, lane: Lane, outcome: Outcome) -> None:
        """Write an outcome down, and go on with what is next in its thread."""
        try:
            following = await self._settling.ask(outcome)
        except Exception as error:  # its lease ends, as above
            self._options.tell(Trouble(what=type(error).__name__))
            following = None
        lane.threads.discard(outcome.parcel.thread)
        if following is None:
            if not lane.queue:
                self._woken.set()
        elif self._stopping:
            await self._free([following])
        else:
            self._take([following])

    async def _attempt(self, lane: Lane, parcel: Parcel) -> Outcome:
        """Send a delivery, unless there is nothing to send any more."""
        options = self._options
        letter = await self._letters.ask(parcel.number)
        now = options.clock()
        left = (parcel.lease_until - now).total_seconds()
        if isinstance(letter, Letter) and left < options.attempt_seconds:
            lane.shrink()  # it waited here for too long
            letter = "moved"
        if letter == "unreadable":
            return Outcome(parcel=parcel, result="given-up", at=now, answer=None, error=_UNREADABLE)
        if not isinstance(letter, Letter):
            return Outcome(parcel=parcel, result=letter, at=now, answer=None)
        secrets = secrets_in_force(letter, now, options.environment)
        if secrets:
            headers = signed_headers(parcel.event, letter.body, secrets, now)
            answer = await self._sender.post(letter.url, letter.body, headers)
        else:
            answer = Answer(status=None, error="there is no secret to sign with", milliseconds=0)
        outcome = judge(parcel, answer, options.clock(), options.schedule)
        lane.failing = outcome.result != "delivered"
        if outcome.pause is not None:  # at once: not even what was taken goes out before
            pause = outcome.pause.total_seconds()
            lane.paused_until = asyncio.get_running_loop().time() + pause
        return outcome

    async def _read_letters(self, numbers: Sequence[int]) -> Sequence[Letter | Nothing]:
        read = partial(read_letters, numbers=numbers)
        try:
            letters = await self._steadily(lambda: self._database.aread(read))
        except Exception as error:
            if len(numbers) > 1 or not is_of_one_row(error):
                raise  # several are read one by one then
            return ["unreadable"]
        return [letters[number] for number in numbers]

    async def _settle(self, outcomes: Sequence[Outcome]) -> Sequence[Parcel | None]:
        """Write outcomes down; give what follows each in its thread."""
        options = self._options
        settled = await self._steadily(
            lambda: self._database.awrite(lambda c: settle(c, outcomes, options.clock()))
        )
        now = asyncio.get_running_loop().time()
        for one in outcomes:
            if one.next_at is not None:
                due = now + (one.next_at - options.clock()).total_seconds()
                self._retry_at = due if self._retry_at is None else min(due, self._retry_at)
            if one.result != "moved":
                options.tell(_told(one))
        for disabled in settled.disabled:
            options.tell(disabled)
        following = {(one.endpoint, one.thread): one for one in settled.following}
        return [following.get((one.parcel.endpoint, one.parcel.thread)) for one in outcomes]

    async def _steadily(self, act: Callable[[], Awaitable[T]]) -> T:
        """Do something to the database, again and again while it cannot be used."""
        pause = _FIRST_PAUSE
        while True:
            try:
                return await act()
            except _STORE_TROUBLE as error:
                if is_of_one_row(error):
                    raise
                self._options.tell(Trouble(what=type(error).__name__))
                await asyncio.sleep(pause)
                pause = min(2 * pause, _LONGEST_PAUSE)


def _told(outcome: Outcome) -> Attempted:
    answer = outcome.answer or Answer(status=None, error=outcome.error, milliseconds=0)
    return Attempted(
        project=outcome.parcel.project,
        endpoint=outcome.parcel.endpoint,
        event=outcome.parcel.event,
        result=outcome.result,
        status=answer.status,
        error=answer.error,
        milliseconds=answer.milliseconds,
    )
