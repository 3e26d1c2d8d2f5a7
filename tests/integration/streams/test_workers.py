"""Real workers over a real broker and a real PostgreSQL."""

from __future__ import annotations

import json
import signal

from confluent_kafka import Producer

from tests.integration.streams.conftest import Rig, ask, received, withdrawn
from tests.support.kafka import committed, consume_all


def test_a_post_that_a_platform_produces_is_translated_and_published(rig: Rig) -> None:
    rig.hire("translate", "record")
    rig.produce(received(1))
    rig.until(lambda: rig.states() == {"p-1": "published"})


def test_the_same_post_again_changes_nothing_and_is_no_dead_letter(rig: Rig) -> None:
    rig.hire("translate", "record")
    rig.produce(received(1), received(1))
    rig.until(lambda: rig.states() == {"p-1": "published"})
    rig.produce(received(1), received(2))
    rig.until(lambda: rig.states() == {"p-1": "published", "p-2": "published"})
    assert rig.letters("translate") == rig.letters("record") == []


def test_a_withdrawal_travels_behind_its_post(rig: Rig) -> None:
    rig.hire("translate", "record")
    rig.produce(received(1), withdrawn("p-1"))
    rig.until(lambda: rig.states() == {"p-1": "withdrawn"})
    assert rig.letters("record") == []


def test_sigterm_finishes_what_is_in_hand_and_commits_it(rig: Rig) -> None:
    translating, recording = rig.hire("translate", "record")
    rig.produce(*(received(number) for number in range(300)))
    rig.until(lambda: len(rig.states()) > 20)
    assert translating.end(signal.SIGTERM) == 0
    assert recording.end(signal.SIGTERM) == 0
    done = committed(rig.broker, rig.topics.group("translate"), rig.topics.posts_in)
    sent = consume_all(rig.broker, rig.topics.posts_translated)
    assert sum(done.values()) == len(sent), "no more is committed than was sent, and no less"
    rig.hire("translate", "record")
    rig.until(lambda: len(rig.states()) == 300)
    assert len(consume_all(rig.broker, rig.topics.posts_translated)) == 300


def test_what_was_in_hand_at_a_kill_is_done_by_the_next_worker(rig: Rig) -> None:
    translating, recording = rig.hire("translate", "record")
    rig.produce(*(received(number) for number in range(300)))
    rig.until(lambda: len(rig.states()) > 20)
    assert translating.end(signal.SIGKILL) == -signal.SIGKILL
    assert recording.end(signal.SIGKILL) == -signal.SIGKILL
    rig.hire("translate", "record")
    rig.until(lambda: set(rig.states().values()) == {"published"} and len(rig.states()) == 300)
    assert rig.letters("translate") == rig.letters("record") == []


def test_a_worker_without_a_broker_says_so_and_wants_to_be_started_again(rig: Rig) -> None:
    worker = rig.start("translate", PASSERELLE_BROKER_URL="127.0.0.1:1")
    assert worker.popen.wait(60) == 75
    worker.end()
    assert "No broker answers at 127.0.0.1:1" in worker.output


def test_a_worker_without_its_topics_says_so_and_wants_to_be_started_again(rig: Rig) -> None:
    worker = rig.start("record", PASSERELLE_TOPIC_PREFIX="nobody.")
    assert worker.popen.wait(60) == 75
    worker.end()
    assert "passerelle topics apply" in worker.output


def test_a_worker_on_sqlite_says_what_it_needs(rig: Rig) -> None:
    worker = rig.start("record", PASSERELLE_DATABASE_URL="sqlite:////tmp/none.sqlite")
    assert worker.popen.wait(60) == 1
    worker.end()
    assert "PostgreSQL" in worker.output


def test_the_health_port_tells_how_a_worker_is(rig: Rig) -> None:
    worker, _ = rig.hire("translate", "record")
    rig.until(lambda: ask(worker, "/readyz")[0] == 200)
    assert ask(worker, "/livez") == (200, '{"alive": true}\n')
    assert ask(worker, "/nothing")[0] == 404
    rig.produce(received(1), (b"k", b"not json", []))
    rig.until(lambda: json.loads(ask(worker, "/status")[1])["records"] == 2)
    status = json.loads(ask(worker, "/status")[1])
    assert status["state"] == "ready"
    assert status["partitions"] == [0, 1, 2]
    assert status["dead"] == 1
    figures = ask(worker, "/metrics")[1]
    assert 'passerelle_worker_records_total{outcome="done",stage="translate"} 1.0' in figures
    assert 'reason="not-cloudevents",stage="translate"} 1.0' in figures
    assert "p-1" not in figures


def test_a_client_that_hangs_without_a_word_ends_its_worker_and_one_with_nothing_to_do_none(
    rig: Rig,
) -> None:
    short = {"PASSERELLE_TEST_STILL_SECONDS": "12"}
    good, deaf = (
        rig.start("translate", **short),
        rig.start("record", PASSERELLE_TEST_DEAF="", **short),
    )
    good.until_joined()
    deaf.until_joined()
    transaction = Producer(
        {"bootstrap.servers": rig.broker, "transactional.id": rig.prefix, "log_level": 2}
    )
    transaction.init_transactions()
    transaction.begin_transaction()
    key, value, headers = received(1)
    transaction.produce(rig.topics.posts_in, value, key, headers=headers)
    transaction.commit_transaction()
    rig.until(
        lambda: ask(deaf, "/readyz") == (503, '{"state": "retrying", "missing": ["records"]}\n')
    )
    assert deaf.popen.wait(60) == 75, deaf.output
    assert "Stuck" in deaf.output
    status = json.loads(ask(good, "/status")[1])
    assert (status["records"], sum(status["lag"].values())) == (1, 1), "the transaction's mark"
    rig.hire("record")
    rig.until(lambda: rig.states() == {"p-1": "published"})
    rig.until(lambda: ask(good, "/readyz")[0] == 200)
    assert good.popen.poll() is None


def test_worker_status_shows_who_is_there_and_what_waits(rig: Rig) -> None:
    rig.produce(received(1))
    code, before, _ = rig.run("worker", "status")
    assert code == 0
    assert "no worker was heard of" in before
    assert (
        json.loads(rig.run("worker", "status", "--json")[1])["stages"]["translate"]["behind"] == 1
    )
    translating, _ = rig.hire("translate", "record")
    rig.until(lambda: rig.states() == {"p-1": "published"})

    def told() -> dict[str, str]:
        told = json.loads(rig.run("worker", "status", "--json")[1])
        assert told["stages"].keys() == {"translate", "record"}
        return {one["stage"]: one["state"] for one in told["workers"]}

    rig.until(lambda: told() == {"translate": "ready", "record": "ready"})
    translating.end(signal.SIGTERM)
    assert told() == {"record": "ready"}
