"""How many copies an amendment could not reach; and amendments, found without their dispatches."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

_IS_AMENDMENT = "(kind = 'edit' OR kind = 'correction' OR kind = 'withdrawal')"


def upgrade() -> None:
    """Add the column and the index; of earlier amendments nobody knows what they did not reach."""
    op.add_column(
        "dispatches",
        sa.Column("unreached", sa.BigInteger(), nullable=False, server_default=sa.text("0")),
    )
    op.create_index(
        "ix_dispatches_amendments",
        "dispatches",
        ["id"],
        sqlite_where=sa.text(_IS_AMENDMENT),
        postgresql_where=sa.text(_IS_AMENDMENT),
    )
