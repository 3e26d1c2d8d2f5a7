"""Compressed batches, unpacked into a bounded place: 1 MiB of zstd can stand for 32 GB."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from gzip import GzipFile
from io import BytesIO
from mmap import mmap

import cramjam

# Brokers with our settings unpack what they take, and refuse more than 16 MiB and some of it. On
# topics that others made batches stay as they were sent: 2 MiB, of which texts make some 20.
MOST_BYTES = 64 * 1024**2

# Of Kafka's message format 2: the length behind the first two fields, the attributes, the records.
_LENGTH, _LENGTH_AT, _LENGTH_FROM = struct.Struct(">i"), 8, 12
_ATTRIBUTES_AT, _RECORDS_AT = 22, 61
_CODEC = 0b111

# What Java's snappy writes before its blocks, each with its length.
_BLOCKS = b"\x82SNAPPY\0\0\0\0\1\0\0\0\1"
_BROKEN = (cramjam.DecompressionError, zlib.error, struct.error, OSError, EOFError, ValueError)


def is_packed(batch: bytes) -> bool:
    """Tell whether the records of a batch are compressed in a way that is known here."""
    return batch[_ATTRIBUTES_AT] & _CODEC in _UNPACK


def unpacked(batch: bytes) -> bytes | None:
    """Give a compressed batch as it would be uncompressed, but for its checksum.

    None where it cannot be unpacked, or would have more than MOST_BYTES.
    """
    unpack = _UNPACK[batch[_ATTRIBUTES_AT] & _CODEC]
    with mmap(-1, MOST_BYTES) as room:  # which takes memory only where it is written to
        room[:_RECORDS_AT] = batch[:_RECORDS_AT]
        try:
            with memoryview(room)[_RECORDS_AT:] as free:
                end = _RECORDS_AT + unpack(batch[_RECORDS_AT:], free)
        except _BROKEN:
            return None
        _LENGTH.pack_into(room, _LENGTH_AT, end - _LENGTH_FROM)
        room[_ATTRIBUTES_AT] &= ~_CODEC
        return room[:end]


def _gzip(data: bytes, room: memoryview) -> int:
    with GzipFile(fileobj=BytesIO(data)) as file:
        size = file.readinto(room)
        if file.read(1):
            raise ValueError
    return size


def _snappy(data: bytes, room: memoryview) -> int:
    if not data.startswith(_BLOCKS):
        return cramjam.snappy.decompress_raw_into(data, room)
    at, end = len(_BLOCKS), 0
    while at < len(data):
        (length,) = _LENGTH.unpack_from(data, at)
        at += _LENGTH.size
        if not 0 < length <= len(data) - at:
            raise ValueError
        with room[end:] as free:
            end += cramjam.snappy.decompress_raw_into(data[at : at + length], free)
        at += length
    return end


def _lz4(data: bytes, room: memoryview) -> int:
    return cramjam.lz4.decompress_into(data, room)


def _zstd(data: bytes, room: memoryview) -> int:
    return cramjam.zstd.decompress_into(data, room)


_UNPACK: dict[int, Callable[[bytes, memoryview], int]] = {1: _gzip, 2: _snappy, 3: _lz4, 4: _zstd}
