"""All checks of content together: their order, and what stands in for others."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.domain.flags import Flag
from pipeline.flow import Flow
from pipeline.stages.checks.content import check_content
from pipeline.stages.checks.pair import Pair, pair_of
from pipeline.stages.detect import Detector
from tests.support.engines import post_of, project_of
from tests.support.pairs import pair_in
from translators.testing import ScriptedTranslator

DETECTOR = Detector()
WHOLE = {"untranslated", "wrong-language"}


def checked(source: str, target: str, languages: str = "en-es") -> list[Flag]:
    pair = pair_in(languages, source, target)
    return check_content(pair, DETECTOR)


def codes(source: str, target: str, languages: str = "en-es") -> list[str]:
    return [one.code for one in checked(source, target, languages)]


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        ("en-es", "We planted twelve trees behind the school.",
         "Plantamos doce árboles detrás de la escuela."),
        ("es-en", "No hay clase el lunes 3 de mayo.", "There is no class on Monday 3 May."),
        ("en-de", "Anna has two rabbits.", "Anna hat zwei Kaninchen."),
        ("de-fr", "Der Bus fährt um 15 Uhr.", "Le bus part à 15 heures."),
        ("en-zh", "We have three dogs.", "我们有三只狗。"),
        ("en-ar", "The river is long.", "النهر طويل."),
        ("ru-en", "Мы живём у моря.", "We live by the sea."),
        ("en-es", "😀", "😀"),
        ("en-es", "15", "15"),
        ("en-es", "...", "…"),
        ("en-es", "Kwame", "Kwame"),
        ("en-es", "", ""),
    ],
)  # fmt: skip
def test_a_good_translation_is_left_alone(languages: str, source: str, target: str) -> None:
    assert codes(source, target, languages) == []


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("We saw 15 reefs.", "Vimos arrecifes.", ["number-changed"]),
        ("We did not go.", "Fuimos.", ["negation-changed"]),
        ("We met Fatima there.", "Conocimos a Teresa allí.", ["name-changed"]),
        ("You are our friend.", "Eres un idiota.", ["insult-added"]),
        ("We walked to the river. We saw two herons and a fox. Then it rained.",
         "Caminamos hasta el río.", ["dropped-text"]),
        ("We walked to the river yesterday.", "We walked to the river yesterday.",
         ["untranslated"]),
        ("We walked to the river yesterday.", "Gestern sind wir zum Fluss gelaufen.",
         ["wrong-language"]),
        ("The river was cold.", "El río estaba frío frío frío frío frío frío.", ["repetition"]),
        ("We walked home.", "!!!", ["dropped-text"]),
        ("We walked home.", "  ", ["dropped-text"]),
    ],
)  # fmt: skip
def test_each_kind_of_error_has_its_flag(source: str, target: str, expected: list[str]) -> None:
    found = codes(source, target)
    assert expected[0] in found
    assert set(found) <= {*expected, "number-changed"} if "dropped-text" in expected else True


def test_a_text_that_is_no_translation_is_not_searched_for_single_faults() -> None:
    source = "We did not see Fatima and her 15 dogs at the river yesterday."
    assert codes(source, source) == ["untranslated"]
    found = codes(source, "Wir gingen gestern mit 12 Katzen und Peter in die Stadt.")
    assert found == ["wrong-language"]


def test_an_insult_is_found_whatever_else_is_wrong() -> None:
    assert "insult-added" in codes("My brother plays the guitar.", "Eres una puta idiota.")


def test_a_part_that_is_missing_explains_a_short_text() -> None:
    source = "We walked to the river. We saw two herons and a fox. Then it rained all day long."
    assert "length-unlikely" not in codes(source, "Fuimos al río.")


@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(["en-es", "zh-ar", "ru-de"]))
def test_spans_lie_inside_the_texts_whatever_these_are(
    source: str, target: str, languages: str
) -> None:
    for one in checked(source, target, languages):
        for span, text in ((one.source, source), (one.target, target)):
            if span is not None:
                assert 0 <= span[0] <= span[1] <= len(text)
        assert one.message
        assert "{" not in one.message or "{" in source + target


def test_what_is_kept_is_not_looked_at_and_offsets_hold() -> None:
    source, target = "See https://a.org/12 and 15 reefs.", "Ve https://a.org/99 y arrecifes."
    pair = pair_of(
        source, target, source_language="en", target_language="es",
        source_kept=((4, 20),), target_kept=((3, 19),),
    )  # fmt: skip
    assert (len(pair.source), len(pair.target)) == (len(source), len(target))
    (found,) = check_content(pair, DETECTOR)
    assert found.source is not None
    assert source[slice(*found.source)] == "15"


def test_ordinary_passages_are_checked_in_a_moment() -> None:
    pair = Pair(
        source="We planted tomatoes in the garden behind the school and they are very good.",
        target="Plantamos tomates en el huerto detrás de la escuela y están muy buenos.",
        source_language="en", target_language="es",
    )  # fmt: skip
    best = 1.0
    for _ in range(7):
        start = time.process_time()
        for _ in range(100):
            check_content(pair, DETECTOR)
        best = min(best, (time.process_time() - start) / 100)
    assert best < 0.002


class _Broken(Detector):
    """A detector that cannot look at one word."""

    def looks_wrong(self, text: str, *, expected: str, source: str) -> str | None:
        if "elbakaepsnu" in text:
            raise RuntimeError("cannot be looked at")
        return super().looks_wrong(text, expected=expected, source=source)


def test_a_passage_that_cannot_be_checked_keeps_its_source_and_the_others_go_on() -> None:
    texts = ("We saw an unspeakable and very large number of birds.", "We saw many birds today.")
    posts = [post_of(text, identifier=f"p-{number}") for number, text in enumerate(texts)]
    flow = Flow(project_of("en", "es"), ScriptedTranslator(_turned), _Broken())
    first, second = (one.translations["es"] for one in flow.run(posts))
    assert first.text == texts[0]
    assert [one.code for one in first.passages[0].flags] == ["untranslated"]
    assert "elbakaepsnu" in first.passages[0].alternatives[0]
    assert second.passages[0].origin == "machine"


def _turned(text: str) -> str:
    return " ".join(word[::-1] for word in text.split())
