"""The pages for reading, over real HTTP: who sees what, when, and how much of it is sent."""

from __future__ import annotations

import html
import re
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from sqlalchemy import Connection, insert, select

from pipeline.exchange.erasing import erase_author
from pipeline.exchange.glossaries import books
from pipeline.exchange.revealing import Reveal, set_reveal
from pipeline.service import Pipeline
from pipeline.store.tables import editions, posts
from pipeline.web.pages import thread_file
from tests.support.exchange import FINE, NUMBER, OTHER, TEACHER, script
from tests.support.phrasebook import Phrasebook
from tests.support.phrases import SENTENCES
from tests.support.visitors import Browser, logged_in, put, reading_link
from tests.support.web_service import Served
from translators.testing import ScriptedTranslator

FINE_ES = "El sol brilla hoy sobre el río."
OTHER_ES = "La luna brilla también sobre el lago."
NUMBER_ES = "Vimos perros grandes en el jardín."
PAGE = "/read/rivers/t-1"
REVEAL = "/read/rivers/reveal"
MOST = 60_000  # bytes of HTML, CSS and JavaScript together


def run(served: Served, post: str, text: str = FINE, **more: Any) -> None:
    minute = int(post.rpartition("-")[2])
    created = f"2026-11-20T{9 + minute // 60:02}:{minute % 60:02}:00+00:00"
    served.exchange.run(text, **{"post": post, "thread": "t-1", "created_at": created, **more})


def run_many(served: Served, count: int) -> None:
    exchange = served.exchange
    for number in range(count):
        exchange.send(post=f"p-{1000 + number}", thread="t-1", author=f"s-{number}")
    exchange.work()


def copy_all(served: Served, times: int) -> None:
    """Write copies of all posts and what was published of them, much faster than by translating."""

    def write(connection: Connection) -> None:
        for table, name in ((posts, "id"), (editions, "post")):
            rows = [dict(row._mapping) for row in connection.execute(select(table))]
            connection.execute(
                insert(table),
                [{**row, name: f"{row[name]}-{copy}"} for copy in range(times) for row in rows],
            )

    served.database.write(write)


def seen(response: httpx.Response) -> str:
    """Give a page as it is, but for what is written shorter than it need be."""
    assert response.status_code == 200, response.text
    quoted = re.sub(r" ([a-z]+)=([A-Za-z0-9#-]+)(?=[ >])", r' \1="\2"', response.text)
    return html.unescape(quoted)


def reveal(served: Served, value: Reveal, thread: str = "t-1") -> None:
    exchange = served.exchange
    served.database.write(
        lambda c: set_reveal(c, exchange.name, thread, value, exchange.now, TEACHER)
    )


@pytest.fixture
def pupil(served: Served) -> Iterator[Browser]:
    """Give somebody of the Spanish class, without any cookie."""
    with Browser(served) as browser:
        yield browser


@pytest.fixture
def ana(served: Served) -> Iterator[Browser]:
    put(served)
    with logged_in(served) as browser:
        yield browser


def links_of(response: httpx.Response) -> list[str]:
    return [html.unescape(one) for one in re.findall(r'(?:href|action)="(/[^"]*)"', response.text)]


def test_a_class_reads_sentence_beside_sentence_the_oldest_post_first(
    served: Served, pupil: Browser
) -> None:
    run(served, "p-2", OTHER)
    run(served, "p-1", f"{FINE} {OTHER}")
    page = seen(pupil.get(reading_link(served, thread="t-1")))
    assert f'<p lang="en">{FINE}<p lang="es">{FINE_ES}' in page
    first, second = page.split("<article")[1:]
    assert FINE in first
    assert FINE not in second
    assert first.count("<li>") == 2
    assert "Written in English, translated by computer" in first


