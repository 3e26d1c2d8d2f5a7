"""Where Kafka is, as PASSERELLE_BROKER_URL says it, and how its clients are told."""

from __future__ import annotations

import re
import ssl
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self
from urllib.parse import parse_qsl, unquote

from pipeline.errors import PipelineError
from pipeline.settings import Settings

_SCHEMES = {"kafka": (False, False), "kafka+ssl": (True, False), "kafka+sasl": (False, True)}
_MECHANISMS = ("SCRAM-SHA-512", "SCRAM-SHA-256", "PLAIN")  # the first where none is named
_USUAL_PORT = 9092
_SERVER = re.compile(
    r"(?P<host>\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9](?:[A-Za-z0-9._-]{0,252}))(?::(?P<port>\d{1,5}))?",
    re.ASCII,
)


class BrokerAddressUnusable(PipelineError):
    """PASSERELLE_BROKER_URL names no broker; give kafka://HOST:9092, several with commas."""


class NoBroker(PipelineError):
    """PASSERELLE_BROKER_URL is not set; name your Kafka brokers, such as kafka://HOST:9092."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Broker:
    """The brokers to ask first, and what they want to know of their clients."""

    servers: tuple[str, ...]  # host:port
    tls: bool = False
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    mechanism: str = _MECHANISMS[0]
    ca: Path | None = None  # of the brokers' certificates; None: the system's
    cert: Path | None = None  # of this client, where brokers ask for one
    key: Path | None = None

    @classmethod
    def parse(cls, url: str) -> Self:
        """Read an address; raises BrokerAddressUnusable, which repeats nothing of it.

        `kafka://h1:9092,h2:9092` (or without the scheme), `kafka+ssl://user:password@h:9093`, with
        `?mechanism=`, `&ca=`, `&cert=` and `&key=`; `kafka+sasl://user:password@h:9092` has a
        password without TLS.
        """
        scheme, marker, rest = url.strip().partition("://")
        if not marker:
            scheme, rest = "kafka", scheme
        if scheme not in _SCHEMES:
            raise BrokerAddressUnusable
        tls, wants_user = _SCHEMES[scheme]
        place, _, query = rest.partition("?")
        known, at, hosts = place.removesuffix("/").rpartition("@")
        user, colon, password = known.partition(":")
        if bool(at) != bool(user and colon and password) or (wants_user and not user):
            raise BrokerAddressUnusable(
                "PASSERELLE_BROKER_URL has no usable name and password; write them as "
                "user:password@ before the host, in percent code where they have signs"
            )
        if user and not (tls or wants_user):
            raise BrokerAddressUnusable(
                "PASSERELLE_BROKER_URL has a password; say kafka+ssl:// or kafka+sasl:// before it"
            )
        return cls(
            servers=tuple(_server(one) for one in hosts.split(",")),
            tls=tls,
            user=unquote(user) or None,
            password=unquote(password) or None,
            **_options(query, tls=tls, has_user=bool(user)),
        )

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """Read the address in the settings. Raises NoBroker and BrokerAddressUnusable."""
        if settings.broker_url is None:
            raise NoBroker
        return cls.parse(settings.broker_url.get_secret_value())

    def __str__(self) -> str:
        return ", ".join(self.servers)

    def aiokafka(self) -> dict[str, Any]:
        """Give the arguments for a client of aiokafka. Raises BrokerAddressUnusable."""
        given: dict[str, Any] = {
            "bootstrap_servers": list(self.servers),
            "security_protocol": self._protocol,
            "ssl_context": self._context(),
        }
        if self.user is not None:
            given |= {
                "sasl_mechanism": self.mechanism,
                "sasl_plain_username": self.user,
                "sasl_plain_password": self.password,
            }
        return given

    def faust(self) -> dict[str, Any]:
        """Give the arguments for a faust app. Raises BrokerAddressUnusable."""
        from faust.auth import SASLCredentials, SSLCredentials  # takes a while to load

        given: dict[str, Any] = {"broker": [f"aiokafka://{one}" for one in self.servers]}
        context = self._context()
        if self.user is not None:
            given["broker_credentials"] = SASLCredentials(
                username=self.user,
                password=self.password,
                mechanism=self.mechanism,
                ssl_context=context,
            )
        elif context is not None:
            given["broker_credentials"] = SSLCredentials(context)
        return given

    @property
    def _protocol(self) -> str:
        return ("SASL_" if self.user is not None else "") + ("SSL" if self.tls else "PLAINTEXT")

    def _context(self) -> ssl.SSLContext | None:
        if not self.tls:
            return None
        try:
            context = ssl.create_default_context(cafile=self.ca)
            if self.cert is not None:
                context.load_cert_chain(self.cert, self.key)
        except OSError as error:  # of ssl too
            raise BrokerAddressUnusable(
                "the files that PASSERELLE_BROKER_URL names as ca, cert or key cannot be used: "
                f"{error.strerror or type(error).__name__}"
            ) from None
        return context


def _server(text: str) -> str:
    match = _SERVER.fullmatch(text.strip())
    port = int(match["port"] or _USUAL_PORT) if match else 0
    if match is None or not 0 < port < 2**16:
        raise BrokerAddressUnusable
    return f"{match['host']}:{port}"


def _options(query: str, *, tls: bool, has_user: bool) -> dict[str, Any]:
    """Read what stands after the question mark."""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query))
    except ValueError:
        raise BrokerAddressUnusable from None
    given = dict(pairs)
    possible = {*(("ca", "cert", "key") if tls else ()), *(("mechanism",) if has_user else ())}
    if len(given) < len(pairs) or not given.keys() <= possible or not all(given.values()):
        raise BrokerAddressUnusable(
            "PASSERELLE_BROKER_URL has an option that cannot be used; there are mechanism (with a "
            "password), and ca, cert and key (with kafka+ssl)"
        )
    mechanism = given.pop("mechanism", _MECHANISMS[0]).upper()
    if mechanism not in _MECHANISMS:
        raise BrokerAddressUnusable(
            f"PASSERELLE_BROKER_URL has an unknown mechanism; use one of {', '.join(_MECHANISMS)}"
        )
    if "key" in given and "cert" not in given:
        raise BrokerAddressUnusable("PASSERELLE_BROKER_URL has a key without its cert; name both")
    return {"mechanism": mechanism, **{name: Path(path) for name, path in given.items()}}
