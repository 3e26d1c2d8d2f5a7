"""Lines in: JSON Lines files read with a bound, refused lines kept as they were."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any, BinaryIO

from pipeline.cli.files import LineWriter
from pipeline.cli.interrupt import Interruptible
from pipeline.cli.refusals import report_refusal
from pipeline.schemas.post import MOST_LINE_BYTES, read_object
from pipeline.schemas.problems import Refusal

_BLANK = b"\xef\xbb\xbf \t\r\n"  # with the byte order mark that a file may begin with


class LineReader:
    """Reads posts from JSON Lines; what is refused is reported, kept and counted.

    `refuse` is for what `Pipeline.translate` refuses: it is called before the next line is
    read, and so belongs to the last one.
    """

    def __init__(
        self,
        stream: BinaryIO,
        *,
        refused_to: LineWriter | None,
        as_json: bool,
        interruptible: Interruptible,
    ) -> None:
        self._stream = stream
        self._refused_to = refused_to
        self._as_json = as_json
        self._interruptible = interruptible
        self._number = 0
        self._line = b""
        self._read = 0  # bytes
        self.refused = 0
        self.ends: deque[int] = deque()  # where in the stream each post given out ends

    def posts(self) -> Iterator[dict[str, Any]]:
        """Yield the objects of the stream in order; blank lines are passed by."""
        while self._next():
            if not self._line.strip(_BLANK):
                continue
            outcome = read_object(self._line)
            self.ends.append(self._read)
            if isinstance(outcome, Refusal):
                self.refuse(outcome)
            else:
                yield outcome

    def refuse(self, refusal: Refusal) -> None:
        """Report the last line as refused and keep it, byte by byte."""
        self.ends.pop()
        self.refused += 1
        with self._interruptible.whole():
            report_refusal(self._number, refusal, as_json=self._as_json)
            while self._line:
                if self._refused_to is not None:
                    self._refused_to.write(self._line)
                if self._line.endswith(b"\n"):
                    return
                self._more()

    def _next(self) -> bool:
        self._number += 1
        return self._more()

    def _more(self) -> bool:
        # Two bytes more than a line may have: its end, or the sign that it is too long.
        self._line = self._stream.readline(MOST_LINE_BYTES + 2)
        self._read += len(self._line)
        return bool(self._line)
