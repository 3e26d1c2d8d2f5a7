"""TBX as a stream of entries: read with bounds, without DTDs, entities or anything from outside."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.parsers.expat import ExpatError  # the error alone; defusedxml parses

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from glossary.files.values import FileRefused

_ENTRIES = frozenset({"termEntry", "conceptEntry"})
_ROOTS = {"martif": 2, "tbx": 3}
_PLACED = frozenset({*_ENTRIES, "term", "tig", "ntig", "termSec"})
_LANG = "http://www.w3.org/XML/1998/namespace}lang"
_MOST_DEPTH = 40
_MOST_NODES = 5_000  # elements of one entry


@dataclass(slots=True)
class Node:
    """One element of an entry."""

    tag: str  # without its namespace
    attributes: dict[str, str]
    line: int  # 0 where nobody asks for it
    language: str  # that of the nearest xml:lang around it, "" where there is none
    children: list[Node] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Give the text of the element and of those within it, trimmed."""
        text = "".join(self.pieces).strip()
        return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text

    @property
    def category(self) -> str:
        """Give what the element says: its `type`, in the style DCT its own name."""
        return self.attributes.get("type") or self.tag

    def walk(self, into: Collection[str]) -> Iterator[Node]:
        """Yield what lies within the element, in its order, down into elements of these tags."""
        waiting = self.children[::-1]
        while waiting:
            node = waiting.pop()
            yield node
            if node.tag in into:
                waiting.extend(reversed(node.children))


class TbxReader:
    """Hands out the entries of a TBX file one by one."""

    def __init__(self, on_entry: Callable[[Node], None]) -> None:
        self._on_entry = on_entry
        self._open: list[Node] = []  # of the entry being read
        self._languages: list[str] = []  # of all open elements
        self._tags: dict[str, str] = {}
        self._nodes = 0
        self.version = 0  # 2 or 3; 0 until the root was read

    def read(self, data: bytes) -> tuple[int, str] | None:
        """Read a whole file; give the line and the words of the mistake it breaks off at.

        Raises FileRefused where nothing of it may be used.
        """
        # Many programs begin TBX with a DOCTYPE that only names the DTD: it is never fetched.
        parser: Any = DefusedXMLParser(forbid_dtd=False, forbid_entities=True, forbid_external=True)
        expat = self._expat = parser.parser
        expat.StartElementHandler = self._start
        expat.EndElementHandler = self._end
        expat.CharacterDataHandler = self._text
        expat.CommentHandler = expat.ProcessingInstructionHandler = None
        expat.StartDoctypeDeclHandler = _doctype
        expat.SkippedEntityHandler = _skipped
        expat.ordered_attributes = False  # a dictionary
        expat.buffer_text = True
        try:
            expat.Parse(data, True)
        except DefusedXmlException:
            raise _declares() from None
        except ExpatError as error:
            return error.lineno, str(error).split(":", maxsplit=1)[0]
        except (ValueError, LookupError):
            raise FileRefused(
                "unknown-encoding",
                "the file is in an encoding that cannot be read",
                "save it as UTF-8",
            ) from None
        return None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = self._tags.get(name) or self._tags.setdefault(name, name.rpartition("}")[2])
        if not self.version:
            self.version = _ROOTS.get(tag.lower(), 0)
            if not self.version:
                raise FileRefused(
                    "not-tbx",
                    "the file is XML, but not TBX",
                    "save the glossary as TBX version 2 or 3, or as CSV",
                    self._expat.CurrentLineNumber,
                )
        around = self._languages[-1] if self._languages else ""
        language = around
        if attributes:
            if _LANG in attributes:
                attributes["lang"] = attributes[_LANG]
            language = attributes.get("lang", around)
        if len(self._languages) >= _MOST_DEPTH:
            raise self._too_much(f"elements lie more than {_MOST_DEPTH} deep in each other")
        self._languages.append(language)
        if not self._open and tag not in _ENTRIES:
            return
        self._nodes = self._nodes + 1 if self._open else 1
        if self._nodes > _MOST_NODES:
            raise self._too_much(f"an entry has more than {_MOST_NODES} elements")
        line = self._expat.CurrentLineNumber if tag in _PLACED else 0
        node = Node(tag, attributes, line, language)
        if self._open:
            self._open[-1].children.append(node)
        self._open.append(node)

    def _end(self, _name: str) -> None:
        self._languages.pop()
        if self._open:
            node = self._open.pop()
            if self._open:
                self._open[-1].pieces += node.pieces  # there may be markup within a word
            else:
                self._on_entry(node)

    def _text(self, text: str) -> None:
        if self._open:
            self._open[-1].pieces.append(text)

    def _too_much(self, what: str) -> FileRefused:
        line = self._expat.CurrentLineNumber
        return FileRefused("not-tbx", what, "no glossary looks like this; save it anew", line)


def _doctype(_name: str, _system: str | None, _public: str | None, has_inside: int) -> None:
    if has_inside:
        raise _declares()


def _skipped(_name: str, _is_parameter: bool) -> None:
    raise _declares()


def _declares() -> FileRefused:
    return FileRefused(
        "xml-entities",
        "the file declares or uses XML entities, or a DTD of its own",
        "remove the DOCTYPE with all that it declares; a glossary needs none of it",
    )
