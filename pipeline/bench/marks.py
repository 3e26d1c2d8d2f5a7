"""`passerelle bench marks`: marks in sentences, through the pipeline and Argos' own call.

The sentences are in `data/marks.jsonl`, about a hundred each way, written for this project:
Markdown emphasis, links, code, pictures, nested marks, addresses, mentions, emoji.
"""

from __future__ import annotations

import json
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import ctranslate2
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipeline.bench.marks_judge import Marked, Outcome, judge, take_marks
from pipeline.domain.bilingual import Translation
from pipeline.domain.post import Post
from pipeline.domain.project import Classroom, Project
from pipeline.engines import best_packages, installed_engine
from pipeline.service import Pipeline
from pipeline.settings import Settings
from translators.packages.argos_format import Package
from translators.packages.store import PackageStore
from translators.placeholders import SHAPES

_FLAGS = ("structure-changed", "token-changed")
_PENALTY = 0.2  # argostranslate's
_HYPOTHESES = 4  # argostranslate's
_KINDS = ("pairs", "tokens", "both")

Format = Literal["plain", "markdown"]


@dataclass(frozen=True)  # no slots: `marked` is kept
class Sentence:
    """A Markdown sentence, and how what is marked may be worded in its translation."""

    source: str
    target: str
    text: str
    expect: Mapping[str, str]  # folded stretch to a pattern, see `judge`

    @cached_property
    def marked(self) -> Marked:
        """Give its marks."""
        return take_marks(self.text)

    @property
    def kind(self) -> str:
        """Tell which marks it has: pairs, tokens that stand alone, both."""
        marked = self.marked
        if marked.has_pairs:
            return "both" if marked.has_tokens else "pairs"
        return "tokens"


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What a contender made of a sentence."""

    sentence: Sentence
    text: str
    outcome: Outcome
    flagged: bool


def read_sentences() -> list[Sentence]:
    """Read the committed sentences."""
    data = files("pipeline.bench") / "data" / "marks.jsonl"
    return [Sentence(**json.loads(line)) for line in data.read_text("utf-8").splitlines()]


def run(console: Console, *, rounds: int = 5) -> dict[str, Any]:
    """Print the tables and give the figures; shares are from 0 to 1."""
    settings = Settings.load()
    pipeline = Pipeline(_project(), installed_engine(settings))
    sentences = read_sentences()
    packages = best_packages(PackageStore(settings.package_root))
    found = {
        "pipeline": _through_pipeline(pipeline, sentences),
        "argos": [
            one
            for pair in dict.fromkeys((each.source, each.target) for each in sentences)
            for one in _through_argos(packages[pair].folder, sentences, pair)
        ],
    }
    used = {packages[one.source, one.target].label for one in sentences}
    figures: dict[str, Any] = {
        "packages": sorted(used),
        "contenders": {name: _summary(rows) for name, rows in found.items()},
        "not_in_place": [_example(row) for row in found["pipeline"] if row.outcome != "in place"],
        "shapes": {
            package.label: [asdict(figure) for figure in package.record.marks]
            for package in packages.values()
            if package.label in used
        },
        "cost": _cost(pipeline, sentences, rounds),
    }
    _print(console, figures)
    return figures


def _project() -> Project:
    rooms = tuple(Classroom(id=code, language=code, timezone="UTC") for code in ("en", "es"))
    return Project(id="bench", name="Bench", classrooms=rooms, retention_days=1, policy="mark")


def _posts(texts: Iterable[tuple[Sentence, str]], written: Format) -> list[Post]:
    now = datetime.now(UTC)
    return [
        Post(
            id=f"p-{number}", project="bench", classroom=sentence.source, author="s",
            created_at=now, language=sentence.source, format=written, text=text,
        )
        for number, (sentence, text) in enumerate(texts)
    ]  # fmt: skip


def _through_pipeline(pipeline: Pipeline, sentences: Sequence[Sentence]) -> list[Found]:
    posts = _posts(((one, one.text) for one in sentences), "markdown")
    return [
        Found(
            sentence=sentence,
            text=translation.text,
            outcome=_outcome(sentence, translation.text),
            flagged=_is_flagged(translation),
        )
        for sentence, bilingual in zip(sentences, pipeline.translate(posts), strict=True)
        for translation in [bilingual.translations[sentence.target]]
    ]


def _outcome(sentence: Sentence, text: str) -> Outcome:
    """Judge a translation; where the source was kept, its marks did not come through."""
    return "lost" if text == sentence.text else judge(sentence.marked, text, sentence.expect)


def _is_flagged(translation: Translation) -> bool:
    codes = {flag.code for passage in translation.passages for flag in passage.flags}
    return not codes.isdisjoint(_FLAGS)


def _through_argos(
    folder: Path, sentences: Sequence[Sentence], pair: tuple[str, str]
) -> list[Found]:
    """Give argostranslate the Markdown as it is, as it would translate one sentence."""
    tokenizer = Package(folder).tokenizer
    translator = ctranslate2.Translator(str(folder / "model"))
    found = []
    for sentence in sentences:
        if (sentence.source, sentence.target) != pair:
            continue
        (result,) = translator.translate_batch(
            [tokenizer.encode(sentence.text)], replace_unknowns=True, beam_size=_HYPOTHESES,
            num_hypotheses=_HYPOTHESES, length_penalty=_PENALTY,
        )  # fmt: skip
        text = tokenizer.decode(result.hypotheses[0]).strip()
        outcome = _outcome(sentence, text)
        found.append(Found(sentence=sentence, text=text, outcome=outcome, flagged=False))
    return found


def _summary(rows: Sequence[Found]) -> dict[str, Any]:
    groups = {kind: [row for row in rows if row.sentence.kind == kind] for kind in _KINDS}
    return {name: _shares(group) for name, group in {**groups, "all": rows}.items()}


def _shares(rows: Sequence[Found]) -> dict[str, Any]:
    """Count outcomes; `in_place` is the share of the sentences that could be judged."""
    counts = Counter(row.outcome for row in rows)
    judged = len(rows) - counts["unjudged"]
    return {
        "sentences": len(rows),
        "back": 1 - counts["lost"] / len(rows),
        "in_place": counts["in place"] / judged if judged else None,
        "judged": judged,
        "flagged": sum(row.flagged for row in rows),
        "lost_unflagged": sum(row.outcome == "lost" and not row.flagged for row in rows),
        "moved_unflagged": sum(row.outcome == "moved" and not row.flagged for row in rows),
    }


def _example(row: Found) -> dict[str, Any]:
    return {
        "text": row.sentence.text,
        "translation": row.text,
        "outcome": row.outcome,
        "flagged": row.flagged,
    }


def _cost(pipeline: Pipeline, sentences: Sequence[Sentence], rounds: int) -> dict[str, float]:
    """Time the posts with their marks and the words of the same posts alone, taking turns."""
    marked = _posts(((one, one.text) for one in sentences), "markdown")
    plain = _posts(((one, one.marked.plain) for one in sentences), "plain")
    runs: dict[str, Callable[[], object]] = {
        "marked_s": lambda: list(pipeline.translate(marked)),
        "plain_s": lambda: list(pipeline.translate(plain)),
    }
    times: dict[str, list[float]] = {name: [] for name in runs}
    for number in range(rounds + 1):
        for name, call in runs.items():
            start = time.perf_counter()
            call()
            if number:  # the first round warms up
                times[name].append(time.perf_counter() - start)
    found = {name: statistics.median(values) for name, values in times.items()}
    return {**found, "ratio": found["marked_s"] / found["plain_s"]}


def _print(console: Console, figures: Mapping[str, Any]) -> None:
    table = Table(title=f"sentences whose marks all came back: {', '.join(figures['packages'])}")
    for column in (
        "marks", "sentences", "pipeline", "in place", "flagged", "lost, not flagged",
        "moved, not flagged", "argos call", "in place",
    ):  # fmt: skip
        table.add_column(column, justify="right")
    ours, theirs = figures["contenders"]["pipeline"], figures["contenders"]["argos"]
    for name, row in ours.items():
        table.add_row(
            name,
            str(row["sentences"]),
            f"{row['back']:.3f}",
            _share_of(row),
            str(row["flagged"]),
            str(row["lost_unflagged"]),
            str(row["moved_unflagged"]),
            f"{theirs[name]['back']:.3f}",
            _share_of(theirs[name]),
        )
    console.print(table)
    console.print(
        "pairs: emphasis and links, placed by alignment; tokens: code, pictures, addresses, "
        "mentions, emoji, behind placeholders; in place: of the sentences that can be judged"
    )
    shapes = Table(title="placeholders by shape, as measured at install: share kept, and score")
    shapes.add_column("shape")
    cells: dict[str, dict[str, str]] = {shape.form: {} for shape in SHAPES}
    for label in figures["packages"]:
        shapes.add_column(label, justify="right")
        for mark in figures["shapes"][label]:
            cells[mark["form"]][label] = f"{mark['kept']:.2f} ({mark['score']:.2f})"
    for form, row in cells.items():
        shapes.add_row(escape(form), *(row.get(label, "-") for label in figures["packages"]))
    console.print(shapes)
    cost = figures["cost"]
    console.print(
        f"cost: {cost['marked_s']:.2f} s with marks, {cost['plain_s']:.2f} s for the words alone, "
        f"{cost['ratio']:.2f} times"
    )


def _share_of(row: Mapping[str, Any]) -> str:
    return "-" if row["in_place"] is None else f"{row['in_place']:.3f} of {row['judged']}"
