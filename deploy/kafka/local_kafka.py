"""Run an Apache Kafka broker on this machine, for development and tests: no password, no TLS.

Needs Java 17 or later and Maven. Kafka's jars (43 MB) are fetched once, into `target` beside this
file. The broker listens on 127.0.0.1 alone; topics are made by `passerelle topics apply`.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = HERE / "target"
JARS = TARGET / "jars"
FETCHED = TARGET / "fetched.xml"  # the pom.xml that the jars are of
CLASSES = TARGET / "classes.jsa"  # prepared classes: a start takes one second instead of two
CLUSTER = "localKafkaPasserelleAA"  # any sixteen bytes, in base64
START_SECONDS = 60.0
STOP_SECONDS = 30.0
JAVA = 17
# A start matters more here than speed after hours.
JAVA_OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xms64m", "-Xmx384m",
                f"-Dlog4j2.configurationFile={HERE / 'log4j2.properties'}")  # fmt: skip
SETTINGS = {
    "process.roles": "broker,controller",
    "controller.listener.names": "CONTROLLER",
    "auto.create.topics.enable": "false",
    "num.partitions": "12",
    "offsets.topic.num.partitions": "3",
    "transaction.state.log.num.partitions": "3",
    # Consumers begin at once, and may ask for sessions as short as a test.
    "group.initial.rebalance.delay.ms": "0",
    "group.min.session.timeout.ms": "1000",
    # A broker that was killed is missed after three seconds instead of nine.
    "broker.heartbeat.interval.ms": "500",
    "broker.session.timeout.ms": "3000",
    # Small files and buffers: there are many partitions with little in them.
    "log.segment.bytes": str(16 << 20),
    "log.index.size.max.bytes": str(1 << 18),
    "log.cleaner.dedupe.buffer.size": str(2 << 20),
}


def missing_programs() -> str | None:
    """Say what must be installed before jars can be fetched and a broker started; None: nothing."""
    if shutil.which("java") is None or _java() < JAVA:
        return f"Java {JAVA} or later is not installed: apt-get install default-jre-headless"
    if not _fetched() and shutil.which("mvn") is None:
        return "Maven is not installed: apt-get install maven"
    return None


def missing() -> str | None:
    """Say what a broker needs and is not there, and how to get it; None: nothing."""
    if reason := missing_programs():
        return reason
    if _fetched():
        return None
    return "Kafka's jars are not there: python3 deploy/kafka/local_kafka.py --fetch"


def fetch() -> None:
    """Fetch Kafka's jars and prepare its classes, unless done. Raises RuntimeError."""
    if reason := missing_programs():
        raise RuntimeError(reason)
    if _fetched():
        return
    shutil.rmtree(TARGET, ignore_errors=True)
    done = subprocess.run(
        ["mvn", "--batch-mode", "--quiet", "--strict-checksums", "--file", HERE / "pom.xml",
         "dependency:copy-dependencies", f"-DoutputDirectory={JARS}", "-DincludeScope=runtime"],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"Kafka's jars could not be fetched:\n{done.stdout[-2000:]}")
    port, controller = free_ports(2)
    server = Server(folder=TARGET / "first", port=port, voters={1: controller})
    server.start(f"-XX:ArchiveClassesAtExit={CLASSES}")
    server.wait_until_ready()
    server.stop()
    shutil.rmtree(server.folder)
    shutil.copyfile(HERE / "pom.xml", FETCHED)


def free_ports(count: int) -> list[int]:
    """Give ports that are free now, and that no outgoing connection is given.

    So a broker that is away for a while finds its port again.
    """
    found: list[int] = []
    start = 20000 + os.getpid() * 7 % 10000  # others look elsewhere at the same time
    for port in range(start, start + 2000):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with suppress(OSError):
                probe.bind(("127.0.0.1", port))
                found.append(port)
        if len(found) == count:
            return found
    raise RuntimeError("no free ports")


