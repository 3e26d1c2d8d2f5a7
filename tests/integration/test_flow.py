"""The way of posts: languages, targets, fields, windows, signatures, and what goes wrong."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

import pytest

from pipeline.domain.bilingual import BilingualPost
from pipeline.domain.post import Attachment, Post
from pipeline.flow import WINDOW_POSTS, Flow
from pipeline.stages.detect import Detector
from tests.support.engines import post_of, project_of, tiny_engine
from translators import Request, Result, TranslatorError
from translators.argos.engine import ArgosTranslator
from translators.testing import IdentityTranslator, ScriptedTranslator

ENGLISH = "We planted twelve tomatoes in the school garden yesterday."
SPANISH = "Ayer plantamos doce tomates en el huerto de la escuela."
FRENCH = "Hier nous avons planté des tomates dans le jardin de l'école avec nos amis."
GERMAN = "Gestern haben wir zwölf Tomaten im Schulgarten gepflanzt."
LAUGH = "jajajaja 😂😂 12345"

SHOUT = ScriptedTranslator(str.upper, name="shout")
EN_ES = project_of("en", "es")


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


def translate(
    detector: Detector, *posts: Post, project: object = EN_ES, engine: object = SHOUT
) -> list[BilingualPost]:
    flow = Flow(project, engine, detector)  # type: ignore[arg-type]  # a test's shorthand
    return list(flow.run(posts))


def codes(post: BilingualPost) -> set[str]:
    inner = {
        flag.code
        for translation in post.translations.values()
        for passage in translation.passages
        for flag in passage.flags
    }
    return {flag.code for flag in post.flags} | inner


# Which languages a post goes into


@pytest.mark.parametrize(
    ("text", "classroom", "targets"),
    [(ENGLISH, "en", ["es", "de"]), (SPANISH, "es", ["en", "de"]), (GERMAN, "de", ["en", "es"])],
)
def test_a_post_goes_into_the_languages_of_the_other_classrooms(
    detector: Detector, text: str, classroom: str, targets: list[str]
) -> None:
    project = project_of("en", "es", "de")
    (post,) = translate(detector, post_of(text, classroom=classroom), project=project)
    assert post.language.code == classroom
    assert [*post.translations] == targets
    for tag, translation in post.translations.items():
        assert translation.language == tag
        assert translation.signature == f"shout:{classroom}-{tag}:g0"
        assert {passage.origin for passage in translation.passages} == {"machine"}


def test_classrooms_of_one_language_need_no_translation_between_them(detector: Detector) -> None:
    project = project_of("en-GB", "en-US", "es-MX")
    (post,) = translate(detector, post_of(ENGLISH, classroom="en-GB"), project=project)
    assert post.language.code == "en-GB"
    assert [*post.translations] == ["es-MX"]
    (post,) = translate(detector, post_of(SPANISH, classroom="es-MX"), project=project)
    assert [*post.translations] == ["en-GB", "en-US"]


def test_two_classrooms_of_one_language_get_the_post_as_it_is(detector: Detector) -> None:
    project = project_of("en-GB", "en-US")
    (post,) = translate(detector, post_of(ENGLISH, classroom="en-GB"), project=project)
    assert post.translations == {}
    assert post.status == "published"


def test_a_passage_in_another_language_stays_and_opens_an_entry_for_the_posts_own(
    detector: Detector,
) -> None:
    text = f"{ENGLISH} My aunt always says this: {ENGLISH} {SPANISH}"
    (post,) = translate(detector, post_of(text))
    assert post.language.code == "en"
    assert [*post.translations] == ["en", "es"]
    own, other = post.translations["en"], post.translations["es"]
    assert [passage.origin for passage in own.passages][-1] == "machine"
    assert {passage.origin for passage in own.passages[:-1]} == {"verbatim"}
    assert own.text == text[: -len(SPANISH)] + SPANISH.upper()
    assert [passage.origin for passage in other.passages][-1] == "verbatim"
    assert other.text == text[: -len(SPANISH)].upper() + SPANISH
    assert [passage.language for passage in own.passages][-1] == "es"


@pytest.mark.parametrize("text", [LAUGH, "😀", "12 + 30", "https://example.org", "", " \n "])
def test_a_post_with_nothing_to_tell_goes_out_as_it_is(detector: Detector, text: str) -> None:
    (post,) = translate(detector, post_of(text))
    assert post.language.code == "und"
    for translation in post.translations.values():
        assert translation.text == text
        assert translation.signature is None
        assert {passage.origin for passage in translation.passages} <= {"verbatim"}
    assert post.status == "published"


# Languages and packages that are missing


def test_a_post_in_a_language_the_project_lacks_keeps_its_source_and_says_so(
    detector: Detector,
) -> None:
    engine = ScriptedTranslator(str.upper, pairs=frozenset({("en", "es"), ("es", "en")}))
    (post,) = translate(detector, post_of(FRENCH), engine=engine)
    assert post.language.code == "fr"
    assert [flag.code for flag in post.flags] == ["language-unknown"]
    assert [*post.translations] == ["en", "es"]
    for tag, translation in post.translations.items():
        assert translation.text == FRENCH
        assert translation.signature is None
        (passage,) = translation.passages
        assert passage.origin == "verbatim"
        (missing,) = passage.flags
        assert missing.code == "model-missing"
        wanted = {"en": "fr-en", "es": "fr-en en-es"}[tag]
        assert missing.params["command"] == f"passerelle models install {wanted}"
        assert missing.source == (0, len(FRENCH))


def test_a_post_in_a_language_the_project_lacks_is_translated_where_there_is_a_way(
    detector: Detector, tmp_path: object
) -> None:
    words = {"tomates": "tomatoes", "jardin": "garden", "école": "school"}
    engine = tiny_engine(tmp_path, [("fr", "en")], words={("fr", "en"): words})  # type: ignore[arg-type]  # a path
    (post,) = translate(detector, post_of(FRENCH), engine=engine)
    assert {flag.code for flag in post.flags} == {"language-unknown"}
    english, spanish = post.translations["en"], post.translations["es"]
    assert english.passages[0].origin == "machine"
    assert "tomatoes" in english.text
    assert spanish.text == FRENCH
    assert [flag.code for flag in spanish.passages[0].flags] == ["model-missing"]


def test_a_pivot_is_named_in_the_translation(detector: Detector, tmp_path: object) -> None:
    lexicons = {
        ("fr", "en"): {"tomates": "tomatoes", "nous": "we", "avons": "have", "planté": "planted"},
        ("en", "es"): {"tomatoes": "tomates", "we": "nosotros", "planted": "plantamos"},
    }
    engine = tiny_engine(tmp_path, lexicons, words=lexicons)  # type: ignore[arg-type]  # a path
    project = project_of("fr", "es")
    (post,) = translate(detector, post_of(FRENCH, classroom="fr"), project=project, engine=engine)
    translation = post.translations["es"]
    assert translation.via == ("en",)
    assert translation.signature is not None
    assert [leg.split(":")[1] for leg in translation.signature.split("+")] == ["fr-en", "en-es"]


# Fields, signatures, policy


def test_title_alt_text_caption_and_transcript_are_translated(detector: Detector) -> None:
    attachments = (
        Attachment(url="https://x.org/a.png", media_type="image/png", alt="A blue house",
                   caption="We painted the house ourselves."),
        Attachment(url="https://x.org/b.mp3", transcript=f"{ENGLISH} 😀\r\n\r\nBye!"),
        Attachment(url="https://x.org/c.pdf"),
    )  # fmt: skip
    post = post_of(ENGLISH, title="Our garden", attachments=attachments)
    (bilingual,) = translate(detector, post)
    there = bilingual.translations["es"]
    assert there.title == "OUR GARDEN"
    assert [one.url for one in there.attachments] == [one.url for one in attachments]
    first, second, third = there.attachments
    assert (first.alt, first.caption) == ("A BLUE HOUSE", "WE PAINTED THE HOUSE OURSELVES.")
    assert second.transcript == f"{ENGLISH.upper()} 😀\r\n\r\n¡BYE!"
    assert (third.alt, third.caption, third.transcript) == (None, None, None)
    assert first.media_type == "image/png"
    fields = [passage.field for passage in there.passages]
    assert fields == ["title", "text", "attachments/0/alt", "attachments/0/caption",
                      "attachments/1/transcript", "attachments/1/transcript"]  # fmt: skip
    assert [passage.index for passage in there.passages] == [*range(6)]
    assert bilingual.attachments == attachments


def test_a_signature_tells_the_engine_and_the_names_that_are_kept(detector: Detector) -> None:
    plain, named, other = (
        translate(detector, post_of(ENGLISH), project=project_of("en", "es", names=names))[0]
        for names in ((), ("Ama", "Kofi"), ("Kofi",))
    )
    signatures = [one.translations["es"].signature for one in (plain, named, other)]
    assert signatures[0] == "shout:en-es:g0"
    assert len(set(signatures)) == 3
    again = project_of("en", "es", names=("Kofi", "Ama"))
    (same,) = translate(detector, post_of(ENGLISH), project=again)
    assert same.translations["es"].signature == signatures[1]


@pytest.mark.parametrize(
    ("policy", "engine", "status", "edition"),
    [
        ("mark", lambda _: "", "published", 1),
        ("hold", lambda _: "", "held", 0),
        ("hold", lambda _: SPANISH, "published", 1),
        ("hold-all", lambda _: SPANISH, "held", 0),
    ],
)
def test_the_policy_decides_what_a_flag_means(
    detector: Detector, policy: str, engine: object, status: str, edition: int
) -> None:
    project = project_of("en", "es", policy=policy)  # type: ignore[arg-type]  # a parameter
    scripted = ScriptedTranslator(engine)  # type: ignore[arg-type]  # a parameter
    (post,) = translate(detector, post_of(ENGLISH), project=project, engine=scripted)
    assert (post.status, post.edition) == (status, edition)


def test_a_passage_that_fails_falls_back_to_its_source_and_the_rest_goes_on(
    detector: Detector,
) -> None:
    engine = ScriptedTranslator(lambda text: "" if "tomatoes" in text else text.upper())
    text = f"My brother sings. {ENGLISH} We like it very much."
    (post,) = translate(detector, post_of(text), engine=engine)
    there = post.translations["es"]
    assert there.text == f"MY BROTHER SINGS. {ENGLISH} WE LIKE IT VERY MUCH."
    assert [passage.origin for passage in there.passages] == ["machine", "verbatim", "machine"]
    assert [flag.code for flag in there.passages[1].flags] == ["untranslated"]


# Streams


def test_posts_leave_in_the_order_in_which_they_came(detector: Detector) -> None:
    count = WINDOW_POSTS * 2 + 1
    posts = [post_of(f"We have {n} goats.", identifier=f"p-{n}") for n in range(count)]
    done = translate(detector, *posts)
    assert [post.id for post in done] == [post.id for post in posts]
    assert all(f"{n} GOATS" in post.translations["es"].text for n, post in enumerate(done))


def test_a_stream_is_read_no_further_than_needed(detector: Detector) -> None:
    taken = []

    def endless() -> Iterator[Post]:
        number = 0
        while True:
            taken.append(number)
            yield post_of("We have goats.", identifier=f"p-{number}")
            number += 1

    stream = Flow(EN_ES, IdentityTranslator(), detector).run(endless())
    assert [next(stream).id for _ in range(3)] == ["p-0", "p-1", "p-2"]
    assert len(taken) <= 3 * WINDOW_POSTS
    stream.close()  # type: ignore[attr-defined]  # a generator


class Breaking(IdentityTranslator):
    """Fails at the second window."""

    calls = 0

    def translate(self, requests: Sequence[Request]) -> list[Result]:
        if any("goat 300 " in request.text for request in requests):
            raise TranslatorError("the model is gone")
        return super().translate(requests)


def test_an_engine_that_fails_ends_the_stream_with_its_error(detector: Detector) -> None:
    posts = [post_of(f"We have goat {n} here.", identifier=f"p-{n}") for n in range(900)]
    done: list[str] = []
    stream = Flow(EN_ES, Breaking(), detector).run(posts)
    with pytest.raises(TranslatorError, match="the model is gone"):
        done.extend(post.id for post in stream)
    assert done == [f"p-{n}" for n in range(WINDOW_POSTS)]


def test_posts_that_cannot_be_read_end_the_stream_with_their_error(detector: Detector) -> None:
    def broken() -> Iterator[Post]:
        yield from (post_of("We have goats.", identifier=f"p-{n}") for n in range(WINDOW_POSTS * 2))
        raise OSError("the disk is gone")

    done: list[str] = []
    stream = Flow(EN_ES, IdentityTranslator(), detector).run(broken())
    with pytest.raises(OSError, match="the disk is gone"):
        done.extend(post.id for post in stream)
    assert len(done) >= WINDOW_POSTS


@pytest.mark.parametrize(
    "text",
    [
        "We go to the school with @ana. " * 645,
        "we go home\n" * 1818,
        "we go home " * 1818,
        "we 😀 go " * 2500,
        "hi @ana and Kwame " * 1111,
        "w" * 20_000,
        "We like ab1" + "ab1" * 6600 + " it",
        "We walk " + "no,Kwame," * 2200 + " it",
        "We<b>go</b>" * 1800,
    ],
)
def test_a_post_of_twenty_thousand_characters_goes_its_way(detector: Detector, text: str) -> None:
    project = project_of("en", "es", names=("Kwame",))
    post = post_of(text[:20_000], language="en")
    (whole,) = translate(detector, post, project=project, engine=IdentityTranslator())
    assert all(one.text == post.text for one in whole.translations.values())
    dropping = ScriptedTranslator(lambda given: given.replace("X", "Y").replace("x", "y"))
    (dropped,) = translate(detector, post, project=project, engine=dropping)
    for translation in dropped.translations.values():
        assert translation.text.count("@ana") == post.text.count("@ana")
        assert translation.text.count("😀") == post.text.count("😀")


def test_a_long_post_goes_through_a_real_model(detector: Detector, engine: ArgosTranslator) -> None:
    text = "We go to the school with @ana and her friends every day. " * 40
    (post,) = translate(detector, post_of(text), engine=engine)
    there = post.translations["es"]
    assert there.text.count("@ana") == 40
    assert "token-changed" not in codes(post)


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("We won and he shouted g" + "o" * 300 + "l all day long!", "g" + "o" * 300 + "l"),
        ("It was very good yesterday " + "!" * 200 + " at school", "!" * 200),
        ("We like to write " + "ab1" * 3000 + " in our books", "ab1" * 3000),
    ],
)
def test_what_is_no_word_stays_as_it_is_and_takes_no_time(
    detector: Detector, engine: ArgosTranslator, text: str, run: str
) -> None:
    start = time.process_time()
    (post,) = translate(detector, post_of(text, language="en"), engine=engine)
    assert post.translations["es"].text.count(run) == 1
    assert time.process_time() - start < 5
