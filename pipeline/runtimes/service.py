"""The service: API, pages and deliveries; posts are translated here or handed to workers."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import uvicorn
import uvloop

from pipeline.delivery.loop import DeliveryLoop, Options
from pipeline.delivery.telling import Attempted, Told, log
from pipeline.engines import installed_engine, installed_figures
from pipeline.errors import PipelineError
from pipeline.exchange.addresses import Allowance
from pipeline.exchange.bell import Bell
from pipeline.exchange.claiming import release_own
from pipeline.exchange.relaying import begin
from pipeline.logging import logger
from pipeline.metrics import Metrics
from pipeline.runtimes.alone import alone
from pipeline.runtimes.housekeeping import Housekeeping
from pipeline.runtimes.loading import load_into
from pipeline.runtimes.making import InThisProcess, Making
from pipeline.runtimes.signals import Signals
from pipeline.runtimes.stalled import NoStalling
from pipeline.settings import Settings
from pipeline.store.address import read_address
from pipeline.store.database import Database
from pipeline.store.migrate import upgrade
from pipeline.store.tokens import list_tokens
from pipeline.web.app import create_app
from pipeline.web.services import Services
from pipeline.work.back import translate_back
from pipeline.work.desk import Desk
from pipeline.work.engine_room import EngineRoom
from translators.port import Translator

_LOG = logger(__name__)

# How often threads take turns: answers are given while stages of the pipeline compute.
_SWITCH_SECONDS = 0.001
# What ends within 25 seconds of a signal: requests, the batch in hand, deliveries that run.
_REQUEST_SECONDS = 10
_DRAIN_SECONDS = 22.0
_SETTLE_SECONDS = 0.2
_OWNER = "embedded"


class NobodyMayCome(PipelineError):
    """Nobody could use the API: set PASSERELLE_ADMIN_TOKEN to a long random text, or name its file
    in PASSERELLE_ADMIN_TOKEN_FILE."""  # noqa: D205, D209  # it is a message


class NoAddress(PipelineError):
    """The address cannot be listened on."""


class NeedsPostgresql(PipelineError):
    """Workers on other machines need a database that they can reach: PASSERELLE_BROKER_URL is set,
    so set PASSERELLE_DATABASE_URL to a PostgreSQL database."""  # noqa: D205, D209  # it is a message


def serve(
    settings: Settings,
    project: Path | None = None,
    announce: Callable[[str], None] | None = None,
    make_engine: Callable[[], Translator] | None = None,
    prepare: Callable[[Database, datetime], None] | None = None,
) -> int:
    """Serve until a signal comes, then let what runs end; give the signal's number.

    `project` is a project file to read in first, after which `prepare` may put more in; `announce`
    is told the address once requests are answered, `make_engine` makes another engine than the one
    over the installed packages. A second signal ends the process at once. Raises PipelineError
    when it cannot start.
    """
    sys.setswitchinterval(_SWITCH_SECONDS)
    with ExitStack() as stack:
        allowance = Allowance.parse(settings.allow_endpoints)
        is_front = settings.broker_url is not None
        if is_front and read_address(settings.database).get_backend_name() == "sqlite":
            raise NeedsPostgresql
        database = stack.enter_context(_opened(settings))
        now = _now()
        if project is not None:
            load_into(database, project, now)
        if prepare is not None:
            prepare(database, now)
        if settings.admin_token is None and not _has_tokens(database):
            raise NobodyMayCome
        listener = stack.enter_context(_listening(settings.host, settings.port))
        if not is_front:
            owner = _owner(database, listener)
            released = database.write(lambda connection: release_own(connection, owner, now))
            _LOG.info("starting", leases_taken_back=released)
        else:
            database.write(lambda connection: begin(connection, now))
            _LOG.info("starting as a front of workers")
        service = _Service(settings, database, allowance, listener, announce, make_engine)
        number = service.run()
    if not service.in_time or threading.active_count() > 1:
        _leave(number)
    return number


def _leave(number: int) -> NoReturn:
    """End the process beside a thread that is stuck, or loads a model.

    Such a one must not keep it; and native code that comes back to an interpreter which has ended
    brings the process down with an error.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(128 + number if number == signal.SIGINT else 0)


