"""The engine over packages of every format: routes, pivots, long texts, retries, batches."""

from __future__ import annotations

import math
import threading
from pathlib import Path
from typing import Any

import pytest

from tests.support.engines import tiny_engine
from tests.support.tiny_packages import build_package
from translators import EngineSettingsError, Hypothesis, NoRoute, Request, Result, ScoreRequest
from translators.argos.decoding import RETRY, Decoding
from translators.argos.engine import ArgosTranslator
from translators.argos.joining import split_long
from translators.argos.loading import EngineSettings, Library, PackageFiles
from translators.argos.model import ArgosModel, Job
from translators.argos.tokens import tidy
from translators.argos.trying import Outcome, judge
from translators.argos.tuning import ThreadTable, candidates, usable_cores
from translators.placeholders import DEFAULT_SHAPES, SHAPES, ShapeFigure

FR_EN = {"rivière": "river", "école": "school", "nous": "we", "aimons": "like", "notre": "our"}
EN_ES = {"river": "río", "school": "escuela", "we": "nosotros", "like": "amamos", "our": "nuestra"}
EN_DE = {"river": "Fluss", "school": "Schule", "we": "wir", "like": "mögen", "our": "unsere"}
PAIRS = [("fr", "en"), ("en", "es"), ("en", "de")]
LEXICONS = {("fr", "en"): FR_EN, ("en", "es"): EN_ES, ("en", "de"): EN_DE}


def ask(text: str, source: str = "en", target: str = "es", **more: object) -> Request:
    return Request(text=text, source=source, target=target, **more)  # type: ignore[arg-type]  # a test's shorthand


def texts(results: list[Result]) -> list[str]:
    return [result.best.text for result in results]


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> ArgosTranslator:
    """Word for word from French through English, and from English to Spanish and German."""
    return tiny_engine(tmp_path_factory.mktemp("words"), PAIRS, words=LEXICONS)


@pytest.fixture(scope="module")
def babble(tmp_path_factory: pytest.TempPathFactory) -> ArgosTranslator:
    """A package with random weights: it runs in loops until the limit."""
    return tiny_engine(tmp_path_factory.mktemp("babble"), [("en", "es")])


@pytest.fixture(scope="module")
def copier(tmp_path_factory: pytest.TempPathFactory) -> ArgosTranslator:
    """A package that copies every text."""
    return tiny_engine(tmp_path_factory.mktemp("copier"), [("en", "es")], words={("en", "es"): {}})


# Pivots


def test_a_pair_without_a_package_goes_through_another_language(words: ArgosTranslator) -> None:
    route = words.route("fr", "es")
    assert route is not None
    assert (route.languages, route.via) == (("fr", "en", "es"), ("en",))
    (result,) = words.translate([ask("nous aimons notre école", "fr")])
    assert result.best.text == "nosotros amamos nuestra escuela"
    assert [(leg.source, leg.target, leg.text) for leg in result.legs] == [
        ("fr", "en", "nous aimons notre école"),
        ("en", "es", "we like our school"),
    ]
    last = result.legs[1].hypothesis
    assert (last.text, last.log_probability) == (result.best.text, result.best.log_probability)
    pairs = {
        ("nous aimons notre école"[a:b], result.best.text[c:d])
        for a, b, c, d in result.best.alignment
    }
    assert {("notre", "nuestra"), ("école", "escuela")} <= pairs


def test_the_score_of_a_pivot_is_that_of_its_worst_leg(words: ArgosTranslator) -> None:
    (result,) = words.translate([ask("nous aimons notre rivière xyz", "fr")])
    scores = [leg.hypothesis.score for leg in result.legs]
    assert result.score == min(scores)
    for leg in result.legs:
        (forced,) = words.score(
            [
                ScoreRequest(
                    text=leg.text,
                    translation=leg.hypothesis.text,
                    source=leg.source,
                    target=leg.target,
                )
            ]
        )
        assert forced.score == pytest.approx(leg.hypothesis.score, abs=0.01)


