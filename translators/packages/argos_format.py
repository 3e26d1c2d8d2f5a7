"""The one door to argostranslate: its package format, index entries, names, index address.

Importing argostranslate creates folders in the user's home and reads settings from there. It
is imported here with all of those places pointing into a folder that is thrown away at once,
so that a read-only home works and nothing of the user's is touched. Its functions that unpack
and download are not used: they know no limits.
"""

from __future__ import annotations

import importlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# What argostranslate.settings reads to find its folders.
_PLACES = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "ARGOS_PACKAGES_DIR")


@contextmanager
def _throw_away_home() -> Iterator[None]:
    before = dict(os.environ)
    with tempfile.TemporaryDirectory(prefix="passerelle-") as folder:
        try:
            os.environ.update({name: str(Path(folder, name)) for name in _PLACES})
            os.environ.pop("SNAP", None)
            yield
        finally:
            for name in set(os.environ) - set(before):
                del os.environ[name]
            os.environ.update(before)


with _throw_away_home():
    _package = importlib.import_module("argostranslate.package")
    _settings = importlib.import_module("argostranslate.settings")
    _tokenizer = importlib.import_module("argostranslate.tokenizer")

AvailablePackage: Any = _package.AvailablePackage  # an entry of the index
Package: Any = _package.Package  # an unpacked package, with its tokenizer
argospm_package_name: Any = _package.argospm_package_name  # such as translate-en_es

# Argos' own index, or what ARGOS_PACKAGE_INDEX names.
OFFICIAL_INDEX: str = _settings.remote_package_index


def load_bpe_tokenizer(path: Path, source: str, target: str) -> Any:
    """Make Argos' tokenizer for a `bpe.model`; it has `encode(text)` and `decode(tokens)`."""
    return _tokenizer.BPETokenizer(path, source, target)
