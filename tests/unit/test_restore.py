"""Marks that came back, or did not: where kept stretches stand in the translation."""

from __future__ import annotations

import pytest

from pipeline.stages.passages.kept import find_kept
from pipeline.stages.protection.placing import place_by_alignment
from pipeline.stages.protection.protect import Core, bare, shield, take_apart
from pipeline.stages.protection.restore import restore_marks
from pipeline.stages.tokens import find_tokens
from translators.placeholders import DEFAULT_SHAPES
from translators.values import Alignment

NAMES = ("Kwame", "Ama", "Ana", "Ana María")
X, TAG = DEFAULT_SHAPES


def core_of(text: str) -> Core:
    return take_apart(text, find_kept(text, find_tokens(text), NAMES))


def words_to_words(source: str, target: str, pairs: str) -> Alignment:
    """Write an alignment as `0-1 1-0`: word numbers of the source and the target."""

    def spans(text: str) -> list[tuple[int, int]]:
        found, at = [], 0
        for word in text.split():
            at = text.index(word, at)
            found.append((at, at + len(word)))
            at += len(word)
        return found

    here, there = spans(source), spans(target)
    numbers = [pair.split("-") for pair in pairs.split()]
    return tuple((*here[int(a)], *there[int(b)]) for a, b in numbers)


@pytest.mark.parametrize(
    ("source", "translated", "delivered"),
    [
        ("I saw @ana today.", "Hoy vi a X1.", "Hoy vi a @ana."),
        ("I saw @ana and @bob.", "Vi a X2 y X1.", "Vi a @bob y @ana."),
        ("I saw @ana.", "Vi a x1.", "Vi a @ana."),
        ("I saw @ana.", "Vi a X 1.", "Vi a @ana."),
        ("@ana, come!", "¡X1, ven!", "¡@ana, ven!"),
        ("It is (@ana) now.", "Ahora es (X1).", "Ahora es (@ana)."),
        ("See:https://x.org now", "Mira: X1 ahora", "Mira:https://x.org ahora"),
        ("We go😀home now", "Vamos X1 a casa", "Vamos😀a casa"),
        ("请用`x`吧", "Please use X1 now", "Please use `x` now"),
        ("We see @ana now", "现在看X1吧", "现在看 @ana 吧"),
        ("Kwame is here", "Kwame está aquí", "Kwame está aquí"),
        ("Ana María and Ana", "Ana y Ana María", "Ana y Ana María"),
        ("Kwame likes @ama", "A Kwame le gusta X1", "A Kwame le gusta @ama"),
        ("Room X1 and @ana", "Sala X1 y X2", "Sala X1 y @ana"),
        ("Room X 2 and @ana", "Sala X 2 y X1", "Sala X 2 y @ana"),
    ],
)
def test_marks_become_what_they_stand_for(source: str, translated: str, delivered: str) -> None:
    core = core_of(source)
    restored = restore_marks(shield(core, X), core, translated)
    assert restored is not None
    assert restored.text == delivered
    for kept, (start, end) in restored.kept:
        assert restored.text[start:end] == kept.text


@pytest.mark.parametrize(
    ("source", "translated"),
    [
        ("I saw @ana today.", "Hoy vi."),
        ("I saw @ana today.", "Hoy vi a X1 X1."),
        ("I saw @ana today.", "Hoy vi a X1X1."),
        ("I saw @ana today.", "Hoy vi a X1 y X2."),
        ("I saw @ana today.", "Hoy vi a X1 y X-1."),
        ("I saw @ana today.", "Hoy vi a X1s."),
        ("I saw @ana today.", "Hoy vi a X11."),
        ("See https://x.org/X1 today", "Mira X2 y X1 hoy"),
        ("Kwame is here", "Está aquí"),
        ("Kwame is here", "Kwame está aquí, Kwame"),
        ("Kwame is here", "kwame está aquí"),
        ("Ana María and Ana", "Ana y Ana"),
        ("We have <b>big</b> dogs", "Tenemos perros X1 X2 grandes"),
        ("We have <b>big</b> dogs", "Tenemos X2 perros X1 grandes"),
    ],
)
def test_marks_that_are_missing_doubled_or_mangled_are_refused(
    source: str, translated: str
) -> None:
    core = core_of(source)
    assert restore_marks(shield(core, X), core, translated) is None


