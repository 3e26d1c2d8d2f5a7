"""The tables. What each state means and who moves it on stands beside it.

One long file: it is a single list, and who looks for a table looks here.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    literal_column,
    text,
)

from pipeline.store.columns import Moment, Serial

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

projects = Table(
    "projects",
    metadata,
    Column("id", String, primary_key=True),
    Column("body", JSON, nullable=False),  # the structure of the project file
    Column("version", Integer, nullable=False),  # counts changes; its ETag
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
)

# A post as it stands. `state` is what readers see:
#   received   accepted, not translated yet; the worker moves it on
#   held       waits for verdicts (teachers), a package (the operator) or a release (the clock)
#   published  its classrooms have it
#   withdrawn  the platform took it back
#   failed     three tries ended badly; a new revision starts again
# `work` is what the worker sees:
#   waiting    to be translated
#   leased     being translated by `lease_owner` until `lease_until`; `lease_fence` counts leases,
#              and only the last one may write
#   wanting    translated as far as the packages go; waits for those named in `wants`
#   idle       nothing to do
posts = Table(
    "posts",
    metadata,
    Column("project", String, ForeignKey("projects.id"), nullable=False),
    Column("id", String, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("edition", Integer, nullable=False, default=0),
    Column("version", Integer, nullable=False, default=1),  # counts visible changes; its ETag
    Column("changed", Serial, nullable=False),  # number of its last event: the cursor's order
    Column("state", String, nullable=False),
    Column("classroom", String, nullable=False),
    Column("author", String, nullable=False),
    Column("thread", String),
    Column("in_reply_to", String),
    Column("created_at", Moment, nullable=False),  # by the platform's clock
    Column("received_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("language", String),  # of its current revision, once detected
    Column("reason", String),  # why it failed: the name of an error, never text
    Column("release_at", Moment),  # when it is published without verdicts; None: never
    Column("work", String, nullable=False),
    Column("lease_owner", String),
    Column("lease_until", Moment),
    Column("lease_fence", Integer, nullable=False, default=0),
    Column("tries", Integer, nullable=False, default=0),  # leases of this revision
    Column("wants", JSON),  # pairs without a package, as [["en", "fr"]]
    PrimaryKeyConstraint("project", "id"),
    Index(None, "work", "lease_until"),
    Index(None, "project", "changed"),
    Index(None, "project", "thread", "changed"),
    Index(None, "project", "author"),
    Index(None, "release_at"),
    Index(  # what waits, in the order of turns: see TURN
        "ix_posts_turn", "work", text("(received_at + tries * 30000000)"), "changed", "project",
        sqlite_where=text("work = 'waiting'"), postgresql_where=text("work = 'waiting'"),
    ),
)  # fmt: skip

# As they are written, not bound: only then do databases see that the index of turns serves.
IS_WAITING = posts.c.work == literal_column("'waiting'")
# When a post's turn is, in microseconds. One that was leased in vain stands behind those that came
# half a minute later, for each time: a machine that dies again and again does not die over the
# same post.
TURN: ColumnElement[int] = literal_column("posts.received_at + posts.tries * 30000000", BigInteger)

revisions = Table(
    "revisions",
    metadata,
    Column("project", String, nullable=False),
    Column("post", String, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("body", JSON, nullable=False),  # the post as it was received
    Column("digest", String, nullable=False),  # of the body: same again or another
    Column("received_at", Moment, nullable=False),
    Column("document", JSON),  # the bilingual post as it stands, with the verdicts so far
    PrimaryKeyConstraint("project", "post", "revision"),
    ForeignKeyConstraint(["project", "post"], ["posts.project", "posts.id"], ondelete="CASCADE"),
)

editions = Table(
    "editions",
    metadata,
    Column("project", String, nullable=False),
    Column("post", String, nullable=False),
    Column("edition", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("kind", String, nullable=False),  # published, corrected, withdrawn
    Column("document", JSON),  # None: withdrawn, or withdrawn since
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("project", "post", "edition"),
    ForeignKeyConstraint(["project", "post"], ["posts.project", "posts.id"], ondelete="CASCADE"),
    Index(  # what is left out of the lists of threads
        "ix_editions_withdrawn", "project", "post", "edition",
        sqlite_where=text("kind = 'withdrawn'"), postgresql_where=text("kind = 'withdrawn'"),
    ),
)  # fmt: skip

# As it is written, not bound: only then do databases see that the index of these serves.
IS_WITHDRAWN = editions.c.kind == literal_column("'withdrawn'")

passages = Table(
    "passages",
    metadata,
    Column("project", String, nullable=False),
    Column("post", String, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("target", String, nullable=False),  # language
    Column("position", Integer, nullable=False),  # `index` of the bilingual post
    Column("language", String, nullable=False),
    Column("field", String, nullable=False),
    Column("format", String, nullable=False),  # that its texts are written in
    Column("source_text", Text, nullable=False),
    Column("target_text", Text, nullable=False),
    Column("origin", String, nullable=False),
    Column("packages", String),  # engine, pair and version of each leg; None without an engine
    Column("raw", Float),  # what the model thinks, before calibration
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("project", "post", "revision", "target", "position"),
    ForeignKeyConstraint(["project", "post"], ["posts.project", "posts.id"], ondelete="CASCADE"),
    Index(None, "project", "packages", "at"),
)

# A question to a teacher. `state`:
#   open     waits for a verdict; a teacher moves it on
#   decided  has its verdict
#   closed   nobody needs to answer any more: a newer revision, a withdrawal, a release
reviews = Table(
    "reviews",
    metadata,
    Column("number", Serial, primary_key=True, autoincrement=True),  # the cursor's order
    Column("id", String, nullable=False, unique=True),
    Column("project", String, nullable=False),
    Column("post", String, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("target", String),  # language; None: about the whole post
    Column("position", Integer),  # of the passage; None: about the whole post
    Column("language", String),  # of the source text
    Column("kind", String, nullable=False),  # critical, unsure, sample, post
    Column("flags", JSON, nullable=False),
    Column("source_text", Text),
    Column("target_text", Text),
    Column("question", String, nullable=False),  # equal for equal passages that wait
    Column("state", String, nullable=False),
    Column("version", Integer, nullable=False, default=1),  # its ETag
    Column("verdict", String),  # approve, edit, reject, ask
    Column("text", Text),  # of an edit
    Column("note", Text),
    Column("decided_by", String),
    Column("decided_at", Moment),
    Column("opened_at", Moment, nullable=False),
    Column("classroom", String),  # of the post's author; None: closed before it was kept here
    Column("reason", String),  # code of the gravest flag; None: nothing was found
    Column("source_from", Integer),  # where the texts begin in their field, as the flags count;
    Column("target_from", Integer),  # None: not known, or about the whole post
    ForeignKeyConstraint(["project", "post"], ["posts.project", "posts.id"], ondelete="CASCADE"),
    Index(None, "project", "state", "number"),
    Index(None, "project", "post", "revision"),
    Index(None, "project", "question", "state"),
    Index(  # the queue is read from it alone
        "ix_reviews_open",
        "project", "state", "question", "kind", "target", "reason", "classroom", "post",
        sqlite_where=text("state = 'open'"), postgresql_where=text("state = 'open'"),
    ),
    sqlite_autoincrement=True,  # a number that was erased is never another's
)  # fmt: skip

# As it is written, not bound: only then do databases see that the index of open ones serves.
IS_OPEN = reviews.c.state == literal_column("'open'")

glossaries = Table(
    "glossaries",
    metadata,
    Column("project", String, ForeignKey("projects.id"), nullable=False),
    Column("source", String, nullable=False),
    Column("target", String, nullable=False),
    Column("number", Integer, nullable=False),  # the highest is in use
    Column("name", String, nullable=False),  # of the file; its ending says how to read it
    Column("content", LargeBinary, nullable=False),
    Column("version", String, nullable=False),  # of the terms, as in signatures
    Column("by", String, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("project", "source", "target", "number"),
)

memory = Table(
    "memory",
    metadata,
    Column("number", Serial, primary_key=True, autoincrement=True),
    Column("project", String, ForeignKey("projects.id"), nullable=False),
    Column("language", String, nullable=False),
    Column("target", String, nullable=False),
    Column("format", String, nullable=False),  # `any` where it makes no difference
    Column("digest", String, nullable=False),  # of the source text
    Column("source_text", Text, nullable=False),
    Column("target_text", Text, nullable=False),
    Column("author", String),  # whose words they are
    Column("review", String),
    Column("by", String, nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("project", "language", "target", "format", "digest"),
    Index(None, "project", "author"),
    sqlite_autoincrement=True,  # a number that was erased is never another's
)

calibration = Table(
    "calibration",
    metadata,
    Column("number", Serial, primary_key=True, autoincrement=True),
    Column("project", String, ForeignKey("projects.id"), nullable=False),
    Column("packages", String, nullable=False),
    Column("raw", Float, nullable=False),
    Column("accepted", Boolean, nullable=False),
    Column("sample", Boolean, nullable=False),  # it was put before the teacher by chance
    Column("review", String, nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "project", "packages"),
    Index(None, "project", "number"),
    sqlite_autoincrement=True,  # a number that was erased is never another's
)

members = Table(
    "members",
    metadata,
    Column("project", String, ForeignKey("projects.id"), nullable=False),
    Column("id", String, nullable=False),
    Column("languages", JSON, nullable=False),
    Column("scopes", JSON, nullable=False),
    Column("created_at", Moment, nullable=False),
    PrimaryKeyConstraint("project", "id"),
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", String, primary_key=True),
    Column("project", String, ForeignKey("projects.id"), nullable=False),
    Column("name", String, nullable=False),
    Column("digest", String, nullable=False, unique=True),  # of the token, which is not kept
    Column("scopes", JSON, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("revoked_at", Moment),
)

endpoints = Table(
    "endpoints",
    metadata,
    Column("id", String, primary_key=True),
    Column("project", String, ForeignKey("projects.id"), nullable=False),
    Column("classroom", String, nullable=False),
    Column("url", String, nullable=False),
    Column("payload", String, nullable=False),  # full, thin
    Column("declared", Boolean, nullable=False),  # by the project's structure
    Column("secret", String),  # None: in the environment variable `secret_env`
    Column("secret_env", String),
    Column("old_secret", String),  # signs as well until `old_secret_until`
    Column("old_secret_until", Moment),
    Column("created_at", Moment, nullable=False),
    Column("failing_since", Moment),  # None: the last attempt went well
    Column("disabled_at", Moment),
    Column("disabled_reason", String),
    Column("removed_at", Moment),
    Index(None, "project", "classroom"),
)

# What happened, in the transaction in which it happened. Carries ids and states, never text.
outbox = Table(
    "outbox",
    metadata,
    Column("number", Serial, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),  # of the event, everywhere
    Column("project", String, nullable=False),
    Column("type", String, nullable=False),
    Column("post", String),
    Column("revision", Integer),
    Column("edition", Integer),
    Column("thread", String),
    Column("data", JSON, nullable=False),
    Column("at", Moment, nullable=False),
    Column("to_relay", Boolean, nullable=False, server_default=false()),  # Kafka has it not yet
    Index(None, "project", "number"),
    Index(None, "project", "post"),
    Index(
        "ix_outbox_to_relay", "number",
        sqlite_where=text("to_relay"), postgresql_where=text("to_relay"),
    ),
    sqlite_autoincrement=True,
)  # fmt: skip

# As it is written, not bound: only then do databases see that the index of these serves.
IS_TO_RELAY = outbox.c.to_relay

# One row once the service is spread over many machines: events go to Kafka from then on.
relay = Table(
    "relay",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("since", Moment, nullable=False),
)

# An event on its way to an endpoint. `state`:
#   waiting    for `next_at`, and for the earlier ones of its endpoint and thread; the loop moves it
#   delivered  the endpoint answered 2xx
#   given-up   the last retry failed, or the endpoint was disabled; `replay` sends it again
#   dropped    what it told of was withdrawn or erased before it went out
deliveries = Table(
    "deliveries",
    metadata,
    Column("number", Serial, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("project", String, nullable=False),
    Column("endpoint", String, ForeignKey("endpoints.id"), nullable=False),
    Column("event", Serial, nullable=False),  # number in the outbox
    Column("event_id", String, nullable=False),
    Column("type", String, nullable=False),
    Column("post", String),
    Column("thread", String, nullable=False),  # what keeps its order: the thread, else the post
    Column("state", String, nullable=False),
    Column("tries", Integer, nullable=False, default=0),
    Column("next_at", Moment, nullable=False),
    Column("lease_until", Moment),  # an attempt is running
    Column("done_at", Moment),
    Column("last_status", Integer),
    Column("last_error", String),
    UniqueConstraint("endpoint", "event"),
    Index(None, "endpoint", "state", "thread", "event"),
    Index(None, "project", "number"),
    Index(None, "project", "post"),
    sqlite_autoincrement=True,
)

attempts = Table(
    "attempts",
    metadata,
    Column("delivery", String, ForeignKey("deliveries.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("milliseconds", Integer, nullable=False),
    Column("status", Integer),  # of HTTP; None: no answer
    Column("error", String),
    PrimaryKeyConstraint("delivery", "number"),
)

audit = Table(
    "audit",
    metadata,
    Column("number", Serial, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("project", String, nullable=False),
    Column("actor", String, nullable=False),  # a token's id and name, or `passerelle`
    Column("action", String, nullable=False),
    Column("object", String, nullable=False),
    Column("detail", JSON, nullable=False),  # ids and figures, never text
    Index(None, "project", "number"),
    sqlite_autoincrement=True,  # a number that was erased is never another's
)

idempotency = Table(
    "idempotency",
    metadata,
    Column("project", String, nullable=False),
    Column("token", String, nullable=False),
    Column("key", String, nullable=False),
    Column("digest", String, nullable=False),  # of the request
    Column("status", Integer, nullable=False),
    Column("headers", JSON, nullable=False),
    Column("body", JSON, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("project", "token", "key"),
    Index(None, "at"),
)

usage = Table(
    "usage",
    metadata,
    Column("project", String, nullable=False),
    Column("day", String, nullable=False),  # YYYY-MM-DD in UTC
    Column("posts", Integer, nullable=False),
    Column("characters", Serial, nullable=False),
    PrimaryKeyConstraint("project", "day"),
)

# Posts that were erased, so that a late copy of one does not bring it back.
erased = Table(
    "erased",
    metadata,
    Column("project", String, nullable=False),
    Column("digest", String, nullable=False),  # of the post's id
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("project", "digest"),
)

# Authors who were erased, for some weeks: what they wrote before can still lie in Kafka.
erased_authors = Table(
    "erased_authors",
    metadata,
    Column("project", String, nullable=False),
    Column("digest", String, nullable=False),  # of the author's id
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("project", "digest"),
    Index(None, "at"),
)

# What lets people in without a token; of its secret only a digest is kept. `kind`:
#   review  logs a member in, once, until `expires_at`
#   read    shows a thread, or all of them, to a class until `expires_at`
links = Table(
    "links",
    metadata,
    Column("id", String, primary_key=True),
    Column("project", String, ForeignKey("projects.id"), nullable=False),
    Column("kind", String, nullable=False),
    Column("digest", String, nullable=False, unique=True),
    Column("member", String),  # of `review`
    Column("classroom", String),  # of `read`
    Column("thread", String),  # of `read`; None: all threads
    Column("created_at", Moment, nullable=False),
    Column("created_by", String, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),  # of `review`
    Index(None, "expires_at"),
    Index(None, "project", "member"),
)

# Members who are logged in.
sessions = Table(
    "sessions",
    metadata,
    Column("digest", String, primary_key=True),  # of the cookie
    Column("project", String, ForeignKey("projects.id"), nullable=False),
    Column("member", String, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Index(None, "expires_at"),
    Index(None, "project", "member"),
)

# How a thread is read, where a teacher has said so. `reveal`: always, tap, reply.
threads = Table(
    "threads",
    metadata,
    Column("project", String, ForeignKey("projects.id"), nullable=False),
    Column("thread", String, nullable=False),
    Column("reveal", String, nullable=False),
    PrimaryKeyConstraint("project", "thread"),
)

# Verdicts given together that can be undone until `due_at`; then housekeeping applies them.
pending = Table(
    "pending",
    metadata,
    Column("number", Serial, primary_key=True, autoincrement=True),
    Column("batch", String, nullable=False),  # given at one go, undone at one go
    Column("project", String, ForeignKey("projects.id"), nullable=False),
    Column(
        "review", String, ForeignKey("reviews.id", ondelete="CASCADE"), nullable=False, unique=True
    ),
    Column("version", Integer, nullable=False),  # of the question as the teacher saw it
    Column("verdict", String, nullable=False),
    Column("by", String, nullable=False),
    Column("due_at", Moment, nullable=False),
    Index(None, "due_at"),
    Index(None, "project", "by"),
    sqlite_autoincrement=True,  # a number that was erased is never another's
)

# Workers on other machines, as they last told.
crew = Table(
    "crew",
    metadata,
    Column("id", String, primary_key=True),  # of the process
    Column("stage", String, nullable=False),  # translate, record
    Column("host", String, nullable=False),
    Column("port", Integer),  # of its health; None: it has none
    Column("started_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
    Column("state", String, nullable=False),  # starting, ready, retrying, draining
    Column("partitions", JSON, nullable=False),  # numbers of those it holds
    Column("records", Serial, nullable=False),  # since it started
    Column("retries", Integer, nullable=False),
    Column("dead", Integer, nullable=False),  # records that it put aside
    Index(None, "seen_at"),
)

# What workers have in hand: a record that takes its worker down again and again is put aside.
tries = Table(
    "tries",
    metadata,
    Column("stage", String, nullable=False),
    Column("topic", String, nullable=False),
    Column("partition", Integer, nullable=False),
    Column("slot", Serial, nullable=False),  # -1: what was taken together; else an offset
    Column("offset", Serial, nullable=False),  # of the record, or of the first
    Column("tries", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("stage", "topic", "partition", "slot"),
)

# Withdrawals that came by Kafka: when one comes again, newer revisions stay.
withdrawals = Table(
    "withdrawals",
    metadata,
    Column("project", String, nullable=False),
    Column("digest", String, nullable=False),  # of the post's id and of the event's
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("project", "digest"),
    Index(None, "at"),
)

# Withdrawals that came by Kafka before their post, for some weeks: it is taken back when it comes.
early_withdrawals = Table(
    "early_withdrawals",
    metadata,
    Column("project", String, nullable=False),
    Column("digest", String, nullable=False),  # of the post's id
    Column("at", Moment, nullable=False),  # when the last of them came in
    PrimaryKeyConstraint("project", "digest"),
    Index(None, "at"),
)

# Dead letters that were sent back to their topic.
retried = Table(
    "retried",
    metadata,
    Column("topic", String, nullable=False),
    Column("partition", Integer, nullable=False),
    Column("position", Serial, nullable=False),  # the letter's offset
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("topic", "partition", "position"),
)
