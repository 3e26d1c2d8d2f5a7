"""A worker with the engine that gives texts back: `python -m pipeline.bench.kafka_identity`."""

from __future__ import annotations

import json
import sys

from pipeline.logging import set_up
from pipeline.settings import Settings
from pipeline.streams.running import work
from pipeline.topics.names import STAGES
from translators.testing.identity import IdentityTranslator


def _announce(address: str) -> None:
    sys.stderr.write(json.dumps({"health": address}) + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    set_up()
    (stage,) = (one for one in STAGES if one == sys.argv[-1])
    work(Settings.load(), stage, announce=_announce, make_engine=IdentityTranslator)
