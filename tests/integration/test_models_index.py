"""Packages from an index over a real HTTP server, which may do anything."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.package_server import PackageServer, Page, package_server
from tests.support.tiny_packages import build_package, pack
from translators.packages.archive import Progress
from translators.packages.errors import (
    ArchiveRefused,
    IncompleteDownload,
    IndexUnavailable,
    UnknownPackage,
)
from translators.packages.fetch import install_entry
from translators.packages.files import sha256_of
from translators.packages.index import IndexEntry, fetch_index, index_address, parse_index
from translators.packages.install import InstallOutcome
from translators.packages.limits import ArchiveLimits
from translators.packages.store import PackageStore

FILE = "/translate-en_es-1_0.argosmodel"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("made") / "translate-en_es-1_0"
    build_package(folder, source="en", target="es", words={})
    return pack(folder, folder.with_suffix(".argosmodel")).read_bytes()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def server(package: bytes) -> Iterator[PackageServer]:
    with package_server() as running:
        running.pages[FILE] = Page(body=package, etag='"one"', ranges=True)
        running.offer(running.entry(FILE))
        yield running


@pytest.fixture
def store(tmp_path: Path) -> PackageStore:
    return PackageStore(tmp_path / "packages")


def install(
    store: PackageStore,
    server: PackageServer,
    wanted: str = "en-es",
    limits: ArchiveLimits | None = None,
    seen: list[tuple[str, int, int | None]] | None = None,
) -> InstallOutcome:
    def progress(step: str) -> Progress:
        def note(done: int, total: int | None) -> None:
            if seen is not None:
                seen.append((step, done, total))

        return note

    entry = fetch_index(server.address).find(wanted)
    return install_entry(store, entry, smoke=None, limits=limits, progress=progress)


def files(store: PackageStore) -> list[str]:
    return sorted(
        path.name for path in (store.root / ".downloads").iterdir() if path.suffix != ".lock"
    )


def asked(server: PackageServer, path: str = FILE) -> list[str | None]:
    return [part for wanted, part in server.requests if wanted == path]


def test_a_package_is_fetched_by_its_name_and_installed(
    store: PackageStore, server: PackageServer, package: bytes
) -> None:
    seen: list[tuple[str, int, int | None]] = []

    outcome = install(store, server, seen=seen)

    assert outcome == InstallOutcome(package="translate-en_es-1.0", state="installed")
    (installed,) = store.installed()
    assert installed.record.origin == "index"
    assert installed.record.origin_name == server.address + FILE
    assert files(store) == []
    assert [step for step, _, _ in seen] == sorted(step for step, _, _ in seen)
    assert ("download", len(package), len(package)) in seen
    assert seen[-1][0] == "unpack"
    assert seen[-1][1] == seen[-1][2]


def test_what_is_installed_is_not_fetched_again(store: PackageStore, server: PackageServer) -> None:
    install(store, server)

    assert install(store, server).state == "already"
    assert len(asked(server)) == 1


def test_the_newest_version_is_taken_unless_one_is_named(server: PackageServer) -> None:
    server.offer(
        server.entry("/old", package_version="1.9"),
        server.entry("/new", package_version="1.10"),
    )
    index = fetch_index(server.address)

    assert index.find("en-es").label == "translate-en_es-1.10"
    assert index.find("translate-en_es-1.9").links == (f"{server.address}/old",)


def test_an_unknown_name_is_answered_with_near_ones(server: PackageServer) -> None:
    with pytest.raises(UnknownPackage, match="Did you mean en-es"):
        fetch_index(server.address).find("en-ez")


@pytest.mark.parametrize("suffix", ["", "/", "/index.json"])
def test_the_address_may_name_the_index_or_where_it_is(suffix: str, server: PackageServer) -> None:
    assert len(fetch_index(server.address + suffix).entries) == 1


def test_without_a_setting_the_index_is_that_of_argos() -> None:
    from translators.packages.argos_format import OFFICIAL_INDEX

    assert index_address(None) == index_address("  ") == OFFICIAL_INDEX
    assert index_address("http://h/i.json?key=1") == "http://h/i.json?key=1"


def test_entries_that_make_no_sense_are_counted_and_skipped(server: PackageServer) -> None:
    good = server.entry(FILE)
    bad: list[Any] = [
        5, None, [], {}, {**good, "from_code": "../x"}, {**good, "links": []},
        {**good, "links": ["file:///etc/passwd"]}, {**good, "links": ["ftp://host/x"]},
        {**good, "links": [7]}, {**good, "links": "http://x"}, {**good, "type": "sbd"},
        {**good, "package_version": ""}, {**good, "sha256": "abc"},
        {**good, "links": ["http://[bad"]},
    ]  # fmt: skip
    server.pages["/index.json"] = Page(body=json.dumps([*bad, good]).encode())

    index = fetch_index(server.address)

    assert [entry.label for entry in index.entries] == ["translate-en_es-1.0"]
    assert index.skipped == len(bad)


def test_links_may_be_relative_to_the_index() -> None:
    item = {"package_version": "1.0", "from_code": "en", "to_code": "es", "links": ["a/b.zip"]}
    index = parse_index(json.dumps([item]).encode(), address="http://h/mirror/index.json")

    assert index.entries[0].links == ("http://h/mirror/a/b.zip",)


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (None, r"it is not there \(404\)"),
        (Page(status=500), "status 500"),
        (Page(status=403), r"forbidden \(403\)"),
        (Page(body=b"<html>"), "not JSON"),
        (Page(body=b"{}"), "not a list"),
        (Page(body=b"[" * 100_000), "not JSON"),
        (Page(body=b" " * 10_000_001), "larger than 10,000,000"),
        (Page(body=b"[]", length=100), "broke off"),
        (Page(status=302, headers={"Location": "file:///etc/passwd"}), "not http or https"),
        (Page(status=302, headers={"Location": "/index.json"}), "more than 5 times"),
    ],
)
def test_an_index_that_cannot_be_read_is_said_to_be_so(
    page: Page | None, why: str, server: PackageServer
) -> None:
    if page is None:
        del server.pages["/index.json"]
    else:
        server.pages["/index.json"] = page

    with pytest.raises(IndexUnavailable, match=why) as error:
        fetch_index(server.address)
    assert "passerelle models install FILE" in str(error.value)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://host/", "nonsense", "http://"])
def test_an_index_is_only_read_over_http(address: str) -> None:
    with pytest.raises(IndexUnavailable, match="only http and https"):
        fetch_index(address)


def test_no_network_is_said_in_plain_words() -> None:
    with package_server() as gone:
        address = gone.address

    with pytest.raises(IndexUnavailable, match="no connection could be made"):
        fetch_index(address)


def test_a_password_in_the_address_is_never_shown() -> None:
    with pytest.raises(IndexUnavailable) as error:
        fetch_index("ftp://user:secret@host:99/x?key=secret")
    assert "secret" not in str(error.value)


# --- downloads -----------------------------------------------------------------------------


def test_a_download_that_breaks_off_goes_on_where_it_stopped(
    store: PackageStore, server: PackageServer
) -> None:
    server.pages[FILE].break_after = [1000, 2000]

    assert install(store, server).state == "installed"
    assert asked(server) == [None, "bytes=1000-", "bytes=3000-"]


def test_a_second_call_goes_on_where_the_first_stopped(
    store: PackageStore, server: PackageServer
) -> None:
    server.pages[FILE].break_after = [1000, 0, 0]
    with pytest.raises(IncompleteDownload, match="broke off after 1,000 bytes") as error:
        install(store, server)
    assert "goes on where it stopped" in str(error.value)
    assert store.installed() == ()
    assert len(files(store)) == 2
    server.requests.clear()

    assert install(store, server).state == "installed"
    assert asked(server) == ["bytes=1000-"]
    assert files(store) == []


def test_a_file_that_changed_on_the_server_is_fetched_anew(
    store: PackageStore, server: PackageServer
) -> None:
    server.pages[FILE].break_after = [1000, 0, 0]
    with pytest.raises(IncompleteDownload):
        install(store, server)
    server.pages[FILE].etag = '"two"'

    assert install(store, server).state == "installed"


def test_a_server_that_cannot_resume_is_asked_for_the_whole(
    store: PackageStore, server: PackageServer, package: bytes
) -> None:
    server.pages[FILE] = Page(body=package, break_after=[1000, 500, 700])
    with pytest.raises(IncompleteDownload):
        install(store, server)

    assert install(store, server).state == "installed"
    assert set(asked(server)) == {None}


@pytest.mark.parametrize(
    ("page", "error", "why"),
    [
        (Page(body=b"x" * 100, length=200), IncompleteDownload, "broke off after 100 bytes"),
        (Page(body=b"x" * 100), ArchiveRefused, "no zip"),
        (Page(body=b""), ArchiveRefused, "no zip"),
        (Page(status=404), IncompleteDownload, r"not there \(404\)"),
        (Page(status=503), IncompleteDownload, "status 503"),
        (Page(status=416), IncompleteDownload, "broke off"),
        (Page(body=b"x", headers={"Content-Encoding": "gzip"}), IncompleteDownload, "packed"),
        (Page(body=b"x", length=3 * 2**30), IncompleteDownload, "larger than"),
        (
            Page(body=b"x", status=206, headers={"Content-Range": "bytes 5-5/9"}),
            IncompleteDownload,
            "sends a part",
        ),
        (Page(status=302, headers={"Location": FILE}), IncompleteDownload, "more than 5 times"),
        (
            Page(status=302, headers={"Location": "file:///etc/hostname"}),
            IncompleteDownload,
            "not http or https",
        ),
    ],
)
def test_a_bad_download_is_refused_with_what_to_do(
    page: Page,
    error: type[Exception],
    why: str,
    store: PackageStore,
    server: PackageServer,
) -> None:
    server.pages[FILE] = page

    with pytest.raises(error, match=why) as refusal:
        install(store, server)

    message = str(refusal.value)
    assert "Run the command again" in message or "Fetch the package again" in message
    assert store.installed() == ()
    assert list(store.root.glob(".incoming-*")) == []


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_truncated_file_is_refused_even_if_the_server_calls_it_whole(
    share: float, store: PackageStore, server: PackageServer, package: bytes
) -> None:
    server.pages[FILE] = Page(body=package[: int(len(package) * share)])

    with pytest.raises(ArchiveRefused, match=r"half-finished|cut off"):
        install(store, server)

    server.pages[FILE] = Page(body=package)
    assert install(store, server).state == "installed"


@pytest.mark.parametrize("chunked", [True, False])
def test_a_download_without_end_is_cut_short(
    chunked: bool, store: PackageStore, server: PackageServer, package: bytes
) -> None:
    server.pages[FILE] = Page(body=package, chunked=chunked)

    with pytest.raises(IncompleteDownload, match=r"does not end|larger than"):
        install(store, server, limits=ArchiveLimits(archive_bytes=1000))


def test_a_download_in_chunks_is_fine(
    store: PackageStore, server: PackageServer, package: bytes
) -> None:
    server.pages[FILE] = Page(body=package, chunked=True)

    assert install(store, server).state == "installed"


def test_links_are_tried_in_turn(store: PackageStore, server: PackageServer) -> None:
    dead = f"{server.address}/dead"
    server.offer(server.entry(FILE, links=["ftp://host/x", dead, server.address + FILE]))

    assert install(store, server).state == "installed"
    assert [path for path, _ in server.requests] == ["/index.json", "/dead", FILE]


def test_when_all_links_fail_each_is_explained(store: PackageStore, server: PackageServer) -> None:
    links = [f"{server.address}/one", "http://127.0.0.1:1/two"]
    server.offer(server.entry(FILE, links=links))

    with pytest.raises(IncompleteDownload) as error:
        install(store, server)
    assert "/one: it is not there (404)" in str(error.value)
    assert "/two: no connection could be made" in str(error.value)


def test_redirects_are_followed(store: PackageStore, server: PackageServer) -> None:
    for number in range(5):
        following = FILE if number == 0 else f"/hop{number - 1}"
        server.pages[f"/hop{number}"] = Page(status=302, headers={"Location": following})
    server.offer(server.entry("/hop4"))

    assert install(store, server).state == "installed"


def test_a_mirror_may_name_the_sha256(
    store: PackageStore, server: PackageServer, package: bytes, tmp_path: Path
) -> None:
    server.offer(server.entry(FILE, sha256="0" * 64))
    with pytest.raises(IncompleteDownload, match="SHA-256"):
        install(store, server)
    assert files(store) == []

    (tmp_path / "file").write_bytes(package)
    server.offer(server.entry(FILE, sha256=sha256_of(tmp_path / "file")))
    assert install(store, server).state == "installed"


def test_a_package_that_is_not_what_the_index_said_is_refused(
    store: PackageStore, server: PackageServer
) -> None:
    server.offer(server.entry(FILE, to_code="fr"))

    with pytest.raises(ArchiveRefused, match=r"translate-en_es-1\.0 instead of"):
        install(store, server, "en-fr")
    assert store.installed() == ()


def test_two_that_fetch_the_same_package_fetch_it_once(
    store: PackageStore, server: PackageServer
) -> None:
    entry: IndexEntry = fetch_index(server.address).find("en-es")
    states: list[str] = []

    def fetch() -> None:
        states.append(install_entry(store, entry, smoke=None).state)

    threads = [threading.Thread(target=fetch) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(states) == ["already", "already", "installed"]
    assert len(asked(server)) == 1
