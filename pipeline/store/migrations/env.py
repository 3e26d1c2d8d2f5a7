"""Lets Alembic work in the transaction that `pipeline.store.migrate` began."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
