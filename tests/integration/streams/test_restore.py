"""An older state of the database is put back, as deploy/README.md says, and catches up."""

from __future__ import annotations

import signal
import subprocess
import time
from pathlib import Path

from confluent_kafka import Consumer, TopicPartition
from sqlalchemy import make_url

from pipeline.topics.names import STAGES, Stage
from tests.integration.streams.conftest import PARTITIONS, Rig, received
from tests.support.postgres import programs


def program(rig: Rig, name: str, *options: str) -> None:
    """Run a program of PostgreSQL on the database."""
    folder, url = programs(), make_url(rig.variables["PASSERELLE_DATABASE_URL"])
    assert folder is not None
    command = [
        str(folder / name), "--host", str(url.query["host"]), "--username", str(url.username),
        "--dbname", str(url.database), *options,
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)


def set_back(rig: Rig, stage: Stage, moment: float) -> None:
    """Set a group back as Kafka's own tool does (--reset-offsets --to-datetime)."""
    topic = rig.topics.input(stage)
    consumer = Consumer(
        {"bootstrap.servers": rig.broker, "group.id": rig.topics.group(stage), "log_level": 2}
    )
    asked = [TopicPartition(topic, one, round(1000 * moment)) for one in range(PARTITIONS)]
    found = consumer.offsets_for_times(asked, timeout=10)
    for one in found:
        if one.offset < 0:  # nothing came later: its end
            one.offset = consumer.get_watermark_offsets(one, timeout=10)[1]
    consumer.commit(offsets=found, asynchronous=False)
    consumer.close()


def test_what_the_database_lost_is_done_again_and_who_was_erased_stays_away(
    rig: Rig, tmp_path: Path
) -> None:
    began = time.time()
    workers = rig.hire("translate", "record")
    rig.produce(received(1, author="s-1"), received(2, author="s-2"))
    rig.until(lambda: rig.states() == dict.fromkeys(("p-1", "p-2"), "published"))
    program(rig, "pg_dump", "--format=custom", f"--file={tmp_path / 'backup'}")
    rig.produce(received(3, author="s-1"), received(4, author="s-4"))
    rig.until(lambda: len(rig.states()) == 4)
    assert rig.run("erase", "--project", "rivers", "--author", "s-1", "--yes")[0] == 0
    for one in workers:
        one.end(signal.SIGTERM)
    rig.database.close()
    program(rig, "pg_restore", "--clean", "--if-exists", "--single-transaction",
            str(tmp_path / "backup"))  # fmt: skip
    rig.reopen()
    assert rig.states().keys() == {"p-1", "p-2"}
    assert rig.run("erase", "--project", "rivers", "--author", "s-1", "--yes")[0] == 0
    for stage in STAGES:
        set_back(rig, stage, began)
    rig.hire("translate", "record")
    rig.until(lambda: rig.states() == dict.fromkeys(("p-2", "p-4"), "published"))
    rig.until(lambda: rig.behind() == 0)
    assert rig.states().keys() == {"p-2", "p-4"}