@pytest.mark.parametrize("gone", ["held", "withdrawn", "erased", "newer revision held"])
def test_what_is_not_published_is_on_no_page_and_in_no_file(
    served: Served, pupil: Browser, ana: Browser, gone: str
) -> None:
    link = reading_link(served)
    query = link.partition("?")[2]
    run(served, "p-1", OTHER, author="s-1")
    if gone == "held":
        run(served, "p-2", NUMBER)
        secrets = (NUMBER, NUMBER_ES)
    elif gone == "newer revision held":
        run(served, "p-1", NUMBER, author="s-1", revision=2)
        secrets = (NUMBER, NUMBER_ES)
    else:
        run(served, "p-2", FINE, author="s-2")
        assert FINE in seen(pupil.get(f"{PAGE}?{query}"))
        secrets = (FINE, FINE_ES)
        if gone == "withdrawn":
            served.exchange.withdraw("p-2")
        else:
            exchange = served.exchange
            served.database.write(lambda c: erase_author(c, "rivers", "s-2", exchange.now, TEACHER))
    for browser in (pupil, ana):
        for path in ("/read/rivers", PAGE, f"{PAGE}?download=1", f"{PAGE}?before=newest"):
            address = f"{path}{'&' if '?' in path else '?'}{query}" if browser is pupil else path
            page = seen(browser.get(address))
            assert OTHER_ES in page or path == "/read/rivers", path
            assert not [word for word in secrets if word in page], path
    page = seen(pupil.get(f"{PAGE}?{query}"))
    assert ("This post was taken back" in page) == (gone == "withdrawn")
    assert page.count("<article") == (2 if gone == "withdrawn" else 1)


def test_pages_are_kept_nowhere_so_that_what_is_taken_back_is_gone_at_once(
    served: Served, pupil: Browser
) -> None:
    run(served, "p-1")
    link = reading_link(served)
    for address in (link, f"{PAGE}?{link.partition('?')[2]}"):
        assert pupil.get(address).headers["cache-control"] == "no-store"


def test_a_link_for_one_thread_opens_that_one_alone(served: Served, pupil: Browser) -> None:
    run(served, "p-1")
    run(served, "p-2", OTHER, thread="t-2")
    run(served, "p-3", OTHER, thread=None)
    link = reading_link(served, thread="t-1")
    query = link.partition("?")[2]
    assert FINE in seen(pupil.get(link))
    for other in ("/read/rivers/t-2", "/read/rivers/posts/single", "/read/mountains/t-1"):
        refused = pupil.get(f"{other}?{query}")
        assert refused.status_code == 404
        assert OTHER not in refused.text
    listed = pupil.get(f"/read/rivers?{query}")
    assert (listed.status_code, listed.headers["location"]) == (303, link)
    assert not [one for one in links_of(pupil.get(link)) if one.startswith("/read/rivers?")]


def test_every_link_on_the_pages_keeps_the_key(served: Served, pupil: Browser) -> None:
    run_many(served, 52)
    run(served, "p-60", OTHER, thread=None)
    link = reading_link(served)
    key = link.partition("?")[2]
    to_see, known = [link], {link}
    while to_see:
        response = pupil.get(to_see.pop())
        assert response.status_code == 200
        if "attachment" in response.headers.get("content-disposition", ""):
            continue
        assert re.search(f'name="back" value="/read/[^"]*{key}', response.text)
        for one in links_of(response):
            if one.startswith("/read/"):
                assert key in one
                to_see += [one] if one not in known else []
                known.add(one)
    assert len(known) > 5
    assert not [one for one in known if one.startswith("/review")]


def test_nobody_reads_without_a_link_or_a_login(served: Served, pupil: Browser) -> None:
    run(served, "p-1")
    link = reading_link(served)
    for path in ("/read/rivers", PAGE, "/read/rivers/posts/single"):
        assert pupil.get(path).status_code == 401
        assert pupil.get(f"{path}?key={'x' * 43}").status_code == 410
    served.exchange.later(days=31)
    assert pupil.get(link).status_code == 410


