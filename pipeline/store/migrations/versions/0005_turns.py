"""The order in which posts are translated, to be walked along and not sorted.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Keep what waits in the order of its turns."""
    waits = sa.text("work = 'waiting'")
    op.create_index(
        "ix_posts_turn",
        "posts",
        ["work", sa.text("(received_at + tries * 30000000)"), "changed", "project"],
        sqlite_where=waits,
        postgresql_where=waits,
    )
