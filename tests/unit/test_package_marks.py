"""Marks are found where they came back, and packages say which shapes they keep."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.tiny_packages import build_package, pack
from translators.argos.measuring import came_back, figures, filled, measure_shapes
from translators.packages.install import install_file
from translators.packages.marked_sentences import MARKED_SENTENCES, SLOT
from translators.packages.metadata import PackageMetadata, read_metadata
from translators.packages.record import Measured, read_record
from translators.packages.sentences import SENTENCES
from translators.packages.store import PackageStore
from translators.placeholders import (
    DEFAULT_SHAPES,
    SHAPES,
    Shape,
    ShapeFigure,
    best_shapes,
    name_of,
)
from translators.testing import IdentityTranslator, ScriptedTranslator

BY_FORM = {shape.form: shape for shape in SHAPES}
SHAPE = st.sampled_from(SHAPES)
ALL = [sentence for row in MARKED_SENTENCES.values() for sentence in row]


def table(**kept_and_score: tuple[float, float]) -> tuple[ShapeFigure, ...]:
    """Give figures for all shapes; those not named keep nothing. Names: X, tag, round, square."""
    forms = {"X": "X{n}", "tag": "<x{n}>", "round": "({n})", "square": "[{n}]"}
    named = {forms[name]: figure for name, figure in kept_and_score.items()}
    return tuple(
        ShapeFigure(
            form=form, kept=named.get(form, (0.0, 0.1))[0], score=named.get(form, (0.0, 0.1))[1]
        )
        for form in BY_FORM
    )


def forms(*legs: tuple[ShapeFigure, ...]) -> list[str]:
    return [shape.form for shape in best_shapes(legs)]


@pytest.mark.parametrize("language", MARKED_SENTENCES)
def test_each_language_has_twelve_sentences_with_one_two_and_three_slots(language: str) -> None:
    sentences = MARKED_SENTENCES[language]
    assert [sentence.count(SLOT) for sentence in sentences] == [1] * 6 + [2] * 4 + [3] * 2
    assert len(set(sentences)) == len(sentences)


def test_the_languages_are_those_of_the_smoke_test() -> None:
    assert MARKED_SENTENCES.keys() == SENTENCES.keys()


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.form)
def test_no_sentence_has_a_mark_or_a_trace_of_its_own(shape: Shape) -> None:
    for sentence in ALL:
        text = sentence.replace(SLOT, "\n")
        assert re.search(shape.pattern, text) is None, text
        assert re.search(shape.trace, text) is None, text


@given(shape=SHAPE, sentence=st.sampled_from(ALL))
def test_marks_that_were_put_in_are_found_again(shape: Shape, sentence: str) -> None:
    assert came_back(shape, filled(sentence, shape), sentence.count(SLOT))


@given(shape=SHAPE, sentence=st.sampled_from(ALL), data=st.data())
def test_a_mark_that_is_lost_doubled_or_renumbered_is_noticed(
    shape: Shape, sentence: str, data: st.DataObject
) -> None:
    count = sentence.count(SLOT)
    number = data.draw(st.integers(1, count))
    mark = shape.form.replace("{n}", str(number))
    other = shape.form.replace("{n}", "7")
    wrong = data.draw(st.sampled_from(["", f"{mark} {mark}", other, f"{mark} {other}"]))
    text = filled(sentence, shape).replace(mark, wrong)
    assert not came_back(shape, text, count)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("X{n}", "Mira x1."), ("X{n}", "Mira X 1."), ("X{n}", "Смотри Х1."),
        ("X{n}", "看Ｘ１。"), ("X{n}", "看X1的"), ("<x{n}>", "Mira < X1 >."),
        ("<x{n}>", "看＜x1＞"), ("<{n}>", "Mira < 1 >."), ("({n})", "看（１）"),
        ("({n})", "Mira ( 1 )."), ("[{n}]", "Mira [ 1 ]."), ("@X{n}", "Mira @x1."),
        ("@X{n}", "Mira @ X 1."), ("#X{n}", "Mira # x1."), ("#{n}", "Mira # 1."),
        ("{{n}}", "Mira { 1 }."), ("__{n}__", "Mira __ 1 __."), ("__{n}__", "Mira _ _ 1 _ _."),
    ],
)  # fmt: skip
def test_marks_are_found_as_models_write_them(form: str, text: str) -> None:
    assert came_back(BY_FORM[form], text, 1)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("X{n}", "Mira BX1."), ("X{n}", "Mira X1a."), ("X{n}", "их 1"), ("X{n}", "X1 y X-2"),
        ("<x{n}>", "Mira <x1."), ("<x{n}>", "<x1> y x2>"), ("<{n}>", "<1> y <2"),
        ("({n})", "Mira (1."), ("({n})", "(1) y ()"), ("({n})", "(1) y 2)"),
        ("[{n}]", "Mira [11]."), ("[{n}]", "[1] y 2]"), ("@X{n}", "@X1 y @X"),
        ("#X{n}", "#X1 y #x."), ("#{n}", "#1 y #"), ("{{n}}", "{1} y {2"),
        ("__{n}__", "Mira __1_."), ("__{n}__", "__1__ y __"),
    ],
)  # fmt: skip
def test_broken_marks_and_what_is_left_of_others_count_as_lost(form: str, text: str) -> None:
    assert not came_back(BY_FORM[form], text, 1)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.form)
def test_hostile_texts_take_no_time(shape: Shape) -> None:
    signs = "xX<>()[]{}@#_1 \n"
    texts = [sign * 64_000 for sign in signs]
    texts += [(one + other) * 32_000 for one in signs for other in "x1 "]
    started = time.perf_counter()
    for text in texts:
        re.sub(shape.pattern, "", text)
        re.sub(shape.trace, "", text)
    assert time.perf_counter() - started < len(texts) * 0.5


def test_among_shares_as_good_as_the_same_the_better_sentences_win() -> None:
    """The package's own shape comes first, and the next is what loses least."""
    assert forms(table(X=(0.92, 0.7), tag=(1.0, 0.6))) == ["X{n}", "<x{n}>"]
    assert forms(table(X=(0.83, 0.7), tag=(1.0, 0.6))) == ["<x{n}>", "X{n}"]
    assert forms(table(X=(1.0, 0.7), square=(0.92, 0.69), tag=(1.0, 0.5))) == ["X{n}", "<x{n}>"]
    assert forms(table(round=(0.08, 0.01))) == ["({n})", "X{n}"]


