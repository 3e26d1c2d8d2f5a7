r"""Paths and file names: `C:\Users\ana`, `/home/ana`, `../img/x.png`, `report.final.docx`."""

from __future__ import annotations

import re

from pipeline.stages.tokens.letters import ALNUM

# Endings of files that are no words after a missing space (`a cat.bat is ...`).
_ENDINGS = """txt md pdf doc docx odt rtf xls xlsx ods csv tsv ppt pptx odp jpg jpeg png gif svg
    webp bmp tif tiff heic mp3 mp4 m4a wav ogg avi mov mkv webm zip rar 7z tar gz html htm css js ts
    json xml yaml yml toml py ipynb cpp php sql cfg ini tex epub apk exe sb2 sb3 ggb psd"""
ENDINGS = "|".join(_ENDINGS.split())

_PART = rf"[{ALNUM}_~+%\-]++(?:\.[{ALNUM}_~+%\-]++)*+"
_FILE = re.compile(rf"{_PART}(?:/{_PART})*+")
_ENDS = re.compile(rf".\.(?:{ENDINGS}|{ENDINGS.upper()})\Z", re.DOTALL)
_ENDING_LENGTH = 8  # characters looked at: the longest ending, its dot and a character before
_DRIVE = re.compile(rf"[A-Za-z]:(?:\\{{1,2}}(?:{_PART}|(?=[^\w\\]|\Z)))++(?:\\{{1,2}}(?!\S))?")
_ROOTED = re.compile(rf"(?:\.{{1,2}}|~)?/(?:\.\./)*+{_PART}(?:/{_PART})*+/?")


def match_file(text: str, start: int) -> int | None:
    """Match a name with the ending of a file, with its folders; `and/or` and `Mr.Py` are text."""
    if start and text[start - 1] in "/\\@":
        return None
    found = _FILE.match(text, start)
    if found is None:
        return None
    end = found.end()
    return end if _ENDS.search(text, max(start, end - _ENDING_LENGTH), end) else None


def match_drive(text: str, start: int) -> int | None:
    r"""Match a path with a drive: `C:\Users\ana`."""
    found = _DRIVE.match(text, start)
    return None if found is None else found.end()


def match_rooted(text: str, start: int) -> int | None:
    """Match `/home/ana`, `./x`, `../img/x.png` or `~/x`; `/or` and `1/2` are text."""
    if start and (text[start - 1].isalnum() or text[start - 1] in "_./\\~<:"):
        return None
    found = _ROOTED.match(text, start)
    if found is None:
        return None
    path = found.group()
    if path.startswith("/") and path.count("/", 1) == 0 and not _ENDS.search(path):
        return None
    return found.end() if any(sign.isalpha() for sign in path) else None
