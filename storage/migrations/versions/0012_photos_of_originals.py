"""The photos of the messages that articles were made of."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

_FILL = """
UPDATE article_messages SET photo = COALESCE(
    (
        SELECT photo FROM article_versions AS v
        WHERE v.article_id = article_messages.article_id AND v.request
        LIKE 'message ' || article_messages.chat_id || ' ' || article_messages.message_id || ' %'
        ORDER BY v.revision DESC LIMIT 1
    ),
    (
        SELECT photo FROM article_versions AS v
        WHERE v.article_id = article_messages.article_id
        ORDER BY v.revision LIMIT 1
    )
)
WHERE part = 0
"""


def upgrade() -> None:
    """Add the column. Earlier messages had what they last gave their article, or its first one.

    Their unique ids are not known: file ids are kept in their place.
    """
    op.add_column("article_messages", sa.Column("photo", sa.Text()))
    op.execute(_FILL)
