"""Workers that are killed, stopped and moved lose nothing, double nothing and leak nothing."""

from __future__ import annotations

import random
import signal
from collections.abc import Callable
from pathlib import Path

from tests.faults.scale import scaled
from tests.faults_kafka.play import Play, playing
from tests.faults_kafka.replaying import replay

MakeAddress = Callable[[str, bool], str]


def hurt(play: Play, number: int, chance: random.Random) -> int:
    """End some worker in one way or another; give how many records were on their way."""
    post = chance.choice(play.posts)
    assert play.wait(post.is_taken)
    play.go_on(chance.uniform(0.2, 1.0))
    behind, worker = play.behind(), post.worker
    if number % 3 == 2:
        worker.popen.terminate()
        assert play.wait(lambda: worker.popen.poll() is not None, 30), worker.output[-3000:]
    else:
        worker.popen.kill()
        worker.popen.wait()
    return behind


def test_killed_workers_lose_double_and_leak_nothing(
    tmp_path: Path, kafka_broker: str, topic_prefix: str, new_address: MakeAddress
) -> None:
    database = new_address("postgresql", True)
    chance = random.Random(1)
    with playing(
        tmp_path, kafka_broker, topic_prefix, database, workers=2, fronts=2, seed=1
    ) as play:
        play.must_publish(20)
        behind = [hurt(play, number, chance) for number in range(scaled(3, 150))]
        play.scaled.fronts[0].end(signal.SIGKILL)  # it may be the one that relays
        play.must_publish(20)
        play.quiesce()
        events = play.events()
        again = replay(play)
        faults = play.finish(
            "killed workers", most_behind=max(behind), least_behind=min(behind),
            replayed=again,
        )  # fmt: skip
        assert play.events() == events
    assert faults.found == {}
    assert faults.counts["refused"] == 0
    assert play.ends.count(-signal.SIGKILL) >= scaled(2, 80)


def test_rebalances_lose_and_double_nothing(
    tmp_path: Path, kafka_broker: str, topic_prefix: str, new_address: MakeAddress
) -> None:
    database = new_address("postgresql", True)
    with playing(tmp_path, kafka_broker, topic_prefix, database, seed=2) as play:
        play.must_publish(20)
        for number in range(scaled(3, 60)):
            guest = play.hire("translate" if number % 2 else "record")
            assert play.wait(guest.is_taken)
            play.go_on(scaled(2, 5))
            play.dismiss(guest)
        faults = play.finish("rebalances")
    assert faults.found == {}
    assert faults.counts["refused"] == 0
