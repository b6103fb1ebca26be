"""Whether a message's photo came with a text that was refused."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Add the column."""
    op.add_column(
        "article_messages",
        sa.Column("photo_refused", sa.Boolean(), nullable=False, server_default=sa.text("false")),
    )
