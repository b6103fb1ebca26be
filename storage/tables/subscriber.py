"""Who receives, and what readers keep for themselves."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    SmallInteger,
    String,
    Table,
    UniqueConstraint,
    text,
)

from storage.tables.base import Id, metadata, partial_index
from storage.timestamp import Timestamp
from storage.writing import ShortWriting

# Whether a reader has been away, and may be sent news again once no pause runs.
AWAY = "away_since IS NOT NULL AND inactive_reason IS NULL"

# A place that receives: a person, a group, a topic of it, a channel.
subscribers = Table(
    "subscribers",
    metadata,
    Column("id", Id, primary_key=True),
    Column("kind", String(8), nullable=False, server_default=text("'person'")),
    Column("chat_id", BigInteger, nullable=False),
    # The topic within a forum; 0 is the chat itself.
    Column("thread_id", BigInteger, nullable=False, server_default=text("0")),
    Column("language", String(2), nullable=False),
    # NULL follows the bot's own TIMEZONE.
    Column("zone", String(64)),
    Column("timetable", String(128), nullable=False),
    Column("next_digest_at", Timestamp),
    # Up to which moment the slots of their timetable have had their digest: it may arrive a little
    # before its slot, or after it.
    Column("digests_upto", Timestamp),
    # The last publication sequence that a digest of this reader has covered.
    Column("digest_sequence", BigInteger, nullable=False),
    # How often in a row their digest could not be made.
    Column("digest_failures", SmallInteger, nullable=False, server_default=text("0")),
    Column("paused_until", Timestamp),
    # When nothing arrives, in the notation of news.quiet: "23:00-07:00 breaking".
    Column("quiet", String(24)),
    # The most instant messages of one local day, and how many the day "instants_day" has had
    # (days since 1970): counted only while there is a limit.
    Column("daily_limit", SmallInteger),
    Column("instants_day", Integer),
    Column("instants", SmallInteger, nullable=False, server_default=text("0")),
    # When what quiet hours or an absence kept back comes as a digest of its own.
    Column("catch_up_at", Timestamp),
    # When they last changed what they follow or how: what was queued before that is looked at
    # once more before it is sent.
    Column("follows_changed_at", Timestamp),
    # Whether any subscription of theirs is delivered without a sound.
    Column("has_silent", Boolean, nullable=False, server_default=text("false")),
    # No emoji, no pictures, nothing folded.
    Column("plain", Boolean, nullable=False, server_default=text("false")),
    # The languages of the news they want, parted by spaces; NULL for all.
    Column("news_languages", String(8)),
    # Since when they have been away: the chat closed, or paused.
    Column("away_since", Timestamp),
    # The day they last said or pressed something, to within a day.
    Column("seen_at", Timestamp),
    # When they were last told how their subscriptions do.
    Column("checked_up_at", Timestamp),
    # The campaign by whose link they first came. No foreign key: it is only ever counted.
    Column("campaign_id", BigInteger),
    # Why nothing may be sent to the chat, a news.dispatch.Reason; NULL while it may.
    Column("inactive_reason", String(32)),
    # Since when that is so.
    Column("closed_at", Timestamp),
    # What the reader is writing a letter about: an article, or the newsroom, which is 0.
    Column("letter_about", BigInteger),
    Column("letter_since", Timestamp),
    # In lower case; an owner appoints people by it.
    Column("username", String(32)),
    # The place that a person's commands speak for, a subscriber's id; NULL for themselves.
    Column("manages", BigInteger),
    # Whether everything comes to a place without a sound.
    Column("silent", Boolean, nullable=False, server_default=text("false")),
    Column("created_at", Timestamp, nullable=False),
    UniqueConstraint("chat_id", "thread_id"),
    partial_index("ix_subscribers_campaign", "campaign_id", where="campaign_id IS NOT NULL"),
    partial_index("ix_subscribers_username", "username", where="username IS NOT NULL"),
    partial_index("ix_subscribers_due", "next_digest_at", "id", where="next_digest_at IS NOT NULL"),
    partial_index(
        "ix_subscribers_catching_up", "catch_up_at", "id", where="catch_up_at IS NOT NULL"
    ),
    Index("ix_subscribers_checked_up", "checked_up_at", "id"),
    partial_index("ix_subscribers_away", "paused_until", "id", where=AWAY),
)

# Links that bring readers, each counted by itself.
campaigns = Table(
    "campaigns",
    metadata,
    Column("id", Id, primary_key=True),
    # What stands in the link.
    Column("slug", String(32), nullable=False, unique=True),
    Column("name", ShortWriting(128), nullable=False),
    # What the link opens, as a deep link says it ("a_12", "r_sport"); NULL for the home screen.
    Column("target", String(64)),
    Column("created_by", BigInteger, nullable=False),
    Column("created_at", Timestamp, nullable=False),
    # Since when it is no longer listed; its link works for ever.
    Column("ended_at", Timestamp),
)

# What readers keep for themselves.
saved_articles = Table(
    "saved_articles",
    metadata,
    Column("subscriber_id", ForeignKey("subscribers.id", ondelete="CASCADE"), nullable=False),
    # No foreign key: it is said kindly when the article is no more.
    Column("article_id", BigInteger, nullable=False),
    Column("saved_at", Timestamp, nullable=False),
    PrimaryKeyConstraint("subscriber_id", "article_id"),
    Index("ix_saved_articles_newest", "subscriber_id", "saved_at", "article_id"),
    sqlite_with_rowid=False,
)