def test_a_mark_must_come_through_both_legs_of_a_pivot() -> None:
    first = table(X=(1.0, 0.7), tag=(0.9, 0.5), round=(0.8, 0.7))
    second = table(X=(0.3, 0.9), tag=(0.9, 0.5), round=(0.8, 0.7))
    assert forms(first) == ["X{n}", "<x{n}>"]
    assert forms(first, second) == ["<x{n}>", "({n})"]


@pytest.mark.parametrize(
    "legs",
    [
        (), ((),), (table(X=(1.0, 0.5)), ()), (table(),),
        (table(X=(1.0, 0.5)), table(tag=(1.0, 0.5))),
        ((ShapeFigure(form="of a later version", kept=1.0, score=0.9),),),
    ],
)  # fmt: skip
def test_without_figures_or_with_none_that_help_the_default_is_used(
    legs: tuple[tuple[ShapeFigure, ...], ...],
) -> None:
    assert best_shapes(legs) == DEFAULT_SHAPES


def test_names_stay_as_they_are_in_the_first_trial_only() -> None:
    assert [shape.form for shape in DEFAULT_SHAPES] == ["X{n}", "<x{n}>"]
    for shapes in (DEFAULT_SHAPES, best_shapes((table(round=(1.0, 0.9), X=(1.0, 0.8)),))):
        assert [shape.names_plain for shape in shapes] == [True, False]