def test_forced_scoring_of_a_pivot_is_that_of_its_last_leg(words: ArgosTranslator) -> None:
    pivoted, direct = words.score(
        [
            ScoreRequest(
                text="notre école", translation="nuestra escuela", source="fr", target="es"
            ),
            ScoreRequest(
                text="our school", translation="nuestra escuela", source="en", target="es"
            ),
        ]
    )
    assert pivoted.score == pytest.approx(direct.score, abs=0.01)


def test_a_batch_mixes_pairs_and_its_results_keep_their_order(words: ArgosTranslator) -> None:
    results = words.translate(
        [
            ask("our river", target="de"),
            ask("notre rivière", "fr"),
            ask("our river"),
            ask("notre rivière", "fr", "en"),
            ask("notre rivière", "fr", "de"),
            ask(""),
        ]
    )
    assert texts(results) == [
        "unsere Fluss", "nuestra río", "nuestra río", "our river", "unsere Fluss", "",
    ]  # fmt: skip
    assert [len(result.legs) for result in results] == [0, 2, 0, 0, 2, 0]


def test_no_threads_are_measured_while_another_model_is_at_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    real = ArgosModel.start

    def start(self: ArgosModel, *given: Any) -> Any:
        seen.append("at work")
        return real(self, *given)

    def choose(files: PackageFiles) -> tuple[int, int]:
        seen.append(f"measured {files.target}")
        return 2, 1

    monkeypatch.setattr(ArgosModel, "start", start)
    packages = {
        (source, target): [
            PackageFiles(
                source=source, target=target, version="1.0", checksum="0" * 12,
                path=build_package(
                    tmp_path / target, source=source, target=target,
                    words=LEXICONS[source, target],
                ),
            )
        ]
        for source, target in PAIRS[1:]
    }  # fmt: skip
    engine = ArgosTranslator(Library(packages, EngineSettings(), choose))
    engine.translate([ask("our river"), ask("our river", target="de")])
    assert seen[:2] == ["measured es", "measured de"]
    assert set(seen[2:]) == {"at work"}


def test_shapes_of_marks_come_from_the_packages_of_the_route_and_are_in_the_signature(
    tmp_path: Path,
) -> None:
    def engine(**kept: tuple[str, ...]) -> ArgosTranslator:
        """Make an engine whose packages keep these forms, best first, and no others."""
        files = {
            (source, target): PackageFiles(
                source=source, target=target, version="1.0", checksum="0" * 12, path=tmp_path,
                marks=tuple(
                    ShapeFigure(form=shape.form, kept=float(shape.form in forms), score=score)
                    for shape in SHAPES
                    for score in [1 / (1 + (*forms, shape.form).index(shape.form))]
                ),
            )
            for source, target in (("fr", "en"), ("en", "es"))
            for forms in [kept.get(source, ())]
        }  # fmt: skip
        return ArgosTranslator(
            Library(
                {pair: [one] for pair, one in files.items()}, EngineSettings(), lambda _: (1, 1)
            )
        )

    def forms(one: ArgosTranslator, source: str) -> list[str]:
        return [shape.form for shape in one.shapes(source, "es")]

    both = engine(fr=("[{n}]", "({n})", "X{n}"), en=("({n})", "X{n}"))
    assert forms(both, "en") == ["({n})", "X{n}"]
    assert forms(both, "fr") == ["({n})", "X{n}"]
    turned = engine(fr=("[{n}]", "({n})", "X{n}"), en=("X{n}", "({n})"))
    assert forms(turned, "en") == ["X{n}", "({n})"]
    assert both.signature("en", "es") != turned.signature("en", "es")
    assert both.signature("fr", "es") == both.signature("fr", "es")
    assert forms(engine(), "fr") == [shape.form for shape in DEFAULT_SHAPES]
    with pytest.raises(NoRoute):
        both.shapes("es", "fr")


def test_a_signature_names_every_leg(words: ArgosTranslator) -> None:
    legs = words.signature("fr", "es").split("+")
    assert [leg.split(":")[:3] for leg in legs] == [
        ["argos", "fr-en", "1.0"], ["argos", "en-es", "1.0"],
    ]  # fmt: skip
    assert words.signature("fr-CA", "es-MX") == words.signature("fr", "es")
    with pytest.raises(NoRoute):
        words.signature("es", "fr")


