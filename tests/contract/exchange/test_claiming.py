"""Who translates what."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.exchange.claiming import (
    claimable,
    failed_try,
    give_back,
    release_own,
    renew,
    waiting_for_work,
    wake_wanting,
    wanted_pairs,
)
from tests.support.exchange import FINE, Exchange, script
from tests.support.plans import plans_of
from translators.testing import ScriptedTranslator


def test_posts_are_leased_once_the_longest_waiting_first(exchange: Exchange) -> None:
    for name in ("p-1", "p-2", "p-3"):
        exchange.send(post=name)
    assert [one.post for one in exchange.claim(most_posts=2)] == ["p-1", "p-2"]
    assert [one.post for one in exchange.claim()] == ["p-3"]
    assert exchange.claim() == []


def test_a_batch_has_so_many_characters_but_at_least_one_post(exchange: Exchange) -> None:
    for name in ("p-1", "p-2"):
        exchange.send("word " * 50, post=name)
    assert len(exchange.claim(most_characters=10)) == 1


def test_posts_of_projects_that_are_left_out_are_neither_leased_nor_counted(
    exchange: Exchange,
) -> None:
    exchange.send()
    many = [f"p-{number}" for number in range(9_999)]
    for left_out in (["rivers"], ["lakes", "rivers"], [*many, "rivers"]):
        assert exchange.claim(without=left_out) == []
        assert (
            exchange.database.read(lambda c, w=left_out: claimable(c, exchange.now, w, most=9)) == 0
        )
    assert exchange.database.read(lambda c: claimable(c, exchange.now, ["lakes"], most=9)) == 1
    assert len(exchange.claim(without=["lakes"])) == 1
    exchange.later(seconds=21)
    assert exchange.claim(without=["rivers"]) == [], "a lease that ran out is no exception"
    assert len(exchange.claim()) == 1


def test_a_lapsed_lease_is_taken_over_and_its_late_work_refused(exchange: Exchange) -> None:
    exchange.send()
    (slow,) = exchange.claim("slow")
    exchange.later(seconds=19)
    assert exchange.claim("quick") == []
    exchange.later(seconds=2)
    (taken,) = exchange.claim("quick")
    assert taken.fence > slow.fence
    assert exchange.record(slow, exchange.translate(slow)).stale
    assert exchange.record(taken, exchange.translate(taken)).state == "published"
    assert exchange.events() == ["post.received", "post.published"]


def test_a_lease_that_is_renewed_does_not_lapse(exchange: Exchange) -> None:
    exchange.send()
    claims = exchange.claim()
    exchange.later(seconds=19)
    exchange.database.write(lambda c: renew(c, claims, exchange.now, 20))
    exchange.later(seconds=19)
    assert exchange.claim("other") == []


def test_an_owner_who_starts_anew_takes_its_leases_back_at_once(exchange: Exchange) -> None:
    exchange.send()
    exchange.claim("worker")
    assert exchange.database.write(lambda c: release_own(c, "somebody", exchange.now)) == 0
    assert exchange.database.write(lambda c: release_own(c, "worker", exchange.now)) == 1
    assert [one.tries for one in exchange.claim("worker")] == [2]


def test_posts_given_back_have_not_been_tried(exchange: Exchange) -> None:
    exchange.send()
    claims = exchange.claim()
    exchange.database.write(lambda c: give_back(c, claims))
    assert [one.tries for one in exchange.claim()] == [1]


def test_what_was_lost_once_is_translated_alone(exchange: Exchange) -> None:
    for name in ("p-1", "p-2", "p-3"):
        exchange.send(post=name)
    exchange.claim()
    exchange.later(seconds=30)
    exchange.send(post="p-4")
    assert [[one.post for one in exchange.claim()] for _ in range(4)] == [
        ["p-1"], ["p-2"], ["p-3"], ["p-4"],
    ]  # fmt: skip


def test_three_errors_are_the_end_of_a_post_and_of_no_other(exchange: Exchange) -> None:
    exchange.send(post="poison")
    exchange.send(post="fine")
    outcomes = []
    for _ in range(3):
        for one in exchange.claim():
            if one.post == "poison":
                outcomes.append(
                    exchange.database.write(
                        lambda c, one=one: failed_try(c, one, "EngineError", exchange.now)
                    )
                )
            else:
                exchange.record(one, exchange.translate(one))
    assert outcomes == [False, False, True]
    assert exchange.claim() == []
    shown = exchange.shown("poison")
    assert (shown["status"], shown["reason"]) == ("failed", "EngineError")
    assert FINE not in shown.values()
    assert exchange.shown("poison", may_review=True)["text"] == FINE
    assert exchange.shown("fine")["status"] == "published"
    assert exchange.events().count("post.failed") == 1


def test_a_post_that_takes_its_workers_down_fails_in_the_end(exchange: Exchange) -> None:
    exchange.send()
    while exchange.claim():
        exchange.later(seconds=30)
    assert exchange.shown()["reason"] == "WorkerLost"


def test_a_new_revision_of_a_failed_post_starts_again(exchange: Exchange) -> None:
    exchange.send()
    while exchange.claim():
        exchange.later(seconds=30)
    assert exchange.run(revision=2).state == "published"


def test_a_post_without_a_package_waits_for_it_and_goes_on(exchange: Exchange) -> None:
    exchange.send()
    (one,) = exchange.claim()
    nothing = ScriptedTranslator(lambda text: text, pairs=frozenset())
    assert exchange.record(one, exchange.translate(one, nothing)).state == "held"
    assert exchange.database.read(wanted_pairs) == {("en", "es")}
    assert len(exchange.questions()) == 1
    assert exchange.database.write(lambda c: wake_wanting(c, {("en", "fr")}, exchange.now)) == 0
    assert exchange.claim() == []
    assert exchange.database.write(lambda c: wake_wanting(c, {("en", "es")}, exchange.now)) == 1
    (outcome,) = exchange.work()
    assert (outcome.state, outcome.edition) == ("published", 1)
    assert exchange.questions() == []


def test_a_part_in_another_language_waits_for_the_package_of_that_language(
    exchange: Exchange,
) -> None:
    alt = "Los niños juegan en el jardín con los perros grandes."
    exchange.send(f"{FINE} ![{alt}](https://example.org/a.png)", format="markdown")
    (one,) = exchange.claim()
    made = exchange.translate(one, ScriptedTranslator(script, pairs=frozenset({("en", "es")})))
    exchange.record(one, made)
    assert exchange.database.read(wanted_pairs) == {("es", "en")}


def test_a_verdict_given_before_the_package_came_stands(exchange: Exchange) -> None:
    exchange.send()
    (one,) = exchange.claim()
    nothing = ScriptedTranslator(lambda text: text, pairs=frozenset())
    exchange.record(one, exchange.translate(one, nothing))
    (question,) = exchange.questions()
    exchange.decide(question["id"], "edit", text="El sol luce hoy.")
    assert exchange.shown()["translations"]["es"]["text"] == "El sol luce hoy."
    exchange.database.write(lambda c: wake_wanting(c, {("en", "es")}, exchange.now))
    (outcome,) = exchange.work()
    assert (outcome.state, outcome.edition) == ("published", 1)
    assert exchange.shown()["translations"]["es"]["text"] == "El sol luce hoy."


def test_a_claim_with_a_wrong_number_changes_nothing(exchange: Exchange) -> None:
    exchange.send()
    (one,) = exchange.claim()
    wrong = replace(one, fence=one.fence + 1)
    assert exchange.record(wrong, exchange.translate(wrong)).stale
    assert not exchange.database.write(lambda c: failed_try(c, wrong, "Error", exchange.now))
    exchange.database.write(lambda c: give_back(c, [wrong]))
    assert exchange.record(one, exchange.translate(one)).state == "published"


def test_what_waits_and_how_long_is_known(exchange: Exchange) -> None:
    exchange.send()
    exchange.later(seconds=60)
    count, age = exchange.database.read(lambda c: waiting_for_work(c, exchange.now))
    assert (count, round(age)) == (1, 60)
    exchange.claim()
    count, age = exchange.database.read(lambda c: waiting_for_work(c, exchange.now))
    assert (count, round(age)) == (1, 60)  # in hand is not done
    assert exchange.database.read(lambda c: claimable(c, exchange.now, most=9)) == 0


def test_what_waits_is_walked_along_and_never_sorted(exchange: Exchange) -> None:
    """However much waits, so many steps in the index find what is next."""
    for number in range(3):
        exchange.send(post=f"p-{number}")
    plans = plans_of(
        exchange.database, lambda c: claimable(c, exchange.now, ["lakes"], most=2)
    ).items()
    (walk,) = [plan for statement, plan in plans if "work = 'waiting'" in statement]
    assert re.search(r"(USING|using) (COVERING INDEX|INDEX)? ?ix_posts_turn", walk), walk
    assert not re.search("(?i)sort|order by|seq scan", walk), walk
    (lapsed,) = [plan for statement, plan in plans if "work = 'waiting'" not in statement]
    assert re.search("ix_posts_work_lease_until", lapsed), lapsed
    assert not re.search(r"SCAN posts|Seq Scan", lapsed), lapsed


def test_a_turn_comes_half_a_minute_later_for_each_lease_in_vain(exchange: Exchange) -> None:
    exchange.send(post="tried")
    exchange.claim()
    exchange.later(seconds=25)
    exchange.send(post="before")  # 26 seconds after it
    exchange.later(seconds=7)
    exchange.send(post="behind")  # 34 seconds after it
    order = []
    while claims := exchange.claim():
        order += [one.post for one in claims]
    assert order == ["before", "tried", "behind"]
