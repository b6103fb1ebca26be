"""Where articles come from by themselves."""

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
    Text,
    text,
)

from storage.tables.base import Id, metadata, partial_index
from storage.timestamp import Timestamp
from storage.writing import ShortWriting, Writing

# Where articles come from by themselves.
sources = Table(
    "sources",
    metadata,
    Column("id", Id, primary_key=True),
    # A news.source.SourceKind.
    Column("kind", String(8), nullable=False),
    # The feed's address; of a channel, its @name or nothing.
    Column("address", Writing(), nullable=False),
    # The channel.
    Column("chat_id", BigInteger),
    Column("title", ShortWriting(128), nullable=False),
    # Where its articles go that no category puts under another rubric.
    Column("rubric_id", ForeignKey("rubrics.id", ondelete="SET NULL")),
    # A news.source.Mode.
    Column("mode", String(8), nullable=False),
    # A news.source.SourceStatus.
    Column("status", String(8), nullable=False),
    # What its last look came to, a news.source.Condition, and since when.
    Column("condition", String(16), nullable=False, server_default=text("'new'")),
    Column("condition_since", Timestamp),
    # Which condition editors have been told of.
    Column("told", String(16)),
    # NULL follows the bot's own TIMEZONE.
    Column("zone", String(64)),
    Column("added_by", BigInteger, nullable=False),
    Column("added_at", Timestamp, nullable=False),
    # When it is looked at next; NULL while it is not.
    Column("next_look_at", Timestamp),
    # A look that is under way: nobody else begins one until then.
    Column("held_until", Timestamp),
    Column("looked_at", Timestamp),
    # When it last had something new, and seconds between its items as a rule.
    Column("last_item_at", Timestamp),
    Column("pace", Integer),
    # Looks in a row that failed, and since when.
    Column("failures", Integer, nullable=False, server_default=text("0")),
    Column("failing_since", Timestamp),
    # Its validators, verbatim.
    Column("etag", Text),
    Column("modified", Text),
    # Seconds between looks as the feed itself wants them, and when it is not to be asked: hours of
    # UTC, and days, of which Monday is 0, parted by spaces.
    Column("ttl", Integer),
    Column("skip_hours", String(64)),
    Column("skip_days", String(16)),
    # Where it says that it has moved for good, how often in a row, and since when.
    Column("moved_to", Text),
    Column("moves", SmallInteger, nullable=False, server_default=text("0")),
    Column("moved_since", Timestamp),
    # Whether its guids have repeated, so that items are known by their links alone, for good.
    Column("by_link", Boolean, nullable=False, server_default=text("false")),
    Index("ux_sources_chat", "chat_id", unique=True),
    partial_index("ix_sources_due", "next_look_at", where="next_look_at IS NOT NULL"),
)

# What a source has had, whether or not it became an article.
source_items = Table(
    "source_items",
    metadata,
    Column("id", Id, primary_key=True),
    Column("source_id", ForeignKey("sources.id", ondelete="CASCADE"), nullable=False),
    # Hashes of what it may be known by: its guid, its address, its headline and date.
    Column("guid", String(32)),
    Column("link", String(32)),
    Column("heading", String(32)),
    # A hash of all that it says: another one is a revision.
    Column("content", String(32), nullable=False),
    # A news.source.ItemState.
    Column("state", String(12), nullable=False),
    Column("headline", Writing(), nullable=False),
    Column("url", Writing()),
    Column("article_id", ForeignKey("articles.id", ondelete="SET NULL")),
    Column("dated_at", Timestamp),
    Column("seen_at", Timestamp, nullable=False),
    # When its source last had it: what it has no more may be forgotten one day.
    Column("last_seen_at", Timestamp, nullable=False),
    # When its page or its picture is fetched next, and how often that was tried.
    Column("fetch_at", Timestamp),
    Column("tries", SmallInteger, nullable=False, server_default=text("0")),
    # The draft of it as JSON, while it is not an article: held, or its page is to be fetched.
    Column("draft", Text),
    Index("ix_source_items_guid", "source_id", "guid"),
    # Two sources of one site have the same pages.
    Index("ix_source_items_link", "link", "source_id"),
    Index("ix_source_items_heading", "source_id", "heading"),
    Index("ix_source_items_seen", "source_id", "seen_at"),
    Index("ix_source_items_article", "article_id"),
    partial_index("ix_source_items_fetching", "fetch_at", where="fetch_at IS NOT NULL"),
)

# Under which rubric a source's categories put its articles.
source_categories = Table(
    "source_categories",
    metadata,
    Column("source_id", ForeignKey("sources.id", ondelete="CASCADE"), nullable=False),
    # In lower case, ё = е.
    Column("category", ShortWriting(128), nullable=False),
    # As the source spells it.
    Column("name", ShortWriting(128), nullable=False),
    Column("rubric_id", ForeignKey("rubrics.id", ondelete="SET NULL")),
    # Whether an editor has said so; else the program guessed it by the name.
    Column("chosen", Boolean, nullable=False, server_default=text("false")),
    Column("items", Integer, nullable=False, server_default=text("0")),
    PrimaryKeyConstraint("source_id", "category"),
    sqlite_with_rowid=False,
)

# What a source says now of an article that an editor has published or mended: for editors to take.
suggestions = Table(
    "suggestions",
    metadata,
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("source_id", ForeignKey("sources.id", ondelete="CASCADE"), nullable=False),
    # The wording as JSON.
    Column("draft", Text, nullable=False),
    Column("made_at", Timestamp, nullable=False),
)

# What each editor's chat shows of drafts that came from sources: one message, edited in place.
inboxes = Table(
    "inboxes",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    # Whether this editor wants them at all.
    Column("wanted", Boolean, nullable=False, server_default=text("true")),
    Column("message_id", BigInteger),
    # When that message rang: the next one rings an hour later.
    Column("rang_at", Timestamp),
    # The newest article that it has rung for.
    Column("newest", BigInteger, nullable=False, server_default=text("0")),
    # Ids of the articles in it, parted by spaces, and the one that is open in their place.
    Column("articles", Text),
    Column("opened", BigInteger),
    # Since when it is out of date; a moment to come puts off the next try.
    Column("stale_at", Timestamp),
    partial_index("ix_inboxes_stale", "stale_at", where="stale_at IS NOT NULL"),
)
