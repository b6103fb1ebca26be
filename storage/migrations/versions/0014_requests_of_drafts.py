"""An index by which a draft is found that a request has made."""

from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Add the index. A draft whose update an upgrade cut short has no request: it is made again."""
    op.create_index("ix_article_versions_request", "article_versions", ["request"])
