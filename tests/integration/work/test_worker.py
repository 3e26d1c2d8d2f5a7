"""The worker over a real database: batches, poison, leases, engines that come later."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial

from sqlalchemy import update

from pipeline.exchange.claiming import claim, release_own
from pipeline.exchange.projects import put_project
from pipeline.exchange.values import PASSERELLE
from pipeline.store.tables import projects
from pipeline.work.desk import LEASE_SECONDS
from tests.support.desk import PROJECT, Office, now
from tests.support.program import post
from translators.errors import TranslatorError
from translators.testing import IdentityTranslator, ScriptedTranslator
from translators.values import Request, Result

Open = Callable[..., Office]


class Counting(IdentityTranslator):
    """Counts the batches of more than a trial that it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.batches: list[int] = []

    def translate(self, requests: Sequence[Request]) -> list[Result]:
        self.batches.append(len(requests))
        return super().translate(requests)


class Choking(TranslatorError):
    """The engine cannot take a text."""


class Poisoned(IdentityTranslator):
    """Fails for every batch that holds a certain word."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word

    def translate(self, requests: Sequence[Request]) -> list[Result]:
        if any(self._word in one.text for one in requests):
            raise Choking
        return super().translate(requests)


def test_a_post_is_published_with_its_translation_and_its_event(opened: Open) -> None:
    here = opened(IdentityTranslator)
    here.start()
    here.send(post(1))
    here.until(lambda: here.states() == {"p-1": "published"})
    assert here.document("p-1")["translations"]["es"]["text"] == "We saw a river."
    assert here.events() == [("post.received", "p-1"), ("post.published", "p-1")]
    assert here.rows()["p-1"]["work"] == "idle"


def test_a_class_that_posts_at_once_is_one_batch(opened: Open) -> None:
    engine = Counting()
    here = opened(lambda: engine)
    here.send(*(post(number, text=f"We saw river number {number}.") for number in range(30)))
    here.start()
    here.until(lambda: set(here.states().values()) == {"published"})
    assert [size for size in engine.batches if size] == [30]
    here.until(lambda: b"passerelle_batch_posts_count 1.0" in here.desk.metrics.exposition())


def test_a_worker_that_is_idle_lets_a_class_arrive(opened: Open) -> None:
    engine = Counting()
    here = opened(lambda: engine)
    here.start()
    time.sleep(0.3)
    for number in range(20):
        here.send(post(number, text=f"We saw river number {number}."))
    here.until(lambda: len(here.states()) == 20 and set(here.states().values()) == {"published"})
    assert len([size for size in engine.batches if size]) <= 10  # this machine may be slow


def test_a_poison_post_fails_after_three_tries_and_the_others_go_on(opened: Open) -> None:
    here = opened(lambda: Poisoned("poison"))
    here.start()
    texts = ["We saw a river.", "This is poison for it.", "It was very long."]
    here.send(*(post(number, text=text) for number, text in enumerate(texts)))
    here.until(lambda: "received" not in here.states().values())
    assert here.states() == {"p-0": "published", "p-1": "failed", "p-2": "published"}
    assert here.rows()["p-1"] == {
        "state": "failed", "work": "idle", "edition": 0, "tries": 3, "reason": "Choking",
        "lease_owner": None,
    }  # fmt: skip
    assert here.events().count(("post.failed", "p-1")) == 1
    here.send(post(1, text="Clean water now.", revision=2))
    here.until(lambda: here.states()["p-1"] == "published")


def test_an_engine_that_is_down_costs_no_post_its_tries(opened: Open) -> None:
    down = threading.Event()
    down.set()

    class Falling(IdentityTranslator):
        def translate(self, requests: Sequence[Request]) -> list[Result]:
            if down.is_set():
                raise Choking
            return super().translate(requests)

    here = opened(Falling)
    here.start()
    here.send(post(1), post(2))
    time.sleep(1)
    assert set(here.states().values()) == {"received"}
    down.clear()
    here.until(lambda: set(here.states().values()) == {"published"})
    assert here.editions("p-1") == here.editions("p-2") == 1


def test_a_stuck_worker_is_replaced_and_what_it_writes_late_is_refused(opened: Open) -> None:
    stuck, calls = threading.Event(), []

    class Sticking(IdentityTranslator):
        def translate(self, requests: Sequence[Request]) -> list[Result]:
            calls.append(len(requests))
            if len(calls) == 1:
                stuck.wait(30)
            return super().translate(requests)

    here = opened(Sticking, lease_seconds=0.6)
    first = here.start().worker
    began = time.monotonic()
    here.send(post(1))
    here.until(lambda: here.states() == {"p-1": "published"})
    assert time.monotonic() - began < 5
    assert here.supervisor is not None
    assert here.supervisor.worker is not first
    stuck.set()
    first.join(10)
    assert not first.is_alive()
    assert here.editions("p-1") == 1
    assert here.events().count(("post.published", "p-1")) == 1


def test_own_leases_are_taken_back_after_a_restart_others_run_out(opened: Open) -> None:
    here = opened(IdentityTranslator)
    here.send(post(1))
    grab = partial(claim, now=now(), most_posts=9, most_characters=9999, lease_seconds=60)
    assert len(here.database.write(lambda c: grab(c, "test"))) == 1
    assert here.database.write(lambda c: grab(c, "test")) == []
    assert here.database.write(lambda c: release_own(c, "another", now())) == 0
    assert here.database.write(lambda c: release_own(c, "test", now())) == 1
    here.start()
    here.until(lambda: here.states() == {"p-1": "published"}, seconds=5)


def test_posts_of_several_projects_are_translated_by_their_own(opened: Open) -> None:
    other = {**PROJECT, "id": "lakes"}
    here = opened(lambda: ScriptedTranslator(str.upper), projects=(PROJECT, other))
    here.start()
    here.send(post(1))
    here.send(post(2, project="lakes"), project="lakes")
    here.until(lambda: set(here.states().values()) == {"published"})
    assert here.document("p-2")["project"] == "lakes"


def test_a_project_that_cannot_be_read_costs_the_others_nothing(opened: Open) -> None:
    here = opened(IdentityTranslator, projects=(PROJECT, {**PROJECT, "id": "a-first-one"}))
    here.send(post(1, project="a-first-one"), project="a-first-one")
    here.send(post(2))
    spoilt = update(projects).where(projects.c.id == "a-first-one")
    here.database.write(lambda c: c.execute(spoilt.values(body={"id": "a-first-one"}, version=2)))
    here.start()
    here.until(lambda: here.states() == {"p-1": "failed", "p-2": "published"})
    assert here.rows()["p-1"]["reason"] == "ProjectUnusable"


def test_a_post_whose_classroom_is_gone_fails_with_its_reason(opened: Open) -> None:
    here = opened(IdentityTranslator)
    here.send(post(1))
    rooms = [PROJECT["classrooms"][1], {**PROJECT["classrooms"][0], "id": "kumasi"}]
    here.database.write(
        lambda c: put_project(c, {**PROJECT, "classrooms": rooms}, now(), PASSERELLE)
    )
    here.start()
    here.until(lambda: here.states() == {"p-1": "failed"})
    assert here.rows()["p-1"]["reason"] == "PostRefused"


def test_a_stopped_worker_ends_with_its_batch_kept(opened: Open) -> None:
    begun = threading.Event()

    class Slow(IdentityTranslator):
        def translate(self, requests: Sequence[Request]) -> list[Result]:
            if not begun.is_set():
                begun.set()
                time.sleep(0.5)
            return super().translate(requests)

    here = opened(Slow)
    supervisor = here.start()
    here.send(post(1))
    assert begun.wait(5)
    assert supervisor.stop(10)
    assert here.states() == {"p-1": "published"}


def test_a_new_revision_while_the_old_one_is_translated_is_what_is_published(opened: Open) -> None:
    begun, go_on = threading.Event(), threading.Event()

    class Waiting(IdentityTranslator):
        def translate(self, requests: Sequence[Request]) -> list[Result]:
            begun.set()
            go_on.wait(10)
            return super().translate(requests)

    here = opened(Waiting)
    here.start()
    here.send(post(1))
    assert begun.wait(5)
    here.send(post(1, text="We saw a lake.", revision=2))
    go_on.set()
    here.until(lambda: here.states() == {"p-1": "published"})
    assert here.document("p-1")["text"] == "We saw a lake."
    assert here.editions("p-1") == 1


def test_leases_are_short_enough_to_come_back_within_thirty_seconds() -> None:
    assert timedelta(seconds=LEASE_SECONDS + 2) < timedelta(seconds=30)
