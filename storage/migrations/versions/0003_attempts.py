"""Who holds an update, which order it is part of, and how often its handling was begun."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add what is known of an update on its way."""
    for column in (
        sa.Column("lane", sa.BigInteger()),
        sa.Column("holder", sa.String(32)),
        sa.Column("held_at", sa.BigInteger()),
        sa.Column("attempts", sa.SmallInteger(), nullable=False, server_default=sa.text("0")),
        sa.Column("set_aside", sa.Boolean(), nullable=False, server_default=sa.text("false")),
    ):
        op.add_column("updates", column)
