"""What Alembic runs to migrate; ``storage.migrating`` hands it an open transaction."""

from alembic import context

from storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # Alembic supposes that SQLite cannot undo DDL. It can, inside a transaction begun by hand.
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
