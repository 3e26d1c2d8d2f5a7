"""Decode the entries of a zip by what they hold, not by what their headers say."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from translators.packages.contents import SNIFFED_BYTES
from translators.packages.errors import ArchiveRefused
from translators.packages.files import CHUNK

ENCRYPTED = 0x1 | 0x40 | 0x2000  # flag bits
_LOCAL = struct.Struct("<4s2xHH16xHH")  # signature, flags, method, name length, extra length


def refused(path: Path, why: str) -> ArchiveRefused:
    """Make the error that refuses the package file at `path`."""
    return ArchiveRefused(
        f"{path} was refused: {why}. Nothing was installed. "
        "Fetch the package again from a source you trust."
    )


def data_offset(path: Path, file: BinaryIO, entry: zipfile.ZipInfo) -> int:
    """Check an entry's own header against the table of contents; give where its data begin."""
    file.seek(entry.header_offset)
    header = file.read(_LOCAL.size)
    if len(header) < _LOCAL.size:
        raise refused(path, f"the entry {entry.filename!r} is cut off")
    signature, flags, method, name_size, extra_size = _LOCAL.unpack(header)
    name = file.read(name_size).decode("utf-8" if flags & 0x800 else "cp437", "replace")
    same = name == entry.orig_filename and method == entry.compress_type
    if signature != b"PK\x03\x04" or not same or flags & ENCRYPTED:
        raise refused(path, f"the entry {entry.filename!r} contradicts the table of contents")
    offset: int = entry.header_offset + _LOCAL.size + name_size + extra_size
    return offset


def start_of(path: Path, file: BinaryIO, entry: zipfile.ZipInfo) -> bytes:
    """Give an entry's first bytes."""
    return next(_raw(path, file, entry, SNIFFED_BYTES), b"")


def contents_of(path: Path, file: BinaryIO, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Give what an entry really holds. Raises ArchiveRefused where it is not as declared."""
    size = checksum = 0
    for chunk in _raw(path, file, entry, CHUNK):
        size += len(chunk)
        checksum = zlib.crc32(chunk, checksum)
        if size > entry.file_size:
            raise refused(path, f"{entry.filename!r} holds more than its header says")
        yield chunk
    if size != entry.file_size:
        raise refused(path, f"{entry.filename!r} holds less than its header says")
    if checksum != entry.CRC:
        raise refused(path, f"{entry.filename!r} is damaged (its checksum is wrong)")


def _raw(path: Path, file: BinaryIO, entry: zipfile.ZipInfo, most: int) -> Iterator[bytes]:
    """Decode an entry in chunks of at most `most` bytes, however much is packed into few."""
    file.seek(data_offset(path, file, entry))
    packed = _packed(path, file, entry, most)
    if entry.compress_type == zipfile.ZIP_STORED:
        yield from packed
        return
    try:
        yield from _inflated(path, entry, packed, most)
    except zlib.error as error:
        raise refused(path, f"{entry.filename!r} is damaged ({error})") from error


def _packed(path: Path, file: BinaryIO, entry: zipfile.ZipInfo, most: int) -> Iterator[bytes]:
    left = entry.compress_size
    while left:
        data = file.read(min(left, most))
        if not data:
            raise refused(path, f"{entry.filename!r} is cut off")
        left -= len(data)
        yield data


def _inflated(
    path: Path, entry: zipfile.ZipInfo, packed: Iterator[bytes], most: int
) -> Iterator[bytes]:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    for data in packed:
        if inflate.eof:
            raise refused(path, f"{entry.filename!r} is followed by bytes that nobody declared")
        rest = data
        while rest and not inflate.eof:
            if chunk := inflate.decompress(rest, most):
                yield chunk
            rest = inflate.unconsumed_tail
    if chunk := inflate.flush():
        yield chunk
    if inflate.unused_data:
        raise refused(path, f"{entry.filename!r} is followed by bytes that nobody declared")
    if not inflate.eof:
        raise refused(path, f"{entry.filename!r} is cut off")
