"""`passerelle worker` with the engine that gives every text back.

Arguments as of the command; PASSERELLE_TEST_SESSION_SECONDS sets how long its group waits for it;
PASSERELLE_TEST_STILL_SECONDS after how many it counts as still, after twice as many as stuck; with
PASSERELLE_TEST_DEAF its client of Kafka gives it no records, and says nothing.
Once it is one of its group, it says on standard error where its health is: {"health": ADDRESS}.
"""

from __future__ import annotations

import argparse
import asyncio
import ctypes
import json
import os
import signal
import sys
from dataclasses import replace
from typing import Any

from aiokafka.consumer.fetcher import Fetcher

from pipeline.errors import PipelineError
from pipeline.logging import set_up
from pipeline.settings import Settings
from pipeline.store.troubles import StoreUnavailable
from pipeline.streams.cluster import BrokerAway
from pipeline.streams.leaving import AGAIN
from pipeline.streams.running import TopicsMissing, work
from pipeline.streams.skeleton import Timing
from translators.testing.identity import IdentityTranslator

_PR_SET_PDEATHSIG = 1


def main() -> None:
    """Work until a signal comes."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    parser = argparse.ArgumentParser()
    parser.add_argument("--stage", choices=("translate", "record"), required=True)
    session = os.environ.get("PASSERELLE_TEST_SESSION_SECONDS")
    timing = Timing(session=float(session), heartbeat=float(session) / 6) if session else Timing()
    if still := os.environ.get("PASSERELLE_TEST_STILL_SECONDS"):
        timing = replace(timing, still=float(still), stuck=2 * float(still))
    if "PASSERELLE_TEST_DEAF" in os.environ:
        Fetcher.fetched_records = _deaf(Fetcher.fetched_records)
    set_up()
    try:
        number = work(
            Settings.load(),
            parser.parse_args().stage,
            announce=_announce,
            make_engine=IdentityTranslator,
            timing=timing,
        )
    except (BrokerAway, TopicsMissing, StoreUnavailable) as error:
        sys.exit(_said(error, AGAIN))
    except PipelineError as error:
        sys.exit(_said(error, 1))
    sys.exit(0 if number == signal.SIGTERM else 128 + number)


def _deaf(hear: Any) -> Any:
    """Give what gives no records to members of a group."""

    async def fetched_records(fetcher: Any, *args: Any, **options: Any) -> Any:
        if not fetcher._subscriptions.partitions_auto_assigned():
            return await hear(fetcher, *args, **options)
        await asyncio.sleep(0.1)
        return {}

    return fetched_records


def _announce(address: str) -> None:
    sys.stderr.write(json.dumps({"health": address}) + "\n")
    sys.stderr.flush()


def _said(error: Exception, code: int) -> int:
    sys.stderr.write(f"{error}\n")
    return code


if __name__ == "__main__":
    main()
