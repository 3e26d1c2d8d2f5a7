"""A service that is killed again and again loses nothing, doubles nothing and leaks nothing."""

from __future__ import annotations

import random
from pathlib import Path

from pipeline.failpoints import NAMES
from tests.faults.play import Play, playing
from tests.faults.scale import LONG, say, scaled

# How often a failpoint is passed before: of what happens all the time more often, so that a service
# gets somewhere. One that is always killed at once blames the post that it begins with.
COUNTS = {"commit-before": (40, 120), "commit-after": (40, 120), "accept": (30, 100),
          "decide": (1, 3), "withdraw": (1, 3)}  # fmt: skip
IN_FLIGHT = 20  # accepted posts, at least, when the service is killed
DRAIN_SECONDS = 180.0 if not LONG else 300.0


def kill_at_random(play: Play, chance: random.Random) -> int:
    """Kill the service while enough is in flight; give how much was."""
    play.start()
    play.wait(lambda: play.in_flight() >= IN_FLIGHT, 30)
    play.wait(lambda: False, chance.random())
    play.kill()
    return play.in_flight()


def kill_at(name: str, play: Play, chance: random.Random) -> tuple[bool, int]:
    """Let the service kill itself somewhere; tell whether it got there, and what was in flight."""
    play.start(f"{name}:{chance.randint(*COUNTS.get(name, (8, 40)))}")
    reached = play.wait_until_killed(40)
    return reached, play.in_flight()


def killed_and_checked(play: Play, kills: int, seed: int) -> None:
    """Kill at random and at every failpoint in turn, then look for faults."""
    chance = random.Random(seed)
    play.wait(lambda: play.in_flight() >= IN_FLIGHT, 30)
    play.kill()
    flying = [play.in_flight()]
    unreached: list[str] = []
    names = sorted(NAMES)
    for number in range(kills - 1):
        if number % 3 == 2:
            flying.append(kill_at_random(play, chance))
            continue
        name = names[(number - number // 3) % len(names)]
        reached, count = kill_at(name, play, chance)
        flying.append(count)
        if not reached:
            unreached.append(name)
    play.start()
    faults = play.finish(DRAIN_SECONDS)
    loaded = sum(count >= IN_FLIGHT for count in flying)
    say(
        f"kills, {play.engine} engine",
        kills=len(flying),
        with_20_in_flight=loaded,
        most_in_flight=max(flying),
        failpoints_not_reached=len(unreached),
        **faults.counts,
        lost=len(faults.lost),
        doubled=len(faults.doubled),
        leaked=len(faults.leaked),
        disordered=len(faults.disordered),
    )
    assert faults.found == {}
    assert faults.counts["refused"] == 0
    assert loaded >= 0.8 * len(flying)
    assert len(unreached) <= 0.2 * len(flying)


def test_kills_lose_double_and_leak_nothing(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'passerelle.sqlite'}"
    with playing(tmp_path, address, "identity", pause=0.5, slow=0.04, failing=0.002) as play:
        killed_and_checked(play, scaled(3 * len(NAMES) // 2, 300), seed=6)


def test_kills_with_the_real_engine(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'passerelle.sqlite'}"
    with playing(tmp_path, address, "real", pause=2, slow=0.04, failing=0) as play:
        killed_and_checked(play, scaled(1, 30), seed=8)
