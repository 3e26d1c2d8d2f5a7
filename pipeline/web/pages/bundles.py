"""Style sheets and scripts: one address for what a page loads of a kind, kept for a year.

An address names its files and the digest of their content: `/assets/pages+queue-1f3a5b7c.css`. So
a browser never asks twice for the same content, and never shows an old one.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

PATH = "/assets/"
_ADDRESS = re.compile(r"([a-z+]{1,100})-([0-9a-f]{16})\.(css|js)")
_IMPORT = re.compile(r'^@import "([a-z]{1,20}\.css)";$', re.M)
_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Bundle:
    """The content of some files of a kind, one after the other."""

    address: str
    content: bytes
    media_type: str


def address_of(*names: str) -> str:
    """Give the address of some files together: `pages.css`, `queue.css`."""
    stems, endings = zip(*(name.rsplit(".", 1) for name in names), strict=True)
    (ending,) = set(endings)
    return PATH + _bundle(stems, ending).address


def find_bundle(address: str) -> tuple[Bundle, bool] | None:
    """Give what an address names, and whether it is of this version still."""
    match = _ADDRESS.fullmatch(address)
    if match is None:
        return None
    stems = tuple(match[1].split("+"))
    try:
        bundle = _bundle(stems, match[3])
    except FileNotFoundError:
        return None
    return bundle, bundle.address == address


@lru_cache(maxsize=64)
def _bundle(stems: tuple[str, ...], ending: str) -> Bundle:
    text = "\n".join(_text(f"{stem}.{ending}") for stem in stems)
    content = (_small(text) if ending == "css" else _short(text)).encode()
    digest = hashlib.sha256(content).hexdigest()[:16]
    return Bundle(
        address=f"{'+'.join(stems)}-{digest}.{ending}",
        content=content,
        media_type=_TYPES[ending],
    )


def _text(name: str) -> str:
    """Read a file and those that it imports: the pages' own, and those of the reading page."""
    for home in (files("pipeline.web.pages") / "assets", files("pipeline.reading")):
        if (path := home / name).is_file():
            return _IMPORT.sub(lambda found: _text(found[1]), path.read_text("utf-8"))
    raise FileNotFoundError(name)


def _short(script: str) -> str:
    """Give a script without the lines that only comment, and without its indents."""
    return re.sub(r"^[ \t]*(//.*)?\n?", "", script, flags=re.M)


def _small(css: str) -> str:
    """Give a style sheet without comments and idle space; strings stay as they are."""
    parts = re.split(r"(\"[^\"]*\")", re.sub(r"/\*.*?\*/", "", css, flags=re.S))
    parts[::2] = [_tight(part) for part in parts[::2]]
    return "".join(parts).strip()


def _tight(css: str) -> str:
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,>])\s*", r"\1", css)
    css = re.sub(r"(?<![\w.])0\.(?=\d)", ".", css)
    return re.sub(r":\s+", ":", css).replace(";}", "}")
