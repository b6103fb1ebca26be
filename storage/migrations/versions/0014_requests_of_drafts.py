"""An index by which a draft is found that a request has made."""

from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Add the index. Drafts made before have no request: none of theirs is redelivered."""
    op.create_index("ix_article_versions_request", "article_versions", ["request"])
