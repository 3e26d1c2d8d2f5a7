"""The index of packages that can be fetched, in Argos' format: a JSON list of objects."""

from __future__ import annotations

import difflib
import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import httpx
from packaging.version import Version

from translators.packages.argos_format import OFFICIAL_INDEX
from translators.packages.errors import IndexUnavailable, PackageError, UnknownPackage
from translators.packages.metadata import PackageMetadata, metadata_of
from translators.packages.names import matches
from translators.packages.web import plain_reason, shown, web_client

MOST_BYTES = 10 * 10**6
MOST_ENTRIES = 20_000
MOST_LINKS = 8

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, kw_only=True, slots=True)
class IndexEntry:
    """A package that the index offers."""

    metadata: PackageMetadata
    links: tuple[str, ...]  # http and https addresses, to be tried in turn
    sha256: str | None = None  # of the file; Argos' index has none, a mirror of your own may

    @property
    def label(self) -> str:
        """Name package and version: translate-en_es-1.0."""
        return self.metadata.label


@dataclass(frozen=True, kw_only=True, slots=True)
class PackageIndex:
    """What an index offers, by name and version."""

    address: str  # as it may be shown
    entries: tuple[IndexEntry, ...]
    skipped: int  # entries that make no sense, or of kinds that are not used

    def find(self, wanted: str) -> IndexEntry:
        """Give the newest package with this name. Raises UnknownPackage."""
        hits = [entry for entry in self.entries if matches(wanted, entry.metadata)]
        if hits:
            return max(hits, key=lambda entry: Version(entry.metadata.version))
        pairs = sorted({f"{e.metadata.source}-{e.metadata.target}" for e in self.entries})
        near = difflib.get_close_matches(wanted.lower().replace("_", "-"), pairs, n=3)
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        raise UnknownPackage(
            f"The index {self.address} has no package {wanted!r}.{hint} "
            "See `passerelle models available`."
        )


def index_address(setting: str | None) -> str:
    """Give the address of the index: a setting may name the file or the folder it is in."""
    address = (setting or "").strip() or OFFICIAL_INDEX
    path = address.split("?")[0]
    return address if path.endswith(".json") else f"{address.rstrip('/')}/index.json"


def fetch_index(setting: str | None = None) -> PackageIndex:
    """Fetch and read the index. Raises IndexUnavailable."""
    address = index_address(setting)
    try:
        with web_client() as client, client.stream("GET", address) as response:
            response.raise_for_status()
            blob = bytearray()
            for chunk in response.iter_bytes():
                blob += chunk
                if len(blob) > MOST_BYTES:
                    raise _unavailable(address, f"it is larger than {MOST_BYTES:,} bytes")
            final = str(response.url)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise _unavailable(address, plain_reason(error)) from error
    return parse_index(bytes(blob), address=final)


def parse_index(blob: bytes, *, address: str) -> PackageIndex:
    """Read an index from its bytes. Bad entries are counted and skipped."""
    try:
        raw = json.loads(blob)
    except (ValueError, RecursionError) as error:
        raise _unavailable(address, "it is not JSON") from error
    if not isinstance(raw, list) or len(raw) > MOST_ENTRIES:
        raise _unavailable(address, "it is not a list of packages")
    entries: list[IndexEntry] = []
    for item in raw:
        try:
            entries.append(_entry(item, address))
        except (PackageError, httpx.InvalidURL, ValueError, TypeError):
            continue
    entries.sort(key=lambda entry: (entry.metadata.name, Version(entry.metadata.version)))
    return PackageIndex(
        address=shown(address), entries=tuple(entries), skipped=len(raw) - len(entries)
    )


def _entry(item: Any, address: str) -> IndexEntry:
    metadata = metadata_of(item, where=shown(address))
    links = item.get("links")
    if not isinstance(links, list) or not all(isinstance(link, str) for link in links):
        raise TypeError
    # A mirror may name its files relative to its index.
    absolute = [httpx.URL(urljoin(address, link)) for link in links[:MOST_LINKS]]
    usable = tuple(str(link) for link in absolute if link.scheme in {"http", "https"})
    if not usable:
        raise ValueError
    sha256 = item.get("sha256")
    if sha256 is not None and not (isinstance(sha256, str) and _SHA256.fullmatch(sha256)):
        raise ValueError
    return IndexEntry(metadata=metadata, links=usable, sha256=sha256)


def _unavailable(address: str, why: str) -> IndexUnavailable:
    return IndexUnavailable(
        f"The package index {shown(address)} could not be read: {why}. Check the network and "
        "PASSERELLE_PACKAGE_INDEX_URL, or fetch the package file elsewhere and run "
        "`passerelle models install FILE`."
    )
