"""Passwords and rights: each client can do its work with the rights that docs/kafka.md names."""

from __future__ import annotations

import asyncio
import json
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from aiokafka import AIOKafkaConsumer
from aiokafka.errors import (
    ClusterAuthorizationFailedError,
    GroupAuthorizationFailedError,
    TopicAuthorizationFailedError,
)
from confluent_kafka.admin import (
    AclBinding,
    AclOperation,
    AclPermissionType,
    AdminClient,
    ResourcePatternType,
    ResourceType,
    ScramCredentialInfo,
    ScramMechanism,
    UserScramCredentialUpsertion,
)

from deploy.kafka.local_kafka import Server, free_ports, missing
from pipeline.streams.broker import Broker
from pipeline.streams.producing import make_producer
from pipeline.topics.names import STAGES, Stage, Topics
from tests.support.kafka import QUIET, consume_all
from tests.support.loops import run_apart
from tests.support.program import environment, post, run
from tests.support.scaled import Process
from tests.support.served import served

PAGE = (Path(__file__).parents[3] / "docs" / "kafka.md").read_text("utf-8")
TOPICS = Topics()
PASSWORD = "zanzi@bar/1"
ADDRESS = "kafka+sasl://{user}:zanzi%40bar%2F1@{server}?mechanism={mechanism}"
ANY_HOST = "*"


def table() -> dict[str, tuple[list[str], list[str], list[str]]]:
    """Give the rows of the page: who reads, who writes, what else."""
    section = PAGE.split("\n## Who may do what\n")[1]
    rows = re.findall(r"^\| (.+?) \| ?(.*?) \| ?(.*?) \| ?(.*?) \|$", section, re.MULTILINE)
    dead = "both dead-letter topics"
    names = " ".join(f"`{TOPICS.dead(stage)}`" for stage in STAGES)
    groups = " ".join(f"`{TOPICS.group(stage)}`" for stage in STAGES)
    return {
        who.strip("`"): (
            re.findall(r"`([^`]+)`", reads.replace(dead, names)),
            re.findall(r"`([^`]+)`", writes),
            re.findall(r"`([^`]+)`", more.replace("both groups", groups)),
        )
        for who, reads, writes, more in rows[2:]
    }


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Give a broker's addresses: for its operator, and for clients with passwords and rights."""
    if reason := missing():
        pytest.skip(reason)
    open_port, port, controller = free_ports(3)
    login = "org.apache.kafka.common.security"
    server = Server(
        folder=tmp_path_factory.mktemp("guarded"),
        port=port,
        voters={1: controller},
        settings={
            "listeners": f"PLAINTEXT://127.0.0.1:{open_port},SASL_PLAINTEXT://127.0.0.1:{port},"
            f"CONTROLLER://127.0.0.1:{controller}",
            "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,"
            "SASL_PLAINTEXT:SASL_PLAINTEXT",
            "sasl.enabled.mechanisms": "PLAIN,SCRAM-SHA-512",
            "listener.name.sasl_plaintext.plain.sasl.jaas.config":
            f'{login}.plain.PlainLoginModule required user_plain="{PASSWORD}";',
            "listener.name.sasl_plaintext.scram-sha-512.sasl.jaas.config":
            f"{login}.scram.ScramLoginModule required;",
            "authorizer.class.name": "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            "super.users": "User:ANONYMOUS",
        },
    )  # fmt: skip
    try:
        server.start()
        server.wait_until_ready()
        yield f"127.0.0.1:{open_port}", f"127.0.0.1:{port}"
    finally:
        server.kill()


