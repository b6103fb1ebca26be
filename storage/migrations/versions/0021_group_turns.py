"""Turns to write to groups, which all processes share; and in which language a group is asked."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Build both."""
    op.add_column("chats", sa.Column("language", sa.String(2)))
    op.create_table(
        "group_turns",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.SmallInteger(), nullable=False),
        sa.Column("free_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "number", name=op.f("pk_group_turns")),
    )
