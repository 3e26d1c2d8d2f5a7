"""A coroutine run to its end in a test that may stand beside a running event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

_T = TypeVar("_T")


def run_apart(coroutine: Coroutine[Any, Any, _T]) -> _T:
    """What `coroutine` returns, run in a thread of its own.

    Playwright's blocking interface leaves a running loop in the thread of the tests, and
    `asyncio.run` refuses to work there.
    """
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, coroutine).result()


def run_here(coroutine: Coroutine[Any, Any, _T]) -> _T:
    """What `coroutine` returns, run in this thread: signals are heard in the main one alone.

    A loop that Playwright left running in this thread stands still meanwhile.
    """
    left = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    try:
        return asyncio.run(coroutine)
    finally:
        asyncio._set_running_loop(left)