@contextmanager
def user(guarded: tuple[str, str], row: str) -> Iterator[str]:
    """Give the address for a client that has the rights of a row of the page, and no others."""
    operator, server = guarded
    admin = AdminClient({"bootstrap.servers": operator, **QUIET})
    name = re.sub(r"\W+", "-", row)
    scram = ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096)
    new = UserScramCredentialUpsertion(name, scram, PASSWORD.encode())
    for future in admin.alter_user_scram_credentials([new]).values():
        future.result()
    reads, writes, more = table()[row]
    rights = [(ResourceType.TOPIC, topic, AclOperation.READ) for topic in reads]
    rights += [(ResourceType.TOPIC, topic, AclOperation.WRITE) for topic in writes]
    for word in more:
        operation = getattr(AclOperation, re.sub(r"(?<=[a-z])(?=[A-Z])", "_", word).upper(), None)
        if word.startswith("passerelle-"):
            on_group = AclOperation.READ if "Read" in more else AclOperation.DESCRIBE
            rights.append((ResourceType.GROUP, word, on_group))
        elif operation != AclOperation.READ:
            assert operation is not None, word
            rights.append((ResourceType.TOPIC, "*", operation))
    if row == "platform that listens":
        rights.append((ResourceType.GROUP, "platform", AclOperation.READ))
    bindings = [
        AclBinding(kind, resource, ResourcePatternType.LITERAL, f"User:{name}", ANY_HOST,
                   operation, AclPermissionType.ALLOW)
        for kind, resource, operation in rights
    ]  # fmt: skip
    for future in admin.create_acls(bindings).values():
        future.result()
    yield ADDRESS.format(user=name, server=server, mechanism="SCRAM-SHA-512")


@pytest.fixture(scope="module")
def made(guarded: tuple[str, str]) -> tuple[str, str]:
    """Give the broker with the topics on it, made by a client with the rights for that."""
    with user(guarded, "passerelle topics apply") as address:
        done = run("topics", "apply", "--yes", env=environment(PASSERELLE_BROKER_URL=address))
    assert done.returncode == 0, done.stderr.decode()
    return guarded


async def write(address: str, topic: str) -> None:
    producer = make_producer(Broker.parse(address))
    try:
        await producer.start()
        await producer.send_and_wait(topic, b"value", key=b"key")
    finally:
        await producer.stop()


async def read(address: str, topic: str, group: str) -> bytes | None:
    consumer = AIOKafkaConsumer(
        topic, **Broker.parse(address).aiokafka(), group_id=group, auto_offset_reset="earliest"
    )
    try:
        await consumer.start()
        record = await asyncio.wait_for(consumer.getone(), 30)
        await consumer.commit()
        value: bytes | None = record.value
        return value
    finally:
        await consumer.stop()


WRITERS = ("platform that hands over", "passerelle serve",
           *(f"passerelle worker --stage {stage}" for stage in STAGES))  # fmt: skip


@pytest.mark.parametrize("row", WRITERS)
def test_who_writes_can_write_there_and_nowhere_else(row: str, made: tuple[str, str]) -> None:
    with user(made, row) as address:
        writes = table()[row][1]
        assert writes
        for topic in writes:
            before = len(consume_all(made[0], topic))
            run_apart(write(address, topic))
            assert len(consume_all(made[0], topic)) == before + 1
        for topic in {one.name for one in TOPICS.planned()} - set(writes):
            with pytest.raises(TopicAuthorizationFailedError):
                run_apart(write(address, topic))


@pytest.mark.parametrize(
    ("row", "group"),
    [
        ("platform that listens", "platform"),
        *((f"passerelle worker --stage {stage}", TOPICS.group(stage)) for stage in STAGES),
    ],
)
def test_who_reads_can_read_with_its_group(row: str, group: str, made: tuple[str, str]) -> None:
    with user(made, row) as address:
        for topic in table()[row][0]:
            run_apart(write(f"kafka://{made[0]}", topic))
            assert run_apart(read(address, topic, group)) == b"value"
        with pytest.raises(GroupAuthorizationFailedError):
            run_apart(read(address, table()[row][0][0], "another"))


