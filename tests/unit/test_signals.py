"""A signal that comes while a service is being put together is not lost."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterator

import pytest

from pipeline.runtimes.signals import Signals
from tests.support.loops import run_here

_ENDING = (signal.SIGTERM, signal.SIGINT)


@pytest.fixture(autouse=True)
def _handlers() -> Iterator[None]:
    before = [signal.getsignal(number) for number in _ENDING]
    yield
    for number, handler in zip(_ENDING, before, strict=True):
        signal.signal(number, handler)


@pytest.mark.parametrize("number", _ENDING)
@pytest.mark.parametrize("is_early", [True, False], ids=["before the loop", "in the loop"])
def test_the_first_signal_is_heard(number: signal.Signals, is_early: bool) -> None:
    signals = Signals()
    if is_early:
        os.kill(os.getpid(), number)

    async def heard() -> int:
        first = signals.listen()
        if not is_early:
            os.kill(os.getpid(), number)
        return await asyncio.wait_for(first, 10)

    assert run_here(heard()) == number