def test_one_pair_without_a_way_refuses_the_batch(words: ArgosTranslator) -> None:
    with pytest.raises(NoRoute, match="es to fr"):
        words.translate([ask("our river"), ask("río", "es", "fr")])


# Formats


@pytest.mark.parametrize("tokenizer", ["sentencepiece", "bpe"])
def test_a_target_prefix_steers_the_model_and_is_no_part_of_the_text(
    tmp_path: Path, tokenizer: str
) -> None:
    lexicon = {("en", "es"): EN_ES}
    plain = tiny_engine(tmp_path / "plain", lexicon, words=lexicon, tokenizer=tokenizer)  # type: ignore[arg-type]  # a parameter
    marked = tiny_engine(
        tmp_path / "marked",
        lexicon,
        words=lexicon,
        tokenizer=tokenizer,
        target_prefix=">>spa<<",  # type: ignore[arg-type]  # a parameter
    )
    request = ask("We like our river", hypotheses=2)
    (result,), (same,) = marked.translate([request]), plain.translate([request])
    assert result.best.text == "Nosotros amamos nuestra río"
    assert ">>spa<<" not in (result.best.tokens[0], result.best.text)
    assert result.best.score == pytest.approx(same.best.score, abs=0.02)
    for one in result.hypotheses:
        (forced,) = marked.score(
            [ScoreRequest(text=request.text, translation=one.text, source="en", target="es")]
        )
        assert forced.tokens == one.tokens
        assert forced.log_probability == pytest.approx(one.log_probability, abs=0.01)


def test_byte_pair_packages_translate_align_and_score(tmp_path: Path) -> None:
    engine = tiny_engine(tmp_path, [("en", "es")], words={("en", "es"): EN_ES}, tokenizer="bpe")
    text = "We like our river"
    (result,) = engine.translate([ask(text)])
    assert result.best.text == "Nosotros amamos nuestra río"
    pairs = [(text[a:b], result.best.text[c:d]) for a, b, c, d in result.best.alignment]
    assert pairs == [
        ("We", "Nosotros"), ("like", "amamos"), ("our", "nuestra"), ("river", "río"),
    ]  # fmt: skip


def test_decoding_goes_on_from_a_prefix_and_its_score_is_the_forced_one(
    engine: ArgosTranslator,
) -> None:
    (result,) = engine.translate([ask("I like dogs.", prefix="A mí")])
    assert result.best.text.startswith("A mí ")
    assert_score_is_forced(engine, "I like dogs.", result)


def test_suppressed_words_are_not_decoded_and_the_score_is_the_forced_one(
    engine: ArgosTranslator,
) -> None:
    plain, other = engine.translate(
        [ask("I like dogs."), ask("I like dogs.", suppress=("perros",))]
    )
    assert "perros" in plain.best.text
    assert "perros" not in other.best.text
    assert other.score < plain.score
    assert_score_is_forced(engine, "I like dogs.", other)


def assert_score_is_forced(engine: ArgosTranslator, text: str, result: Result) -> None:
    (forced,) = engine.score(
        [ScoreRequest(text=text, translation=result.best.text, source="en", target="es")]
    )
    assert forced.tokens == result.best.tokens
    assert result.best.log_probability == pytest.approx(forced.log_probability, abs=0.1)


@pytest.mark.parametrize("beam", [1, 2, 4])
def test_the_score_is_the_forced_one_whatever_the_beam(tmp_path: Path, beam: int) -> None:
    engine = tiny_engine(
        tmp_path, [("en", "es")], words={("en", "es"): EN_ES}, decoding=Decoding(beam_size=beam)
    )
    (result,) = engine.translate([ask("We like our river", hypotheses=4)])
    assert len(result.hypotheses) <= beam
    assert_score_is_forced(engine, "We like our river", result)


# Long texts


