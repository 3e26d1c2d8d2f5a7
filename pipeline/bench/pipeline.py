"""`passerelle bench pipeline`: the whole pipeline beside the bare engine and Argos' own call.

All contenders translate the same sentences with the same package, beam 4, in turns in one
run. The figure of a contender is the median of its rounds.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import ctranslate2
from rich.console import Console
from rich.table import Table

from pipeline.bench.sentences import make_sentences
from pipeline.domain.post import Post
from pipeline.domain.project import Classroom, Project
from pipeline.engines import best_packages, installed_engine, package_files, threads_of
from pipeline.schemas.bilingual import to_json
from pipeline.service import Pipeline
from pipeline.settings import Settings
from translators.argos.batches import TOKEN_BUDGET
from translators.argos.tokens import Tokenizer, load_tokenizer
from translators.argos.tuning import usable_cores
from translators.packages.starter import ensure_starter
from translators.packages.store import InstalledPackage, PackageStore

_SENTENCES = 360
_ALONE = 20
# argostranslate's default threads can be ten times slower on small machines: a share is enough.
_SLOW_SHARE = 0.05
_PENALTY = 0.2
# argostranslate 1.11: its defaults of ARGOS_BATCH_SIZE (in tokens) and of hypotheses.
_ARGOS_BATCH = 32
_ARGOS_HYPOTHESES = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """A kind of posts: how many sentences each has, how many posts, whether one by one."""

    name: str
    sentences: int
    posts: int
    alone: bool = False


KINDS = (
    Kind(name="one sentence", sentences=1, posts=_SENTENCES),
    Kind(name="three sentences", sentences=3, posts=_SENTENCES // 3),
    Kind(name="fifteen sentences", sentences=15, posts=_SENTENCES // 15),
    Kind(name="one post alone, three sentences", sentences=3, posts=_ALONE, alone=True),
)


class _Engines:
    """The package under test, loaded as each contender wants it."""

    def __init__(self, package: InstalledPackage, inter: int, intra: int, beam: int) -> None:
        self._folder = package.folder
        self._beam = beam
        self.tokenizer: Tokenizer = load_tokenizer(package.folder, package.source, package.target)
        self.shared = self._load(inter, intra)
        self.single = self.shared if (inter, intra) == (1, 1) else self._load(1, 1)
        self.default = self._load(1, 0)

    def _load(self, inter: int, intra: int) -> Any:
        model = str(self._folder / "model")
        return ctranslate2.Translator(model, inter_threads=inter, intra_threads=intra)

    def bare(self, batches: Sequence[list[list[str]]], *, score: bool) -> None:
        """Call the engine on sentences that are cut already, in ideal batches."""
        for tokens in batches:
            results = self.shared.translate_batch(
                tokens, beam_size=self._beam, length_penalty=_PENALTY, return_scores=True,
                max_batch_size=TOKEN_BUDGET, batch_type="tokens",
            )  # fmt: skip
            if score:
                self.shared.score_batch(
                    tokens, [result.hypotheses[0] for result in results],
                    max_batch_size=TOKEN_BUDGET, batch_type="tokens",
                )  # fmt: skip

    def argos(self, translator: Any, posts: Sequence[Sequence[str]]) -> None:
        """Make argostranslate's decoding call, paragraph by paragraph."""
        for post in posts:
            tokens = [self.tokenizer.encode([sentence])[0] for sentence in post]
            results = translator.translate_batch(
                tokens, replace_unknowns=True, max_batch_size=_ARGOS_BATCH, batch_type="tokens",
                beam_size=max(_ARGOS_HYPOTHESES, self._beam), num_hypotheses=_ARGOS_HYPOTHESES,
                length_penalty=_PENALTY, return_scores=True,
            )  # fmt: skip
            for number in range(_ARGOS_HYPOTHESES):
                joined = [token for one in results for token in one.hypotheses[number]]
                self.tokenizer.decode([joined])


def _posts(kind: Kind) -> list[list[str]]:
    sentences = make_sentences(kind.sentences * kind.posts)
    size = kind.sentences
    return [sentences[place : place + size] for place in range(0, len(sentences), size)]


def _pipeline(settings: Settings, package: InstalledPackage) -> Pipeline:
    project = Project(
        id="bench",
        name="Bench",
        classrooms=(
            Classroom(id="a", language=package.source, timezone="UTC"),
            Classroom(id="b", language=package.target, timezone="UTC"),
        ),
        retention_days=1,
    )
    return Pipeline(project, installed_engine(settings))


def _as_posts(texts: Sequence[Sequence[str]]) -> list[Post]:
    now = datetime.now(UTC)
    return [
        Post(
            id=f"p-{number}", project="bench", classroom="a", author="s", created_at=now,
            text=" ".join(sentences),
        )
        for number, sentences in enumerate(texts)
    ]  # fmt: skip


def _through(pipeline: Pipeline, posts: Sequence[Post], *, alone: bool) -> None:
    for group in [[post] for post in posts] if alone else [posts]:
        for bilingual in pipeline.translate(group):
            to_json(bilingual)


