"""A passage before a teacher, over HTTP and without scripts: what is shown, what is answered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from itertools import count
from typing import Any

import pytest
from sqlalchemy import insert, select

from pipeline.domain.flags import flag
from pipeline.exchange.memory import remember
from pipeline.exchange.reviewing import decide
from pipeline.exchange.showing import review_json
from pipeline.exchange.values import Actor, Verdict
from pipeline.stages.review.sample import is_sampled
from pipeline.store.tables import calibration, reviews
from tests.support.exchange import FINE, NUMBER, OTHER_NUMBER, TEACHER
from tests.support.visitors import Browser, logged_in, put
from tests.support.web_service import Served, running
from translators.testing import ScriptedTranslator

RIGHT = "Vimos 15 perros grandes en el jardín."
WRONG = "Vimos perros grandes en el jardín."
CONTACT = "Write to me at ana.perez@gmail.com please."


@pytest.fixture
def ana(served: Served) -> Iterator[Browser]:
    """Give the browser of a teacher who may review."""
    put(served, "t-ana")
    with logged_in(served) as browser:
        yield browser


def question(served: Served, post: str = "p-1", *, whole: bool = False) -> str:
    """Give the address of the first open question about a post, or about one of its passages."""
    target = reviews.c.target
    query = select(reviews.c.id).where(
        reviews.c.project == "rivers",
        reviews.c.post == post,
        reviews.c.state == "open",
        target.is_(None) if whole else target.is_not(None),
    )
    found = served.database.read(lambda c: c.execute(query.order_by(reviews.c.number)).first())
    assert found is not None
    return f"/review/{found.id}"


def held(served: Served, text: str = NUMBER, **more: Any) -> str:
    """Let a post wait; give the address of the question about it."""
    served.exchange.run(text, **more)
    return question(served, more.get("post", "p-1"))


def held_with(served: Served, text: str = NUMBER, **changes: Any) -> str:
    """Hold a post whose only passage is changed so, and give the address of its question."""
    exchange = served.exchange
    exchange.send(text)
    (one,) = exchange.claim()
    made = exchange.translate(one)
    (passage,) = made.translations["es"].passages
    spanish = replace(made.translations["es"], passages=(replace(passage, **changes),))
    held = replace(made, status="held", edition=0, translations={"es": spanish})
    exchange.record(one, held)
    return question(served)


def kept(served: Served, address: str) -> dict[str, Any]:
    """Give a question as it is kept."""
    name = address.rpartition("/")[2]
    shown = served.database.read(lambda c: review_json(c, "rivers", name))
    assert shown is not None
    return shown.body


def by_colleague(served: Served, address: str, verdict: str, **more: Any) -> None:
    """Let a colleague answer."""
    actor = Actor(id="member t-ben", scopes=frozenset({"review"}))
    given = Verdict(verdict=verdict, **more)  # type: ignore[arg-type]
    name, exchange = address.rpartition("/")[2], served.exchange
    served.database.write(lambda c: decide(c, exchange.project, name, given, exchange.now, actor))


def texts(page: str, pattern: str) -> list[str]:
    """Give what stands in elements, without tags."""
    return [unescape(re.sub(r"<[^>]*>", "", one)) for one in re.findall(pattern, page, re.S)]


def head(page: str) -> str:
    (found,) = texts(page, r"<h1.*?</h1>")
    return found.strip()


def box(page: str) -> str:
    (found,) = texts(page, r'<textarea id="text".*?>\n(.*?)</textarea>')
    return found


# What is shown.


def test_the_reason_comes_first_and_both_texts_stand_below_it(served: Served, ana: Browser) -> None:
    page = ana.get(held(served)).text
    assert head(page) == "The number 15 is missing."
    assert '<p class="words" lang="en" dir="ltr" translate="no">We saw <mark>15</mark>' in page
    assert f'<p class="words" lang="es" dir="ltr" translate="no">{WRONG}</p>' in page
    assert box(page) == WRONG
    assert page.index("<h1") < page.index('class="words"') < page.index("<textarea")
    assert page.count('class="first"') == 1


def test_nobody_else_sees_it(served: Served, ana: Browser) -> None:
    address = held(served)
    assert ana.get("/review/rev_none").status_code == 404
    assert ana.submit("/review/rev_none", verdict="approve", version="1").status_code == 404
    put(served, "t-ana", "read")  # may not review any more
    with Browser(served) as stranger:
        for browser, status in ((stranger, 401), (ana, 403)):
            for response in (browser.get(address), browser.submit(address, verdict="approve")):
                assert response.status_code == status
                assert "dogs" not in response.text
    assert kept(served, address)["state"] == "open"


def test_a_form_of_another_site_changes_nothing(served: Served, ana: Browser) -> None:
    address = held(served)
    form = {"verdict": "approve", "version": "1"}
    assert ana.post(address, data=form).status_code == 403
    assert ana.post(address, data={**form, "csrf": "0" * 64}).status_code == 403
    elsewhere = {"origin": "https://evil.example"}
    answer = ana.post(address, data={**form, "csrf": ana.csrf}, headers=elsewhere)
    assert answer.status_code == 403
    assert kept(served, address)["state"] == "open"


@pytest.mark.parametrize("lang", ["es", "ar"])
def test_the_page_is_in_the_readers_language_and_the_passage_in_its_own(
    served: Served, lang: str
) -> None:
    address = held(served)
    put(served)
    with logged_in(served, headers={"accept-language": lang}) as browser:
        page = browser.get(address).text
    assert f'<html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}">' in page
    assert '<p class="words" lang="en" dir="ltr"' in page


class Elements(HTMLParser):
    """Collects the elements of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_what_computers_and_pupils_write_is_never_markup(served: Served, ana: Browser) -> None:
    attack = "\"'></textarea><img src=x onerror=go()></script><script>go()</script>{{1234*1234}}"
    exchange, hostile = served.exchange, ScriptedTranslator(lambda _: f"Aquí {attack}")
    exchange.send(f"We saw 15 dogs. {attack}", author=attack, thread=attack)
    (one,) = exchange.claim()
    exchange.record(one, exchange.translate(one, hostile))
    address = question(served)
    by_colleague(served, address, "ask", note=attack)
    more = {"text": attack, "note": attack, "term_source": attack, "term_target": attack}
    pages = [
        ana.get(f"{address}?thread={attack}&done={attack}&kind={attack}").text,
        ana.submit(address, verdict="ask", version="1", **more).text,
    ]
    for page in pages:
        found = Elements(page).found
        tags = [tag for tag, _ in found]
        assert (tags.count("script"), tags.count("img")) == (1, 0)
        assert page.count("<textarea") == page.count("</textarea>") == tags.count("textarea")
        assert not [name for _, given in found for name in given if name.startswith("on")]
        assert "1522756" not in page


