"""The review queue as a page: what it shows, and what its forms do."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from sqlalchemy import select, update

from pipeline.exchange.pending import UNDO_SECONDS, approve_due
from pipeline.exchange.projects import stored_project
from pipeline.store.tables import audit, reviews
from tests.contract.exchange.test_queue import ask
from tests.support.exchange import FINE, NUMBER, OTHER_NUMBER, Exchange, structure
from tests.support.visitors import Browser, logged_in, put
from tests.support.web_service import BELOW, Served

TWO = f"{NUMBER} {OTHER_NUMBER}"


@pytest.fixture
def ana(served: Served) -> Iterator[Browser]:
    """Give the browser of a teacher who reads all languages."""
    put(served, "t-ana")
    with logged_in(served, "t-ana") as browser:
        yield browser


def seen(response: httpx.Response) -> str:
    """Give what a page says, in a line."""
    assert response.status_code == 200, response.text
    body = response.text.partition("<main")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", body)).split())


def page(browser: Browser, address: str = "/review") -> str:
    return seen(browser.get(address))


def heading(browser: Browser, address: str = "/review") -> str:
    found = re.search("<h1>(.*?)</h1>", browser.get(address).text)
    assert found is not None
    return html.unescape(found[1])


def boxes(browser: Browser, address: str = "/review") -> list[str]:
    return re.findall('name="chosen" value="([^"]+)"', browser.get(address).text)


def linked(browser: Browser, address: str = "/review") -> list[str]:
    """Name the questions of a page, in their order."""
    return re.findall(r'<h3 id="(rev_\w+)">', browser.get(address).text)


def send(browser: Browser, path: str, **fields: Any) -> httpx.Response:
    """Send a form and follow where it leads."""
    response = browser.post(path, data={"csrf": browser.csrf, **fields})
    assert response.status_code == 303, response.text
    return browser.get(response.headers["location"])


def approve(browser: Browser, *chosen: str, path: str = "/review/approve") -> str:
    return seen(send(browser, path, chosen=list(chosen)))


def doubt(exchange: Exchange, text: str = NUMBER, **more: Any) -> None:
    """Take a post in whose passages the machine is unsure of."""
    exchange.run(text, **more)
    exchange.database.write(
        lambda c: c.execute(
            update(reviews).where(reviews.c.target.is_not(None)).values(kind="unsure")
        )
    )


def let_go(exchange: Exchange) -> None:
    """Let the time for undoing pass; what is due has its effect."""
    exchange.later(seconds=UNDO_SECONDS)
    exchange.database.write(lambda c: approve_due(c, exchange.name, exchange.now))


def test_a_queue_with_nothing_in_it_is_calm(served: Served, ana: Browser) -> None:
    assert heading(ana) == "Nothing waits for you"
    said = page(ana)
    assert "it comes here" in said
    assert "Approve" not in said
    served.exchange.run(FINE)
    served.exchange.database.write(lambda c: c.execute(reviews.delete()))
    assert heading(ana) == "Nothing waits for you"


def test_what_waits_is_told_in_a_sentence_and_in_groups(served: Served, ana: Browser) -> None:
    exchange = served.exchange
    exchange.run(TWO, post="p-1")
    exchange.run(NUMBER, post="p-2")
    sample = ask(exchange, "sample", 1)
    unsure = ask(exchange, "unsure", 2)
    assert heading(ana) == "4 passages in 2 posts, about 3 minutes"
    assert linked(ana)[2:] == [unsure, sample]
    said = page(ana)
    groups = ["Careful 2", "Unsure 1", "Samples 1"]
    assert [said.index(one) for one in groups] == sorted(said.index(one) for one in groups)
    for part in (
        "The number 15 is missing.",
        NUMBER,
        "Vimos perros grandes en el jardín.",
        "2 posts with these words",
        "s-4 , en ·",
        "chance chose them",
    ):
        assert part in said
    assert f'href="/review/{linked(ana)[0]}"' in ana.get("/review").text


def test_flagged_words_are_marked(served: Served, ana: Browser) -> None:
    served.exchange.run(f"{FINE} {NUMBER}")
    assert "We saw <mark>15</mark> big dogs" in ana.get("/review").text


def test_the_age_of_a_question_is_told(served: Served, ana: Browser) -> None:
    served.exchange.run(NUMBER)
    served.exchange.later(hours=3)
    assert "3 hours ago" in page(ana)


def test_a_whole_post_is_shown_by_what_was_found_in_it(served: Served, ana: Browser) -> None:
    text = "And so on and on. " * 30 + "Write to me at ana.perez@gmail.com please."
    served.exchange.run(text, title="A letter")
    found = ana.get("/review").text
    assert "an e-mail address" in found
    assert "Write to me at <mark>ana.perez@gmail.com</mark> please." in found
    assert "whole post" in heading(ana)


def test_what_was_left_in_its_language_is_shown_in_it(served: Served, ana: Browser) -> None:
    exchange = served.exchange
    exchange.run(FINE)
    exchange.database.write(lambda c: c.execute(reviews.delete()))
    ask(exchange, "critical", 1, source_text=FINE, target_text=FINE, target="ar")
    ask(exchange, "critical", 2, source_text=FINE, target_text="شمس", target="ar")
    found = re.findall('<p class="to" lang="(..)" dir="(...)"', ana.get("/review").text)
    assert found == [("en", "ltr"), ("ar", "rtl")]


@pytest.mark.parametrize(
    ("policy", "said"),
    [("hold", "its post waits"), ("mark", "goes out marked"), ("hold-all", "Every post")],
)
def test_what_comes_here_is_told_by_the_policy(
    served: Served, ana: Browser, policy: str, said: str
) -> None:
    with served.outer() as api:
        assert api.put(BELOW, json=structure(policy=policy)).status_code == 200
    assert said in page(ana)


def test_filters_stand_in_the_address_and_stay_there(served: Served, ana: Browser) -> None:
    exchange = served.exchange
    exchange.run(NUMBER, post="p-1", thread="t-1")
    exchange.run(OTHER_NUMBER, post="p-2", thread="t 2/ñ?&")
    address = "/review?kind=critical&thread=t+2%2F%C3%B1%3F%26"
    (one,) = linked(ana, address)
    text = html.unescape(ana.get(address).text)
    (link,) = {urlsplit(found) for found in re.findall(f'href="(/review/{one}[^"]*)"', text)}
    assert dict(parse_qsl(link.query)) == {"kind": "critical", "thread": "t 2/ñ?&"}
    assert "Only one thread is shown." in page(ana, address)
    assert linked(ana, "/review?thread=t-1&reason=number-changed") != [one]
    assert heading(ana, "/review?reason=truncated") == "Nothing fits this filter"
    assert "Show everything that waits" in page(ana, "/review?reason=truncated")
    assert len(linked(ana, "/review?kind=nonsense&other=1&language=")) == 2


def test_a_form_sends_the_filters_back(served: Served, ana: Browser) -> None:
    doubt(served.exchange, TWO)
    first, _ = boxes(ana)
    response = ana.submit("/review/approve?kind=unsure&reason=number-changed", chosen=first)
    assert response.status_code == 303
    assert response.headers["location"] == "/review?kind=unsure&reason=number-changed"


def test_a_member_sees_the_languages_that_they_read(served: Served) -> None:
    put(served, "t-ben", languages=("en",))
    exchange = served.exchange
    exchange.run(NUMBER)
    to_english = ask(exchange, "unsure", 1, target="en", language="es")
    with logged_in(served, "t-ben") as ben:
        assert linked(ben) == [to_english]
        spanish = exchange.questions(language="es")[0]["id"]
        exchange.database.write(
            lambda c: c.execute(
                update(reviews).where(reviews.c.id == spanish).values(kind="unsure")
            )
        )
        assert "a colleague was faster" in approve(ben, f"{spanish}:1")


def test_chosen_passages_leave_at_once_and_can_be_undone(served: Served, ana: Browser) -> None:
    doubt(served.exchange, TWO)
    chosen = boxes(ana)
    said = approve(ana, *chosen)
    assert "2 passages approved. They go out in 30 seconds. Undo" in said
    assert "Nothing waits for you" in said
    served.exchange.later(seconds=20)
    response = ana.get("/review")
    assert "10 seconds" in seen(response)
    (batch,) = re.findall('name="batch" value="([^"]+)"', response.text)
    said = seen(send(ana, "/review/undo", batch=batch))
    assert "They are back in the list." in said
    assert "approved." not in said
    assert boxes(ana) == chosen
    let_go(served.exchange)
    assert served.exchange.shown()["status"] == "held"


def test_what_nobody_undid_goes_out(served: Served, ana: Browser) -> None:
    doubt(served.exchange, TWO)
    approve(ana, *boxes(ana))
    (batch,) = re.findall('name="batch" value="([^"]+)"', ana.get("/review").text)
    let_go(served.exchange)
    assert served.exchange.shown()["status"] == "published"
    assert "too late" in seen(send(ana, "/review/undo", batch=batch))
    assert "Undo" not in page(ana)
    decided = served.exchange.questions(state="decided")
    assert {one["decided_by"] for one in decided} == {"member t-ana"}


def test_colleagues_do_not_see_what_is_held_back_nor_undo_it(served: Served, ana: Browser) -> None:
    doubt(served.exchange)
    chosen = boxes(ana)
    approve(ana, *chosen)
    (batch,) = re.findall('name="batch" value="([^"]+)"', ana.get("/review").text)
    put(served, "t-ben")
    with logged_in(served, "t-ben") as ben:
        said = page(ben)
        assert "Nothing waits for you" in said
        assert "Undo" not in said
        assert "too late" in seen(send(ben, "/review/undo", batch=batch))
        assert "a colleague was faster" in approve(ben, *chosen)
    assert "Undo" in page(ana)


def test_what_a_colleague_says_over_the_api_wins(served: Served, ana: Browser) -> None:
    doubt(served.exchange)
    approve(ana, *boxes(ana))
    (question,) = served.exchange.questions()
    with served.client() as api:
        given = {"verdict": "edit", "text": "Vimos 15 perros."}
        assert api.post(f"/reviews/{question['id']}", json=given).status_code == 200
    let_go(served.exchange)
    (decided,) = served.exchange.questions(state="decided")
    assert (decided["verdict"], decided["text"]) == ("edit", "Vimos 15 perros.")


def test_who_chooses_nothing_is_told(ana: Browser) -> None:
    assert "choose passages first" in approve(ana)
    assert "choose passages first" in approve(ana, "nonsense", "rev_1:")


def test_critical_and_whole_posts_have_no_box_and_a_forged_one_does_nothing(
    served: Served, ana: Browser
) -> None:
    served.exchange.run(NUMBER)
    (question,) = served.exchange.questions()
    assert boxes(ana) == []
    assert "Approve the chosen" not in page(ana)
    assert "Nothing was approved" in approve(ana, f"{question['id']}:1")
    let_go(served.exchange)
    assert served.exchange.questions()[0]["state"] == "open"


def test_all_of_a_group_can_be_chosen_without_a_script(served: Served, ana: Browser) -> None:
    exchange = served.exchange
    exchange.run(FINE)
    exchange.database.write(lambda c: c.execute(reviews.delete()))
    for number in range(3):
        ask(exchange, "unsure", number)
    ask(exchange, "sample", 9)
    (link,) = re.findall('class="all" href="([^"]+)"', ana.get("/review?language=es").text)
    assert html.unescape(link) == "/review?language=es&choose=unsure#unsure"
    text = ana.get(html.unescape(link)).text
    assert len(re.findall('name="chosen"[^>]* checked>', text)) == 3
    assert "Choose all 3" in page(ana)


def test_some_may_be_left_out(served: Served, ana: Browser) -> None:
    doubt(served.exchange, TWO)
    first, second = boxes(ana)
    served.exchange.decide(first.partition(":")[0], "reject")
    said = approve(ana, first, second)
    assert "1 passage approved. It goes out in 30 seconds." in said
    assert "Some were left out" in said


def test_a_long_queue_has_pages(served: Served, ana: Browser) -> None:
    exchange = served.exchange
    exchange.run(FINE)
    exchange.database.write(lambda c: c.execute(reviews.delete()))
    names = [ask(exchange, "unsure", number) for number in range(120)]
    address: str | None = "/review?kind=unsure"
    shown: list[str] = []
    count = 0
    while address is not None:
        assert heading(ana, address) == "120 passages in 1 post, about 80 minutes"
        shown += linked(ana, address)
        text = ana.get(address).text
        found = re.search('class="button" href="(/review[^"]*after[^"]*)"', text)
        address = None if found is None else html.unescape(found[1])
        count += 1
    assert shown == names
    assert count == 3
    assert "Back to the beginning" in page(ana, f"/review?after={2**50}")
    assert linked(ana, "/review?after=nonsense") == names[:50]


def budget_of(served: Served) -> tuple[float, int]:
    stored = served.database.read(lambda c: stored_project(c, "rivers"))
    assert stored is not None
    return stored.project.budget, stored.version


def test_the_budget_can_be_changed_and_says_what_it_comes_to(served: Served, ana: Browser) -> None:
    assert "of the last week" not in page(ana)
    served.exchange.run(" ".join([FINE] * 5))
    _, version = budget_of(served)
    said = seen(send(ana, "/review/budget?kind=unsure", budget="40"))
    assert "Saved." in said
    assert "That is about 2 of the 5 passages of the last week." in said
    assert budget_of(served) == (0.4, version + 1)
    lines = served.database.read(
        lambda c: c.execute(select(audit).where(audit.c.actor == "member t-ana")).all()
    )
    assert ("project.put", "rivers") in [(line.action, line.object) for line in lines]
    assert 'value="40"' in ana.get("/review").text


@pytest.mark.parametrize("given", ["", "101", "-1", "half", "nan"])
def test_a_budget_that_is_none_changes_nothing(served: Served, ana: Browser, given: str) -> None:
    before = budget_of(served)
    assert "a number from 0 to 100" in seen(send(ana, "/review/budget", budget=given))
    assert budget_of(served) == before


def test_nobody_comes_without_a_login_and_the_right_scope(served: Served, ana: Browser) -> None:
    doubt(served.exchange)
    (chosen,) = boxes(ana)
    headers = {"accept": "text/html", "origin": served.url}
    response = httpx.get(f"{served.url}/review", headers=headers)
    assert response.status_code == 401
    assert NUMBER not in response.text
    put(served, "t-eve")
    with logged_in(served, "t-eve") as eve:
        put(served, "t-eve", "read")
        for path in ("approve", "undo", "budget"):
            fields = {"chosen": chosen, "budget": "5", "batch": "x"}
            assert httpx.post(f"{served.url}/review/{path}", data=fields).status_code == 403
            assert eve.submit(f"/review/{path}", **fields).status_code == 403
            assert ana.post(f"/review/{path}", data=fields).status_code == 403  # no token
        response = eve.get("/review")
        assert response.status_code == 403
        assert NUMBER not in response.text
    let_go(served.exchange)
    assert served.exchange.shown()["status"] == "held"


def test_nothing_of_a_post_is_markup(served: Served, ana: Browser) -> None:
    bad = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
    exchange = served.exchange
    doubt(exchange, author=bad, thread=bad)
    exchange.database.write(
        lambda c: c.execute(
            update(reviews).values(
                source_text=bad,
                target_text=f"{bad} \u202e",
                reason=bad,
                flags=[
                    {
                        "code": "x", "severity": "critical", "message": bad, "params": {},
                        "source": [0, 5], "target": None,
                    }
                ],
            )
        )
    )  # fmt: skip
    for address in ("/review", f"/review?thread={bad}&reason={bad}&language={bad}&classroom={bad}"):
        text = ana.get(address).text
        assert "<script>alert" not in text
        assert "<img" not in text
    assert "<mark>&lt;scri</mark>pt&gt;" in ana.get("/review").text


def test_how_long_it_takes_is_learnt_from_verdicts(served: Served, ana: Browser) -> None:
    exchange = served.exchange
    exchange.run(FINE)
    exchange.database.write(lambda c: c.execute(reviews.delete()))
    for number in range(25):
        name = ask(exchange, "unsure", number)
        exchange.later(seconds=119)
        exchange.decide(name, "approve")
    for number in range(3):
        ask(exchange, "unsure", 100 + number)
    assert heading(ana) == "3 passages in 1 post, about 6 minutes"


@pytest.mark.parametrize("language", ["es", "fr", "ar"])
def test_the_page_speaks_other_languages(served: Served, ana: Browser, language: str) -> None:
    doubt(served.exchange, TWO)
    response = ana.get("/review", headers={"accept-language": language})
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in response.text
    assert 'lang="en" dir="ltr" translate="no">' in response.text


def test_what_waits_is_among_the_figures(served: Served) -> None:
    exchange = served.exchange
    exchange.run(NUMBER, post="p-1")
    exchange.run(NUMBER, post="p-2")
    ask(exchange, "sample", 1)
    lines = httpx.get(f"{served.url}/metrics").text.splitlines()
    for line in (
        'passerelle_reviews_waiting{kind="critical"} 2.0',
        'passerelle_reviews_waiting{kind="unsure"} 0.0',
        'passerelle_reviews_waiting{kind="post"} 0.0',
        'passerelle_reviews_waiting{kind="sample"} 1.0',
    ):
        assert line in lines


def test_an_approval_is_told_to_the_platform_when_it_is_due(served: Served, ana: Browser) -> None:
    doubt(served.exchange)
    before = served.exchange.events()
    approve(ana, *boxes(ana))
    assert served.exchange.events() == before
    let_go(served.exchange)
    assert served.exchange.events()[len(before) :] == ["review.decided", "post.published"]


def test_every_figure_stands_in_the_operators_guide(served: Served) -> None:
    guide = Path(__file__).parents[3].joinpath("docs", "operating.md").read_text("utf-8")
    named = set(re.findall(r"^\| `(passerelle_\w+)` \|", guide, re.MULTILINE))
    exposed = httpx.get(f"{served.url}/metrics").text
    families = re.findall(r"^# TYPE (passerelle_\w+) \w+$", exposed, re.MULTILINE)
    of_service = {name for name in named if not name.startswith("passerelle_worker_")}
    assert of_service == {name for name in families if not name.endswith("_created")}