@pytest.mark.parametrize(
    "text",
    [
        "we like our river, and we like our school; " * 60,
        "river " * 500,
        "we like our river. " * 3 + "x" * 700,
        "abc" * 400,
        "école" * 300,
    ],
)
def test_a_long_text_is_cut_before_the_model_truncates_it(
    words: ArgosTranslator, text: str
) -> None:
    model = words._library.model("en", "es")
    tokens = model.tokenizer.encode([text])[0]
    parts = list(split_long(text, tokens, model))
    assert len(parts) > 1
    assert all(len(part.tokens) <= model.most_source_tokens for part in parts)
    assert "".join("".join(part.text for part in parts).split()) == "".join(text.split())
    assert all(text.startswith(part.text, part.start) for part in parts)


def test_a_long_text_is_translated_to_its_end(words: ArgosTranslator) -> None:
    text = "we like our river, and our school; " * 40 + "we like our school"
    (result,) = words.translate([ask(text)])
    expected = text
    for one, other in EN_ES.items():
        expected = expected.replace(one, other)
    assert result.best.text == expected
    assert result.best.end_marks > 1
    assert 0 < result.best.score <= 1
    assert result.problems == ()
    for a, b, c, d in result.best.alignment:
        word = text[a:b].strip(",;")
        assert result.best.text[c:d].strip(",;") == EN_ES.get(word, word)
    assert len(result.best.alignment) > 200


def test_of_a_text_just_at_the_limit_nothing_is_cut(words: ArgosTranslator) -> None:
    most = words._library.model("en", "es").most_source_tokens
    text = " ".join(["river"] * most)
    assert texts(words.translate([ask(text)])) == [" ".join(["río"] * most)]
    assert words.translate([ask(text)])[0].best.end_marks == 1


def test_a_bad_part_of_a_long_text_is_seen(copier: ArgosTranslator) -> None:
    (result,) = copier.translate([ask("we like our river and our school every day, " * 20)])
    assert result.problems


# Degenerate texts


def test_a_loop_is_tried_once_more_and_named(babble: ArgosTranslator) -> None:
    asked = ["Hello everyone.", "We went to the river yesterday and saw many birds there."]
    for result in babble.translate([ask(text) for text in asked]):
        assert set(result.problems) & {"repetition", "truncated", "unknown"}
        assert 0 < result.score <= 1


def test_a_cut_text_has_no_end_mark_in_its_score(babble: ArgosTranslator) -> None:
    (result,) = babble.translate([ask("Hello everyone.")])
    best = result.best
    assert best.end_marks == 0
    assert best.score == pytest.approx(math.exp(best.log_probability / len(best.tokens)))


def test_a_copy_is_tried_once_more_without_it(copier: ArgosTranslator) -> None:
    text = "we like our school and the river"
    (result,) = copier.translate([ask(text)])
    assert result.problems == ("copied",)  # the second is a copy with a slip
    assert result.best.text == text
    model = copier._library.model("en", "es")
    forbidden = model.job(text, suppress=(text,))
    ((again,),) = model.decode([forbidden], RETRY)
    assert again.text != text
    assert_score_is_forced(copier, text, Result(hypotheses=(again,)))


ENGLISH, SPANISH = "we like our old school", "nos gusta nuestra vieja escuela"


def judge_text(source: str, *texts: str) -> Outcome:
    job = Job(text=source, tokens=[], prefix=[], hypotheses=len(texts))
    return judge(
        job, tuple(Hypothesis(text=text, tokens=("a",), log_probability=0.0) for text in texts)
    )


def test_the_next_hypothesis_is_taken_for_anything_but_a_copy() -> None:
    outcome = Outcome(hypotheses=(Hypothesis(text=SPANISH, tokens=("a",), log_probability=0.0),),
                      problem=None)  # fmt: skip
    assert judge_text(ENGLISH, SPANISH) == outcome
    assert judge_text(ENGLISH, ENGLISH).problem == "copied"
    assert judge_text(ENGLISH, ENGLISH, SPANISH).problem == "copied"
    assert judge_text(ENGLISH, "la la la la la", SPANISH) == outcome
    assert judge_text(ENGLISH, "", SPANISH) == outcome


def test_names_numbers_and_short_cries_may_stay_as_they_are(copier: ArgosTranslator) -> None:
    asked = ["Kofi Annan, Accra, Ghana", "No no", "2026, 15, 600", "Internet"]
    results = copier.translate([ask(text) for text in asked])
    assert texts(results) == asked
    assert not any(result.problems for result in results)