def test_many_reasons_are_not_all_said(served: Served, ana: Browser) -> None:
    flags = tuple(flag("number-changed", number=str(number)) for number in range(8))
    long = flag("length-unlikely", direction="long")
    page = ana.get(held_with(served, flags=(long, *flags, *flags))).text
    assert head(page) == "The number 0 is missing."
    assert "The number 4 is missing." in page
    assert "The number 5 is missing." not in page
    assert "And 4 more reasons." in page


def test_equal_passages_are_told_of(served: Served, ana: Browser) -> None:
    for name in ("p-1", "p-2"):
        served.exchange.send(NUMBER, post=name)
    served.exchange.work()
    assert "This answer counts for 2 posts with the same words." in ana.get(question(served)).text


def test_what_was_approved_before_is_shown_with_its_difference(
    served: Served, ana: Browser
) -> None:
    served.database.write(
        lambda c: remember(
            c, "rivers", language="en", target="es", written="plain",
            source_text="We saw 12 big dogs in the garden.",
            target_text="Vimos 12 perros grandes en el jardín.", author="s-1", review=None,
            actor=TEACHER, now=served.exchange.now,
        )
    )  # fmt: skip
    page = ana.get(held(served)).text
    assert "We saw <b>12</b> big dogs" in page
    assert "Vimos 12 perros grandes en el jardín." in page


