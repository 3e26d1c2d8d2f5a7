"""Threads by measurement: what is fast differs from package to package and machine to machine.

Small packages want one thread a batch and several batches at once; large ones on many cores
may want the opposite. Measured once for a package on a machine, then remembered.
"""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from pathlib import Path

from translators.argos.decoding import Decoding
from translators.argos.loading import PackageFiles
from translators.argos.model import ArgosModel, Device

# Sub-words stand in for words, so that one text serves all languages; names are in every
# vocabulary in some shape.
_SAMPLE = tuple(
    f"Anna, Peter, Maria {number}, 2026, Europa, Africa, {'internet, ' * (number % 3)}radio."
    for number in range(48)
)
_MOST_CORES = 16


def usable_cores() -> int:
    """Give the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def candidates(cores: int) -> list[tuple[int, int]]:
    """Give the (inter, intra) settings worth measuring: all products near the cores."""
    cores = min(cores, _MOST_CORES)
    powers = [power for power in (1, 2, 4, 8) if power <= cores]
    return [(cores // intra, intra) for intra in powers]


def measure(files: PackageFiles, settings: tuple[int, int], compute_type: str) -> float:
    """Give the seconds that a package takes for a fixed sample with these threads."""
    inter, intra = settings
    model = ArgosModel(
        files.path,
        source=files.source,
        target=files.target,
        mark=files.target_prefix,
        device=Device(compute_type=compute_type, inter_threads=inter, intra_threads=intra),
    )
    jobs = [model.job(text) for text in _SAMPLE]
    model.decode(jobs[:4], Decoding(beam_size=1))
    start = time.perf_counter()
    model.decode(jobs, Decoding(beam_size=1))
    return time.perf_counter() - start


class ThreadTable:
    """Measured threads, kept in a small file beside the packages."""

    def __init__(self, path: Path, *, compute_type: str = "default") -> None:
        self._path = path
        self._compute_type = compute_type

    def choose(self, files: PackageFiles) -> tuple[int, int]:
        """Give (inter_threads, intra_threads) for a package, measured at first use.

        A table that cannot be written is no error: the next start measures again.
        """
        cores = usable_cores()
        options = candidates(cores)
        if len(options) == 1:
            return options[0]
        key = f"{files.source}-{files.target}:{files.checksum}:{self._compute_type}:{cores}"
        known = self._read()
        found = known.get(key)
        remembered = next((option for option in options if list(option) == found), None)
        if remembered is not None:
            return remembered
        times = {option: measure(files, option, self._compute_type) for option in options}
        best = min(times, key=lambda option: times[option])
        self._write({**self._read(), key: list(best)})
        return best

    def _read(self) -> dict[str, list[int]]:
        try:
            table = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return table if isinstance(table, dict) else {}

    def _write(self, table: dict[str, list[int]]) -> None:
        partial = self._path.with_name(f"{self._path.name}.{os.getpid()}.part")
        with suppress(OSError):
            partial.write_text(json.dumps(table, indent=1) + "\n", "utf-8")
            partial.replace(self._path)
