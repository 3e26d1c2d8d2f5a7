"""The address of the database: what is taken, and what is refused without being repeated."""

from __future__ import annotations

import pytest

from pipeline.store.address import AddressUnusable, read_address
from pipeline.store.database import Database

REFUSED = {
    "no address": "a secret garden",
    "nothing": "",
    "another database": "mysql://user:secret@host/name",
    "another driver": "postgresql+psycopg2://user:secret@host/name",
    "an old name": "postgres://user:secret@host/name",
    "a port that is no number": "postgresql://user:secret@host:secret/name",
    "a file without a name": "sqlite://",
}


@pytest.mark.parametrize("address", REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_address_is_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(AddressUnusable, match="PASSERELLE_DATABASE_URL") as refused:
        Database(address)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    "address",
    [
        "sqlite:////tmp/x.sqlite3",
        "postgresql://user:p@host/x",
        "postgresql+psycopg:///x?host=%2Ftmp",
    ],
)
def test_addresses_of_both_kinds_are_read(address: str) -> None:
    assert read_address(address).render_as_string(hide_password=False) == address
