"""Albums in a table of their own: they stood as a conversation of user 0, who is nobody."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Create the table. What was kept of albums matters for seconds only."""
    op.create_table(
        "albums",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("group_id", sa.String(64), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("captioned", sa.Boolean(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False, server_default=sa.text("''")),
        sa.Column("begun_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "group_id", name=op.f("pk_albums")),
        sqlite_with_rowid=False,
    )
    op.execute("DELETE FROM conversations WHERE user_id = 0")