def test_a_member_reads_the_threads_of_their_own_project(served: Served, ana: Browser) -> None:
    run(served, "p-1")
    listed = ana.get("/read/rivers")
    assert FINE in seen(listed)
    assert PAGE in links_of(listed)
    assert FINE_ES in seen(ana.get(PAGE))
    assert ana.get("/read/mountains").status_code == 404
    assert ana.get("/read/mountains/t-1").status_code == 404


def test_the_list_names_threads_by_their_first_post_in_the_classs_language(
    served: Served, pupil: Browser
) -> None:
    run(served, "p-1", FINE, title=OTHER)
    run(served, "p-2", OTHER)
    run(served, "p-3", OTHER, thread="t-2")
    run(served, "p-4", FINE, thread=None)
    page = seen(pupil.get(reading_link(served)))
    places = [page.index(f'<a href="/read/rivers/{one}') for one in ("t-2", "t-1", "posts/single")]
    assert places == sorted(places)
    assert f'<bdi lang="es" dir="ltr">{OTHER_ES}</bdi></a></h2>' in page
    assert "2 posts" in page
    assert "One post" in page
    assert "Single posts" in page
    assert "(GMT time)" in page or "UTC" in page


def test_posts_in_no_thread_are_read_together(served: Served, pupil: Browser) -> None:
    run(served, "p-1", thread=None)
    run(served, "p-2", OTHER, thread=None)
    run(served, "p-3", thread="posts")
    query = reading_link(served).partition("?")[2]
    page = seen(pupil.get(f"/read/rivers/posts/single?{query}"))
    assert page.count("<article") == 2
    assert seen(pupil.get(f"/read/rivers/posts?{query}")).count("<article") == 1


@pytest.mark.parametrize("thread", ["a/b", "posts/single", "100 % ?#&", "Füße ب", "%2F"])
def test_a_thread_may_be_called_anything(served: Served, pupil: Browser, thread: str) -> None:
    run(served, "p-1", thread=thread)
    run(served, "p-2", OTHER, thread="t-2")
    link = reading_link(served)
    (address,) = [one for one in links_of(pupil.get(link)) if quote(thread, safe="") in one]
    for one in (address, reading_link(served, thread=thread)):
        page = seen(pupil.get(one))
        assert FINE in page
        assert OTHER not in page


@pytest.mark.parametrize("thread", [".", ".."])
def test_a_thread_that_no_path_can_name_is_read_all_the_same(
    served: Served, pupil: Browser, ana: Browser, thread: str
) -> None:
    run(served, "p-1", thread=thread)
    run(served, "p-2", OTHER, thread="t-2")
    address = f"/read/rivers?thread={thread}"
    query = reading_link(served, thread="t-2").partition("?")[2]
    for response in (pupil.get(reading_link(served, thread=thread)), ana.get(address)):
        page = seen(response)
        assert FINE_ES in page
        assert OTHER_ES not in page
    assert address in links_of(ana.get("/read/rivers"))
    saved = ana.submit(REVEAL, thread=thread, reveal="tap")
    assert saved.headers["location"] == f"{address}&done=reveal"
    assert "<details><summary><p" in ana.get(f"{address}&classroom=es").text
    assert pupil.get(f"{address}&{query}").status_code == 303


def test_long_threads_come_in_pages(served: Served, pupil: Browser) -> None:
    run(served, "p-0", OTHER)
    run_many(served, 100)
    link = reading_link(served, thread="t-1")
    first = pupil.get(link)
    assert seen(first).count("<article") == 50
    assert OTHER in first.text
    on = next(one for one in links_of(first) if "after=" in one and "download" not in one)
    second = pupil.get(on)
    assert OTHER not in second.text
    newest = pupil.get(next(one for one in links_of(first) if "before=newest" in one))
    assert seen(newest).count("<article") == 50
    assert not [one for one in links_of(newest) if "after=" in one and "download" not in one]
    for odd in ("x", "e30", "MTox" * 300, "%00", quote("MTo\0")):
        assert pupil.get(f"{link}&after={odd}").status_code in (200, 404)
    # The file holds the whole thread, whichever page it is asked for on.
    for page in (first, second, newest):
        kept = seen(pupil.get(next(one for one in links_of(page) if "download" in one)))
        assert kept.count("<article") == 101
        assert OTHER in kept
        assert "too long for one file" not in kept


