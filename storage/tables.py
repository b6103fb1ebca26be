"""The schema, one for both engines. The Alembic chain builds the same; a test holds them equal."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.timestamp import Timestamp
from storage.writing import ShortWriting, Writing

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite numbers rows by itself only in a column of exactly INTEGER.
_Id = BigInteger().with_variant(Integer, "sqlite")

rubrics = Table(
    "rubrics",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("slug", String(64), nullable=False, unique=True),
    Column("emoji", String(16), nullable=False),
    Column("name_ru", ShortWriting(128), nullable=False),
    Column("name_be", ShortWriting(128), nullable=False),
    Column("name_en", ShortWriting(128), nullable=False),
    Column("position", Integer, nullable=False),
    # How many articles of the rubric are published: a list's total must cost nothing.
    Column("published", Integer, nullable=False, server_default=text("0")),
    Column("hidden", Boolean, nullable=False, server_default=text("false")),
    # The rubric that it is part of by now. No foreign key: both stay for ever.
    Column("merged_into", BigInteger),
    Column("merged_at", Timestamp),
)

# Whether a reader has been away, and may be sent news again once no pause runs.
AWAY = "away_since IS NOT NULL AND inactive_reason IS NULL"

# A place that receives: a person, a group, a topic of it, a channel.
subscribers = Table(
    "subscribers",
    metadata,
    Column("id", _Id, primary_key=True),
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
    Index(
        "ix_subscribers_campaign",
        "campaign_id",
        sqlite_where=text("campaign_id IS NOT NULL"),
        postgresql_where=text("campaign_id IS NOT NULL"),
    ),
    Index(
        "ix_subscribers_username",
        "username",
        sqlite_where=text("username IS NOT NULL"),
        postgresql_where=text("username IS NOT NULL"),
    ),
    Index(
        "ix_subscribers_due",
        "next_digest_at",
        "id",
        sqlite_where=text("next_digest_at IS NOT NULL"),
        postgresql_where=text("next_digest_at IS NOT NULL"),
    ),
    Index(
        "ix_subscribers_catching_up",
        "catch_up_at",
        "id",
        sqlite_where=text("catch_up_at IS NOT NULL"),
        postgresql_where=text("catch_up_at IS NOT NULL"),
    ),
    Index("ix_subscribers_checked_up", "checked_up_at", "id"),
    Index(
        "ix_subscribers_away",
        "paused_until",
        "id",
        sqlite_where=text(AWAY),
        postgresql_where=text(AWAY),
    ),
)

# Groups and channels as Telegram last described them. Their subscribers are rows of their own: one
# for the chat itself, one for each topic that follows something.
chats = Table(
    "chats",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    # As Telegram says it: group, supergroup, channel.
    Column("type", String(12), nullable=False),
    Column("title", ShortWriting(128), nullable=False),
    Column("username", String(32)),
    Column("is_forum", Boolean, nullable=False, server_default=text("false")),
    # What the bot is there, and the bits of news.place.Right that it has.
    Column("standing", String(16), nullable=False),
    Column("rights", Integer, nullable=False, server_default=text("0")),
    # When Telegram last told that, and when it is to be asked again; NULL for never.
    Column("asked_at", Timestamp, nullable=False),
    Column("ask_at", Timestamp),
    # Who set the place up, and when; and since when the bot is out of it.
    Column("set_up_by", BigInteger),
    Column("set_up_at", Timestamp),
    Column("left_at", Timestamp),
    # That of whoever added the bot.
    Column("language", String(2)),
    # The id it had before it became a supergroup: what was written by then cannot be edited.
    Column("moved_from", BigInteger),
    Column("moved_at", Timestamp),
    Index(
        "ix_chats_ask",
        "ask_at",
        "chat_id",
        sqlite_where=text("ask_at IS NOT NULL"),
        postgresql_where=text("ask_at IS NOT NULL"),
    ),
)

# Topics of forums, as far as somebody has said something in them: bots cannot list them.
topics = Table(
    "topics",
    metadata,
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger, nullable=False),
    Column("title", ShortWriting(128), nullable=False),
    # Since when nothing can be written there.
    Column("closed_at", Timestamp),
    PrimaryKeyConstraint("chat_id", "thread_id"),
)

# Who looks after which chat: asked of Telegram at every change, and once a day.
place_managers = Table(
    "place_managers",
    metadata,
    Column("user_id", BigInteger, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    # Whether they may, as Telegram said at that moment.
    Column("may", Boolean, nullable=False),
    Column("asked_at", Timestamp, nullable=False),
    PrimaryKeyConstraint("user_id", "chat_id"),
    Index("ix_place_managers_chat", "chat_id"),
)

# A place that somebody is about to add, from the button in the private chat on.
set_ups = Table(
    "set_ups",
    metadata,
    Column("nonce", String(32), primary_key=True),
    Column("user_id", BigInteger, nullable=False),
    # In which way: see newsroom.setting_up.
    Column("kind", String(8), nullable=False),
    Column("begun_at", Timestamp, nullable=False),
    Index("ix_set_ups_user", "user_id", "begun_at"),
)

rules = Table(
    "rules",
    metadata,
    Column("id", _Id, primary_key=True),
    # The normal form: readers who write the same rule share one row.
    Column("text", Writing(), nullable=False, unique=True),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("id", _Id, primary_key=True),
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
    Index(
        "ix_subscriptions_rubric",
        "rubric_id",
        "timing",
        "subscriber_id",
        "since_sequence",
        "muted_until",
        sqlite_where=text("rubric_id IS NOT NULL"),
        postgresql_where=text("rubric_id IS NOT NULL"),
    ),
)

articles = Table(
    "articles",
    metadata,
    Column("id", _Id, primary_key=True),
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
    Index(
        "ix_articles_departing",
        "departs_at",
        sqlite_where=text("status = 'departing' OR status = 'scheduled'"),
        postgresql_where=text("status = 'departing' OR status = 'scheduled'"),
    ),
    Index("ix_articles_rubric_sequence", "rubric_id", "sequence"),
    Index(
        "ix_articles_story",
        "story_id",
        "sequence",
        sqlite_where=text("story_id IS NOT NULL"),
        postgresql_where=text("story_id IS NOT NULL"),
    ),
    # The lists of /articles.
    Index(
        "ix_articles_drafts",
        "id",
        sqlite_where=text("status = 'draft'"),
        postgresql_where=text("status = 'draft'"),
    ),
    Index(
        "ix_articles_withdrawn",
        "sequence",
        sqlite_where=text("status = 'withdrawn'"),
        postgresql_where=text("status = 'withdrawn'"),
    ),
    Index(
        "ix_articles_author",
        "author_id",
        "id",
        sqlite_where=text("status <> 'cancelled'"),
        postgresql_where=text("status <> 'cancelled'"),
    ),
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

# Links that bring readers, each counted by itself.
campaigns = Table(
    "campaigns",
    metadata,
    Column("id", _Id, primary_key=True),
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
    Index(
        "ix_article_messages_stale",
        "stale_at",
        sqlite_where=text("stale_at IS NOT NULL"),
        postgresql_where=text("stale_at IS NOT NULL"),
    ),
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

# What changes copies that readers have: an edit, a correction, a withdrawal.
IS_AMENDMENT = "(kind = 'edit' OR kind = 'correction' OR kind = 'withdrawal')"

# Whether a dispatch has yet to be spread. In the words of its index: SQLite uses it for no others.
INCOMPLETE = "NOT complete"

# One thing to say to many: an article, digests, a note of a correction. An edit or a withdrawal
# has no deliveries of its own: it brings those of the others up to date.
dispatches = Table(
    "dispatches",
    metadata,
    Column("id", _Id, primary_key=True),
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
    Index(
        "ux_dispatches_article",
        "article_id",
        unique=True,
        sqlite_where=text("kind = 'article'"),
        postgresql_where=text("kind = 'article'"),
    ),
    Index(
        "ix_dispatches_reporting",
        "report_due_at",
        sqlite_where=text("report_due_at IS NOT NULL"),
        postgresql_where=text("report_due_at IS NOT NULL"),
    ),
    # Whose progress a message shows.
    Index(
        "ix_dispatches_shown",
        "report_chat_id",
        "report_message_id",
        sqlite_where=text("report_message_id IS NOT NULL"),
        postgresql_where=text("report_message_id IS NOT NULL"),
    ),
    # What was said of an article, when it is to be corrected or withdrawn.
    Index("ix_dispatches_of_article", "article_id"),
    # What has been changed of late, when a reader comes back.
    Index(
        "ix_dispatches_amendments",
        "id",
        sqlite_where=text(IS_AMENDMENT),
        postgresql_where=text(IS_AMENDMENT),
    ),
    Index(
        "ix_dispatches_incomplete",
        "id",
        sqlite_where=text(INCOMPLETE),
        postgresql_where=text(INCOMPLETE),
    ),
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
    Index(
        "ix_deliveries_waiting",
        "lane",
        "not_before",
        "dispatch_id",
        "subscriber_id",
        "part",
        sqlite_where=text(WAITS),
        postgresql_where=text(WAITS),
    ),
    # What a crash left claimed: a handful, found without reading the outbox. Databases in use have
    # the index under this name, from when the state was called leased.
    Index(
        "ix_deliveries_leased",
        "dispatch_id",
        sqlite_where=text("state = 1"),
        postgresql_where=text("state = 1"),
    ),
    Index(
        "ix_deliveries_held_back",
        "subscriber_id",
        sqlite_where=text(HELD_BACK),
        postgresql_where=text(HELD_BACK),
    ),
    Index(
        "ix_deliveries_waiting_in_places",
        "subscriber_id",
        "lane",
        "not_before",
        "dispatch_id",
        "part",
        sqlite_where=text(WAITS_IN_PLACES),
        postgresql_where=text(WAITS_IN_PLACES),
    ),
    Index(
        "ix_deliveries_sent_in_places",
        "subscriber_id",
        "settled_at",
        sqlite_where=text(SENT_IN_PLACES),
        postgresql_where=text(SENT_IN_PLACES),
    ),
    sqlite_with_rowid=False,
)

# How many deliveries of a dispatch are in each state, kept while they are settled. Under PENDING
# stands how many were ever made, whatever has become of them; under UNKNOWN also their doubts.
dispatch_counts = Table(
    "dispatch_counts",
    metadata,
    Column("dispatch_id", ForeignKey("dispatches.id", ondelete="CASCADE"), nullable=False),
    Column("state", SmallInteger, nullable=False),
    Column("copies", BigInteger, nullable=False),
    Column("doubts", BigInteger, nullable=False, server_default=text("0")),
    PrimaryKeyConstraint("dispatch_id", "state"),
    sqlite_with_rowid=False,
)

# The same of all dispatches that were begun on one day of UTC; kept for ever.
day_counts = Table(
    "day_counts",
    metadata,
    # Days since 1970.
    Column("day", Integer, nullable=False),
    Column("state", SmallInteger, nullable=False),
    Column("copies", BigInteger, nullable=False),
    Column("doubts", BigInteger, nullable=False, server_default=text("0")),
    PrimaryKeyConstraint("day", "state"),
    sqlite_with_rowid=False,
)

# How many copies of an article digests hold. Under PENDING stands how many were ever made, whatever
# has become of them; under UNKNOWN also how many doubts they cost.
digest_counts = Table(
    "digest_counts",
    metadata,
    # No foreign key: a digest may name an article that is no more.
    Column("article_id", BigInteger, nullable=False),
    Column("state", SmallInteger, nullable=False),
    Column("copies", BigInteger, nullable=False),
    Column("doubts", BigInteger, nullable=False, server_default=text("0")),
    PrimaryKeyConstraint("article_id", "state"),
    sqlite_with_rowid=False,
)

# How many readers, subscriptions and rules there are: the sum of the rows of a name. Whoever
# changes a number adds a row, so that nobody waits for another's transaction.
totals = Table(
    "totals",
    metadata,
    Column("id", _Id, primary_key=True),
    # A storage.totals.Total.
    Column("name", String(32), nullable=False),
    Column("number", BigInteger, nullable=False),
)

# What readers do, in numbers: a news.figure.Figure each.
figures = Table(
    "figures",
    metadata,
    Column("name", String(24), nullable=False),
    # Hours since 1970; 0 of what does not happen, but is.
    Column("hour", Integer, nullable=False),
    # What it is a figure of: the id of a rubric, a rule or an article, a code, or nothing.
    Column("subject", BigInteger, nullable=False),
    Column("number", BigInteger, nullable=False),
    PrimaryKeyConstraint("name", "hour", "subject"),
    # The rules that most readers follow; without the name, SQLite takes the primary key, and sorts.
    Index(
        "ix_figures_followers",
        "name",
        "number",
        "subject",
        sqlite_where=text("name = 'followers'"),
        postgresql_where=text("name = 'followers'"),
    ),
    sqlite_with_rowid=False,
)

# What is yet to be added to them: whoever changes a figure waits for nobody.
figure_changes = Table(
    "figure_changes",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("name", String(24), nullable=False),
    Column("hour", Integer, nullable=False),
    Column("subject", BigInteger, nullable=False),
    Column("number", BigInteger, nullable=False),
)

editors = Table(
    "editors",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    # A news.role.Role.
    Column("role", String(8), nullable=False, server_default=text("'editor'")),
    # As they call themselves, for colleagues to see.
    Column("name", ShortWriting(128)),
    Column("added_at", Timestamp, nullable=False),
)

# Who did what, for ever.
deeds = Table(
    "deeds",
    metadata,
    Column("id", _Id, primary_key=True),
    # A news.deed.DeedKind.
    Column("kind", String(32), nullable=False),
    Column("person_id", BigInteger, nullable=False),
    # No foreign key: it is remembered of an article that is no more.
    Column("article_id", BigInteger),
    # What else it was done to: a rubric's name, an editor's id, a setting.
    Column("about", ShortWriting(256)),
    Column("done_at", Timestamp, nullable=False),
    Index("ix_deeds_article", "article_id", "id"),
    Index("ix_deeds_person", "person_id", "id"),
)

# What one editor wants to do with a draft, and another has to agree to.
approvals = Table(
    "approvals",
    metadata,
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    # Only this wording is agreed to.
    Column("revision", Integer, nullable=False),
    # A news.approval.Wish.
    Column("wish", String(16), nullable=False),
    Column("departs_at", Timestamp),
    Column("asked_by", BigInteger, nullable=False),
    Column("asked_at", Timestamp, nullable=False),
    Column("agreed_by", BigInteger),
    Column("agreed_at", Timestamp),
    # The card of whoever asked.
    Column("report_chat_id", BigInteger),
    Column("report_message_id", BigInteger),
    Index(
        "ix_approvals_waiting",
        "article_id",
        sqlite_where=text("agreed_at IS NULL"),
        postgresql_where=text("agreed_at IS NULL"),
    ),
)

# Who is at work on which article, since when they last did something to it.
attendances = Table(
    "attendances",
    metadata,
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    Column("person_id", BigInteger, nullable=False),
    Column("seen_at", Timestamp, nullable=False),
    # The wording that they had before them then.
    Column("revision", Integer, nullable=False),
    # Whether colleagues are still told that they are at work on it.
    Column("present", Boolean, nullable=False, server_default=text("true")),
    PrimaryKeyConstraint("article_id", "person_id"),
    Index("ix_attendances_seen", "seen_at"),
    sqlite_with_rowid=False,
)

# What the writer of a letter is yet to be told.
UNTOLD = (
    "(answered_at IS NOT NULL AND answer_told_at IS NULL)"
    " OR (corrected_at IS NOT NULL AND thanked_at IS NULL)"
)

# What readers write to the newsroom.
letters = Table(
    "letters",
    metadata,
    Column("id", _Id, primary_key=True),
    # A news.letter.LetterKind.
    Column("kind", String(8), nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    # What it is about: the wording that its writer had, and the place that they quote of it.
    Column("article_id", BigInteger),
    Column("revision", Integer),
    Column("quote", Writing()),
    Column("text", Writing(), nullable=False),
    # The update that brought it: one that is redelivered makes no second letter.
    Column("request", String(64), nullable=False, unique=True),
    Column("sent_at", Timestamp, nullable=False),
    Column("answer", Writing()),
    Column("answered_by", BigInteger),
    Column("answered_at", Timestamp),
    Column("answer_told_at", Timestamp),
    Column("closed_at", Timestamp),
    # When the article that it is about was corrected, and its writer thanked for that.
    Column("corrected_at", Timestamp),
    Column("thanked_at", Timestamp),
    Index("ix_letters_writer", "chat_id", "sent_at"),
    Index("ix_letters_article", "article_id"),
    Index(
        "ix_letters_open",
        "id",
        sqlite_where=text("closed_at IS NULL"),
        postgresql_where=text("closed_at IS NULL"),
    ),
    Index("ix_letters_untold", "id", sqlite_where=text(UNTOLD), postgresql_where=text(UNTOLD)),
)

# Readers whose letters nobody wants any more.
muted_writers = Table(
    "muted_writers",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("muted_by", BigInteger, nullable=False),
    Column("muted_at", Timestamp, nullable=False),
)

# Words that the newsroom holds to be the same: "ЕАЭС = Евразийский экономический союз".
synonyms = Table(
    "synonyms",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("members", Writing(), nullable=False),
)

# Where articles come from by themselves.
sources = Table(
    "sources",
    metadata,
    Column("id", _Id, primary_key=True),
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
    Index(
        "ix_sources_due",
        "next_look_at",
        sqlite_where=text("next_look_at IS NOT NULL"),
        postgresql_where=text("next_look_at IS NOT NULL"),
    ),
)

# What a source has had, whether or not it became an article.
source_items = Table(
    "source_items",
    metadata,
    Column("id", _Id, primary_key=True),
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
    Index(
        "ix_source_items_fetching",
        "fetch_at",
        sqlite_where=text("fetch_at IS NOT NULL"),
        postgresql_where=text("fetch_at IS NOT NULL"),
    ),
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
    Index(
        "ix_inboxes_stale",
        "stale_at",
        sqlite_where=text("stale_at IS NOT NULL"),
        postgresql_where=text("stale_at IS NOT NULL"),
    ),
)

# Keys of the HTTP API.
tokens = Table(
    "tokens",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("name", ShortWriting(64), nullable=False),
    # SHA-256, in hexadecimal digits.
    Column("hash", String(64), nullable=False, unique=True),
    Column("added_by", BigInteger, nullable=False),
    Column("added_at", Timestamp, nullable=False),
    Column("used_at", Timestamp),
    Column("removed_at", Timestamp),
)

# Requests that came with an Idempotency-Key, and what they were answered.
idempotency_keys = Table(
    "idempotency_keys",
    metadata,
    Column("token_id", ForeignKey("tokens.id", ondelete="CASCADE"), nullable=False),
    Column("key", String(255), nullable=False),
    # SHA-256 of the method, the path and the body.
    Column("request", String(64), nullable=False),
    Column("begun_at", Timestamp, nullable=False),
    # The run of the program that answers it, and until when nobody else does.
    Column("holder", String(32)),
    Column("held_until", Timestamp),
    # The article that it has made.
    Column("article_id", BigInteger),
    # The answer; NULL while it is under way.
    Column("status", SmallInteger),
    Column("headers", Text),
    Column("body", Text),
    PrimaryKeyConstraint("token_id", "key"),
    Index("ix_idempotency_keys_begun", "begun_at"),
    sqlite_with_rowid=False,
)

# Articles that another program knows by an id of its own.
external_articles = Table(
    "external_articles",
    metadata,
    Column("source", String(64), nullable=False),
    Column("external_id", String(255), nullable=False),
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    # A hash of what was last put there: another one is an edit.
    Column("content", String(64), nullable=False),
    PrimaryKeyConstraint("source", "external_id"),
    Index("ix_external_articles_article", "article_id"),
    sqlite_with_rowid=False,
)

# Who is told what becomes of articles.
webhooks = Table(
    "webhooks",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("url", Text, nullable=False),
    # What its posts are signed with: it has to be known to be used.
    Column("secret", String(128), nullable=False),
    # The news.webhook.Event it wants, parted by spaces; NULL wants all there will ever be.
    Column("events", String(128)),
    Column("added_by", BigInteger, nullable=False),
    Column("added_at", Timestamp, nullable=False),
    Column("removed_at", Timestamp),
)

webhook_posts = Table(
    "webhook_posts",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("webhook_id", ForeignKey("webhooks.id", ondelete="CASCADE"), nullable=False),
    # A news.webhook.Event, and the wording that it is about.
    Column("event", String(24), nullable=False),
    Column("article_id", BigInteger, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("made_at", Timestamp, nullable=False),
    # Since when it waits to be posted: since it was made, or somebody wanted it again.
    Column("queued_at", Timestamp, nullable=False),
    # When it is posted next; NULL once it was taken, or given up.
    Column("next_try_at", Timestamp),
    Column("held_until", Timestamp),
    Column("tries", SmallInteger, nullable=False, server_default=text("0")),
    Column("taken_at", Timestamp),
    # What the last try came to, in words.
    Column("outcome", ShortWriting(256)),
    Index("ix_webhook_posts_webhook", "webhook_id", "id"),
    Index(
        "ix_webhook_posts_due",
        "next_try_at",
        sqlite_where=text("next_try_at IS NOT NULL"),
        postgresql_where=text("next_try_at IS NOT NULL"),
    ),
)

# Addresses under which a rubric's or a search's articles can be read as a feed.
feed_links = Table(
    "feed_links",
    metadata,
    Column("id", _Id, primary_key=True),
    # SHA-256 of the secret part of the address, in hexadecimal digits.
    Column("hash", String(64), nullable=False, unique=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("rubric_id", ForeignKey("rubrics.id", ondelete="CASCADE")),
    # The search, as it was typed.
    Column("query", Writing()),
    Column("language", String(2), nullable=False),
    Column("added_at", Timestamp, nullable=False),
    Column("revoked_at", Timestamp),
    Index("ix_feed_links_chat", "chat_id"),
)

# What an editor is in the middle of composing.
conversations = Table(
    "conversations",
    metadata,
    Column("chat_id", BigInteger, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("state", String(64)),
    Column("data", Writing(), nullable=False, server_default=text("'{}'")),
    PrimaryKeyConstraint("chat_id", "user_id"),
)

# Albums, which Telegram hands over as a message a file and never says that they are whole.
albums = Table(
    "albums",
    metadata,
    Column("chat_id", BigInteger, nullable=False),
    Column("group_id", String(64), nullable=False),
    # That of its first message: it names the album where it is handled as one update.
    Column("update_id", BigInteger, nullable=False),
    Column("begun_at", Timestamp, nullable=False),
    # When it counts as whole; NULL once it has been handed over to be handled.
    Column("closes_at", Timestamp),
    # When it was handled: what comes later is late.
    Column("taken_at", Timestamp),
    PrimaryKeyConstraint("chat_id", "group_id"),
    Index(
        "ix_albums_closing",
        "closes_at",
        sqlite_where=text("closes_at IS NOT NULL"),
        postgresql_where=text("closes_at IS NOT NULL"),
    ),
    sqlite_with_rowid=False,
)

album_messages = Table(
    "album_messages",
    metadata,
    Column("chat_id", BigInteger, nullable=False),
    Column("group_id", String(64), nullable=False),
    Column("message_id", BigInteger, nullable=False),
    # The message as JSON.
    Column("payload", Text, nullable=False),
    PrimaryKeyConstraint("chat_id", "group_id", "message_id"),
    ForeignKeyConstraint(
        ["chat_id", "group_id"], ["albums.chat_id", "albums.group_id"], ondelete="CASCADE"
    ),
)

# Updates that Telegram may forget, because we keep them.
updates = Table(
    "updates",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("payload", Text, nullable=False),
    Column("received_at", Timestamp, nullable=False),
    Column("handled_at", Timestamp),
    # The chat whose order it keeps; none when it need not keep any.
    Column("lane", BigInteger),
    # The run of the program that is to handle it, and since when. Its renewals are in ``facts``.
    Column("holder", String(32)),
    Column("held_at", Timestamp),
    # How often its handling was begun.
    Column("attempts", SmallInteger, nullable=False, server_default=text("0")),
    # Never to be handled: it ended the process, or ran past its time, twice.
    Column("set_aside", Boolean, nullable=False, server_default=text("false")),
    Index(
        "ix_updates_unhandled",
        "update_id",
        sqlite_where=text("handled_at IS NULL"),
        postgresql_where=text("handled_at IS NULL"),
    ),
    # What may be forgotten, oldest first: those set aside are kept for longer.
    Index(
        "ix_updates_handled",
        "set_aside",
        "handled_at",
        sqlite_where=text("handled_at IS NOT NULL"),
        postgresql_where=text("handled_at IS NOT NULL"),
    ),
)

# Who does what only one process may do.
leases = Table(
    "leases",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("holder", String(64), nullable=False),
    # Fencing token: grows with every change of holder, so that a former holder has an old one.
    Column("epoch", BigInteger, nullable=False),
    Column("expires_at", Timestamp, nullable=False),
)

# How much of the token's pace each process may use, until when. The sum of what is granted and not
# over never exceeds the pace.
pace_shares = Table(
    "pace_shares",
    metadata,
    Column("holder", String(64), primary_key=True),
    # Messages a second: what it would use, and what it may.
    Column("wanted", Float, nullable=False),
    Column("granted", Float, nullable=False),
    Column("sends", Boolean, nullable=False, server_default=text("false")),
    Column("expires_at", Timestamp, nullable=False),
)

# Turns to write to groups and channels, twenty each: a turn may be taken since ``free_at``.
group_turns = Table(
    "group_turns",
    metadata,
    Column("chat_id", BigInteger, nullable=False),
    Column("number", SmallInteger, nullable=False),
    Column("free_at", Timestamp, nullable=False),
    PrimaryKeyConstraint("chat_id", "number"),
)

# Single facts: the last publication sequence, the pause of bulk sends, the claim link's key, and
# when each holder of updates last said that it lives.
facts = Table(
    "facts",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", Text, nullable=False),
)
