"""Everyday English sentences for benchmarks: made from parts, all different, always the same."""

from __future__ import annotations

import random

_WHO = (
    "We", "My friends", "The girls in my class", "My grandmother", "Our teacher", "My brother",
    "The farmers here", "My cousins", "Some children", "The boys of our team", "My parents",
)  # fmt: skip
_DID = (
    "planted tomatoes in the school garden", "walked along the river", "made soup with beans",
    "played football after school", "painted the wall of the library", "sang an old song",
    "saw a turtle on the beach", "cleaned the classroom", "wrote a letter to the mayor",
    "took the bus to the market", "found a small bird near the door", "learned a new dance",
    "fixed an old bicycle", "read a story about a clever fox", "helped the neighbours",
)  # fmt: skip
_WHEN = (
    "yesterday", "last week", "on Monday", "on Saturday morning", "before lunch", "in the summer",
    "after the rain", "two days ago", "this morning", "during the holidays",
)  # fmt: skip
_MORE = (
    "", "", "and it was a lot of fun", "because the weather was good", "but it was very hot",
    "and everybody was happy", "because we wanted to help", "and then we went home",
    "but nobody was tired",
)  # fmt: skip
_QUESTIONS = (
    "What do you eat for lunch?", "Do you have a river in your town?", "How big is your school?",
    "Which games do you play?", "Is it cold where you live?", "What time do you get up?",
)  # fmt: skip


def make_sentences(count: int, *, seed: int = 7) -> list[str]:
    """Give so many different sentences of 4 to 20 words, one question in ten."""
    chance = random.Random(seed)  # noqa: S311  # a benchmark wants the same text each time
    made: dict[str, None] = {}
    while len(made) < count:
        if chance.random() < 0.1:
            name = chance.choice(("Anna", "Peter", "Maria", "Tom", "Sara", "David", "Laura"))
            asked = chance.choice(_QUESTIONS)
            text = f"{name}, {asked[0].lower()}{asked[1:]}"
        else:
            more = chance.choice(_MORE)
            number = chance.choice(("", "", f" with {chance.randint(2, 60)} people"))
            text = f"{chance.choice(_WHO)} {chance.choice(_DID)}{number} {chance.choice(_WHEN)}"
            text += f" {more}." if more else "."
        made[text] = None
    return list(made)
