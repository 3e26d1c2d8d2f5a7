"""Brokers that are away for a while, or for good, cost time and nothing else."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from tests.faults.scale import scaled
from tests.faults_kafka.play import playing
from tests.support.kafka import running_cluster

AWAY_SECONDS = scaled(5, 60)
MakeAddress = Callable[[str, bool], str]


def test_a_broker_that_is_away_for_a_while_costs_nothing(
    tmp_path: Path, new_address: MakeAddress
) -> None:
    address = new_address("postgresql", True)
    with (
        running_cluster(tmp_path, brokers=1) as cluster,
        playing(tmp_path, cluster.servers, "", address, seed=3) as play,
    ):
        for end in (cluster.brokers[0].kill, cluster.brokers[0].stop)[: scaled(1, 2)]:
            play.must_publish(20)
            end()
            play.go_on(AWAY_SECONDS)
            cluster.brokers[0].start()
            cluster.wait(1)
        began = time.monotonic()
        play.must_publish(20)
        goes_on = round(time.monotonic() - began, 1)
        faults = play.finish("a broker away", seconds_to_go_on=goes_on)
    assert faults.found == {}
    assert faults.counts["refused"] == 0


def test_with_one_of_three_brokers_lost_all_goes_on(
    tmp_path: Path, new_address: MakeAddress
) -> None:
    address = new_address("postgresql", True)
    with (
        running_cluster(tmp_path, brokers=3) as cluster,
        playing(tmp_path, cluster.servers, "", address, seed=4) as play,
    ):
        play.must_publish(20)
        for lost in cluster.brokers[: scaled(1, 3)]:
            lost.kill()
            play.go_on(AWAY_SECONDS)
            began = time.monotonic()
            play.must_publish(scaled(20, 300))
            goes_on = round(time.monotonic() - began, 1)
            lost.start()
            cluster.wait(3)
        faults = play.finish("one of three brokers lost", seconds_to_go_on=goes_on)
    assert faults.found == {}
    assert faults.counts["refused"] == 0
