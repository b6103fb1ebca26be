"""How often in a row a reader's digest could not be made."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the column; so far none has failed."""
    op.add_column(
        "subscribers",
        sa.Column(
            "digest_failures", sa.SmallInteger(), nullable=False, server_default=sa.text("0")
        ),
    )