def test_of_a_thread_that_is_too_long_the_file_says_how_much_it_holds(
    served: Served, pupil: Browser
) -> None:
    run(served, "p-0", OTHER)
    run_many(served, 100)
    copy_all(served, 10)
    link = reading_link(served, thread="t-1")
    first = pupil.get(link)
    on = next(one for one in links_of(first) if "after=" in one and "download" not in one)
    for page, count, has_first in ((first, 1000, True), (pupil.get(on), 1000, False)):
        kept = seen(pupil.get(next(one for one in links_of(page) if "download" in one)))
        assert kept.count("<article") == count
        assert (OTHER in kept) == has_first
        assert "these are not all of its posts" in kept


def test_of_a_thread_with_too_much_text_the_file_holds_as_many_posts_as_fit(
    served: Served, pupil: Browser
) -> None:
    run(served, "p-0", OTHER)
    address = f"https://example.org/{'a' * 19_000}"
    run(served, "p-1", f"{FINE}\n\n{address}")
    copy_all(served, 130)
    link = reading_link(served, thread="t-1")
    pages = [pupil.get(link), pupil.get(f"{link}&before=newest")]
    for page, has_first in zip(pages, (True, False), strict=True):
        kept = seen(pupil.get(next(one for one in links_of(page) if "download" in one)))
        fit = sum(address in one for one in kept.split("<article"))
        assert 40 <= fit <= 2_000_000 / (2 * len(address))
        assert (OTHER in kept) == has_first
        assert "these are not all of its posts" in kept


def test_where_some_wait_for_long_threads_others_are_to_try_again(
    served: Served, pupil: Browser
) -> None:
    run(served, "p-1", thread="t-2")
    run_many(served, 60)
    link, short = (f"{reading_link(served, thread=one)}&download=1" for one in ("t-1", "t-2"))
    go_on = threading.Event()

    def wait() -> None:
        with thread_file.QUEUE.turn():
            go_on.wait(60)

    waiting = [threading.Thread(target=wait) for _ in range(4)]
    for one in waiting:
        one.start()
    while not thread_file.QUEUE.is_full:
        time.sleep(0.01)
    assert "Try again in a moment" in pupil.get(link).text
    assert pupil.get(link).status_code == 503
    assert seen(pupil.get(short)).count("<article") == 1
    go_on.set()
    for one in waiting:
        one.join()
    assert seen(pupil.get(link)).count("<article") == 60


def test_translations_appear_on_a_tap_where_a_teacher_says_so(
    served: Served, pupil: Browser, ana: Browser
) -> None:
    run(served, "p-1")
    link = reading_link(served, thread="t-1")
    assert "<details><summary>" not in pupil.get(link).text
    saved = ana.submit(REVEAL, thread="t-1", reveal="tap")
    assert (saved.status_code, saved.headers["location"]) == (303, f"{PAGE}?done=reveal")
    assert "Classes see it from now on" in seen(ana.get(saved.headers["location"]))
    sentence = f'<details><summary><p lang="en">{FINE}</summary><p lang="es">{FINE_ES}</details>'
    assert sentence in seen(pupil.get(link))
    assert "<details><summary>" in seen(pupil.get(f"{link}&download=1"))
    page = seen(ana.get(PAGE))
    assert sentence not in page
    assert FINE_ES in page
    assert sentence in seen(ana.get(f"{PAGE}?classroom=es"))


