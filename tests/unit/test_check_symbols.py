"""Signs and lone capitals that a translation lost or added, and such that it may spell out."""

from __future__ import annotations

import time

import pytest

from pipeline.domain.flags import Flag
from pipeline.stages.checks import check_rendering
from pipeline.stages.checks.symbols import check_symbols
from pipeline.stages.detect import Detector
from pipeline.stages.passages.passage import SourcePassage
from pipeline.stages.translation.rendering import Rendering
from tests.support.passages import plain_passage


def rendering_of(passage: SourcePassage, text: str) -> Rendering:
    """Make the rendering in which what is kept stands where the text has it."""
    kept = []
    place = len(passage.core.lead)
    for one in passage.core.kept:
        start = text.index(one.text, place)
        place = start + len(one.text)
        kept.append((one, (start, place)))
    return Rendering(text=text, origin="machine", score=0.9, kept=tuple(kept))


def check(source: str, target: str) -> list[Flag]:
    passage = plain_passage(source)
    return check_symbols(passage, rendering_of(passage, target))


RIGHT = [
    ("We saw a river.", "Vimos un río."),
    ("Fish & chips", "Pescado y patatas"),
    ("Fish & chips", "Pescado & patatas"),
    ("Bring bread and/or milk.", "Trae pan y/o leche."),
    ("He/she is here.", "Él/ella está aquí."),
    ("Tea w/o milk.", "Té sin leche."),
    ("A box is = ten pens.", "Una caja es igual a diez bolígrafos, es todo."),
    ("A cat and fish & chips", "Un gato y pescado y patatas"),
    ("Two + two is four.", "Dos más dos son cuatro."),
    ("We are # 1 in the town.", "Somos los primeros de la ciudad."),
    ("See you @ the park.", "Nos vemos en el parque."),
    ("My name is ____ and I am small.", "Me llamo ______ y soy pequeño."),
    ("[Our trip] to the sea", "[Nuestro viaje] al mar"),
    ("I like the T-shirt, the X-ray and J. Smith.", "Me gusta la camiseta, la radiografía y Juan."),
    ("Group B and vitamin C", "El grupo B y la vitamina C"),
    ("I have a cat. A dog too.", "Tengo un gato. Un perro también."),
    ("Look at https://x.org/a_b?c=1 and [b]this[/b].", "Mira https://x.org/a_b?c=1 y [b]esto[/b]."),
    ("😀 Hi there, x = 5 :)", "😀 Hola, x = 5 :)"),
    ("OUR CLASS B WON", "GANAMOS EN CLASE"),
    ("Ten kilometres per hour", "10 km/h"),
    ("Group B won.", "Группа Б победила."),
]

WRONG = [
    ("The words [in brackets] here", "Las palabras en paréntesis aquí", "["),
    ("The words [in brackets] here", "Las palabras [en paréntesis]] aquí", "]"),
    ("Two < three and more", "Dos y tres y más", "<"),
    ("It is a {strange sign} here", "Es un signo raro} aquí", "{"),
    ("Calculate 5 * 3 for me.", "Calcule 5 * * 3 para mí.", "*"),
    ("This is *very* good.", "Esto es muy bueno.", "*"),
    ("Read a \\ b now.", "Lee a b ahora.", "\\"),
    ("About 10 ~ 20 of us", "Unos 100 de nosotros", "~"),
    ("Group B won the match.", "El grupo ganó el partido.", "B"),
    ("Groups B and B and C", "Los grupos B y C", "B"),
    ("We saw a river.", "Vimos un río = río.", "="),
    ("We saw a river.", "Vimos un río#.", "#"),
    ("Write a_b_c here", "Escribe abc aquí", "_"),
    ("August/September is hot.", "Agosto es caliente.", "/"),
    ("It is heavy (=150 t).", "Es pesado (dededede150 t).", "="),
    ("A whale and fish & chips", "Una ballena y pescado con patatas", "&"),
]


@pytest.mark.parametrize(("source", "target"), RIGHT)
def test_a_right_translation_is_not_flagged(source: str, target: str) -> None:
    assert check(source, target) == []


@pytest.mark.parametrize(("source", "target", "sign"), WRONG)
def test_a_lost_or_added_sign_is_flagged_once(source: str, target: str, sign: str) -> None:
    (found,) = check(source, target)
    assert (found.code, found.params["token"]) == ("token-changed", sign)
    assert found.source is not None or found.target is not None
    if found.source is not None:
        assert source[slice(*found.source)] == sign
    if found.target is not None:
        assert target[slice(*found.target)] == sign


@pytest.mark.parametrize("sign", list("[]{}<>=+*_/\\|~^&@#"))
def test_every_sign_planted_in_a_translation_is_found(sign: str) -> None:
    source, target = "We saw a river and a hill.", "Vimos un río y una colina."
    (found,) = check(source, target.replace("río", f"río{sign}"))
    assert found.params["token"] == sign


def test_what_is_kept_is_not_counted() -> None:
    source = "Look at `a[0] = {b}` and <b>this</b>."
    assert check(source, "Mira `a[0] = {b}` y <b>esto</b>.") == []


def test_a_passage_has_one_flag_for_a_lost_token_and_its_signs() -> None:
    passage = plain_passage("Look at {name} in [the park].")
    lost = Rendering(text="Mira en el parque.", origin="machine", score=0.9)
    flags = check_rendering(passage, lost, "es", Detector()).flags
    assert [one.params["token"] for one in flags if one.code == "token-changed"] == ["{name}"]


def test_lost_signs_are_among_all_checks() -> None:
    passage = plain_passage("The words [in brackets] are here.")
    lost = Rendering(text="Las palabras están aquí.", origin="machine", score=0.9)
    flags = check_rendering(passage, lost, "es", Detector()).flags
    assert "token-changed" in [one.code for one in flags]


@pytest.mark.parametrize("piece", ["[", "_", "= ", "B ", "& ", "w/", "#a", "*\\"])
def test_time_is_linear_in_the_text(piece: str) -> None:
    text = (piece * 64_000)[:64_000]
    passage = plain_passage(f"a{text}")
    rendering = Rendering(text=passage.text, origin="machine", score=0.9)
    start = time.process_time()
    check_symbols(passage, rendering)
    assert time.process_time() - start < 2