def test_confidence_is_a_word_first_and_a_figure_once_enough_is_known(
    served: Served, ana: Browser
) -> None:
    short = flag("length-unlikely", direction="short")
    address = held_with(served, confidence=0.34, flags=(short,))
    assert "The computer was not sure of its words." in ana.get(address).text
    row = {"project": "rivers", "packages": "scripted", "raw": 0.5, "accepted": True,
           "sample": False, "review": "rev_x", "at": served.exchange.now}  # fmt: skip
    served.database.write(lambda c: c.execute(insert(calibration), [row] * 100))
    assert "Teachers left about 34% of such passages as they were." in ana.get(address).text


def test_beside_what_is_probably_wrong_nothing_says_how_sure_the_computer_was(
    served: Served, ana: Browser
) -> None:
    page = ana.get(held_with(served, confidence=0.94)).text
    assert head(page) == "The number 15 is missing."
    assert "sure of its words" not in page


def test_a_doubt_that_is_the_reason_is_not_said_again(served: Served, ana: Browser) -> None:
    doubt = flag("low-confidence", words="brilla", target=(7, 13))
    page = ana.get(held_with(served, FINE, confidence=0.34, flags=(doubt,))).text
    assert head(page) == "The computer was unsure of “brilla”."
    assert "<mark>brilla</mark>" in page
    assert "The computer was not sure of its words." not in page


def test_of_a_sample_it_is_said_that_it_is_out(served: Served, ana: Browser) -> None:
    name = next(f"p-{n}" for n in count() if is_sampled("rivers", f"p-{n}", 1, "es", 0))
    page = ana.get(held(served, FINE, post=name)).text
    assert head(page) == "Is this translation right?"
    assert "The words that are out" in page
    assert "The post is out already" in page


def test_the_post_and_its_thread_stand_below(served: Served, ana: Browser) -> None:
    served.exchange.run(FINE, post="p-0", thread="t-1", author="s-8")
    address = held(served, f"{NUMBER} {OTHER_NUMBER}", thread="t-1", in_reply_to="p-0")
    page = ana.get(address).text
    assert "It answers this post" in page
    assert "El sol brilla hoy sobre el río." in page
    assert "This passage waits for a teacher too." in page


# What is answered.


def test_approving_publishes_and_goes_on(served: Served, ana: Browser) -> None:
    first = held(served, post="p-1")
    second = held(served, OTHER_NUMBER, post="p-2")
    answer = ana.submit(first, verdict="approve", version="1", text=WRONG)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{second}?done=approve")
    assert kept(served, first)["verdict"] == "approve"
    assert served.exchange.shown("p-1")["status"] == "published"
    assert "Approved." in ana.get(answer.headers["location"]).text
    last = ana.submit(second, verdict="reject", version="1")
    assert last.headers["location"] == "/review?done=reject"


def test_the_next_passage_is_one_of_the_same_part_of_the_queue(
    served: Served, ana: Browser
) -> None:
    first = held(served, post="p-1", thread="t 1")
    held(served, OTHER_NUMBER, post="p-2", thread="t-2")
    page = ana.get(f"{first}?thread=t+1").text
    assert '<input type="hidden" name="thread" value="t 1">' in page
    answer = ana.submit(first, verdict="approve", version="1", thread="t 1")
    assert answer.headers["location"] == "/review?thread=t+1&done=approve"


ANSWERS: dict[str, tuple[dict[str, str], tuple[str, str | None]]] = {
    "the words as they are": ({"verdict": "approve", "text": WRONG}, ("approve", None)),
    "other words, and the button to approve": (
        {"verdict": "approve", "text": RIGHT}, ("edit", RIGHT),
    ),
    "an edit": ({"verdict": "edit", "text": RIGHT}, ("edit", RIGHT)),
    "an edit that changes nothing": ({"verdict": "edit", "text": WRONG}, ("approve", None)),
    "no box at all": ({"verdict": "approve"}, ("approve", None)),
    "a new line by mistake": (
        {"verdict": "approve", "text": "\nVimos 15\n perros.\n"}, ("edit", "Vimos 15 perros."),
    ),
    "the original": ({"verdict": "reject", "text": RIGHT}, ("reject", None)),
    "a question": ({"verdict": "ask", "note": "Fifteen?", "text": RIGHT}, ("ask", None)),
}  # fmt: skip


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_means_what_was_pressed_and_written(
    served: Served, ana: Browser, name: str
) -> None:
    form, expected = ANSWERS[name]
    address = held(served)
    assert ana.submit(address, version="1", **form).status_code == 303
    body = kept(served, address)
    assert (body["verdict"], body["text"]) == expected
    assert body["decided_by"] == "member t-ana"
    assert body["note"] == form.get("note")


