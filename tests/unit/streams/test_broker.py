"""Addresses of brokers: what may be written, and that a password shows nowhere."""

from __future__ import annotations

import ssl
from pathlib import Path

import pytest
from faust.auth import SASLCredentials, SSLCredentials
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from pipeline.errors import PipelineError
from pipeline.settings import Settings
from pipeline.streams.broker import Broker, BrokerAddressUnusable, NoBroker

PASSWORD = "s3cr3t-Zanzibar"


@pytest.mark.parametrize(
    ("url", "servers"),
    [
        ("kafka://h1:9092", ("h1:9092",)),
        ("h1:9092,h2:9093", ("h1:9092", "h2:9093")),
        ("kafka://h1, h2:19092/", ("h1:9092", "h2:19092")),
        (" kafka://kafka-1.school.example:9092\n", ("kafka-1.school.example:9092",)),
        ("[::1]:9092", ("[::1]:9092",)),
        ("kafka+ssl://h:9093", ("h:9093",)),
        ("10.1.0.5", ("10.1.0.5:9092",)),
    ],
)
def test_an_address_names_servers(url: str, servers: tuple[str, ...]) -> None:
    broker = Broker.parse(url)
    assert broker.servers == servers
    assert str(broker) == ", ".join(servers)
    assert broker.aiokafka()["bootstrap_servers"] == list(servers)
    assert broker.faust()["broker"] == [f"aiokafka://{one}" for one in servers]


@pytest.mark.parametrize(
    ("url", "protocol", "mechanism"),
    [
        (f"kafka+ssl://us%40er:{PASSWORD}%2F@h:9093", "SASL_SSL", "SCRAM-SHA-512"),
        (f"kafka+sasl://us%40er:{PASSWORD}%2F@h?mechanism=plain", "SASL_PLAINTEXT", "PLAIN"),
        (f"kafka+ssl://us%40er:{PASSWORD}%2F@h?mechanism=SCRAM-SHA-256", "SASL_SSL",
         "SCRAM-SHA-256"),
    ],
)  # fmt: skip
def test_a_name_and_a_password_reach_both_clients_and_no_repr(
    url: str, protocol: str, mechanism: str
) -> None:
    broker = Broker.parse(url)
    given = broker.aiokafka()
    assert given["security_protocol"] == protocol
    assert given["sasl_mechanism"] == mechanism
    assert (given["sasl_plain_username"], given["sasl_plain_password"]) == (
        "us@er",
        f"{PASSWORD}/",
    )
    credentials = broker.faust()["broker_credentials"]
    assert isinstance(credentials, SASLCredentials)
    assert (credentials.protocol.value, credentials.mechanism.value) == (protocol, mechanism)
    assert (credentials.username, credentials.password) == ("us@er", f"{PASSWORD}/")
    for said in (repr(broker), str(broker), repr(credentials)):
        assert PASSWORD not in said


def test_tls_checks_the_name_and_the_certificate_of_a_broker() -> None:
    broker = Broker.parse("kafka+ssl://h:9093")
    context = broker.aiokafka()["ssl_context"]
    assert context.check_hostname
    assert context.verify_mode == ssl.CERT_REQUIRED
    assert isinstance(broker.faust()["broker_credentials"], SSLCredentials)


def test_without_tls_and_password_nothing_more_is_given() -> None:
    broker = Broker.parse("h:9092")
    assert broker.aiokafka()["security_protocol"] == "PLAINTEXT"
    assert broker.faust().keys() == {"broker"}


@pytest.mark.parametrize(
    "url",
    [
        "",
        ",",
        "h:9092,",
        "h:0",
        "h:70000",
        "h:x",
        "::1:9092",
        "http://h:9092",
        "kafka://",
        "kafka://h:9092/path",
        "kafka://h 1",
        "kafka+sasl://h:9092",
        f"kafka://user:{PASSWORD}@h:9092",
        f"kafka+ssl://user:{PASSWORD}@",
        f"kafka+ssl://:{PASSWORD}@h",
        f"kafka+ssl://{PASSWORD}@h",
        "kafka+ssl://user:@h",
        f"kafka+sasl://user:{PASSWORD}@h?mechanism=GSSAPI",
        f"kafka+sasl://user:{PASSWORD}@h?ca=/x",
        "kafka+ssl://h?mechanism=PLAIN",
        "kafka+ssl://h?ca=",
        "kafka+ssl://h?key=/x",
        "kafka+ssl://h?ca=/x&ca=/y",
        f"kafka+ssl://h?{PASSWORD}",
        f"kafka+ssl://user:{PASSWORD}@h?verify=no",
    ],
)
def test_what_is_no_address_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(BrokerAddressUnusable, match="PASSERELLE_BROKER_URL") as caught:
        Broker.parse(url)
    assert PASSWORD not in str(caught.value)


@given(url=st.text() | st.text().map(lambda text: f"kafka+ssl://{text}"))
def test_no_text_raises_anything_else(url: str) -> None:
    try:
        broker = Broker.parse(url)
    except BrokerAddressUnusable:
        return
    assert all(server.rpartition(":")[2].isdigit() for server in broker.servers)


@pytest.mark.parametrize("option", ["ca={0}/none", "ca={0}/bad", "cert={0}/bad"])
def test_files_that_cannot_be_used_are_told(option: str, tmp_path: Path) -> None:
    (tmp_path / "bad").write_text("no certificate", "utf-8")
    broker = Broker.parse(f"kafka+ssl://h?{option.format(tmp_path)}")
    with pytest.raises(BrokerAddressUnusable, match="ca, cert or key"):
        broker.aiokafka()


def test_settings_without_an_address_say_what_to_set(tmp_path: Path) -> None:
    with pytest.raises(NoBroker, match="PASSERELLE_BROKER_URL is not set"):
        Broker.of(Settings(data_dir=tmp_path, broker_url=None))
    settings = Settings(data_dir=tmp_path, broker_url=SecretStr("h:9092"))
    assert Broker.of(settings).servers == ("h:9092",)
    assert issubclass(NoBroker, PipelineError)
