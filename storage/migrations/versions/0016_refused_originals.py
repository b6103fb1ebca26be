"""Whether an article was made of what a message says by now, or that was refused."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Add the column."""
    op.add_column(
        "article_messages",
        sa.Column("refused", sa.Boolean(), nullable=False, server_default=sa.text("false")),
    )