def test_the_name_of_shapes_changes_with_their_order_and_their_patterns() -> None:
    one, other = DEFAULT_SHAPES
    changed = replace(one, pattern=one.pattern + "x")
    names = {name_of(DEFAULT_SHAPES), name_of((other, one)), name_of((changed, other))}
    assert len(names) == 3
    assert name_of(DEFAULT_SHAPES) == name_of((one, other))


def test_an_engine_that_copies_keeps_every_shape() -> None:
    measured = figures(IdentityTranslator(), MARKED_SENTENCES["en"], "en", "es")
    assert [figure.form for figure in measured] == list(BY_FORM)
    assert {figure.kept for figure in measured} == {1.0}
    assert len({figure.score for figure in measured}) == 1


def test_an_engine_that_drops_a_sign_loses_the_shapes_that_have_it() -> None:
    engine = ScriptedTranslator(lambda text: text.replace("<", "").replace("X2", "X"))
    measured = figures(engine, MARKED_SENTENCES["en"], "en", "es")
    kept = {figure.form: figure.kept for figure in measured}
    assert (kept["<x{n}>"], kept["<{n}>"]) == (0.0, 0.0)
    assert kept["X{n}"] == kept["@X{n}"] == 0.5  # six sentences have more than one slot
    assert kept["({n})"] == 1.0


def test_a_package_is_measured_when_it_is_installed_and_not_otherwise(tmp_path: Path) -> None:
    folder = build_package(tmp_path / "toy", source="en", target="es", words={})
    path = pack(folder, tmp_path / "toy.argosmodel")
    store = PackageStore(tmp_path / "packages")

    def measure(there: Path, metadata: PackageMetadata) -> Measured:
        return Measured(marks=measure_shapes(there, metadata))

    install_file(store, path, smoke=None, measure=measure)

    (package,) = store.installed()
    assert [figure.form for figure in package.record.marks] == list(BY_FORM)
    assert max(figure.kept for figure in package.record.marks) == 1.0
    assert read_record(package.folder) == package.record
    assert store.is_intact(package.folder)

    other = PackageStore(tmp_path / "other")
    install_file(other, path, smoke=None)
    assert other.installed()[0].record.marks == ()


def test_figures_are_not_written_into_a_package_that_came_meanwhile(tmp_path: Path) -> None:
    marks = table(X=(1.0, 0.9))
    store = PackageStore(tmp_path / "packages")
    for number, text in enumerate(("one", "two")):
        folder = build_package(
            tmp_path / f"toy{number}", source="en", target="es", words={"cat": text}
        )
        install_file(store, pack(folder, tmp_path / f"{text}.argosmodel"), smoke=None, force=True)
        if number == 0:
            (old,) = store.installed()
    (new,) = store.installed()

    measured = Measured(marks=marks, figures={"of": ["plain", 1.5]})
    store.note(old, measured)
    assert store.installed() == (new,)
    store.note(new, measured)
    noted = replace(new.record, marks=marks, figures=measured.figures)
    assert store.installed()[0].record == noted


@pytest.mark.parametrize(("source", "measured"), [("pb", True), ("pt_BR", True), ("xx", False)])
def test_sentences_are_chosen_by_the_language_without_its_variety(
    source: str, measured: bool, tmp_path: Path
) -> None:
    folder = build_package(tmp_path, source=source, target="es", words={})
    assert bool(measure_shapes(folder, read_metadata(folder))) is measured


def test_a_package_that_cannot_be_run_has_no_figures(tmp_path: Path) -> None:
    folder = build_package(tmp_path, source="en", target="es", words={})
    (folder / "model" / "model.bin").write_bytes(b"nothing of the kind")
    assert measure_shapes(folder, read_metadata(folder)) == ()