@pytest.mark.parametrize(
    "text", ["Ŧħŋ is good.", "I saw 珊瑚 yesterday.", "⁇ what ⁇", "ñandú ß 中文"]
)
def test_signs_of_the_unknown_are_never_delivered_silently(
    engine: ArgosTranslator, text: str
) -> None:
    (result,) = engine.translate([ask(text)])
    bad = any(result.best.text.count(sign) > text.count(sign) for sign in ("<unk>", "⁇", "\ufffd"))
    assert not bad or "unknown" in result.problems


def test_a_sub_word_that_stands_for_nothing_is_written_otherwise_and_named(
    tmp_path: Path,
) -> None:
    engine = tiny_engine(tmp_path, [("en", "es")], words={("en", "es"): EN_ES}, tokenizer="bpe")
    model = engine._library.model("en", "es")
    text = "we like 珊瑚 river"
    ((plain,),) = model.decode([model.job(text)], Decoding())
    assert "<unk>" in plain.text
    for hypotheses in (1, 4):
        (result,) = engine.translate([ask(text, hypotheses=hypotheses)])
        assert not any("<unk>" in one.text for one in result.hypotheses)
        assert result.problems == ("unknown",)


@pytest.mark.parametrize(
    ("decoded", "tidied"),
    [
        ("¿ Ayer fuiste?", "¿Ayer fuiste?"),
        ("Hola, ¡ qué bien!", "Hola, ¡qué bien!"),
        ("la  playa   azul ", "la playa azul"),
        (" ¿  ¡ Ay!", "¿¡Ay!"),
        ("dos palabras", "dos palabras"),
        ("你好。 再见", "你好。 再见"),
        ("", ""),
    ],
)
def test_what_models_space_oddly_is_closed(decoded: str, tidied: str) -> None:
    assert tidy(decoded) == tidied


# Batches


SENTENCES = [
    "I like dogs.", "We went to the beach yesterday and saw many birds.", "Yes.",
    "My grandmother cooks rice with fish every Sunday, and we all help her.", "Where is the river?",
    "The school is big.", "I have two brothers and one sister.", "It rained.", "Do you swim?",
]  # fmt: skip


def test_the_same_text_gives_the_same_result_whatever_the_batch(engine: ArgosTranslator) -> None:
    together = engine.translate([ask(text) for text in SENTENCES])
    alone = [engine.translate([ask(text)])[0] for text in SENTENCES]
    backwards = engine.translate([ask(text) for text in reversed(SENTENCES)])
    assert texts(together) == texts(alone) == texts(backwards)[::-1]
    for one, other in zip(together, alone, strict=True):
        assert one.score == pytest.approx(other.score, abs=0.02)


def test_what_others_ask_for_does_not_widen_the_beam(engine: ArgosTranslator) -> None:
    plain = texts(engine.translate([ask(text) for text in SENTENCES]))
    mixed = engine.translate(
        [*[ask(text) for text in SENTENCES], ask("The sea is warm.", hypotheses=9)]
    )
    assert texts(mixed)[:-1] == plain
    assert len(mixed[-1].hypotheses) <= 4
    assert all(len(result.hypotheses) == 1 for result in mixed[:-1])


def test_equal_requests_are_decoded_once_and_answered_each(engine: ArgosTranslator) -> None:
    one, other, third = engine.translate([ask("I like dogs."), ask("Yes."), ask("I like dogs.")])
    assert one is third
    assert one != other


def test_several_threads_may_translate_at_once(tmp_path: Path) -> None:
    fresh = tiny_engine(tmp_path, PAIRS, words=LEXICONS)  # all find it not loaded yet
    found: dict[int, list[str]] = {}

    def work(number: int) -> None:
        asked = [ask("our river", target="de"), ask("notre école", "fr"), ask("we like it")]
        found[number] = texts(fresh.translate(asked * 5))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert [found[n] for n in range(6)] == [
        ["unsere Fluss", "nuestra escuela", "nosotros amamos it"] * 5
    ] * 6


# Forced scoring