@dataclass(kw_only=True, slots=True)
class Server:
    """A broker, which is its own controller, with its data in a folder that stays."""

    folder: Path
    port: int
    voters: Mapping[int, int]  # node: port of its controller; of all brokers of the cluster
    node: int = 1
    settings: Mapping[str, str] = field(default_factory=dict)  # beside the usual
    running: subprocess.Popen[bytes] | None = None

    def start(self, *options: str, output: int | None = subprocess.DEVNULL) -> None:
        """Start it, with options of Java's; the first time its data is made."""
        self.folder.mkdir(parents=True, exist_ok=True)
        file = self.folder / "server.properties"
        lines = [f"{name}={value}\n" for name, value in self._all_settings().items()]
        file.write_text("".join(lines))
        if not (self.folder / "data" / "meta.properties").exists():
            command = _java_command("kafka.tools.StorageTool", "format", "-t", CLUSTER, "-c", file)
            done = subprocess.run(command, check=False, capture_output=True)
            if done.returncode:
                raise RuntimeError(f"Kafka's data was not made: {done.stderr.decode()}")
        # It ends with us, also when we are killed.
        with_us = ["setpriv", "--pdeathsig", "KILL"] if shutil.which("setpriv") else []
        with (self.folder / "log").open("ab") as log:
            self.running = subprocess.Popen(
                [*with_us, *_java_command("kafka.Kafka", file, options=options)],
                stdin=subprocess.DEVNULL,
                stdout=log if output == subprocess.DEVNULL else output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def wait_until_ready(self) -> None:
        """Wait until it takes connections. Raises RuntimeError if it does not."""
        assert self.running is not None
        latest = time.monotonic() + START_SECONDS
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            if self.running.poll() is not None or time.monotonic() > latest:
                self.kill()
                log = (self.folder / "log").read_text("utf-8", errors="replace")
                raise RuntimeError(f"Kafka did not start: {log[-3000:]}")
            time.sleep(0.02)

    def stop(self) -> None:
        """Let it hand over what it leads, and end."""
        if self.running is not None:
            self.running.terminate()
            try:
                self.running.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.kill()
        self.running = None

    def kill(self) -> None:
        """End it as a power cut would if there were no disk."""
        if self.running is not None:
            self.running.kill()
            self.running.wait()
        self.running = None

    def _all_settings(self) -> dict[str, str]:
        copies = str(min(3, len(self.voters)))
        enough = str(max(1, min(3, len(self.voters)) - 1))
        return {
            **SETTINGS,
            "node.id": str(self.node),
            "listeners": f"PLAINTEXT://127.0.0.1:{self.port},"
            f"CONTROLLER://127.0.0.1:{self.voters[self.node]}",
            "controller.quorum.voters": ",".join(
                f"{node}@127.0.0.1:{port}" for node, port in self.voters.items()
            ),
            "log.dirs": str(self.folder / "data"),
            "default.replication.factor": copies,
            "min.insync.replicas": enough,
            "offsets.topic.replication.factor": copies,
            "transaction.state.log.replication.factor": copies,
            "transaction.state.log.min.isr": enough,
            **self.settings,
        }


def _fetched() -> bool:
    return FETCHED.exists() and FETCHED.read_bytes() == (HERE / "pom.xml").read_bytes()


def _java() -> int:
    """Give the version of Java."""
    said = subprocess.run(["java", "-version"], check=False, capture_output=True, text=True).stderr
    found = re.search(r'version "(\d+)', said)
    return int(found[1]) if found else 0


def _java_command(program: str, *arguments: object, options: Sequence[str] = ()) -> list[str]:
    # Named one by one, in order: the prepared classes are of this class path alone.
    jars = ":".join(str(jar) for jar in sorted(JARS.glob("*.jar")))
    prepared = [f"-XX:SharedArchiveFile={CLASSES}"] if CLASSES.exists() else []
    java = ["java", *JAVA_OPTIONS, *prepared, *options, "-cp", jars]
    return [*java, program, *map(str, arguments)]


def main() -> None:
    """Run one broker until told to stop."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--port", type=int, default=9092, help="the controller takes the next one")
    parser.add_argument("--data", type=Path, default=TARGET / "data", help="folder of its data")
    parser.add_argument("--fetch", action="store_true", help="fetch the jars, and no more")
    arguments = parser.parse_args()
    try:
        fetch()
        if arguments.fetch:
            return
        server = Server(folder=arguments.data, port=arguments.port, voters={1: arguments.port + 1})
        server.start(output=None)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        try:
            server.wait_until_ready()
            print(f"PASSERELLE_BROKER_URL=kafka://127.0.0.1:{arguments.port}", flush=True)
            assert server.running is not None
            server.running.wait()
        finally:
            server.stop()
    except KeyboardInterrupt:
        pass
    except RuntimeError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
