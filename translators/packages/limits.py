"""How large a package may be. A package is untrusted input."""

from __future__ import annotations

from dataclasses import dataclass

GIB = 2**30
MIB = 2**20


@dataclass(frozen=True, kw_only=True, slots=True)
class ArchiveLimits:
    """Bounds on package files and folders, in bytes where nothing else is said."""

    archive_bytes: int = 2 * GIB
    directory_bytes: int = MIB  # the zip's table of contents, read into memory as a whole
    unpacked_bytes: int = 4 * GIB
    file_bytes: int = 3 * GIB
    entries: int = 2000  # files and folders
    depth: int = 8  # folders in folders
    name_bytes: int = 255  # of each part of a path
    ratio: int = 100  # unpacked to packed, of one file
    ratio_floor: int = MIB  # smaller files are not judged by their ratio
