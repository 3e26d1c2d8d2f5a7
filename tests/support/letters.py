"""A thread of long posts between two classes: what the reading page has its budget for."""

from __future__ import annotations

from pipeline.stages.detect import Detector
from pipeline.store.database import Database
from tests.support.filled import CLASSROOMS, Filled
from tests.support.phrases import SENTENCES

PROJECT = "letters"
THREAD = "t-letters"
POSTS, CHARACTERS = 20, 600

_PLAIN = SENTENCES[:-2]  # without the titles


def write_letters(database: Database, detector: Detector) -> Filled:
    """Let two classes write twenty posts of some six hundred characters, all of them published."""
    rooms = [dict(room) for room in CLASSROOMS[:2]]
    exchange = Filled(
        database, detector, name=PROJECT, classrooms=rooms, policy="mark", review={"budget": 0.2}
    )
    exchange.add_members(languages=False)
    for number in range(POSTS):
        classroom, column = (("accra", 0), ("sevilla", 1))[number % 2]
        exchange.write(
            classroom, ("Abena", "Lucía")[number % 2], _letter(number, column),
            post=f"l-{number}", thread=THREAD,
            **({"in_reply_to": f"l-{number - 1}"} if number else {}),
        )  # fmt: skip
    return exchange


def _letter(number: int, column: int) -> str:
    """Give some paragraphs of sentences, as many as come nearest to the wanted length."""
    text = ""
    for step in range(len(_PLAIN)):
        sentence = _PLAIN[(number * 5 + step) % len(_PLAIN)][column]
        gap = "" if not text else "\n\n" if step % 4 == 0 else " "
        if len(text) + len(sentence) > CHARACTERS:
            return text
        text += gap + sentence
    return text
