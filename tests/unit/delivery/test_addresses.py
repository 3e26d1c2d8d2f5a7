"""Addresses that lead into private networks are refused, however they are spelt."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import SettingsInvalid
from pipeline.exchange.addresses import Allowance, is_public, literal, url_conflict

NONE = Allowance()
PRIVATE = [
    "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1",
    "017700000001", "0", "0.0.0.0", "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255",
    "192.168.1.1", "192.168.257", "169.254.169.254", "0xa9fea9fe", "2852039166", "100.64.0.1",
    "100.100.100.200", "168.63.129.16", "192.0.0.192", "192.0.2.1", "198.18.0.1", "203.0.113.9",
    "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "192.88.99.1",
    "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:10.0.0.1]",
    "[0:0:0:0:0:ffff:a9fe:a9fe]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b::10.0.0.1]",
    "[64:ff9b:1::1]", "[2002:7f00:1::]", "[2002:a00:1::1]", "[2001:0:1::1]", "[fe80::1]",
    "[fe80::1%25eth0]", "[fc00::1]", "[fd00:ec2::254]", "[ff02::1]", "[2001:db8::1]",
    "[3fff::1]", "[100::1]", "[5f00::1]",
    "localhost", "LOCALHOST", "localhost.", "a.localhost", "ip6-localhost", "127.0.0.1.",
]  # fmt: skip
PUBLIC = [
    "1.1.1.1", "8.8.8.8", "16843009", "172.32.0.1", "100.128.0.1", "[2606:4700:4700::1111]",
    "[::ffff:8.8.8.8]", "[64:ff9b::8.8.8.8]", "example.org", "my-platform.example", "a_b.example",
    "münchen.example", "localhost.example.org",
]  # fmt: skip


@pytest.mark.parametrize("host", PRIVATE)
def test_a_private_address_is_refused_in_every_spelling(host: str) -> None:
    conflict = url_conflict(f"http://{host}:8080/hook", NONE)
    assert conflict is not None
    assert conflict.code == ("invalid-url" if host == "0177.0.0.1" else "private-address")


@pytest.mark.parametrize("host", PUBLIC)
def test_a_public_address_is_taken(host: str) -> None:
    assert url_conflict(f"https://{host}/hook?a=b", NONE) is None


@pytest.mark.parametrize(
    "url",
    [
        "", "example.org/hook", "//example.org", "ftp://example.org/", "file:///etc/passwd",
        "gopher://example.org/", "javascript:alert(1)", "http://", "http:///path", "http://user@a.b/",
        "http://user:pw@a.b/", "http://a.b/#part", "http://a b/", "http://a.b/\n", "http://a.b\\@c.d",
        "http://a.b:0/", "http://a.b:99999/", "http://a.b:port/", "http://[::1", "http://[/",
        "http://.../", "http://-a.b/", "http://a..b/", "http://１２７.0.0.1/", "http://a%00b/",
        "https://a.b/" + "x" * 2000, "http://" + "a" * 300 + "/",
    ],
)  # fmt: skip
def test_what_is_no_plain_web_address_is_refused(url: str) -> None:
    conflict = url_conflict(url, NONE)
    assert conflict is not None
    assert conflict.code == "invalid-url"


def test_the_operator_may_allow_networks_and_names() -> None:
    allowed = Allowance.parse("127.0.0.0/8, 10.1.0.0/16,fd00::/8, Platform.internal")
    for url in (
        "http://127.0.0.1/", "http://localhost:9000/", "http://10.1.2.3/", "http://[fd00::1]/",
        "http://[::ffff:10.1.2.3]/", "http://platform.internal/",
    ):  # fmt: skip
        assert url_conflict(url, allowed) is None
    for url in ("http://10.2.0.1/", "http://192.168.0.1/", "http://[::1]/"):
        assert url_conflict(url, allowed) is not None
    assert allowed.permits(IPv4Address("192.168.0.9"), "PLATFORM.internal.")
    assert not allowed.permits(IPv4Address("192.168.0.9"), "other.internal")


@pytest.mark.parametrize("text", ["10.0.0.0/33", "a b", "http://x", "10.0.0.0/8;127.0.0.1"])
def test_an_allowance_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(SettingsInvalid, match="PASSERELLE_ALLOW_ENDPOINTS"):
        Allowance.parse(text)


def test_no_allowance_allows_nothing_private() -> None:
    assert Allowance.parse(" , ") == NONE


@given(st.ip_addresses(v=4))
def test_an_address_hidden_in_ipv6_is_judged_as_itself(address: IPv4Address) -> None:
    for prefix in ("::ffff:0:0", "64:ff9b::"):
        hidden = IPv6Address(int(IPv6Address(prefix)) + int(address))
        assert is_public(hidden) == is_public(address)


@given(st.ip_addresses())
def test_what_python_calls_private_is_not_public(address: IPv4Address | IPv6Address) -> None:
    if is_public(address) and not (isinstance(address, IPv6Address) and address.ipv4_mapped):
        names = ("loopback", "link_local", "multicast", "unspecified", "private")
        assert not any(getattr(address, f"is_{name}") for name in names)


@given(st.ip_addresses(v=4))
def test_every_spelling_of_a_number_is_the_same_address(address: IPv4Address) -> None:
    number = int(address)
    first, rest = number >> 24, number & 0xFFFFFF
    for text in (
        str(number),
        hex(number),
        f"0{number:o}",
        f"{first}.{rest}",
        f"0x{first:x}.{rest}",
    ):
        assert literal(text) == address


def test_a_name_is_no_address() -> None:
    assert literal("example.org") is None
    assert literal("1.2.3.4.example.org") is None
    assert literal("[::1]") == ip_address("::1")