@dataclass(frozen=True, kw_only=True, slots=True)
class Contender:
    """One way to translate the posts of a kind."""

    name: str
    run: Callable[[], None]
    share: float = 1.0  # of the posts


def _contenders(kind: Kind, engines: _Engines, pipeline: Pipeline) -> list[Contender]:
    texts = _posts(kind)
    posts = _as_posts(texts)
    cut = [engines.tokenizer.encode(sentences) for sentences in texts]
    batches = cut if kind.alone else [[tokens for one in cut for tokens in one]]
    few = max(1, round(len(texts) * _SLOW_SHARE))
    return [
        Contender(name="bare", run=lambda: engines.bare(batches, score=False)),
        Contender(name="bare_scored", run=lambda: engines.bare(batches, score=True)),
        Contender(
            name="argos_default",
            run=lambda: engines.argos(engines.default, texts[:few]),
            share=few / len(texts),
        ),
        Contender(name="argos_one", run=lambda: engines.argos(engines.single, texts)),
        Contender(name="argos_shared", run=lambda: engines.argos(engines.shared, texts)),
        Contender(name="pipeline", run=lambda: _through(pipeline, posts, alone=kind.alone)),
    ]


def _measure(contenders: Sequence[Contender], rounds: int) -> dict[str, float]:
    """Give the median seconds of each contender for all posts, taking turns."""
    times: dict[str, list[float]] = {one.name: [] for one in contenders}
    for number in range(rounds + 1):
        for one in contenders:
            start = time.perf_counter()
            one.run()
            if number:  # the first round warms up
                times[one.name].append((time.perf_counter() - start) / one.share)
    found = {name: statistics.median(values) for name, values in times.items()}
    found["argos_best"] = min(found.pop("argos_one"), found.pop("argos_shared"))
    return found


def run(console: Console, *, rounds: int = 5) -> dict[str, Any]:
    """Print the table and give its figures: seconds, and ratios to the pipeline.

    A ratio above 1 says that the pipeline is faster.
    """
    settings = Settings.load()
    ensure_starter(PackageStore(settings.package_root))
    package = best_packages(PackageStore(settings.package_root))["en", "es"]
    inter, intra = _threads(settings, package)
    engines = _Engines(package, inter, intra, settings.beam_size)
    pipeline = _pipeline(settings, package)
    console.print(
        f"package {package.label}, beam {settings.beam_size}, inter_threads {inter}, "
        f"intra_threads {intra}, {usable_cores()} cores"
    )
    figures: dict[str, Any] = {"package": package.label, "threads": [inter, intra], "kinds": {}}
    table = Table(title="sentences a second; in brackets, the pipeline's ratio to it")
    for column in (
        "posts of", "bare engine", "bare, with score_batch", "argos call, default threads",
        "argos call, best threads", "pipeline",
    ):  # fmt: skip
        table.add_column(column, justify="right")
    for kind in KINDS:
        times = _measure(_contenders(kind, engines, pipeline), rounds)
        count = kind.sentences * kind.posts
        ratios = {name: value / times["pipeline"] for name, value in times.items()}
        figures["kinds"][kind.name] = {"seconds": times, "ratios": ratios}
        table.add_row(
            kind.name,
            *(
                f"{count / times[name]:.0f} ({ratios[name]:.2f})"
                for name in ("bare", "bare_scored", "argos_default", "argos_best")
            ),
            f"{count / times['pipeline']:.0f}",
        )
    console.print(table)
    figures["start"] = start_up(console)
    return figures


def _threads(settings: Settings, package: InstalledPackage) -> tuple[int, int]:
    """Give the threads that the pipeline's engine uses for a package."""
    measured = threads_of(settings.package_root, settings.compute_type).choose(
        package_files(package)
    )
    return settings.inter_threads or measured[0], settings.intra_threads or measured[1]


_PROBE = """
import json, sys, time
start = time.perf_counter()
import pipeline.service
imported = time.perf_counter() - start
from pathlib import Path
from pipeline.service import Pipeline
from datetime import UTC, datetime
from pipeline.domain.post import Post
made = Pipeline.from_project(Path(sys.argv[1]))
for room, text in (("accra", "We saw two dogs."), ("sevilla", "Vimos dos perros.")):
    post = Post(id="p", project=made.project.id, classroom=room, author="s",
                created_at=datetime.now(UTC), text=text)
    list(made.translate([post]))
ready = time.perf_counter() - start
with open("/proc/self/status") as status:
    peak = next(line for line in status if line.startswith("VmHWM"))
memory = int(peak.split()[1]) / 1024
print(json.dumps({"import_s": imported, "ready_s": ready, "memory_mib": memory}))
"""


def start_up(console: Console) -> dict[str, float]:
    """Measure a fresh process: import, first translation in both directions, memory."""
    project = Path(__file__).parents[1] / "demo" / "project.toml"
    done = subprocess.run(  # noqa: S603  # our own interpreter and text
        [sys.executable, "-c", _PROBE, str(project)], check=True, capture_output=True, text=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    console.print(
        f"start: import {found['import_s']:.2f} s; both packages loaded and a post translated "
        f"each way after {found['ready_s']:.2f} s; {found['memory_mib']:.0f} MiB"
    )
    return found