WRONG_ANSWERS: dict[str, tuple[dict[str, str], str]] = {
    "nothing in the box": ({"verdict": "approve", "text": " "}, "There are no words in the box."),
    "nothing is asked": ({"verdict": "ask", "note": " "}, "Write what the author is asked."),
    "too many words": ({"verdict": "edit", "text": "a " * 10_001}, "This is too long."),
    "a note too long": ({"verdict": "ask", "note": "a" * 2_001}, "This is too long."),
    "half a term": (
        {"verdict": "approve", "term_source": "dog"}, "This term does not fit into the glossary.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG_ANSWERS)
def test_what_is_wrong_is_said_and_nothing_is_lost(served: Served, ana: Browser, name: str) -> None:
    form, complaint = WRONG_ANSWERS[name]
    address = held(served)
    answer = ana.submit(address, **{"version": "1", "text": RIGHT, "note": "Fifteen?", **form})
    assert answer.status_code == 422
    assert complaint in unescape(answer.text)
    assert box(answer.text) == form.get("text", RIGHT)
    assert kept(served, address)["state"] == "open"


@pytest.mark.parametrize(
    "form",
    [
        {"verdict": "approve"},
        {"verdict": "vote", "version": "1"},
        {"version": "1"},
        {"verdict": "approve", "version": "one"},
        {"verdict": "approve", "version": "-1"},
        {"verdict": "approve", "version": "٣"},
        {"version": "1", "use": "9"},
        {"version": "1", "use": "²"},
    ],
)
def test_a_form_that_means_nothing_changes_nothing(
    served: Served, ana: Browser, form: dict[str, str]
) -> None:
    address = held(served)
    assert ana.submit(address, **form).status_code == 400
    assert kept(served, address)["state"] == "open"


def test_a_term_comes_with_the_answer(served: Served, ana: Browser) -> None:
    address = held(served)
    form = {"verdict": "edit", "version": "1", "text": RIGHT}
    answer = ana.submit(address, **form, term_source=" dog ", term_target="perro")
    assert answer.headers["location"] == "/review?done=edit-term"
    with served.client() as client:
        assert "dog,perro" in client.get("/glossaries/en-es").text


def test_another_way_to_say_it_is_an_answer(served: Served, ana: Browser) -> None:
    address = held_with(served, alternatives=(WRONG, RIGHT, "Vimos 15 perros."))
    page = ana.get(address).text
    assert re.findall(r'name="use" value="(\d)"', page) == ["0", "1"]
    assert ana.submit(address, version="1", text="something else", use="1").status_code == 303
    assert kept(served, address)["text"] == "Vimos 15 perros."


# Two teachers on one passage.


def test_who_comes_second_sees_what_the_first_decided_and_keeps_the_own_words(
    served: Served, ana: Browser
) -> None:
    address = held(served)
    by_colleague(served, address, "edit", text="Vimos 15 perros.")
    form = {"verdict": "approve", "version": "1", "text": RIGHT, "note": "Fifteen?"}
    answer = ana.submit(address, **form)
    assert answer.status_code == 409
    assert head(answer.text) == "t-ben has changed the words."
    assert "a colleague was faster" in answer.text
    assert texts(answer.text, r'<p [^>]*id="own">(.*?)</p>') == [RIGHT]
    assert "<ins>15 </ins>perros<del> grandes en el jardín</del>." in answer.text
    assert kept(served, address)["text"] == "Vimos 15 perros."
    assert '<form method="post" action="/review/' not in answer.text


def test_what_a_colleague_decided_is_shown_without_a_form(served: Served, ana: Browser) -> None:
    for verdict, said in (("approve", "t-ben has approved this."),
                          ("reject", "t-ben has kept the original.")):  # fmt: skip
        address = held(served, NUMBER.replace("15", str(len(said))), post=verdict)
        by_colleague(served, address, verdict)
        page = ana.get(address)
        assert (page.status_code, head(page.text)) == (200, said)
        assert "<textarea" not in page.text


def test_a_question_to_the_author_can_still_be_overruled(served: Served, ana: Browser) -> None:
    address = held(served)
    by_colleague(served, address, "ask", note="Fifteen, really?")
    late = ana.submit(address, verdict="approve", version="1", text=RIGHT)
    assert late.status_code == 409
    assert "Fifteen, really?" in late.text
    assert box(late.text) == RIGHT
    assert '<input type="hidden" name="version" value="2">' in late.text
    assert ana.submit(address, verdict="approve", version="2", text=RIGHT).status_code == 303
    assert kept(served, address)["text"] == RIGHT


def test_a_button_that_is_pressed_twice_is_one_answer(served: Served, ana: Browser) -> None:
    address = held(served)
    form = {"verdict": "edit", "version": "1", "text": RIGHT}
    places = [ana.submit(address, **form).headers["location"] for _ in range(2)]
    assert places == ["/review?done=edit"] * 2
    assert served.exchange.shown()["edition"] == 1
    assert ana.submit(address, **{**form, "verdict": "reject"}).status_code == 409


def test_a_new_revision_is_pointed_out(served: Served, ana: Browser) -> None:
    address = held(served)
    served.exchange.run(f"{NUMBER} {OTHER_NUMBER}", revision=2)
    answer = ana.submit(address, verdict="edit", version="1", text=RIGHT)
    assert answer.status_code == 409
    assert "the post has changed in the meantime" in answer.text
    assert f'href="{question(served)}"' in answer.text
    assert RIGHT in answer.text


def test_of_a_post_that_was_taken_back_nothing_is_shown(served: Served, ana: Browser) -> None:
    address = held(served)
    served.exchange.withdraw()
    page = ana.get(address).text
    assert head(page) == "This post was taken back."
    answer = ana.submit(address, verdict="approve", version="1", text="mine")
    assert answer.status_code == 409
    for text in (page, answer.text):
        assert "dogs" not in text
        assert "perros" not in text


# The whole post, and the way back.


def test_a_whole_post_is_shown_with_what_should_not_be_in_it(served: Served, ana: Browser) -> None:
    served.exchange.run(CONTACT, title="Letters")
    address = question(served, whole=True)
    page = ana.get(address).text
    assert head(page) == "This text seems to contain an e-mail address."
    assert "<mark>ana.perez@gmail.com</mark>" in page
    assert "Letters" in page
    assert 'id="text"' not in page
    assert re.findall(r'class="first"[^>]*value="(\w+)"|value="(\w+)" class="first"', page) == [
        ("", "ask")
    ]
    answer = ana.submit(address, verdict="edit", version="1", text="Nothing.")
    assert answer.status_code == 422
    assert ana.submit(address, verdict="approve", version="1").status_code == 303
    assert kept(served, address)["verdict"] == "approve"


def test_a_translation_back_is_rough_and_says_so(served: Served) -> None:
    asked: list[tuple[str, str, str]] = []

    def translate_back(text: str, source: str, target: str) -> str | None:
        asked.append((text, source, target))
        return "We saw <big> dogs." if "Vimos" in text else None

    address = held(served)
    put(served)
    with running(replace(served.services, translate_back=translate_back)) as url:
        there = Served(url, served.services, served.exchange)
        with logged_in(there) as ana:
            page = ana.get(f"{address}?back=1").text
            assert "We saw &lt;big&gt; dogs." in page
            assert "It cannot show whether the translation is right." in page
            own = ana.submit(address, back="1", version="1", text=RIGHT, note="Fifteen?")
            assert (own.status_code, box(own.text)) == (200, RIGHT)
            assert "Fifteen?" in own.text
            none = ana.submit(address, back="1", version="1", text="Hola")
            assert "There is no translation package for the way back." in none.text
    assert asked == [(WRONG, "es", "en"), (RIGHT, "es", "en"), ("Hola", "es", "en")]
    assert kept(served, address)["state"] == "open"