def test_translations_are_not_even_sent_before_the_class_has_written(
    served: Served, pupil: Browser, ana: Browser
) -> None:
    run(served, "p-1", title=OTHER)
    reveal(served, "reply")
    link = reading_link(served, thread="t-1")
    addresses = [link, f"{link}&download=1", reading_link(served)]
    hidden = (FINE_ES, OTHER_ES)
    for address in addresses:
        page = seen(pupil.get(address))
        assert FINE in page or OTHER in page
        assert not [word for word in hidden if word in page], address
    assert "once your class has written in this thread" in pupil.get(link).text
    assert "kept as it was" not in pupil.get(link).text
    assert FINE_ES in ana.get(PAGE).text
    assert FINE_ES not in ana.get(f"{PAGE}?classroom=es").text
    # Another class has written here; its own posts it sees with their translations.
    assert FINE_ES in pupil.get(reading_link(served, "en", thread="t-1")).text
    run(served, "p-2", "Hola a todos, somos la clase de Sevilla.", classroom="es", language="es")
    for address in addresses[:2]:
        assert FINE_ES in seen(pupil.get(address))


def test_a_post_that_is_held_still_counts_as_written(served: Served, pupil: Browser) -> None:
    run(served, "p-1")
    reveal(served, "reply")
    run(served, "p-2", "Escríbeme a ana.perez@gmail.com por favor.", classroom="es", language="es")
    page = seen(pupil.get(reading_link(served, thread="t-1")))
    assert FINE_ES in page
    assert "ana.perez" not in page


def test_only_a_teacher_says_when_translations_appear(
    served: Served, pupil: Browser, ana: Browser
) -> None:
    put(served, "t-reads", "read")
    query = reading_link(served, thread="t-1").partition("?")[2]
    sent = {"thread": "t-1", "reveal": "tap"}
    assert pupil.post(f"{REVEAL}?{query}", data=sent).status_code in (401, 403)
    assert ana.post(REVEAL, data=sent).status_code == 403
    assert ana.submit(REVEAL, thread="t-1", reveal="never").status_code == 400
    assert ana.submit(REVEAL, thread="", reveal="reply").status_code == 400
    assert ana.submit(REVEAL, thread="", reveal="tap").status_code == 303
    assert ana.submit("/read/mountains/reveal", **sent).status_code == 404
    put(served, "t-ana", "read")
    assert ana.submit(REVEAL, **sent).status_code == 403
    assert "/reveal" not in ana.get(PAGE).text


def test_times_are_those_of_the_classs_own_zone(serve_with: Callable[..., Any]) -> None:
    with serve_with() as served:
        with served.client() as admin:
            place = f"{served.url}/v1/projects/rivers"
            body = admin.get(place).json()
            body["classrooms"][1]["timezone"] = "Europe/Madrid"
            body["classrooms"][0]["timezone"] = "Africa/Accra"
            admin.put(place, json=body).raise_for_status()
        run(served, "p-1")
        with Browser(served) as pupil:
            page = seen(pupil.get(reading_link(served, thread="t-1")))
            assert "20 November 2026, 10:01 (Madrid time)" in page
            page = seen(pupil.get(reading_link(served, "en", thread="t-1")))
            assert "20 November 2026, 09:01 (Accra time)" in page


def test_a_class_that_has_left_the_project_reads_nothing(served: Served, pupil: Browser) -> None:
    run(served, "p-1")
    link = reading_link(served, "es")
    with served.client() as admin:
        place = f"{served.url}/v1/projects/rivers"
        body = admin.get(place).json()
        body["classrooms"][1]["id"] = "elsewhere"
        admin.put(place, json=body).raise_for_status()
    for address in (link, f"{PAGE}?{link.partition('?')[2]}"):
        refused = pupil.get(address)
        assert refused.status_code in (404, 410)
        assert FINE not in refused.text