@pytest.mark.parametrize("shape", DEFAULT_SHAPES)
@pytest.mark.parametrize(
    "text",
    [
        "I saw X1 and <x1> and X 2 and @ana there",
        "a@ana.b@c.org:@d,`e`f$x^2$g",
        "Kwame's dog, Kwame and https://x.org/Kwame",
        "😀Ana😀María <b>Ana María</b>{n}{m}",
        "x1 @ana X١ <X 1 > @bob",
        "谢谢@ana吧 https://x.org/路。",
        "_@ana_ (@bob) «@eva» ¿@tom?",
        "X1 https://x.org/X1 <x1> https://x.org/<x1",
    ],
)
def test_what_was_shielded_comes_back_as_it_was(text: str, shape: object) -> None:
    core = core_of(text)
    shielded = shield(core, shape)  # type: ignore[arg-type]  # pytest's parameters are objects
    restored = restore_marks(shielded, core, shielded.text)
    assert restored is not None
    assert core.lead + restored.text + core.tail == text


@pytest.mark.parametrize(
    ("source", "translated", "pairs", "delivered"),
    [
        ("We saw @ana yesterday.", "Ayer vimos.", "1-1 2-0", "Ayer vimos @ana."),
        ("@ana is happy.", "Está feliz.", "0-0 1-1", "@ana Está feliz."),
        ("Do you know @ana?", "¿Conoces?", "2-0", "¿Conoces @ana?"),
        ("It was hot ☀️, we swam.", "Hacía calor, nadamos.", "2-1 4-2", "Hacía calor ☀️, nadamos."),
        ("The <b>red</b> car", "El coche rojo", "0-0 1-2 2-1", "El coche <b>rojo</b>"),
        ("I know @ana and @bob well", "Conozco bien", "0-0 1-0 3-1", "Conozco @ana @bob bien"),
        ("We like Ghana 🇬🇭 and Spain", "Nos gusta Ghana y España", "1-1 4-4",
         "Nos gusta Ghana 🇬🇭 y España"),
    ],
)  # fmt: skip
def test_what_the_engine_never_saw_goes_beside_what_its_neighbour_became(
    source: str, translated: str, pairs: str, delivered: str
) -> None:
    core = core_of(source)
    alignment = words_to_words(bare(core).text, translated, pairs) if pairs else ()
    restored = place_by_alignment(core, translated, alignment)
    assert (restored.text, restored.guessed) == (delivered, False)
    for kept, (start, end) in restored.kept:
        assert restored.text[start:end] == kept.text


@pytest.mark.parametrize(
    ("source", "translated", "delivered"),
    [
        ("We all saw @ana there", "Ayer la vimos en la calle", "Ayer la vimos en @ana la calle"),
        ("We saw @ana", "", "@ana"),
        ("The <b>red</b> and old car there", "El coche", "<b>El</b> coche"),
    ],
)
def test_a_place_that_nothing_tells_is_called_a_guess(
    source: str, translated: str, delivered: str
) -> None:
    restored = place_by_alignment(core_of(source), translated, ())
    assert restored.guessed
    assert [kept.text for kept, _ in restored.kept] == [k.text for k in core_of(source).kept]
    assert restored.text == delivered


@pytest.mark.parametrize(
    ("source", "translated", "pairs", "delivered"),
    [
        # The word before the picture went elsewhere.
        ("casa pequeña 🏠.", "small house.", "0-1 1-0", "small house 🏠."),
        ("casa pequeña 🏠! 🏡!", "small house!", "0-1 1-0", "small house 🏠! 🏡"),
        ("casa pequeña 🏠 azul.", "small house blue.", "0-1 1-0 2-2", "small 🏠 house blue."),
    ],
)
def test_a_picture_at_the_end_stays_there(
    source: str, translated: str, pairs: str, delivered: str
) -> None:
    core = core_of(source)
    alignment = words_to_words(bare(core).text, translated, pairs)
    assert place_by_alignment(core, translated, alignment).text == delivered