@pytest.mark.parametrize(
    ("text", "translation"),
    [
        ("I like dogs.", "Me gustan los perros."),
        ("I like dogs.", ""),
        ("", "Me gustan los perros."),
        ("", ""),
        ("I like dogs.", "zz 中文 😀 Ŧ"),
        ("中文", "perros"),
        ("word " * 1500, "palabra " * 1500),
    ],
)
def test_any_target_can_be_scored(engine: ArgosTranslator, text: str, translation: str) -> None:
    (forced,) = engine.score(
        [ScoreRequest(text=text, translation=translation, source="en", target="es")]
    )
    assert len(forced.token_log_probabilities) == len(forced.tokens) + 1
    assert all(-math.inf < value <= 0 for value in forced.token_log_probabilities)
    assert 0 <= forced.score <= 1


def test_a_right_target_scores_above_a_wrong_one(engine: ArgosTranslator) -> None:
    right, wrong, copied = engine.score(
        [
            ScoreRequest(text="I like dogs.", translation=text, source="en", target="es")
            for text in ("Me gustan los perros.", "La casa es verde.", "I like dogs.")
        ]
    )
    assert right.score > max(wrong.score, copied.score) + 0.2


# Settings


def settings_engine(folder: Path, settings: EngineSettings) -> ArgosTranslator:
    path = build_package(folder / "en_es", source="en", target="es", words={})
    files = PackageFiles(source="en", target="es", version="1", checksum="0", path=path)
    return ArgosTranslator(Library({("en", "es"): [files]}, settings, lambda _: (1, 1)))


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (EngineSettings(device="cuda"), "cuda"),
        (EngineSettings(device="tpu"), "tpu"),
        (EngineSettings(compute_type="int3"), "int3"),
        (EngineSettings(device="cpu", compute_type="bfloat17"), "bfloat17"),
    ],
)
def test_a_setting_that_this_machine_cannot_serve_is_said_plainly(
    tmp_path: Path, settings: EngineSettings, said: str
) -> None:
    if settings.device == "cuda":
        import ctranslate2

        if ctranslate2.get_cuda_device_count():
            settings = EngineSettings(device="cuda", compute_type="int3")
    engine = settings_engine(tmp_path, settings)
    with pytest.raises(EngineSettingsError, match=said):
        engine.translate([ask("Hello")])


def test_threads_are_measured_once_and_remembered(tmp_path: Path) -> None:
    path = build_package(tmp_path / "en_es", source="en", target="es", words={})
    files = PackageFiles(source="en", target="es", version="1", checksum="0", path=path)
    table = tmp_path / "threads.json"
    chosen = ThreadTable(table).choose(files)
    assert table.exists() == (len(candidates_here()) > 1)
    written = table.read_bytes() if table.exists() else b""
    assert ThreadTable(table).choose(files) == chosen
    assert ThreadTable(tmp_path / "missing" / "threads.json").choose(files) in candidates_here()
    assert chosen in candidates_here()
    assert (table.read_bytes() if table.exists() else b"") == written


def candidates_here() -> list[tuple[int, int]]:
    return candidates(usable_cores())


@pytest.mark.parametrize("content", [None, b"", b"[1]", b"\xff", b'{"x": 3}'])
def test_a_table_that_cannot_be_read_or_written_is_no_error(
    tmp_path: Path, content: bytes | None
) -> None:
    path = build_package(tmp_path / "en_es", source="en", target="es", words={})
    files = PackageFiles(source="en", target="es", version="1", checksum="0", path=path)
    table = tmp_path / ("threads.json" if content is not None else "no-such-folder/threads.json")
    if content is not None:
        table.write_bytes(content)
    assert ThreadTable(table).choose(files) in candidates_here()


@pytest.mark.parametrize(
    ("cores", "options"),
    [
        (1, [(1, 1)]),
        (2, [(2, 1), (1, 2)]),
        (4, [(4, 1), (2, 2), (1, 4)]),
        (6, [(6, 1), (3, 2), (1, 4)]),
        (64, [(16, 1), (8, 2), (4, 4), (2, 8)]),
    ],
)
def test_all_shares_of_the_cores_are_candidates(cores: int, options: list[tuple[int, int]]) -> None:
    assert candidates(cores) == options
