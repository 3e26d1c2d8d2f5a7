"""`passerelle bench marks`: marks in sentences, through the pipeline and Argos' own call.

The sentences are in `data/marks.jsonl`, about a hundred each way, written for this project:
Markdown emphasis, links, code, pictures, nested marks, addresses, mentions, emoji.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import ctranslate2
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipeline.bench.marks_judge import Outcome, judge
from pipeline.bench.marks_posts import KINDS, Sentence, make_posts, measure_cost, read_sentences
from pipeline.domain.bilingual import Translation
from pipeline.domain.project import Classroom, Project
from pipeline.engines import best_packages, installed_engine
from pipeline.flow import Flow
from pipeline.settings import Settings
from pipeline.stages.detect import Detector
from pipeline.stages.plan import make_plan
from pipeline.stages.translation.rendering import Rendering
from translators.argos.measuring import measure_shapes
from translators.packages.argos_format import Package
from translators.packages.store import InstalledPackage, PackageStore
from translators.placeholders import SHAPES, ShapeFigure

_FLAGS = ("structure-changed", "token-changed")
_PENALTY = 0.2  # argostranslate's
_HYPOTHESES = 4  # argostranslate's
_METHODS = ("at the ends", "alignment", "wording", "placeholders", "guess", "source kept")


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What a contender made of a sentence."""

    sentence: Sentence
    text: str
    outcome: Outcome
    flagged: bool
    method: str = ""  # how its marks were placed, see `_method`


def run(console: Console, *, rounds: int = 5) -> dict[str, Any]:
    """Print the tables and give the figures; shares are from 0 to 1."""
    settings = Settings.load()
    detector = Detector()
    flow = Flow(_project(), installed_engine(settings), detector)
    sentences = read_sentences()
    packages = best_packages(PackageStore(settings.package_root))
    found = {
        "pipeline": _through_pipeline(flow, detector, sentences),
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
        "methods": _by_method(found["pipeline"]),
        "shapes": {
            package.label: [asdict(figure) for figure in _shapes_of(package)]
            for package in packages.values()
            if package.label in used
        },
        "cost": measure_cost(flow, sentences, rounds),
    }
    _print(console, figures)
    return figures


def _project() -> Project:
    rooms = tuple(Classroom(id=code, language=code, timezone="UTC") for code in ("en", "es"))
    return Project(id="bench", name="Bench", classrooms=rooms, retention_days=1, policy="mark")


def _through_pipeline(flow: Flow, detector: Detector, sentences: Sequence[Sentence]) -> list[Found]:
    posts = make_posts(((one, one.text) for one in sentences), "markdown")
    work = flow.translate([make_plan(post, _project(), detector) for post in posts])
    found = []
    for sentence, done, bilingual in zip(sentences, work, flow.finish(work), strict=True):
        translation = bilingual.translations[sentence.target]
        found.append(
            Found(
                sentence=sentence,
                text=translation.text,
                outcome=_outcome(sentence, translation.text),
                flagged=_is_flagged(translation),
                method=_method(translation, done[1][sentence.target], sentence),
            )
        )
    return found


def _method(translation: Translation, renderings: Sequence[Rendering], sentence: Sentence) -> str:
    """Name how the marks of a sentence were placed: by the least sure of the ways that it took."""
    if translation.text == sentence.text:
        return "source kept"
    ways = {one.placement.method for one in renderings if one.placement and one.placement.signs}
    ways |= {one.kept_by for one in renderings if one.kept}
    return next((way for way in reversed(_METHODS) if way in ways), _METHODS[0])


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
    groups = {kind: [row for row in rows if row.sentence.kind == kind] for kind in KINDS}
    return {name: _shares(group) for name, group in {**groups, "all": rows}.items()}


def _by_method(rows: Sequence[Found]) -> dict[str, Any]:
    groups = {name: [row for row in rows if row.method == name] for name in _METHODS}
    return {name: _shares(group) for name, group in groups.items() if group}


def _shapes_of(package: InstalledPackage) -> tuple[ShapeFigure, ...]:
    """Give what was measured at install; what was installed without, is measured now."""
    return package.record.marks or measure_shapes(package.folder, package.record.metadata)


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
    methods = Table(title="by the way in which marks were placed, the least sure of a sentence's")
    for column in ("method", "sentences", "all back", "in place", "flagged", "moved, not flagged"):
        methods.add_column(column, justify="right")
    for name, row in figures["methods"].items():
        methods.add_row(
            name,
            str(row["sentences"]),
            f"{row['back']:.3f}",
            _share_of(row),
            str(row["flagged"]),
            str(row["moved_unflagged"]),
        )
    console.print(methods)
    shapes = Table(title="placeholders by shape: share kept, and score")
    shapes.add_column("shape")
    cells: dict[str, dict[str, str]] = {shape.form: {} for shape in SHAPES}
    for label in figures["packages"]:
        shapes.add_column(label, justify="right")
        for mark in figures["shapes"][label]:
            cells[mark["form"]][label] = f"{mark['kept']:.2f} ({mark['score']:.2f})"
    for form, row in cells.items():
        shapes.add_row(escape(form), *(row.get(label, "-") for label in figures["packages"]))
    console.print(shapes)
    cost = Table(title="cost against the same text without marks")
    for column in ("posts", "with marks, s", "without, s", "times", "as plain text, s", "times"):
        cost.add_column(column, justify="right")
    keys = ("marked_s", "bare_s", "ratio", "plain_s", "plain_ratio")
    for name, row in figures["cost"].items():
        cost.add_row(name, *(f"{row[key]:.2f}" for key in keys))
    console.print(cost)


def _share_of(row: Mapping[str, Any]) -> str:
    return "-" if row["in_place"] is None else f"{row['in_place']:.3f} of {row['judged']}"
