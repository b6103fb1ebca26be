"""The rubric of every wording of an article."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

# As SQLite numbers rows.
_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_KEPT = (
    "article_id, revision, change, headline, body, formatting, place, published_on_site,"
    " source_url, photo, editor_id, request, created_at"
)
_PRESENT_RUBRIC = "(SELECT rubric_id FROM articles WHERE articles.id = article_versions.article_id)"


def upgrade() -> None:
    """Add the column. What rubric an earlier wording had is not known: it gets the present one."""
    if op.get_bind().dialect.name == "postgresql":
        op.add_column("article_versions", sa.Column("rubric_id", _ID))
        op.create_foreign_key(
            op.f("fk_article_versions_rubric_id"),
            *("article_versions", "rubrics", ["rubric_id"], ["id"]),
            ondelete="SET NULL",
        )
        op.execute(f"UPDATE article_versions SET rubric_id = {_PRESENT_RUBRIC}")  # noqa: S608
    else:
        _rebuild()


def _rebuild() -> None:
    """SQLite adds no constraint to a table: https://www.sqlite.org/lang_altertable.html#otheralter."""
    op.create_table(
        "wordings",
        sa.Column("article_id", _ID, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("change", sa.String(16), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("formatting", sa.Text()),
        sa.Column("rubric_id", _ID),
        sa.Column("place", sa.String(128)),
        sa.Column("published_on_site", sa.BigInteger()),
        sa.Column("source_url", sa.Text()),
        sa.Column("photo", sa.Text()),
        sa.Column("editor_id", sa.BigInteger(), nullable=False),
        sa.Column("request", sa.String(64)),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_article_versions_article_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["rubric_id"],
            ["rubrics.id"],
            name=op.f("fk_article_versions_rubric_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("article_id", "revision", name=op.f("pk_article_versions")),
    )
    op.execute(
        f"INSERT INTO wordings ({_KEPT}, rubric_id) "  # noqa: S608 - constants
        f"SELECT {_KEPT}, {_PRESENT_RUBRIC} FROM article_versions"
    )
    op.drop_table("article_versions")
    op.rename_table("wordings", "article_versions")