class _Service:
    """All parts, started and stopped together."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        allowance: Allowance,
        listener: socket.socket,
        announce: Callable[[str], None] | None,
        make_engine: Callable[[], Translator] | None,
    ) -> None:
        bell, metrics = Bell(), Metrics()
        room = EngineRoom(
            make_engine or (lambda: installed_engine(settings, background=True)),
            settings.package_root,
            figures=lambda: installed_figures(settings),
        )
        self._making = _making(settings, database, bell, room, metrics, _owner(database, listener))
        self._housekeeping = Housekeeping(database, bell, _now)
        self._deliveries = DeliveryLoop(
            database,
            bell,
            Options(allowance=allowance, tell=_counted(metrics), alone=database.is_sqlite),
        )
        self._listener = listener
        self.in_time = True  # all ended by itself
        app = create_app(
            Services(
                database=database,
                bell=bell,
                settings=settings,
                clock=_now,
                metrics=metrics,
                figures=lambda: room.figures,
                checks=self._making.checks,
                translate_back=partial(translate_back, room),
            )
        )
        config = uvicorn.Config(
            app,
            loop="uvloop",
            http=NoStalling,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_REQUEST_SECONDS,
        )
        self._server = _Server(config, lambda: announce(_address(listener)) if announce else None)

    def run(self) -> int:
        """Run until a signal comes and all has ended; give the signal's number."""
        signals = Signals()
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            return runner.run(self._run(signals))

    async def _run(self, signals: Signals) -> int:
        first = signals.listen()
        self._making.start()
        self._housekeeping.start()
        stop_deliveries = asyncio.Event()
        settling = asyncio.create_task(self._settle())
        deliveries = asyncio.create_task(self._deliveries.run(stop_deliveries))
        server = asyncio.create_task(self._server.serve(sockets=[self._listener]))
        parts: set[asyncio.Future[Any]] = {first, server, deliveries}
        await asyncio.wait(parts, return_when=asyncio.FIRST_COMPLETED)
        number = first.result() if first.done() else 0
        _LOG.info("draining", signal=number)
        settling.cancel()
        self._server.should_exit = True
        self._housekeeping.stop()
        stop_deliveries.set()
        making = asyncio.create_task(asyncio.to_thread(self._making.stop, _DRAIN_SECONDS))
        done, late = await asyncio.wait({server, deliveries, making}, timeout=_DRAIN_SECONDS + 1)
        self.in_time = not late and making.result()
        _LOG.info("drained", in_time=self.in_time)
        for task in done:
            task.result()  # what it raised, it raises here
        return number

    async def _settle(self) -> None:
        """Keep what was loaded from being looked through for rubbish again and again.

        A whole collection would keep requests waiting.
        """
        while not self._making.is_ready:
            await asyncio.sleep(_SETTLE_SECONDS)
        gc.collect()
        gc.freeze()


class _Server(uvicorn.Server):
    """Uvicorn without its own view of signals."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._tell = started

    def capture_signals(self) -> AbstractContextManager[None]:  # type: ignore[override]  # as used
        """Leave signals to the service."""
        return nullcontext()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, and say so."""
        await super().startup(sockets=sockets)
        self._tell()


@contextmanager
def _opened(settings: Settings) -> Iterator[Database]:
    """Open the database, brought to this version; nobody else serves it if it is a file."""
    with ExitStack() as stack:
        address = read_address(settings.database)
        if address.get_backend_name() == "sqlite" and address.database:
            file = Path(address.database)
            stack.enter_context(alone(file))
            database = Database.at(file)
        else:
            database = Database(settings.database)
        stack.callback(database.close)
        upgrade(database)
        yield database


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    """Give a socket on an address. Raises NoAddress."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listener = socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        raise NoAddress(
            f"Cannot listen on {host}, port {port}: {error.strerror}. "
            "Choose another with PASSERELLE_HOST and PASSERELLE_PORT."
        ) from None
    with listener:
        yield listener


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _has_tokens(database: Database) -> bool:
    tokens = database.read(lambda connection: list_tokens(connection, None))
    return any(token.revoked_at is None for token in tokens)


def _making(
    settings: Settings,
    database: Database,
    bell: Bell,
    room: EngineRoom,
    metrics: Metrics,
    owner: str,
) -> Making:
    """Give what sees to it that posts are translated. Raises PipelineError."""
    if settings.broker_url is not None:
        # Kafka's client is not loaded where it is not wanted.
        from pipeline.runtimes.handing_over import ByWorkers

        return ByWorkers(database, room, settings, metrics)
    return InThisProcess(
        Desk(database=database, bell=bell, room=room, clock=_now, owner=owner, metrics=metrics)
    )


def _owner(database: Database, listener: socket.socket) -> str:
    """Name the owner of this service's leases: the same after a restart, another beside it."""
    if database.is_sqlite:
        return _OWNER
    return f"{_OWNER}@{socket.gethostname()}:{listener.getsockname()[1]}"


def _counted(metrics: Metrics) -> Callable[[Told], None]:
    def tell(told: Told) -> None:
        match told:
            case Attempted(result="delivered" | "given-up" as result):
                metrics.deliveries.labels(result).inc()
            case Attempted(result="retry"):
                metrics.deliveries.labels("retried").inc()
        log(told)

    return tell


def _now() -> datetime:
    return datetime.now(UTC)
