"""A database that is restarted keeps workers and fronts waiting, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.store.database import Database
from pipeline.store.migrate import upgrade
from tests.faults.scale import scaled
from tests.faults_kafka.play import playing
from tests.support.databases import NO_POSTGRESQL
from tests.support.postgres import address_of, programs
from tests.support.postgres_keeper import Server


def test_a_database_that_is_restarted_costs_nothing(
    tmp_path: Path, kafka_broker: str, topic_prefix: str
) -> None:
    if (binaries := programs()) is None:
        pytest.skip(NO_POSTGRESQL)
    with Server.in_new_folder(binaries) as server:
        address = address_of(str(server.folder), "postgres")
        database = Database(address)
        upgrade(database)
        database.close()
        with playing(tmp_path, kafka_broker, topic_prefix, address, seed=5) as play:
            for _ in range(scaled(2, 12)):
                play.must_publish(20)
                server.stop()
                play.go_on(scaled(2, 10))
                server.start()
            play.must_publish(20)
            faults = play.finish("database restarted")
    assert faults.found == {}
    assert faults.counts["refused"] == 0
