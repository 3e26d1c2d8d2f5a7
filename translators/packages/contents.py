"""Which files of a package are used, which are left out, and which refuse the package."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Literal

Judgement = Literal["needed", "skipped", "pickle"]

_NEEDED = frozenset({"metadata.json", "sentencepiece.model", "bpe.model"})
_PAPERS = ("readme", "license", "licence", "copying", "notice")
_PAPER_SUFFIXES = frozenset({"", ".md", ".txt", ".rst"})
_MODEL_SUFFIXES = frozenset({".bin", ".json", ".txt", ".yml"})

# Sentence splitters of other libraries, and what operating systems leave behind. Stanza's
# files are pickles; official packages carry them, and nothing here needs them.
_SKIPPED_FOLDERS = frozenset({"stanza", "spacy", "minisbd", "__MACOSX"})

# Loading one of these can run any code.
_PICKLE_SUFFIXES = frozenset(
    {".pkl", ".pickle", ".pt", ".pth", ".ckpt", ".joblib", ".dill", ".mar", ".p"}
)

SNIFFED_BYTES = 512  # how much of a file `looks_pickled` wants


def judge(path: str) -> Judgement:
    """Judge a file by its path inside the package, `/` between folders."""
    parts = PurePosixPath(path).parts
    name, suffix = parts[-1], PurePosixPath(parts[-1]).suffix.lower()
    if parts[0] in _SKIPPED_FOLDERS:
        return "skipped"
    if suffix in _PICKLE_SUFFIXES:
        return "pickle"
    if parts[0] == "model" and len(parts) > 1:
        return "needed" if suffix in _MODEL_SUFFIXES else "skipped"
    if len(parts) == 1 and (name in _NEEDED or _is_paper(name)):
        return "needed"
    return "skipped"


def is_sniffed(path: str) -> bool:
    """Tell whether the beginning of a file is looked at, whatever its name."""
    return PurePosixPath(path).parts[0] not in _SKIPPED_FOLDERS


def looks_pickled(start: bytes) -> bool:
    """Tell from a file's first bytes whether it is a pickle, or holds one where torch puts it.

    Pickles of protocols 2 to 5 begin with 0x80 and the protocol; torch saves a zip whose first
    member is `.../data.pkl`; an array file of numpy with objects holds pickles.
    """
    if start[:1] == b"\x80" and start[1:2] in {b"\x02", b"\x03", b"\x04", b"\x05"}:
        return True
    if start.startswith(b"PK\x03\x04"):
        return b".pkl" in start
    return start.startswith(b"\x93NUMPY") and b"|O" in start


def is_paper(path: str) -> bool:
    """Tell whether a file is there to be read by people and changes no translation."""
    return "/" not in path and _is_paper(path)


def _is_paper(name: str) -> bool:
    lower = PurePosixPath(name.lower())
    return lower.suffix in _PAPER_SUFFIXES and lower.stem.startswith(_PAPERS)


def package_root(paths: Iterable[str]) -> str | None:
    """Give the folder that holds metadata.json, as a prefix: `name/`, empty, or None.

    Argos packs one folder; a package without it is taken as well. None when there is no
    package, or more than one.
    """
    roots = [
        path.removesuffix("metadata.json")
        for path in paths
        if PurePosixPath(path).name == "metadata.json" and path.count("/") <= 1
    ]
    if "" in roots:
        return ""
    return roots[0] if len(roots) == 1 else None
