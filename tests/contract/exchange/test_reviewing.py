"""Teachers settle what was flagged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import func, select

from pipeline.exchange.claiming import wake_wanting
from pipeline.exchange.glossaries import numbers
from pipeline.exchange.projects import put_project
from pipeline.exchange.publishing import release_due
from pipeline.exchange.showing import posts_json
from pipeline.exchange.values import Conflict, Decided, Stale
from pipeline.exchange.withdraw import withdraw
from pipeline.store.tables import audit, calibration, memory, posts
from tests.support.exchange import (
    FINE,
    NUMBER,
    OTHER_NUMBER,
    TEACHER,
    Exchange,
    structure,
    words_in,
)
from translators.testing import ScriptedTranslator

TWO = f"{NUMBER} {OTHER_NUMBER}"
CONTACT = "Write to me at ana.perez@gmail.com please."


def count(exchange: Exchange, table: Any) -> int:
    number: int = exchange.database.read(
        lambda c: c.execute(select(func.count()).select_from(table)).scalar_one()
    )
    return number


def spanish(exchange: Exchange, post: str = "p-1") -> dict[str, Any]:
    found: dict[str, Any] = exchange.shown(post, may_review=True)["translations"]["es"]
    return found


def test_a_post_without_a_flag_is_published(exchange: Exchange) -> None:
    outcome = exchange.run()
    assert (outcome.state, outcome.edition) == ("published", 1)
    assert exchange.shown()["status"] == "published"


def test_a_flagged_post_is_held_and_shown_to_reviewers_only(exchange: Exchange) -> None:
    assert exchange.run(NUMBER).state == "held"
    shown = exchange.shown()
    assert (shown["status"], shown["edition"]) == ("held", 0)
    assert NUMBER not in list(words_in(shown))
    assert exchange.shown(may_review=True)["text"] == NUMBER
    (question,) = exchange.questions()
    assert question["kind"] == "critical"
    assert (question["source"], question["target"]) == (
        NUMBER,
        "Vimos perros grandes en el jardín.",
    )
    assert question["flags"][0]["message"] == "The number 15 is missing."


def test_who_follows_posts_by_cursor_meets_one_that_was_answered_in_part(
    exchange: Exchange,
) -> None:
    exchange.run(TWO, post="p-1")
    exchange.run(FINE, post="p-2")
    first, _ = exchange.questions()

    def walk(after: int = 0) -> list[str]:
        found = exchange.database.read(
            lambda c: posts_json(c, exchange.name, may_review=True, after=after)
        )
        return [one["id"] for one in found.items]

    assert walk() == ["p-1", "p-2"]
    end = exchange.database.read(lambda c: c.scalar(select(func.max(posts.c.changed))))
    assert end is not None
    exchange.decide(first["id"], "edit", text="Vimos 15 perros.")
    assert exchange.shown(may_review=True)["status"] == "held"
    assert walk(end) == ["p-1"]
    assert walk() == ["p-2", "p-1"]


def test_a_post_is_published_when_its_last_question_is_answered(exchange: Exchange) -> None:
    exchange.run(TWO)
    first, second = exchange.questions()
    assert exchange.decide(first["id"], "approve").post_state == "held"
    decided = exchange.decide(second["id"], "reject")
    assert isinstance(decided, Decided)
    assert (decided.post_state, decided.edition) == ("published", 1)
    assert exchange.events() == [
        "post.received", "post.held", "review.decided", "review.decided", "post.published",
    ]  # fmt: skip


def test_an_approved_passage_stays_as_it_is_without_its_flags(exchange: Exchange) -> None:
    exchange.run(NUMBER)
    exchange.decide(exchange.questions()[0]["id"], "approve")
    (passage,) = spanish(exchange)["passages"]
    assert (passage["origin"], passage["flags"]) == ("machine", [])
    assert spanish(exchange)["text"] == "Vimos perros grandes en el jardín."


def test_an_edited_passage_is_the_teachers(exchange: Exchange) -> None:
    exchange.run(TWO)
    first, second = exchange.questions()
    words = "Vimos 15 perros muy grandes en el jardín."
    exchange.decide(first["id"], "edit", text=words)
    exchange.decide(second["id"], "edit", text="Ayer compraron 27 manzanas rojas.")
    made = spanish(exchange)
    assert made["text"] == f"{words} Ayer compraron 27 manzanas rojas."
    assert made["html"] == f"<p>{made['text']}</p>"
    texts = [made["text"][slice(*passage["target"])] for passage in made["passages"]]
    assert texts == [words, "Ayer compraron 27 manzanas rojas."]
    for passage in made["passages"]:
        assert (passage["origin"], passage["score"], passage["confidence"]) == (
            "teacher", None, None,
        )  # fmt: skip


def test_a_rejected_passage_is_published_as_its_author_wrote_it(exchange: Exchange) -> None:
    exchange.run(NUMBER)
    exchange.decide(exchange.questions()[0]["id"], "reject")
    assert spanish(exchange)["text"] == NUMBER
    assert spanish(exchange)["passages"][0]["origin"] == "verbatim"


def test_an_asked_post_stays_held_until_there_is_a_new_revision(exchange: Exchange) -> None:
    exchange.run(NUMBER)
    (question,) = exchange.questions()
    decided = exchange.decide(question["id"], "ask", note="Fifteen, really?")
    assert decided.post_state == "held"
    assert exchange.events()[-1] == "review.decided"
    assert exchange.questions() == []
    assert exchange.run(FINE, revision=2).state == "published"


def test_a_teacher_who_asked_may_settle_it_all_the_same(exchange: Exchange) -> None:
    exchange.run(NUMBER)
    (question,) = exchange.questions()
    exchange.decide(question["id"], "ask", note="Fifteen, really?")
    assert exchange.decide(question["id"], "approve").post_state == "published"


def test_equal_passages_that_wait_are_one_question(exchange: Exchange) -> None:
    exchange.send(NUMBER, post="p-1")
    exchange.send(f"{NUMBER} {FINE}", post="p-2", author="s-5")
    exchange.send(TWO, post="p-3")
    exchange.work()
    listed = exchange.questions()
    assert [one["posts_waiting"] for one in listed] == [3, 1]
    exchange.decide(listed[0]["id"], "edit", text="Vimos 15 perros.")
    states = [exchange.shown(post)["status"] for post in ("p-1", "p-2", "p-3")]
    assert states == ["published", "published", "held"]
    assert spanish(exchange, "p-2")["text"].startswith("Vimos 15 perros. ")
    assert exchange.events().count("review.decided") == 3


def test_asking_one_author_is_not_asking_the_others(exchange: Exchange) -> None:
    exchange.send(NUMBER, post="p-1")
    exchange.send(NUMBER, post="p-2", author="s-5")
    exchange.work()
    exchange.decide(exchange.questions()[0]["id"], "ask", note="Really?")
    assert [one["post"] for one in exchange.questions()] == ["p-2"]


@pytest.mark.parametrize(
    ("verdict", "more", "code"),
    [
        ("edit", {}, "missing"),
        ("edit", {"text": "  "}, "missing"),
        ("edit", {"text": "Vimos\n15 perros."}, "line-break"),
        ("edit", {"text": "Vimos 15 perros.\n"}, "line-break"),
        ("edit", {"text": "a" * 20_001}, "too-long"),
        ("approve", {"text": "Vimos 15 perros."}, "not-an-edit"),
        ("ask", {}, "missing"),
        ("ask", {"note": "a" * 2_001}, "too-long"),
        ("approve", {"add_term": {"source": "", "target": ""}}, "bad-term"),
    ],
)
def test_a_verdict_that_does_not_fit_changes_nothing(
    exchange: Exchange, verdict: str, more: dict[str, Any], code: str
) -> None:
    exchange.run(NUMBER)
    (question,) = exchange.questions()
    refused = exchange.decide(question["id"], verdict, **more)
    assert isinstance(refused, Conflict)
    assert refused.code == code
    assert exchange.questions() == [question]
    assert exchange.shown()["status"] == "held"


def test_who_saw_an_older_version_is_told(exchange: Exchange) -> None:
    exchange.run(NUMBER)
    (question,) = exchange.questions()
    exchange.decide(question["id"], "ask", note="Really?", if_match=1)
    assert exchange.decide(question["id"], "approve", if_match=1) == Stale(version=2)
    assert exchange.decide(question["id"], "approve", if_match=2).post_state == "published"


def test_a_question_is_answered_once(exchange: Exchange) -> None:
    exchange.run(NUMBER)
    (question,) = exchange.questions()
    first = exchange.decide(question["id"], "approve")
    assert exchange.decide(question["id"], "approve") == first
    refused = exchange.decide(question["id"], "reject")
    assert isinstance(refused, Conflict)
    assert refused.code == "decided"
    assert exchange.events().count("review.decided") == 1


def test_a_question_of_another_project_is_none(
    make_exchange: Callable[..., Exchange],
) -> None:
    one, other = make_exchange(), make_exchange(name="lakes")
    one.run(NUMBER)
    assert other.decide(one.questions()[0]["id"], "approve") is None


def test_everything_is_held_under_hold_all(make_exchange: Callable[..., Exchange]) -> None:
    exchange = make_exchange(policy="hold-all")
    assert exchange.run().state == "held"
    (question,) = exchange.questions()
    assert (question["kind"], question["position"]) == ("post", None)
    refused = exchange.decide(question["id"], "edit", text="El sol.")
    assert isinstance(refused, Conflict)
    assert exchange.decide(question["id"], "approve").post_state == "published"


def test_a_whole_post_may_be_published_as_written(make_exchange: Callable[..., Exchange]) -> None:
    exchange = make_exchange(policy="hold-all")
    exchange.run()
    exchange.decide(exchange.questions()[0]["id"], "reject")
    assert spanish(exchange)["text"] == FINE


def test_a_post_that_goes_out_as_written_leaves_no_question_about_its_passages(
    make_exchange: Callable[..., Exchange],
) -> None:
    exchange = make_exchange(policy="hold-all")
    exchange.run(TWO)
    (whole,) = (one for one in exchange.questions() if one["position"] is None)
    assert exchange.decide(whole["id"], "reject").post_state == "published"
    assert exchange.questions() == []
    assert spanish(exchange)["text"] == TWO


def test_what_was_withdrawn_is_not_told_by_its_questions_either(exchange: Exchange) -> None:
    exchange.run(TWO)
    first, _ = exchange.questions()
    exchange.decide(first["id"], "edit", text="Vimos quince perros.", note="Fifteen!")
    exchange.database.write(lambda c: withdraw(c, exchange.name, "p-1", exchange.now, TEACHER))
    told = [exchange.questions(state=state) for state in ("open", "decided", "closed")]
    assert [len(one) for one in told] == [0, 1, 1]
    assert told[1][0]["verdict"] == "edit"
    for word in (NUMBER, OTHER_NUMBER, "perros", "quince", "Fifteen!"):
        assert word not in str(told)


def test_a_post_whose_author_was_asked_is_not_released_by_the_clock(
    make_exchange: Callable[..., Exchange],
) -> None:
    exchange = make_exchange(review={"release_after_hours": 2})
    exchange.run(NUMBER)
    exchange.decide(exchange.questions()[0]["id"], "ask", note="Fifteen, really?")
    exchange.later(hours=3)
    assert exchange.database.write(lambda c: release_due(c, exchange.now)) == 0
    assert exchange.shown()["status"] == "held"


def test_marked_posts_are_published_and_corrected(
    make_exchange: Callable[..., Exchange],
) -> None:
    exchange = make_exchange(policy="mark")
    assert exchange.run(NUMBER).state == "published"
    (question,) = exchange.questions()
    assert exchange.shown()["translations"]["es"]["passages"][0]["flags"]
    decided = exchange.decide(question["id"], "edit", text="Vimos 15 perros.")
    assert (decided.post_state, decided.edition) == ("published", 2)
    assert exchange.shown()["translations"]["es"]["text"] == "Vimos 15 perros."
    assert exchange.events()[-1] == "post.corrected"


@pytest.mark.parametrize("policy", ["hold", "mark", "hold-all"])
def test_contact_details_hold_under_every_policy(
    make_exchange: Callable[..., Exchange], policy: str
) -> None:
    exchange = make_exchange(policy=policy, review={"release_after_hours": 1})
    assert exchange.run(CONTACT).state == "held"
    exchange.later(hours=100)
    assert exchange.database.write(lambda c: release_due(c, exchange.now)) == 0
    while exchange.questions() and exchange.shown()["status"] == "held":
        whole = [one for one in exchange.questions() if one["position"] is None]
        exchange.decide((whole or exchange.questions())[0]["id"], "approve")
    assert exchange.shown()["status"] == "published"


def test_held_posts_are_released_marked_after_their_hours(
    make_exchange: Callable[..., Exchange],
) -> None:
    exchange = make_exchange(review={"release_after_hours": 2})
    exchange.run(NUMBER)
    exchange.later(hours=1)
    assert exchange.database.write(lambda c: release_due(c, exchange.now)) == 0
    exchange.later(hours=1)
    assert exchange.database.write(lambda c: release_due(c, exchange.now)) == 1
    assert exchange.database.write(lambda c: release_due(c, exchange.now)) == 0
    shown = exchange.shown()
    assert (shown["status"], shown["edition"]) == ("published", 1)
    assert shown["translations"]["es"]["passages"][0]["flags"]
    (question,) = exchange.questions()
    assert exchange.decide(question["id"], "edit", text="Vimos 15 perros.").edition == 2


def test_posts_are_released_little_by_little_the_longest_due_first(
    make_exchange: Callable[..., Exchange],
) -> None:
    exchange = make_exchange(review={"release_after_hours": 1})
    for number in range(3):
        exchange.run(NUMBER, post=f"p-{number}")
    exchange.later(hours=2)
    counts = [
        exchange.database.write(lambda c: release_due(c, exchange.now, limit=2)) for _ in range(3)
    ]
    assert counts == [2, 1, 0]
    assert exchange.events()[-3:] == ["post.published"] * 3


def test_the_clock_publishes_no_contact_details_that_were_fine_before(
    make_exchange: Callable[..., Exchange],
) -> None:
    allowed = {"allow_contacts": ["ana.perez@gmail.com"]}
    exchange = make_exchange(review={"release_after_hours": 1}, privacy=allowed)
    exchange.send(f"{CONTACT} {NUMBER}")
    (one,) = exchange.claim()
    nothing = ScriptedTranslator(str, pairs=frozenset())
    assert exchange.record(one, exchange.translate(one, nothing)).state == "held"
    stricter = structure(review={"release_after_hours": 1})
    exchange.database.write(lambda c: put_project(c, stricter, exchange.now, TEACHER))
    exchange.database.write(lambda c: wake_wanting(c, {("en", "es")}, exchange.now))
    (outcome,) = exchange.work()
    assert outcome.state == "held"
    exchange.later(hours=100)
    assert exchange.database.write(lambda c: release_due(c, exchange.now)) == 0


def test_however_long_a_project_waits_its_posts_can_be_kept(
    make_exchange: Callable[..., Exchange],
) -> None:
    exchange = make_exchange(review={"release_after_hours": 1e300})
    assert exchange.run(NUMBER).state == "held"
    exchange.later(days=36_499)
    assert exchange.database.write(lambda c: release_due(c, exchange.now)) == 0


def test_an_author_can_be_asked_something_else(exchange: Exchange) -> None:
    exchange.run(NUMBER)
    (question,) = exchange.questions()
    exchange.decide(question["id"], "ask", note="How many?")
    again = exchange.decide(question["id"], "ask", note="How many dogs?")
    assert again.review["note"] == "How many dogs?"
    same = exchange.decide(question["id"], "ask", note="How many dogs?")
    assert same.version == again.version
    assert exchange.events().count("review.decided") == 2


def test_a_term_is_added_with_a_verdict_that_was_given_before(exchange: Exchange) -> None:
    exchange.run(NUMBER)
    (question,) = exchange.questions()
    exchange.decide(question["id"], "approve")
    term = {"source": "garden", "target": "huerto"}
    assert isinstance(exchange.decide(question["id"], "approve", add_term=term), Decided)
    assert exchange.database.read(lambda c: numbers(c, "rivers")) == {("en", "es"): 1}
    exchange.decide(question["id"], "approve", add_term=term)
    assert exchange.database.read(lambda c: numbers(c, "rivers")) == {("en", "es"): 1}


def test_a_sample_of_published_passages_is_asked_about(exchange: Exchange) -> None:
    for number in range(200):
        exchange.send(f"{FINE}", post=f"p-{number}")
    exchange.work()
    samples = exchange.questions()
    assert samples
    assert {one["kind"] for one in samples} == {"sample"}
    total = sum(one["posts_waiting"] for one in samples)
    assert 1 <= total <= 20  # three in a hundred
    decided = exchange.decide(samples[0]["id"], "approve")
    assert (decided.post_state, decided.edition) == ("published", 1)


def test_a_sample_that_is_edited_corrects_what_was_published(exchange: Exchange) -> None:
    for number in range(200):
        exchange.send(f"{FINE}", post=f"p-{number}")
    exchange.work()
    sample = exchange.questions()[0]
    assert exchange.decide(sample["id"], "edit", text="Hoy hace sol.").edition == 2
    assert exchange.shown(sample["post"])["translations"]["es"]["text"] == "Hoy hace sol."


def test_a_verdict_teaches_what_the_project_lets_it(
    make_exchange: Callable[..., Exchange],
) -> None:
    learning = make_exchange()
    learning.run(TWO)
    first, second = learning.questions()
    learning.decide(first["id"], "edit", text="Vimos 15 perros.")
    learning.decide(second["id"], "reject")
    assert count(learning, memory) == 1
    assert count(learning, calibration) == 2
    assert count(learning, audit) >= 2
    silent = make_exchange(name="lakes", learning={"memory": False, "calibration": False})
    silent.run(NUMBER)
    silent.decide(silent.questions()[0]["id"], "approve")
    assert count(silent, memory) == 1
    assert count(silent, calibration) == 2


def test_a_term_may_come_with_a_verdict(exchange: Exchange) -> None:
    exchange.run(NUMBER)
    (question,) = exchange.questions()
    term = {"source": "garden", "target": "huerta"}
    decided = exchange.decide(question["id"], "approve", add_term=term)
    assert isinstance(decided, Decided)
    from pipeline.exchange.glossaries import books

    (glossary,) = exchange.database.read(lambda c: books(c, exchange.name))
    assert [(one.source, one.target) for one in glossary.terms] == [("garden", "huerta")]


def test_html_and_markdown_are_edited_in_their_format(exchange: Exchange) -> None:
    exchange.run(f"# Title\n\n{NUMBER}\n\n- {FINE}", format="markdown")
    (question,) = [one for one in exchange.questions() if one["source"] == NUMBER]
    exchange.decide(question["id"], "edit", text="Vimos **15** <script>x</script> perros.")
    made = spanish(exchange)
    assert "<strong>15</strong>" in made["html"]
    assert "<script" not in made["html"]
    before, after = made["text"].split("Vimos **15** <script>x</script> perros.")
    assert before.endswith("\n\n")
    assert after.startswith("\n\n- ")
