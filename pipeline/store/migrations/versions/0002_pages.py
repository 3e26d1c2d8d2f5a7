"""Links, logins, how threads are read, verdicts that can be undone, and the queue's order.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_MOMENT = sa.BigInteger()  # microseconds since 1970 in UTC
_SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_REVIEWS = sa.table(
    "reviews",
    sa.column("number", _SERIAL),
    sa.column("project", sa.String()),
    sa.column("post", sa.String()),
    sa.column("state", sa.String()),
    sa.column("flags", sa.JSON()),
    sa.column("classroom", sa.String()),
    sa.column("reason", sa.String()),
)
_POSTS = sa.table(
    "posts",
    sa.column("project", sa.String()),
    sa.column("id", sa.String()),
    sa.column("classroom", sa.String()),
)


def upgrade() -> None:
    """Make the tables of the pages, and what the queue is read from."""
    _make_tables()
    _sort_reviews()
    _mark_withdrawn()


def _sort_reviews() -> None:
    """Give open reviews what the queue is filtered by, and an index of their own."""
    op.add_column("reviews", sa.Column("classroom", sa.String()))
    op.add_column("reviews", sa.Column("reason", sa.String()))
    op.add_column("reviews", sa.Column("source_from", sa.Integer()))
    op.add_column("reviews", sa.Column("target_from", sa.Integer()))
    connection = op.get_bind()
    rows = connection.execute(
        sa.select(_REVIEWS.c.number, _REVIEWS.c.flags, _POSTS.c.classroom).where(
            _REVIEWS.c.state == "open",
            _POSTS.c.project == _REVIEWS.c.project,
            _POSTS.c.id == _REVIEWS.c.post,
        )
    ).all()
    for row in rows:
        found = {flag["severity"]: flag["code"] for flag in reversed(row.flags)}
        connection.execute(
            sa.update(_REVIEWS)
            .where(_REVIEWS.c.number == row.number)
            .values(classroom=row.classroom, reason=found.get("critical", found.get("unsure")))
        )
    is_open = sa.text("state = 'open'")
    op.create_index(
        "ix_reviews_open",
        "reviews",
        ["project", "state", "question", "kind", "target", "reason", "classroom", "post"],
        sqlite_where=is_open,
        postgresql_where=is_open,
    )


def _mark_withdrawn() -> None:
    """Let the lists of threads leave out what was taken back without looking at all editions."""
    is_withdrawn = sa.text("kind = 'withdrawn'")
    op.create_index(
        "ix_editions_withdrawn",
        "editions",
        ["project", "post", "edition"],
        sqlite_where=is_withdrawn,
        postgresql_where=is_withdrawn,
    )


def _make_tables() -> None:
    op.create_table(
        "links",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("project", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("member", sa.String()),
        sa.Column("classroom", sa.String()),
        sa.Column("thread", sa.String()),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False),
        sa.Column("used_at", _MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_links"),
        sa.ForeignKeyConstraint(["project"], ["projects.id"], name="fk_links_project"),
        sa.UniqueConstraint("digest", name="uq_links_digest"),
    )
    op.create_index("ix_links_expires_at", "links", ["expires_at"])
    op.create_index("ix_links_project_member", "links", ["project", "member"])

    op.create_table(
        "sessions",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("project", sa.String(), nullable=False),
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_sessions"),
        sa.ForeignKeyConstraint(["project"], ["projects.id"], name="fk_sessions_project"),
    )
    op.create_index("ix_sessions_expires_at", "sessions", ["expires_at"])
    op.create_index("ix_sessions_project_member", "sessions", ["project", "member"])

    op.create_table(
        "threads",
        sa.Column("project", sa.String(), nullable=False),
        sa.Column("thread", sa.String(), nullable=False),
        sa.Column("reveal", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("project", "thread", name="pk_threads"),
        sa.ForeignKeyConstraint(["project"], ["projects.id"], name="fk_threads_project"),
    )

    op.create_table(
        "pending",
        sa.Column("number", _SERIAL, autoincrement=True, nullable=False),
        sa.Column("batch", sa.String(), nullable=False),
        sa.Column("project", sa.String(), nullable=False),
        sa.Column("review", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("due_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_pending"),
        sa.ForeignKeyConstraint(["project"], ["projects.id"], name="fk_pending_project"),
        sa.ForeignKeyConstraint(
            ["review"], ["reviews.id"], name="fk_pending_review", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("review", name="uq_pending_review"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_pending_due_at", "pending", ["due_at"])
    op.create_index("ix_pending_project_by", "pending", ["project", "by"])
