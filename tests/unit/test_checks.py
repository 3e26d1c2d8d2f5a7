"""Each check on translations that are right and on such that are wrong, in several languages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.domain.flags import Flag
from pipeline.stages.checks import check_rendering
from pipeline.stages.detect import Detector
from pipeline.stages.translation.rendering import Rendering
from tests.support.passages import plain_passage
from translators.values import Problem

NAMES = ("Kwame", "Ana", "Ana María")


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


def check(
    detector: Detector,
    source: str,
    target: str,
    pair: str = "en-es",
    *,
    score: float = 0.9,
    problems: Sequence[Problem] = (),
    guessed: bool = False,
) -> Rendering:
    here, there = pair.split("-")
    rendering = Rendering(
        text=target, origin="machine", score=score, problems=tuple(problems), guessed=guessed
    )
    return check_rendering(plain_passage(source, here, NAMES), rendering, there, detector)


def serious(flags: Sequence[Flag]) -> list[str]:
    return [flag.code for flag in flags if flag.severity != "note"]


GOOD = [
    ("en-es", "We planted twelve tomatoes in the school garden.",
     "Plantamos doce tomates en el huerto de la escuela."),
    ("es-en", "Mi abuela dice que el río estaba más limpio.",
     "My grandmother says that the river was cleaner."),
    ("en-fr", "Our school has six hundred students.", "Notre école compte six cents élèves."),
    ("fr-de", "Nous avons planté des tomates dans le jardin.",
     "Wir haben im Garten Tomaten gepflanzt."),
    ("en-zh", "Yesterday we went to the beach with our teacher.", "昨天我们和老师一起去了海边。"),
    ("zh-en", "昨天我们和老师一起去了海边。", "Yesterday we went to the beach with our teacher."),
    ("en-ja", "We planted tomatoes in the school garden.", "学校の庭にトマトを植えました。"),
    ("en-ar", "We went to the sea yesterday with my family.", "ذهبنا إلى البحر أمس مع عائلتي."),
    ("en-ru", "We planted tomatoes in the school garden.", "Мы посадили помидоры в школьном саду."),
    ("en-es", "No, no, no, no!", "¡No, no, no, no!"),
    ("en-es", "Thanks!", "¡Gracias!"),
    ("en-es", "Hi", "Hola"),
    ("en-es", "I live in Accra.", "Vivo en Accra."),
    ("en-es", "Look at https://x.org, @ana 😀", "Mira https://x.org, @ana 😀"),
    ("en-es", "Kwame's dog is called Toby.", "El perro de Kwame se llama Toby."),
    ("en-es", "Ana María met Ana.", "Ana conoció a Ana María."),
    ("en-es", "Photosynthesis", "Fotosíntesis"),
]  # fmt: skip


@pytest.mark.parametrize(("pair", "source", "target"), GOOD)
def test_good_translations_pass(detector: Detector, pair: str, source: str, target: str) -> None:
    checked = check(detector, source, target, pair)
    assert serious(checked.flags) == []
    assert checked.text == target
    assert checked.origin == "machine"


SENTENCE = "We planted twelve tomatoes in the school garden."


@pytest.mark.parametrize(
    ("target", "problems", "code", "falls_back"),
    [
        ("", (), "untranslated", True),
        ("  ", ("empty",), "untranslated", True),
        (SENTENCE, ("copied",), "untranslated", False),
        (SENTENCE, (), "untranslated", False),
        (SENTENCE.upper(), (), "untranslated", False),
        ("tomates tomates tomates tomates", (), "repetition", True),
        (
            "el huerto de el huerto de el huerto de el huerto de",
            ("repetition",),
            "repetition",
            True,
        ),
        ("Plantamos doce tomates en el", ("truncated",), "truncated", False),
        ("Plantamos doce ⁇ en el huerto de la escuela.", ("unknown",), "dropped-text", False),
    ],
)
def test_what_is_no_translation_is_named(
    detector: Detector, target: str, problems: tuple[Problem, ...], code: str, falls_back: bool
) -> None:
    checked = check(detector, SENTENCE, target, problems=problems)
    assert serious(checked.flags) == [code]
    assert (checked.text == SENTENCE and checked.origin == "verbatim") == falls_back
    if code == "repetition":
        assert checked.alternatives == (target,)


@pytest.mark.parametrize(
    ("source", "target", "tokens"),
    [
        ("See @ana and @bob.", "Mira a @ana.", ["@bob"]),
        ("See @ana.", "Mira a @ana y @ana.", ["@ana"]),
        ("See the page.", "Mira la página https://x.org/y.", ["https://x.org/y"]),
        ("I like it 😀", "Me gusta", ["😀"]),
        ("I like it 😀", "Me gusta 😀😀", ["😀"]),
        ("Hello {name}!", "¡Hola {nombre}!", ["{name}", "{nombre}"]),
        ("Kwame sings.", "Kuame canta.", ["Kwame"]),
        ("Kwame sings.", "kwame canta.", ["Kwame"]),
        ("Ana María sings.", "Ana canta.", ["Ana María"]),
        ("See https://x.org/A now", "Mira https://x.org/a ahora", ["https://x.org/A", "https://x.org/a"]),
    ],
)  # fmt: skip
def test_changed_tokens_are_named(
    detector: Detector, source: str, target: str, tokens: list[str]
) -> None:
    checked = check(detector, source, target)
    changed = [flag for flag in checked.flags if flag.code == "token-changed"]
    assert [flag.params["token"] for flag in changed] == tokens
    for flag in changed:
        if flag.source is not None:
            assert source[slice(*flag.source)] == flag.params["token"]
        if flag.target is not None:
            assert target[slice(*flag.target)] == flag.params["token"]


def test_a_guessed_place_is_flagged_though_every_token_is_there(detector: Detector) -> None:
    source, target = "We saw @ana in town.", "En la @ana ciudad la vimos."
    (changed,) = [
        flag
        for flag in check(detector, source, target, guessed=True).flags
        if flag.code == "token-changed"
    ]
    assert changed.params["token"] == "@ana"


@pytest.mark.parametrize(
    ("pair", "source", "target", "found"),
    [
        ("en-es", SENTENCE, "Nous avons planté douze tomates dans le jardin de l'école.", "French"),
        ("en-es", SENTENCE, "Мы посадили двенадцать помидоров в школьном саду.", "Russian"),
    ],
)  # fmt: skip
def test_a_translation_in_another_language_is_named(
    detector: Detector, pair: str, source: str, target: str, found: str
) -> None:
    flags = check(detector, source, target, pair).flags
    (wrong,) = [flag for flag in flags if flag.code == "wrong-language"]
    assert wrong.params["found"] == found


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        ("en-es", SENTENCE, "We have planted tomatoes in our school's garden today."),
        ("es-en", "Plantamos doce tomates en el huerto.",
         "Hemos plantado doce tomates en el huerto grande."),
        ("en-ru", SENTENCE, "We have planted some tomatoes in our garden."),
    ],
)  # fmt: skip
def test_a_translation_in_the_language_of_its_source_is_none(
    detector: Detector, pair: str, source: str, target: str
) -> None:
    assert "untranslated" in serious(check(detector, source, target, pair).flags)


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        ("en-es", "We went to the beach yesterday and saw many birds.", "Fuimos ayer."),
        ("en-zh", "We went to the beach yesterday and saw many birds.", "海边。"),
        ("zh-en", "昨天我们和老师一起去了海边，看到了很多漂亮的小鸟和大船，真的非常开心。",
         "We went there."),
    ],
)  # fmt: skip
def test_what_is_much_too_short_has_lost_a_part(
    detector: Detector, pair: str, source: str, target: str
) -> None:
    flags = check(detector, source, target, pair).flags
    assert serious(flags) == ["dropped-text"]


@pytest.mark.parametrize(
    ("pair", "source", "target", "direction"),
    [
        ("en-es", "We went to the beach again yesterday after lunch.",
         "Fuimos otra vez a la playa ayer después de comer con "
         "toda mi familia y también con mis amigos del colegio.", "long"),
        ("en-es", "We went to the beach on the other side of the river together.",
         "Fuimos juntos a la playa de enfrente.", "short"),
    ],
)  # fmt: skip
def test_unlikely_lengths_are_named(
    detector: Detector, pair: str, source: str, target: str, direction: str
) -> None:
    flags = check(detector, source, target, pair).flags
    (unlikely,) = [flag for flag in flags if flag.code == "length-unlikely"]
    assert unlikely.params["direction"] == direction


def test_what_was_not_translated_by_machine_passes_as_it_is(detector: Detector) -> None:
    rendering = Rendering(text=SENTENCE, origin="verbatim")
    assert (
        check_rendering(plain_passage(SENTENCE, "en", NAMES), rendering, "es", detector)
        == rendering
    )


def test_many_emoji_around_a_sentence_are_no_loop(detector: Detector) -> None:
    faces = "😂" * 12
    kept = check(detector, f"Good morning everyone {faces}", f"Buenos días a todos {faces}")
    assert kept.origin == "machine"
    assert "repetition" not in [flag.code for flag in kept.flags]
