"""Finds the lines of settings in a TOML source, which tomllib does not tell."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_PLAIN_VALUE = re.compile(r"[^,\]}#\n]*")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}(?!")'
    r"|'''.*?'{3,5}(?!')"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)

_Path = tuple[str | int, ...]


class TomlLines:
    """The line of every key, table and element of a TOML source that tomllib has accepted."""

    def __init__(self, source: str) -> None:
        self._source = source.replace("\r\n", "\n")
        self._breaks = [at for at, char in enumerate(self._source) if char == "\n"]
        self._at = 0
        self._found: dict[str, int] = {}
        self._last: dict[_Path, int] = {}  # of an array of tables, its last element
        self._document()

    @property
    def known(self) -> frozenset[str]:
        """Give all paths that have a line."""
        return frozenset(self._found)

    def find(self, where: str) -> int:
        """Give the line, from 1, of a path such as `classrooms.0.language`.

        For what is not there it is the line of what it should be in; 1 for the whole file.
        """
        parts = where.split(".")
        while parts:
            line = self._found.get(".".join(parts))
            if line is not None:
                return line
            parts.pop()
        return 1

    def _document(self) -> None:
        table: _Path = ()
        while not self._ends():
            if self._source.startswith("[[", self._at):
                table = self._header(2)
            elif self._source[self._at] == "[":
                table = self._header(1)
            else:
                self._pair(table)

    def _ends(self) -> bool:
        self._skip(_BLANK)
        return self._at >= len(self._source)

    def _header(self, brackets: int) -> _Path:
        line = self._line()
        self._at += brackets
        path: _Path = ()
        keys = self._key()
        for number, key in enumerate(keys, start=1):
            path = (*path, key)
            self._note(path, line)
            if number == len(keys) and brackets == 2:
                self._last[path] = self._last.get(path, -1) + 1
            if path in self._last:
                path = (*path, self._last[path])
        self._note(path, line, anew=True)
        self._at += brackets
        return path

    def _pair(self, table: _Path) -> None:
        line = self._line()
        path = table
        for key in self._key():
            path = (*path, key)
            self._note(path, line)
        self._at += 1  # the equals sign
        self._value(path)

    def _key(self) -> list[str]:
        """Read a key and the space behind it, and give its parts."""
        parts = []
        while True:
            self._skip(_SPACE)
            if self._source[self._at] in "\"'":
                parts.append(tomllib.loads(f"key = {self._take(_STRING)}")["key"])
            else:
                parts.append(self._take(_BARE))
            self._skip(_SPACE)
            if self._source[self._at] != ".":
                return parts
            self._at += 1

    def _value(self, path: _Path) -> None:
        self._skip(_SPACE)
        match self._source[self._at]:
            case "[":
                self._at += 1
                number = 0
                while not self._closes("]"):
                    self._note((*path, number), self._line())
                    self._value((*path, number))
                    number += 1
            case "{":
                self._at += 1
                while not self._closes("}"):
                    self._pair(path)
            case '"' | "'":
                self._take(_STRING)
            case _:
                self._take(_PLAIN_VALUE)

    def _closes(self, bracket: str) -> bool:
        self._skip(_BLANK)
        if self._source[self._at] == ",":
            self._at += 1
            self._skip(_BLANK)
        if self._source[self._at] == bracket:
            self._at += 1
            return True
        return False

    def _skip(self, pattern: re.Pattern[str]) -> None:
        self._take(pattern)

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._source, self._at)
        assert match is not None, "tomllib accepted what this does not know"
        self._at = match.end()
        return match[0]

    def _line(self) -> int:
        return bisect_right(self._breaks, self._at - 1) + 1

    def _note(self, path: _Path, line: int, *, anew: bool = False) -> None:
        where = ".".join(str(part) for part in path)
        if anew or where not in self._found:
            self._found[where] = line
