"""Topics, consumer groups and keys: the names that every program on the cluster agrees on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

Stage = Literal["translate", "record"]
STAGES: tuple[Stage, ...] = ("translate", "record")

# From the start, for a count that changes breaks the order of threads.
PARTITIONS = 12

# Bytes of a batch, so of a record. A post has at most 64 kB of text, which JSON can write in six
# times as many, and its addresses. A bilingual post has every language's text twice, its passages
# and their alignments. A dead letter is a record with some headers more.
_POST_BYTES = 2 * 1024**2
_BILINGUAL_BYTES = 16 * 1024**2
_EVENT_BYTES = 1024**2
_DEAD_MORE_BYTES = 64 * 1024

# A broker deletes whole segments of a partition: a record lies there for the retention, and for
# as long as its segment was written to.
SEGMENT = timedelta(days=1)
_WEEK = timedelta(days=7)
DEAD_AT_MOST = timedelta(days=14)  # minors' texts lie there
_ERASURES_FOR = timedelta(days=30)  # longer than all others: who reads late learns what to drop


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic:
    """A topic as it should be: made with these settings, and cleaned up by deleting."""

    name: str
    partitions: int
    retention: timedelta
    most_bytes: int
    # How a broker keeps batches. Where others write it is the plain form, so that the bound on
    # bytes holds for what readers unpack; never one that only some readers know.
    compression: Literal["gzip", "uncompressed"]
    about: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Topics:
    """The names on one cluster; each begins with the prefix, groups too."""

    prefix: str = ""

    @property
    def posts_in(self) -> str:
        """Name what platforms and the API hand over."""
        return f"{self.prefix}posts.in.v1"

    @property
    def posts_translated(self) -> str:
        """Name what goes from the translating workers to the recording ones."""
        return f"{self.prefix}posts.translated.v1"

    @property
    def posts_out(self) -> str:
        """Name what tells platforms of posts and reviews."""
        return f"{self.prefix}posts.out.v1"

    @property
    def erasure(self) -> str:
        """Name what tells everybody which posts to drop."""
        return f"{self.prefix}erasure.v1"

    def dead(self, stage: Stage) -> str:
        """Name where a stage puts records that it cannot work on."""
        return f"{self.prefix}{stage}.dlq.v1"

    def group(self, stage: Stage) -> str:
        """Name the consumer group of a stage's workers."""
        return f"{self.prefix}passerelle-{stage}.v1"

    def input(self, stage: Stage) -> str:
        """Name what a stage reads."""
        return self.posts_in if stage == "translate" else self.posts_translated

    def planned(self, partitions: int = PARTITIONS) -> tuple[Topic, ...]:
        """Give all topics as they should be; every one has the same number of partitions."""
        return (
            Topic(
                name=self.posts_in,
                partitions=partitions,
                retention=_WEEK,
                most_bytes=_POST_BYTES,
                compression="uncompressed",
                about="Posts and withdrawals, from platforms and from the API.",
            ),
            Topic(
                name=self.posts_translated,
                partitions=partitions,
                retention=_WEEK,
                most_bytes=_BILINGUAL_BYTES,
                compression="gzip",
                about="Bilingual posts before any policy, on their way to be recorded. Internal.",
            ),
            Topic(
                name=self.posts_out,
                partitions=partitions,
                retention=_WEEK,
                most_bytes=_BILINGUAL_BYTES,
                compression="gzip",
                about="What happened to posts and reviews.",
            ),
            Topic(
                name=self.erasure,
                partitions=partitions,
                retention=_ERASURES_FOR,
                most_bytes=_EVENT_BYTES,
                compression="gzip",
                about="Posts to drop, and to ignore when they come again.",
            ),
            Topic(
                name=self.dead("translate"),
                partitions=partitions,
                retention=DEAD_AT_MOST - SEGMENT,
                most_bytes=_POST_BYTES + _DEAD_MORE_BYTES,
                compression="uncompressed",
                about="Records of posts.in that could not be worked on, byte for byte.",
            ),
            Topic(
                name=self.dead("record"),
                partitions=partitions,
                retention=DEAD_AT_MOST - SEGMENT,
                most_bytes=_BILINGUAL_BYTES + _DEAD_MORE_BYTES,
                compression="gzip",
                about="Records of posts.translated that could not be worked on, byte for byte.",
            ),
        )


def key_of(project: str, thread: str | None, post: str) -> bytes:
    """Give the key that keeps a thread's records in order; a post without one is by itself.

    A thread may have any characters; an id and a project have no slash, so no two projects meet.
    """
    return f"{project}/{post if thread is None else thread}".encode()
