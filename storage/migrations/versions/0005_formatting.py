"""An article's own formatting, beside its plain text."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column; an article that is there already stays plain."""
    op.add_column("articles", sa.Column("formatting", sa.Text()))