def test_a_post_goes_all_the_way_with_nobody_having_more_rights_than_named(
    made: tuple[str, str], new_address: Callable[[str, bool], str]
) -> None:
    database = new_address("postgresql", True)
    serve = [sys.executable, "-c", "from tests.faults.serve_identity import serve_once as s; s({})"]
    workers = []
    with ExitStack() as stack:

        def settings(row: str) -> dict[str, str]:
            address = stack.enter_context(user(made, row))
            return {
                "PASSERELLE_BROKER_URL": address,
                "PASSERELLE_DATABASE_URL": database,
                "PASSERELLE_WORKER_PORT": "0",
                "PASSERELLE_TEST_SESSION_SECONDS": "6",
            }

        for stage in STAGES:
            module = [sys.executable, "-m", "tests.support.identity_worker", "--stage", stage]
            env = environment(**settings(f"passerelle worker --stage {stage}"))
            workers.append(Process(module, env))
            stack.callback(workers[-1].end, signal.SIGKILL)
        front = stack.enter_context(served(command=serve, **settings("passerelle serve")))
        front.until_ready()
        for worker in workers:
            worker.until_joined()
        room = {"language": "en", "timezone": "UTC"}
        project = {
            "name": "Rivers",
            "classrooms": [{"id": "accra", **room}, {"id": "sevilla", **room, "language": "es"}],
            "review": {"policy": "mark"},
            "retention": {"days": 400},
        }
        assert front.client.put("/v1/projects/rivers", json=project).status_code == 201
        assert front.post(post(1)).status_code == 202
        front.until_published("p-1")
        latest = time.monotonic() + 30
        while True:
            seen = consume_all(made[0], TOPICS.posts_out)
            kinds = [dict(one.headers).get("ce_type") for one in seen]
            if b"post.published" in kinds:
                break
            assert time.monotonic() < latest, front.output
            time.sleep(0.1)
        platform = settings("platform that hands over")["PASSERELLE_BROKER_URL"]
        run_apart(write(platform, TOPICS.posts_in))  # no event: a dead letter, sent back
        for command in ("worker status", "dead list", "dead retry --all"):
            row = f"passerelle {command.removesuffix(' --all')}"
            env = environment(**settings(row))
            while not (told := run(*command.split(), "--json", env=env)).stdout:
                assert time.monotonic() < latest, front.output
                time.sleep(0.1)
            assert b"brokers" not in told.stderr, "they refuse"


@pytest.mark.parametrize("stage", STAGES)
def test_no_platform_reads_what_is_held(stage: Stage, made: tuple[str, str]) -> None:
    with (
        user(made, "platform that listens") as address,
        pytest.raises(TopicAuthorizationFailedError),
    ):
        run_apart(read(address, TOPICS.input(stage), "platform"))


def test_doctor_sees_all_with_its_rights(made: tuple[str, str]) -> None:
    with user(made, "passerelle doctor") as address:
        done = run("doctor", "--json", env=environment(PASSERELLE_BROKER_URL=address))
    findings = {one["what"]: one for one in json.loads(done.stdout)}
    assert findings["topics"]["detail"] == "6 are there"
    assert PASSWORD.encode() not in done.stdout + done.stderr


def apply(address: str) -> str:
    done = run("topics", "apply", "--dry-run", env=environment(PASSERELLE_BROKER_URL=address))
    assert done.returncode == 1
    assert done.stdout == b""
    return done.stderr.decode()


def test_who_may_not_see_the_topics_is_told_that_and_not_that_they_are_missing(
    made: tuple[str, str],
) -> None:
    with user(made, "platform that hands over") as address:
        said = apply(address)
    assert said.startswith("The brokers would not tell the settings of")
    assert "TopicAuthorizationFailedError" in said


@pytest.mark.parametrize(("name", "mechanism"), [("plain", "PLAIN"), ("nobody", "SCRAM-SHA-512")])
def test_a_wrong_password_is_told_without_it(
    name: str, mechanism: str, made: tuple[str, str]
) -> None:
    said = apply(f"kafka+sasl://{name}:zanzibar@{made[1]}?mechanism={mechanism}")
    assert "or it does not take the name and password" in said
    assert "zanzibar" not in said


def test_a_plain_password_is_taken_where_the_broker_takes_it(made: tuple[str, str]) -> None:
    address = f"kafka+sasl://plain:zanzi%40bar%2F1@{made[1]}?mechanism=PLAIN"
    with pytest.raises(ClusterAuthorizationFailedError):  # it is known, and may do nothing
        run_apart(write(address, TOPICS.posts_in))
