"""The first tables.

Revision ID: 0001
Revises: none
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_MOMENT = sa.BigInteger()  # microseconds since 1970 in UTC
_SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "audit",
        sa.Column("number", _SERIAL, autoincrement=True, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("project", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("object", sa.String(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_audit"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_project_number", "audit", ["project", "number"])

    op.create_table(
        "erased",
        sa.Column("project", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("project", "digest", name="pk_erased"),
    )

    op.create_table(
        "idempotency",
        sa.Column("project", sa.String(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("headers", sa.JSON(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("project", "token", "key", name="pk_idempotency"),
    )
    op.create_index("ix_idempotency_at", "idempotency", ["at"])

    op.create_table(
        "outbox",
        sa.Column("number", _SERIAL, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("project", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("post", sa.String()),
        sa.Column("revision", sa.Integer()),
        sa.Column("edition", sa.Integer()),
        sa.Column("thread", sa.String()),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_outbox"),
        sa.UniqueConstraint("id", name="uq_outbox_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_project_number", "outbox", ["project", "number"])
    op.create_index("ix_outbox_project_post", "outbox", ["project", "post"])

    op.create_table(
        "projects",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("updated_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_projects"),
    )

    op.create_table(
        "usage",
        sa.Column("project", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("posts", sa.Integer(), nullable=False),
        sa.Column("characters", _SERIAL, nullable=False),
        sa.PrimaryKeyConstraint("project", "day", name="pk_usage"),
    )

    op.create_table(
        "calibration",
        sa.Column("number", _SERIAL, autoincrement=True, nullable=False),
        sa.Column("project", sa.String(), nullable=False),
        sa.Column("packages", sa.String(), nullable=False),
        sa.Column("raw", sa.Float(), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("review", sa.String(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_calibration"),
        sa.ForeignKeyConstraint(["project"], ["projects.id"], name="fk_calibration_project"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_calibration_project_packages", "calibration", ["project", "packages"])

    op.create_table(
        "endpoints",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("project", sa.String(), nullable=False),
        sa.Column("classroom", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("payload", sa.String(), nullable=False),
        sa.Column("declared", sa.Boolean(), nullable=False),
        sa.Column("secret", sa.String()),
        sa.Column("secret_env", sa.String()),
        sa.Column("old_secret", sa.String()),
        sa.Column("old_secret_until", _MOMENT),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("failing_since", _MOMENT),
        sa.Column("disabled_at", _MOMENT),
        sa.Column("disabled_reason", sa.String()),
        sa.Column("removed_at", _MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_endpoints"),
        sa.ForeignKeyConstraint(["project"], ["projects.id"], name="fk_endpoints_project"),
    )
    op.create_index("ix_endpoints_project_classroom", "endpoints", ["project", "classroom"])

    op.create_table(
        "glossaries",
        sa.Column("project", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("project", "source", "target", "number", name="pk_glossaries"),
        sa.ForeignKeyConstraint(["project"], ["projects.id"], name="fk_glossaries_project"),
    )

    op.create_table(
        "members",
        sa.Column("project", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("scopes", sa.JSON(), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("project", "id", name="pk_members"),
        sa.ForeignKeyConstraint(["project"], ["projects.id"], name="fk_members_project"),
    )

    op.create_table(
        "memory",
        sa.Column("number", _SERIAL, autoincrement=True, nullable=False),
        sa.Column("project", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("source_text", sa.Text(), nullable=False),
        sa.Column("target_text", sa.Text(), nullable=False),
        sa.Column("author", sa.String()),
        sa.Column("review", sa.String()),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_memory"),
        sa.ForeignKeyConstraint(["project"], ["projects.id"], name="fk_memory_project"),
        sa.UniqueConstraint(
            "project",
            "language",
            "target",
            "format",
            "digest",
            name="uq_memory_project_language_target_format_digest",
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_memory_project_author", "memory", ["project", "author"])

    op.create_table(
        "posts",
        sa.Column("project", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed", _SERIAL, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("classroom", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("thread", sa.String()),
        sa.Column("in_reply_to", sa.String()),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("received_at", _MOMENT, nullable=False),
        sa.Column("updated_at", _MOMENT, nullable=False),
        sa.Column("language", sa.String()),
        sa.Column("reason", sa.String()),
        sa.Column("release_at", _MOMENT),
        sa.Column("work", sa.String(), nullable=False),
        sa.Column("lease_owner", sa.String()),
        sa.Column("lease_until", _MOMENT),
        sa.Column("lease_fence", sa.Integer(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("wants", sa.JSON()),
        sa.PrimaryKeyConstraint("project", "id", name="pk_posts"),
        sa.ForeignKeyConstraint(["project"], ["projects.id"], name="fk_posts_project"),
    )
    op.create_index("ix_posts_project_author", "posts", ["project", "author"])
    op.create_index("ix_posts_project_changed", "posts", ["project", "changed"])
    op.create_index("ix_posts_project_thread_changed", "posts", ["project", "thread", "changed"])
    op.create_index("ix_posts_release_at", "posts", ["release_at"])
    op.create_index("ix_posts_work_lease_until", "posts", ["work", "lease_until"])

    op.create_table(
        "tokens",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("project", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("scopes", sa.JSON(), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("revoked_at", _MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_tokens"),
        sa.ForeignKeyConstraint(["project"], ["projects.id"], name="fk_tokens_project"),
        sa.UniqueConstraint("digest", name="uq_tokens_digest"),
    )

    op.create_table(
        "deliveries",
        sa.Column("number", _SERIAL, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("project", sa.String(), nullable=False),
        sa.Column("endpoint", sa.String(), nullable=False),
        sa.Column("event", _SERIAL, nullable=False),
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("post", sa.String()),
        sa.Column("thread", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_at", _MOMENT, nullable=False),
        sa.Column("lease_until", _MOMENT),
        sa.Column("done_at", _MOMENT),
        sa.Column("last_status", sa.Integer()),
        sa.Column("last_error", sa.String()),
        sa.PrimaryKeyConstraint("number", name="pk_deliveries"),
        sa.ForeignKeyConstraint(["endpoint"], ["endpoints.id"], name="fk_deliveries_endpoint"),
        sa.UniqueConstraint("endpoint", "event", name="uq_deliveries_endpoint_event"),
        sa.UniqueConstraint("id", name="uq_deliveries_id"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_deliveries_endpoint_state_thread_event",
        "deliveries",
        ["endpoint", "state", "thread", "event"],
    )
    op.create_index("ix_deliveries_project_number", "deliveries", ["project", "number"])
    op.create_index("ix_deliveries_project_post", "deliveries", ["project", "post"])

    op.create_table(
        "editions",
        sa.Column("project", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("document", sa.JSON()),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("project", "post", "edition", name="pk_editions"),
        sa.ForeignKeyConstraint(
            ["project", "post"],
            ["posts.project", "posts.id"],
            name="fk_editions_project_post",
            ondelete="CASCADE",
        ),
    )

    op.create_table(
        "passages",
        sa.Column("project", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("source_text", sa.Text(), nullable=False),
        sa.Column("target_text", sa.Text(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("packages", sa.String()),
        sa.Column("raw", sa.Float()),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint(
            "project", "post", "revision", "target", "position", name="pk_passages"
        ),
        sa.ForeignKeyConstraint(
            ["project", "post"],
            ["posts.project", "posts.id"],
            name="fk_passages_project_post",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_passages_project_packages_at", "passages", ["project", "packages", "at"])

    op.create_table(
        "reviews",
        sa.Column("number", _SERIAL, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("project", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("target", sa.String()),
        sa.Column("position", sa.Integer()),
        sa.Column("language", sa.String()),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("flags", sa.JSON(), nullable=False),
        sa.Column("source_text", sa.Text()),
        sa.Column("target_text", sa.Text()),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String()),
        sa.Column("text", sa.Text()),
        sa.Column("note", sa.Text()),
        sa.Column("decided_by", sa.String()),
        sa.Column("decided_at", _MOMENT),
        sa.Column("opened_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_reviews"),
        sa.ForeignKeyConstraint(
            ["project", "post"],
            ["posts.project", "posts.id"],
            name="fk_reviews_project_post",
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint("id", name="uq_reviews_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reviews_project_post_revision", "reviews", ["project", "post", "revision"])
    op.create_index(
        "ix_reviews_project_question_state", "reviews", ["project", "question", "state"]
    )
    op.create_index("ix_reviews_project_state_number", "reviews", ["project", "state", "number"])

    op.create_table(
        "revisions",
        sa.Column("project", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("received_at", _MOMENT, nullable=False),
        sa.Column("document", sa.JSON()),
        sa.PrimaryKeyConstraint("project", "post", "revision", name="pk_revisions"),
        sa.ForeignKeyConstraint(
            ["project", "post"],
            ["posts.project", "posts.id"],
            name="fk_revisions_project_post",
            ondelete="CASCADE",
        ),
    )

    op.create_table(
        "attempts",
        sa.Column("delivery", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("milliseconds", sa.Integer(), nullable=False),
        sa.Column("status", sa.Integer()),
        sa.Column("error", sa.String()),
        sa.PrimaryKeyConstraint("delivery", "number", name="pk_attempts"),
        sa.ForeignKeyConstraint(
            ["delivery"], ["deliveries.id"], name="fk_attempts_delivery", ondelete="CASCADE"
        ),
    )
