"""Measure how the confidence figures of the starter packages are spread.

    python tools/measure_packages.py DATA_DIR

translates the classroom sentences of the benchmarks with the packages installed in DATA_DIR and
writes `pipeline/stages/judging/packages.json`. Run it again when the coefficients or the
packages change.
"""

from __future__ import annotations

import argparse
import json
import statistics
from importlib.resources import files
from pathlib import Path
from typing import Any

from pipeline.engines import installed_engine
from pipeline.settings import Settings
from pipeline.stages.confidence import Evidence, Statistics, learn_statistics, load_model
from pipeline.stages.judging.evidence import evidence_of
from translators.port import Translator
from translators.values import Request, ScoreRequest

_PAIRS = (("en", "es"), ("es", "en"))
_DIGITS = 5


def main(data_dir: Path) -> None:
    """Measure both packages and write the file."""
    engine = installed_engine(Settings(data_dir=data_dir))
    target = files("pipeline.stages.judging").joinpath("packages.json")
    value = {
        "about": "Spread of confidence figures over the classroom sentences of pipeline/bench/data,"
        " by package; written by tools/measure_packages.py.",
        "packages": dict(_measured(engine, *pair) for pair in _PAIRS),
    }
    Path(str(target)).write_text(json.dumps(value, indent=1) + "\n", encoding="utf-8")


def _measured(engine: Translator, source: str, target: str) -> tuple[str, dict[str, Any]]:
    model = load_model()
    evidence = _evidence(engine, _sentences(source), source, target)
    learned = learn_statistics(model, evidence, model.unknown)
    rounded = Statistics.from_json(_rounded(learned.to_json()))
    raw = [model.judge(one, statistics=rounded).raw for one in evidence]
    known = [one for one in raw if one is not None]
    name = ":".join(engine.signature(source, target).split(":")[:3])
    print(f"{name}: {len(known)} sentences")
    return name, {
        "statistics": rounded.to_json(),
        "expected": _rounded([statistics.mean(known), statistics.stdev(known)]),
    }


def _sentences(language: str) -> list[str]:
    found: dict[str, None] = {}
    for file in sorted(
        (one for one in files("pipeline.bench").joinpath("data").iterdir() if one.is_file()),
        key=lambda one: one.name,
    ):
        if file.name.endswith(".jsonl"):
            for line in file.read_text("utf-8").splitlines():
                row = json.loads(line)
                if row.get("source_lang") == language:
                    found[row["source"]] = None
    return list(found)


def _evidence(engine: Translator, texts: list[str], source: str, target: str) -> list[Evidence]:
    results = engine.translate([Request(text=one, source=source, target=target) for one in texts])
    legs = [
        ScoreRequest(text=text, translation=result.best.text, source=source, target=target)
        for text, result in zip(texts, results, strict=True)
    ]
    return [evidence_of(leg, forced) for leg, forced in zip(legs, engine.score(legs), strict=True)]


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, _DIGITS)
    if isinstance(value, dict):
        return {name: _rounded(one) for name, one in value.items()}
    return [_rounded(one) for one in value] if isinstance(value, list | tuple) else value


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Measure the starter packages for confidence.")
    parser.add_argument("data_dir", type=Path, help="where the starter packages are installed")
    main(parser.parse_args().data_dir)
