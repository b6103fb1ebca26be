"""The photos of the messages that articles were made of."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add the column; of earlier messages nobody knows whether they had one."""
    op.add_column("article_messages", sa.Column("photo", sa.Text()))