@pytest.mark.parametrize(
    ("text", "verdicts", "words"),
    [
        (NUMBER, ["approve"], "translated by computer, checked by a teacher"),
        (f"{NUMBER} {FINE}", ["approve"], "translated by computer, partly checked by a teacher"),
        (NUMBER, ["edit"], "Written in English, translated by a teacher"),
        (f"{NUMBER} {FINE}", ["edit"], "translated by computer and a teacher"),
        (NUMBER, ["reject"], "Written in English, kept as it was"),
        (FINE, [], "Written in English, translated by computer<"),
    ],
)
def test_a_post_says_who_translated_and_who_checked_it(
    served: Served, pupil: Browser, text: str, verdicts: list[str], words: str
) -> None:
    run(served, "p-1", text)
    for verdict in verdicts:
        more = {"text": "Vimos 15 perros."} if verdict == "edit" else {}
        served.exchange.decide(served.exchange.questions()[0]["id"], verdict, **more)
    link = reading_link(served, thread="t-1")
    assert words in seen(pupil.get(link))
    assert words in seen(pupil.get(f"{link}&download=1"))


def test_doubtful_words_are_marked_with_words(serve_with: Callable[..., Any]) -> None:
    with serve_with() as served, Browser(served) as pupil:
        with served.client() as admin:
            place = f"{served.url}/v1/projects/rivers"
            body = admin.get(place).json()
            body["review"]["policy"] = "mark"
            admin.put(place, json=body).raise_for_status()
        run(served, "p-1", NUMBER)
        page = seen(pupil.get(reading_link(served, thread="t-1")))
        assert "<mark>15</mark>" in page
        assert "<b>Careful:</b> <bdi>The number 15 is missing.</bdi>" in page


def test_words_of_the_glossary_are_marked_and_explained(served: Served, pupil: Browser) -> None:
    with served.client() as admin:
        admin.put(
            "/glossaries/en-es",
            content="source,target\nriver,río\n".encode(),
            headers={"content-type": "text/csv"},
        ).raise_for_status()
    exchange = served.exchange
    exchange.send(FINE, thread="t-1")
    (one,) = exchange.claim()
    terms = served.database.read(lambda c: books(c, exchange.name))
    engine = ScriptedTranslator(script)
    pipeline = Pipeline(exchange.project, engine, exchange.detector, glossaries=terms)
    exchange.record(one, *pipeline.translate([one.body]))
    link = reading_link(served, thread="t-1")
    for page in (seen(pupil.get(link)), seen(pupil.get(f"{link}&download=1"))):
        assert 'over the <u class="q" title="río">river</u> today' in page
        assert 'sobre el <u class="q" title="river">río</u>.' in page
        listed = '<bdi lang="en">river</bdi> – <bdi lang="es">río</bdi>'
        assert f"Words of the glossary: {listed}</p>" in page


def test_in_three_languages_a_class_has_the_original_and_its_own(
    serve_with: Callable[..., Any],
) -> None:
    with serve_with() as served, Browser(served) as pupil:
        with served.client() as admin:
            place = f"{served.url}/v1/projects/rivers"
            body = admin.get(place).json()
            body["classrooms"].append({"id": "fr", "language": "fr", "timezone": "Europe/Paris"})
            admin.put(place, json=body).raise_for_status()
        run(served, "p-1")
        for question in served.exchange.questions():  # the script knows no French
            served.exchange.decide(question["id"], "approve")
        for room, languages in (("es", "en es"), ("fr", "en fr"), ("en", "en es fr")):
            page = seen(pupil.get(reading_link(served, room, thread="t-1")))
            assert " ".join(re.findall(r'<p lang="(\w+)"', page)) == languages


