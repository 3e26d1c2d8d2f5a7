"""What many machines need: events for Kafka, workers, records in hand, letters sent back.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_MOMENT = sa.BigInteger()  # microseconds since 1970 in UTC
_SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Mark events for Kafka, none of those before; make the tables of the workers."""
    op.add_column(
        "outbox", sa.Column("to_relay", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.create_index(
        "ix_outbox_to_relay",
        "outbox",
        ["number"],
        sqlite_where=sa.text("to_relay"),
        postgresql_where=sa.text("to_relay"),
    )
    op.create_table(
        "relay",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("since", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_relay"),
    )
    op.create_table(
        "crew",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("port", sa.Integer()),
        sa.Column("started_at", _MOMENT, nullable=False),
        sa.Column("seen_at", _MOMENT, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("partitions", sa.JSON(), nullable=False),
        sa.Column("records", _SERIAL, nullable=False),
        sa.Column("retries", sa.Integer(), nullable=False),
        sa.Column("dead", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_crew"),
    )
    op.create_index("ix_crew_seen_at", "crew", ["seen_at"])
    op.create_table(
        "tries",
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("partition", sa.Integer(), nullable=False),
        sa.Column("slot", _SERIAL, nullable=False),
        sa.Column("offset", _SERIAL, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("stage", "topic", "partition", "slot", name="pk_tries"),
    )
    op.create_table(
        "withdrawals",
        sa.Column("project", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("project", "digest", name="pk_withdrawals"),
    )
    op.create_index("ix_withdrawals_at", "withdrawals", ["at"])
    op.create_table(
        "retried",
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("partition", sa.Integer(), nullable=False),
        sa.Column("position", _SERIAL, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("topic", "partition", "position", name="pk_retried"),
    )
