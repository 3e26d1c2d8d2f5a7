"""What is remembered for a while: authors who were erased, withdrawals before their posts.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_MOMENT = sa.BigInteger()  # microseconds since 1970 in UTC


def upgrade() -> None:
    """Make both tables, and find a project's last verdict at once."""
    op.create_index("ix_calibration_project_number", "calibration", ["project", "number"])
    for name in ("erased_authors", "early_withdrawals"):
        op.create_table(
            name,
            sa.Column("project", sa.String(), nullable=False),
            sa.Column("digest", sa.String(), nullable=False),
            sa.Column("at", _MOMENT, nullable=False),
            sa.PrimaryKeyConstraint("project", "digest", name=f"pk_{name}"),
        )
        op.create_index(f"ix_{name}_at", name, ["at"])
