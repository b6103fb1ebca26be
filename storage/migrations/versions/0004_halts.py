"""An editor's stop and a breaker's halt as two facts; what a progress line shows is remembered."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Give a stop its own name, and dispatches a column for what their progress line shows."""
    op.execute(
        "UPDATE facts SET name = 'bulk_stopped' WHERE name = 'bulk_halted' AND value = 'editor'"
    )
    op.add_column("dispatches", sa.Column("reported", sa.String(32), nullable=True))
