"""Articles, with all that is kept of them."""

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

articles = Table(
    "articles",
    metadata,
    Column("id", Id, primary_key=True),
    Column("status", String(16), nullable=False),
    Column("headline", Writing(), nullable=False),
    # Paragraphs, joined by an empty line.
    Column("body", Writing(), nullable=False),
    # Spans of the body in a style, as JSON: [style, start, stop, detail?] each.
    Column("formatting", Text),
    Column("rubric_id", ForeignKey("rubrics.id", ondelete="SET NULL")),
    Column("language", String(2), nullable=False),
    Column("place", ShortWriting(128)),
    Column("published_on_site", Timestamp),
    Column("source_url", Writing()),
    Column("photo", Writing()),
    # What the editor gives for the beginning of the body, where the article is shortened.
    Column("lead", Writing()),
    # One a line.
    Column("tags", Writing()),
    # The ids of its rubrics besides the first, parted by spaces.
    Column("more_rubrics", Text),
    # The file ids of its photos besides the first, parted by spaces.
    Column("more_photos", Text),
    # Whose post it was before it was forwarded.
    Column("origin", ShortWriting(128)),
    # No foreign key: it may quote an article that is no more.
    Column("quoted_id", BigInteger),
    # The first article of the story that it goes on with. No foreign key, as above.
    Column("story_id", BigInteger),
    # The article, sent just before, that it brings up to date: it comes below that, not by itself.
    Column("updates_id", BigInteger),
    Column("fingerprint", String(64), nullable=False),
    Column("author_id", BigInteger, nullable=False),
    Column("created_at", Timestamp, nullable=False),
    # When an article goes out that is planned, or whose undo window runs.
    Column("departs_at", Timestamp),
    # Nobody but an owner sends it earlier.
    Column("embargo_until", Timestamp),
    Column("published_at", Timestamp),
    # The order of publication, without gaps: windows of digests are cut by it, never by time.
    Column("sequence", BigInteger, unique=True),
    Column("breaking", Boolean, nullable=False, server_default=text("false")),
    # Grows with every change of the wording, and with the withdrawal.
    Column("revision", Integer, nullable=False, server_default=text("1")),
    # The revision that last changed what a digest shows of the article.
    Column("headline_revision", Integer, nullable=False, server_default=text("1")),
    # Where to report the progress of an article that is about to be published.
    Column("report_chat_id", BigInteger),
    Column("report_message_id", BigInteger),
    Index("ix_articles_fingerprint", "fingerprint"),
    partial_index(
        "ix_articles_departing", "departs_at", where="status = 'departing' OR status = 'scheduled'"
    ),
    Index("ix_articles_rubric_sequence", "rubric_id", "sequence"),
    partial_index("ix_articles_story", "story_id", "sequence", where="story_id IS NOT NULL"),
    # The lists of /articles.
    partial_index("ix_articles_drafts", "id", where="status = 'draft'"),
    partial_index("ix_articles_withdrawn", "sequence", where="status = 'withdrawn'"),
    partial_index("ix_articles_author", "author_id", "id", where="status <> 'cancelled'"),
)

# The rubrics of published articles besides their first ones, which ``articles`` has.
article_rubrics = Table(
    "article_rubrics",
    metadata,
    Column("rubric_id", ForeignKey("rubrics.id", ondelete="CASCADE"), nullable=False),
    Column("sequence", BigInteger, nullable=False),
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    PrimaryKeyConstraint("rubric_id", "sequence"),
    Index("ix_article_rubrics_article", "article_id"),
    sqlite_with_rowid=False,
)

# The rules that an article meets, whoever follows them.
article_rules = Table(
    "article_rules",
    metadata,
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    Column("rule_id", ForeignKey("rules.id", ondelete="CASCADE"), nullable=False),
    PrimaryKeyConstraint("article_id", "rule_id"),
    # What a rule that nobody follows any more leaves behind.
    Index("ix_article_rules_rule", "rule_id"),
    sqlite_with_rowid=False,
)

# Every wording that an article ever had, with who gave it and when.
article_versions = Table(
    "article_versions",
    metadata,
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    Column("revision", Integer, nullable=False),
    # What made it: a news.article.Change.
    Column("change", String(16), nullable=False),
    Column("headline", Writing(), nullable=False),
    Column("body", Writing(), nullable=False),
    Column("formatting", Text),
    Column("rubric_id", ForeignKey("rubrics.id", ondelete="SET NULL")),
    Column("place", ShortWriting(128)),
    Column("published_on_site", Timestamp),
    Column("source_url", Writing()),
    Column("photo", Writing()),
    Column("lead", Writing()),
    Column("tags", Writing()),
    Column("more_rubrics", Text),
    Column("more_photos", Text),
    Column("origin", ShortWriting(128)),
    Column("quoted_id", BigInteger),
    Column("editor_id", BigInteger, nullable=False),
    # What asked for it, a message or a press: one that is redelivered changes nothing again.
    Column("request", String(64)),
    Column("created_at", Timestamp, nullable=False),
    PrimaryKeyConstraint("article_id", "revision"),
    Index("ix_article_versions_request", "request"),
)

# The Telegram messages that an article was made of: who edits one edits the article.
article_messages = Table(
    "article_messages",
    metadata,
    Column("chat_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    # A text that Telegram's client has cut is several messages, in this order.
    Column("part", SmallInteger, nullable=False),
    Column("text", Writing(), nullable=False),
    Column("formatting", Text),
    # The photo's unique id; the file id of one that came before this column was added.
    Column("photo", Text),
    # Whether its photo came with a text that was refused, so that the article does not have it.
    Column("photo_refused", Boolean, nullable=False, server_default=text("false")),
    # Since when a draft's card shows it as it is no more, because of what a colleague did.
    Column("stale_at", Timestamp),
    # The photo's file id in the article, which may have several.
    Column("file_id", Text),
    PrimaryKeyConstraint("chat_id", "message_id"),
    Index("ix_article_messages_article", "article_id"),
    partial_index("ix_article_messages_stale", "stale_at", where="stale_at IS NOT NULL"),
    sqlite_with_rowid=False,
)
