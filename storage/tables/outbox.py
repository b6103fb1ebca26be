"""The outbox: what is to be said to whom, and what became of it."""

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
from storage.writing import ShortWriting

# What changes copies that readers have: an edit, a correction, a withdrawal.
IS_AMENDMENT = "(kind = 'edit' OR kind = 'correction' OR kind = 'withdrawal')"

# Whether a dispatch has yet to be spread. In the words of its index: SQLite uses it for no others.
INCOMPLETE = "NOT complete"

# One thing to say to many: an article, digests, a note of a correction. An edit or a withdrawal
# has no deliveries of its own: it brings those of the others up to date.
dispatches = Table(
    "dispatches",
    metadata,
    Column("id", Id, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE")),
    # The wording that an edit, a correction or a withdrawal brings.
    Column("revision", Integer),
    # How many copies it found to be behind.
    Column("copies", BigInteger, nullable=False, server_default=text("0")),
    # How many of them it could not change: the chat is closed, the message gone.
    Column("unreached", BigInteger, nullable=False, server_default=text("0")),
    Column("lane", SmallInteger, nullable=False),
    # Why a digest comes that no timetable asked for, a news.dispatch.Occasion.
    Column("occasion", String(8)),
    Column("created_at", Timestamp, nullable=False),
    Column("expires_at", Timestamp),
    # Whether every reader has a row, or every copy is marked: both go in chunks, and a crash may
    # cut them short.
    Column("complete", Boolean, nullable=False, server_default=text("false")),
    # Telegram's words for which it stands still; NULL while it runs.
    Column("halted", String(64)),
    # Where the progress line of this dispatch stands, if anywhere.
    Column("report_chat_id", BigInteger),
    Column("report_message_id", BigInteger),
    # When that is looked at again; NULL when nothing about it will change by itself.
    Column("report_due_at", Timestamp),
    # What it shows, in short: it is not edited to say the same.
    Column("reported", String(32)),
    # An article is said once.
    partial_index("ux_dispatches_article", "article_id", unique=True, where="kind = 'article'"),
    partial_index("ix_dispatches_reporting", "report_due_at", where="report_due_at IS NOT NULL"),
    # Whose progress a message shows.
    partial_index(
        "ix_dispatches_shown",
        "report_chat_id",
        "report_message_id",
        where="report_message_id IS NOT NULL",
    ),
    # What was said of an article, when it is to be corrected or withdrawn.
    Index("ix_dispatches_of_article", "article_id"),
    # What has been changed of late, when a reader comes back.
    partial_index("ix_dispatches_amendments", "id", where=IS_AMENDMENT),
    partial_index("ix_dispatches_incomplete", "id", where=INCOMPLETE),
)

# Which articles the digests of a dispatch hold.
dispatch_articles = Table(
    "dispatch_articles",
    metadata,
    # No foreign key: a digest may name an article that is no more.
    Column("article_id", BigInteger, nullable=False),
    Column("dispatch_id", ForeignKey("dispatches.id", ondelete="CASCADE"), nullable=False),
    PrimaryKeyConstraint("article_id", "dispatch_id"),
    Index("ix_dispatch_articles_dispatch", "dispatch_id"),
    sqlite_with_rowid=False,
)

# What the worker has yet to do: what was never sent, and what is outdated.
WAITS = "(state = 0 OR state = 6)"
# What was not sent because it came too late, or for its reader's comfort: the next digest holds it.
HELD_BACK = (
    "state = 4 AND (reason = 'expired' OR reason = 'paused' OR reason = 'quiet'"
    " OR reason = 'limited' OR reason = 'by digest' OR reason = 'crowded')"
)
# What is for groups and channels, a news.dispatch.Lane: what waits, and what they have had.
IN_PLACES = "lane >= 5"
WAITS_IN_PLACES = f"{WAITS} AND {IN_PLACES}"
SENT_IN_PLACES = f"state = 2 AND {IN_PLACES}"

# The outbox: one thing to say to one reader.
deliveries = Table(
    "deliveries",
    metadata,
    Column("dispatch_id", ForeignKey("dispatches.id", ondelete="CASCADE"), nullable=False),
    # No foreign key: to check it would cost a third of a fan-out, and to follow it a full scan.
    # Who erases a reader erases these first.
    Column("subscriber_id", BigInteger, nullable=False),
    # A digest too long for one message is several deliveries.
    Column("part", SmallInteger, nullable=False, server_default=text("0")),
    Column("lane", SmallInteger, nullable=False),
    Column("state", SmallInteger, nullable=False),
    Column("not_before", Timestamp, nullable=False),
    Column("attempts", SmallInteger, nullable=False, server_default=text("0")),
    # How many sends ended without an answer: each may have been one message too many.
    Column("doubts", SmallInteger, nullable=False, server_default=text("0")),
    # The articles of a digest, by id, in order: "12 15 19".
    Column("items", Text),
    # How it is rendered, a news.dispatch.Form.
    Column("form", SmallInteger, nullable=False, server_default=text("0")),
    # The revision that Telegram has refused, which is why the form is a simpler one than written.
    Column("refused_revision", Integer),
    # What the chat holds once it is sent: the message, whether that is a photo, and the revision of
    # its article. A digest's revision is the sum of its articles' headline revisions. Of a note
    # that waits it is the revision that its reader had when it was made.
    Column("message_id", BigInteger),
    Column("photo", Boolean, nullable=False, server_default=text("false")),
    Column("revision", Integer),
    # The message that it answers: of a note of a correction, or of what goes on with a story.
    Column("reply_to", BigInteger),
    # Whether it comes without a sound, whatever its reader's subscriptions say.
    Column("silent", Boolean, nullable=False, server_default=text("false")),
    # Why it is in its state, a news.dispatch.Reason; and in Telegram's words, where there are any.
    Column("reason", String(64)),
    Column("words", ShortWriting(256)),
    Column("settled_at", Timestamp),
    PrimaryKeyConstraint("dispatch_id", "subscriber_id", "part"),
    partial_index(
        "ix_deliveries_waiting",
        "lane",
        "not_before",
        "dispatch_id",
        "subscriber_id",
        "part",
        where=WAITS,
    ),
    # What a crash left claimed: a handful, found without reading the outbox. Databases in use have
    # the index under this name, from when the state was called leased.
    partial_index("ix_deliveries_leased", "dispatch_id", where="state = 1"),
    partial_index("ix_deliveries_held_back", "subscriber_id", where=HELD_BACK),
    partial_index(
        "ix_deliveries_waiting_in_places",
        "subscriber_id",
        "lane",
        "not_before",
        "dispatch_id",
        "part",
        where=WAITS_IN_PLACES,
    ),
    partial_index(
        "ix_deliveries_sent_in_places", "subscriber_id", "settled_at", where=SENT_IN_PLACES
    ),
    sqlite_with_rowid=False,
)
