"""What subscribers follow."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    PrimaryKeyConstraint,
    String,
    Table,
    text,
)

from storage.tables.base import Id, metadata, partial_index
from storage.timestamp import Timestamp
from storage.writing import Writing

rules = Table(
    "rules",
    metadata,
    Column("id", Id, primary_key=True),
    # The normal form: readers who write the same rule share one row.
    Column("text", Writing(), nullable=False, unique=True),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("id", Id, primary_key=True),
    Column("subscriber_id", ForeignKey("subscribers.id", ondelete="CASCADE"), nullable=False),
    Column("rubric_id", ForeignKey("rubrics.id", ondelete="CASCADE")),
    # No cascade: a rule that somebody has just begun to follow must not be deleted.
    Column("rule_id", ForeignKey("rules.id")),
    Column("timing", String(8), nullable=False),
    Column("muted_until", Timestamp),
    # Whether what it catches arrives without a sound.
    Column("silent", Boolean, nullable=False, server_default=text("false")),
    # Only what was published after this sequence concerns the subscription.
    Column("since_sequence", BigInteger, nullable=False),
    Column("created_at", Timestamp, nullable=False),
    CheckConstraint("(rubric_id IS NULL) <> (rule_id IS NULL)", name="one_subject"),
    Index("ix_subscriptions_subscriber", "subscriber_id"),
    Index("ux_subscriptions_rubric", "rubric_id", "subscriber_id", unique=True),
    Index("ux_subscriptions_rule", "rule_id", "subscriber_id", unique=True),
    # Most readers of a rubric want digests: those who want it at once are found without them,
    # and without a look at the table.
    partial_index(
        "ix_subscriptions_rubric",
        "rubric_id",
        "timing",
        "subscriber_id",
        "since_sequence",
        "muted_until",
        where="rubric_id IS NOT NULL",
    ),
)

# Who follows which story, named by its first article.
story_followers = Table(
    "story_followers",
    metadata,
    Column("story_id", BigInteger, nullable=False),
    Column("subscriber_id", ForeignKey("subscribers.id", ondelete="CASCADE"), nullable=False),
    # The message that what comes later answers: the one whose button they pressed.
    Column("message_id", BigInteger),
    Column("followed_at", Timestamp, nullable=False),
    PrimaryKeyConstraint("story_id", "subscriber_id"),
    Index("ix_story_followers_subscriber", "subscriber_id"),
    sqlite_with_rowid=False,
)
