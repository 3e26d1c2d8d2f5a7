"""A bare engine of one thread, which starts when told to: `python -m pipeline.bench.kafka_bare`.

Makes the engine calls that a worker makes for the benchmark's posts, in ideal batches, and prints
the seconds.
"""

from __future__ import annotations

import re
import sys
import time

import ctranslate2

from pipeline.bench.service_load import make_posts
from pipeline.engines import best_packages
from pipeline.settings import Settings
from translators.argos.batches import TOKEN_BUDGET
from translators.argos.tokens import load_tokenizer
from translators.packages.store import PackageStore

_ENDS = re.compile(r"(?<=[.?!]) ")


def main(posts: int, number: int) -> None:
    """Load, wait for a line, translate and score."""
    settings = Settings.load()
    package = best_packages(PackageStore(settings.package_root))["en", "es"]
    tokenizer = load_tokenizer(package.folder, package.source, package.target)
    engine = ctranslate2.Translator(str(package.folder / "model"), inter_threads=1, intra_threads=1)
    texts = [str(one["text"]) for one in make_posts(f"bare-{number}", posts)]
    tokens = tokenizer.encode([part for text in texts for part in _ENDS.split(text)])
    print("loaded", flush=True)
    sys.stdin.readline()
    began = time.perf_counter()
    results = engine.translate_batch(
        tokens, beam_size=settings.beam_size, return_scores=True,
        max_batch_size=TOKEN_BUDGET, batch_type="tokens",
    )  # fmt: skip
    engine.score_batch(
        tokens, [result.hypotheses[0] for result in results],
        max_batch_size=TOKEN_BUDGET, batch_type="tokens",
    )  # fmt: skip
    print(time.perf_counter() - began, flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
