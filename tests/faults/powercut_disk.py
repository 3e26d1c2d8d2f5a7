"""A disk that loses power: plays a record of operations, and shows what may be left of the files.

The record is that of powercut.c. What was written since a file's last sync may be there, may be
missing, and may be torn; so may names made or removed since the folder's last sync.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Literal

SECTOR = 512
_HEADER = struct.Struct("=IIQQ")
Left = Literal["lost", "kept", "torn"]  # of what was not synced: nothing, all, some sectors


@dataclass(frozen=True, kw_only=True, slots=True)
class Operation:
    """One record: open, write, truncate, sync, unlink."""

    kind: str  # its letter in powercut.c
    offset: int
    file: int
    data: bytes


def operations(log: Path) -> Iterator[Operation]:
    """Read a record."""
    content = memoryview(log.read_bytes())
    place = 0
    while place < len(content):
        kind, length, offset, file = _HEADER.unpack_from(content, place)
        place += _HEADER.size
        data = bytes(content[place : place + length])
        place += length
        yield Operation(kind=chr(kind), offset=offset, file=file, data=data)


@dataclass(slots=True)
class File:
    """A file's content when it was last synced, and what was done to it since."""

    synced: bytes = b""
    since: list[Operation] = field(default_factory=list)

    def left(self, what: Left, chance: random.Random) -> bytes:
        """Give its content after a power cut."""
        content = bytearray(self.synced)
        if what == "lost":
            return bytes(content)
        for operation in self.since:
            if operation.kind == "t":
                if what == "kept" or chance.random() < 0.5:
                    del content[operation.offset :]
                    content.extend(bytes(operation.offset - len(content)))
                continue
            for start, piece in _sectors(operation):
                if what == "kept" or chance.random() < 0.5:
                    content.extend(bytes(max(0, start - len(content))))
                    content[start : start + len(piece)] = piece
        return bytes(content)


def _sectors(write: Operation) -> Iterator[tuple[int, bytes]]:
    start, end = write.offset, write.offset + len(write.data)
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        yield start, write.data[start - write.offset : stop - write.offset]
        start = stop


class Disk:
    """The files of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = PurePath(folder)
        self._opened: dict[int, File | None] = {}  # None: the folder itself
        self._names: dict[str, File] = {}
        self._synced_names: dict[str, File] = {}

    def play(self, operation: Operation) -> None:
        """Do one operation."""
        if operation.kind == "o":
            path = PurePath(operation.data.decode())
            is_folder = path == self._folder
            file = None if is_folder else self._names.setdefault(path.name, File())
            self._opened[operation.file] = file
        elif operation.kind == "u":
            del self._names[PurePath(operation.data.decode()).name]
        elif (opened := self._opened[operation.file]) is None:
            self._synced_names = dict(self._names)
        elif operation.kind == "s":
            opened.synced = opened.left("kept", random.Random(0))
            opened.since.clear()
        else:
            opened.since.append(operation)

    def now(self, name: str) -> bytes:
        """Give what the running process sees of a file."""
        file = self._names.get(name)
        return file.left("kept", random.Random(0)) if file else b""

    def left(self, what: Left, chance: random.Random) -> dict[str, bytes]:
        """Give the files after a power cut."""
        names = dict(self._names if what == "kept" else self._synced_names)
        if what == "torn":
            for name in sorted(self._names.keys() ^ self._synced_names.keys()):
                if chance.random() < 0.5:
                    names.pop(name, None)
                else:
                    names[name] = self._names.get(name) or self._synced_names[name]
        return {name: file.left(what, chance) for name, file in names.items()}