def test_the_page_speaks_arabic_and_keeps_the_direction_of_every_post(
    served: Served, pupil: Browser
) -> None:
    run(served, "p-1")
    link = reading_link(served, thread="t-1")
    page = seen(pupil.get(link, headers={"accept-language": "ar"}))
    assert '<html lang="ar" dir="rtl">' in page
    assert f'<p lang="en" dir="ltr">{FINE}<p lang="es" dir="ltr">{FINE_ES}' in page


def test_the_file_to_keep_needs_nothing_and_says_nothing_of_the_link(
    served: Served, pupil: Browser
) -> None:
    run(served, "p-1")
    link = reading_link(served, thread="t-1")
    response = pupil.get(f"{link}&download=1")
    kept = seen(response)
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.headers["content-disposition"] == (
        "attachment; filename*=UTF-8''rivers-t-1.html"
    )
    assert link.partition("=")[2] not in kept
    assert "Content-Security-Policy" in kept
    assert "<script" not in kept
    assert f'<p lang="en" dir="ltr">{FINE}</p><p lang="es" dir="ltr">{FINE_ES}</p>' in kept


def test_a_thread_without_a_published_post_says_so_calmly(
    served: Served, pupil: Browser, ana: Browser
) -> None:
    run(served, "p-1", NUMBER)
    for browser, query in ((pupil, reading_link(served).partition("?")[2]), (ana, "")):
        for path in ("/read/rivers", PAGE, "/read/rivers/posts/single"):
            assert "There is nothing to read here yet" in seen(browser.get(f"{path}?{query}"))


@pytest.mark.parametrize("form", ["plain", "markdown"])
def test_twenty_posts_of_six_hundred_characters_weigh_at_most_sixty_kilobytes(
    served: Served, pupil: Browser, form: str
) -> None:
    exchange = served.exchange
    fit = [row for row in SENTENCES if not re.search(r"\d|not |no ", row[0] + row[1])]
    for number in range(20):
        text, place = "", number
        while len(text) < 600:
            gap = "\n\n" if place % 5 == 4 else " "
            text += (gap if text else "") + fit[place % len(fit)][number % 2]
            place += 1
        exchange.send(
            text,
            post=f"p-{number}",
            thread="t-1",
            format=form,
            classroom=("en", "es")[number % 2],
            language=("en", "es")[number % 2],
            in_reply_to=f"p-{number - 1}" if number % 3 else None,
        )
    for one in exchange.claim():
        exchange.record(one, exchange.translate(one, Phrasebook()))
    for question in exchange.questions():
        exchange.decide(question["id"], "approve")
    page = pupil.get(reading_link(served, thread="t-1"))
    assert page.text.count("<article") == 20
    loaded = re.findall(r'(?:rel="stylesheet" href|src)="(/[^"]+)"', page.text)
    assert len(loaded) == 2
    sizes = [len(page.content), *(len(pupil.get(one).content) for one in loaded)]
    assert sum(sizes) <= MOST, sizes


def test_a_script_and_a_style_sheet_are_never_inside_of_the_page(
    served: Served, pupil: Browser
) -> None:
    run(served, "p-1")
    response = pupil.get(reading_link(served, thread="t-1"))
    policy = response.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "style-src 'self'" in policy
    assert not re.search(r"<style| style=| on\w+=|<script(?! src)", response.text)


def test_what_a_post_says_is_text_and_never_markup(served: Served, pupil: Browser) -> None:
    hostile = '<script>x</script> "><img src=x onerror=x> {{ 7 * 7 }} & </article>'
    run(served, "p-1", f"{FINE} {hostile}", title=hostile, author=hostile[:40], thread=hostile[:40])
    link = reading_link(served)
    pages = [pupil.get(link)]
    pages += [pupil.get(one) for one in links_of(pages[0]) if one.startswith("/read/rivers/")]
    assert len(pages) == 2
    for page in pages:
        body = page.text.split('<main id="main"')[1]
        assert "<script" not in body
        assert "<img" not in body
        assert "{{ 7 * 7 }}" in html.unescape(body)
