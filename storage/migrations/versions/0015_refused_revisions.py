"""Which revision of an article Telegram has refused: the next one is tried as written."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Add the column. What was refused before is not known: it is tried as written once more."""
    op.add_column("deliveries", sa.Column("refused_revision", sa.Integer()))
