"""How a project stands: what waits, what fails, what is missing; and nothing of other projects."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import count

from sqlalchemy import update

from pipeline.exchange.addresses import Allowance
from pipeline.exchange.claiming import failed_try
from pipeline.exchange.endpoints import Registered, disable, register
from pipeline.exchange.standing import MOST_THREADS, Standing, Waiting, standing_of
from pipeline.stages.review.sample import is_sampled
from pipeline.store.tables import deliveries, endpoints
from tests.support.exchange import FINE, NUMBER, TEACHER, Exchange, script
from translators.testing import ScriptedTranslator

NOTHING = Waiting(count=0, oldest=timedelta())


def of(exchange: Exchange) -> Standing:
    return exchange.database.read(lambda c: standing_of(c, exchange.name, exchange.now))


def hook(exchange: Exchange, host: str = "one") -> str:
    made = exchange.database.write(
        lambda c: register(
            c, exchange.project, classroom="es", url=f"https://{host}.example/hook?secret=1",
            payload="full", secret=None, now=exchange.now, actor=TEACHER, allowance=Allowance(),
        )
    )  # fmt: skip
    assert isinstance(made, Registered)
    return made.id


def fail(exchange: Exchange, endpoint: str) -> None:
    """Let the first try of each thread's first delivery have failed."""
    exchange.database.write(
        lambda c: (
            c.execute(
                update(endpoints)
                .where(endpoints.c.id == endpoint)
                .values(failing_since=exchange.now)
            ),
            c.execute(
                update(deliveries)
                .where(deliveries.c.endpoint == endpoint, deliveries.c.type == "post.received")
                .values(tries=3, next_at=exchange.now + timedelta(minutes=5))
            ),
        )
    )


def test_where_nothing_happens_nothing_waits(exchange: Exchange) -> None:
    found = of(exchange)
    assert (found.translation, found.review, found.delivery) == (NOTHING, NOTHING, NOTHING)
    assert (found.failed, found.wanting, found.wanted) == (0, 0, ())
    assert (found.endpoints, found.blocked, found.blocked_count) == ((), (), 0)


def test_posts_questions_and_deliveries_wait_for_so_long(
    make_exchange: Callable[..., Exchange],
) -> None:
    exchange = make_exchange()
    exchange.run(NUMBER, post="p-1")
    make_exchange(name="lakes").send(FINE)
    exchange.later(minutes=5)
    exchange.send(FINE, post="p-2")
    exchange.later(minutes=10)
    found = of(exchange)
    assert found.translation == Waiting(count=1, oldest=timedelta(minutes=10))
    assert found.review.count == 1
    assert found.review.oldest >= timedelta(minutes=15)
    assert found.delivery == NOTHING
    hook(exchange)
    exchange.send(FINE, post="p-3")
    exchange.later(minutes=1)
    assert of(exchange).delivery == Waiting(count=1, oldest=timedelta(minutes=1))


def test_samples_keep_nobody_waiting(exchange: Exchange) -> None:
    names = (f"p-{number}" for number in count())
    sampled = next(name for name in names if is_sampled("rivers", name, 1, "es", 0))
    exchange.run(FINE, post=sampled)
    assert any(one["kind"] == "sample" for one in exchange.questions())
    assert of(exchange).review == NOTHING


def test_packages_that_posts_wait_for_are_named(exchange: Exchange) -> None:
    exchange.send(FINE)
    (one,) = exchange.claim()
    nothing = ScriptedTranslator(script, pairs=frozenset())
    exchange.record(one, exchange.translate(one, nothing))
    found = of(exchange)
    assert (found.wanting, found.wanted) == (1, ((("en", "es"), 1),))


def test_posts_that_failed_are_counted(exchange: Exchange) -> None:
    exchange.send(FINE)
    for _ in range(3):
        (one,) = exchange.claim()
        exchange.later(seconds=1)
        exchange.database.write(lambda c, one=one: failed_try(c, one, "EngineError", exchange.now))
    assert of(exchange).failed == 1


def test_endpoints_that_fail_are_named_without_their_address(exchange: Exchange) -> None:
    good, bad, off = (hook(exchange, host) for host in ("good", "bad", "off"))
    exchange.send(FINE)
    since = exchange.now
    fail(exchange, bad)
    exchange.database.write(lambda c: disable(c, off, exchange.now, "gone"))
    found = of(exchange)
    assert good not in {one.id for one in found.endpoints}
    assert [(one.id, one.classroom, one.since, one.disabled, one.waiting)
            for one in found.endpoints] == [
        (bad, "es", since, False, 1),
        (off, "es", since, True, 0),
    ]  # fmt: skip
    assert "example" not in repr(found)
    assert "secret" not in repr(found)


def test_threads_that_wait_behind_a_failed_delivery_are_named(exchange: Exchange) -> None:
    bad = hook(exchange)
    exchange.send(FINE, post="p-1", thread="t:1")
    exchange.send(FINE, post="p-2")
    fail(exchange, bad)
    exchange.work()
    found = of(exchange)
    assert found.blocked_count == 2
    by_thread = {one.thread: one for one in found.blocked}
    assert set(by_thread) == {"t:1", None}
    assert by_thread[None].post == "p-2"
    for one in found.blocked:
        assert (one.classroom, one.tries) == ("es", 3)
        assert one.waiting >= 1


def test_a_thread_that_waits_for_its_first_try_is_not_blocked(exchange: Exchange) -> None:
    hook(exchange)
    exchange.send(FINE, thread="t-1")
    assert of(exchange).blocked == ()


def test_of_many_blocked_threads_some_are_named_and_all_counted(exchange: Exchange) -> None:
    bad = hook(exchange)
    for number in range(MOST_THREADS + 3):
        exchange.send(FINE, post=f"p-{number}", thread=f"t-{number}")
    fail(exchange, bad)
    found = of(exchange)
    assert (len(found.blocked), found.blocked_count) == (MOST_THREADS, MOST_THREADS + 3)
