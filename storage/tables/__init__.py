"""The schema, one for both engines. The Alembic chain builds the same; a test holds them equal."""

from storage.tables.article import (
    article_messages,
    article_rubrics,
    article_rules,
    article_versions,
    articles,
)
from storage.tables.base import metadata
from storage.tables.count import (
    day_counts,
    digest_counts,
    dispatch_counts,
    figure_changes,
    figures,
    totals,
)
from storage.tables.editor import approvals, attendances, deeds, editors
from storage.tables.letter import UNTOLD, letters, muted_writers
from storage.tables.outbox import (
    HELD_BACK,
    IN_PLACES,
    INCOMPLETE,
    IS_AMENDMENT,
    SENT_IN_PLACES,
    WAITS,
    WAITS_IN_PLACES,
    deliveries,
    dispatch_articles,
    dispatches,
)
from storage.tables.place import chats, place_managers, set_ups, topics
from storage.tables.process import facts, leases, pace_shares
from storage.tables.program import (
    external_articles,
    feed_links,
    idempotency_keys,
    tokens,
    webhook_posts,
    webhooks,
)
from storage.tables.rubric import rubrics, synonyms
from storage.tables.source import inboxes, source_categories, source_items, sources, suggestions
from storage.tables.subscriber import AWAY, campaigns, saved_articles, subscribers
from storage.tables.subscription import rules, story_followers, subscriptions
from storage.tables.update import album_messages, albums, conversations, updates

__all__ = [
    "AWAY",
    "HELD_BACK",
    "INCOMPLETE",
    "IN_PLACES",
    "IS_AMENDMENT",
    "SENT_IN_PLACES",
    "UNTOLD",
    "WAITS",
    "WAITS_IN_PLACES",
    "album_messages",
    "albums",
    "approvals",
    "article_messages",
    "article_rubrics",
    "article_rules",
    "article_versions",
    "articles",
    "attendances",
    "campaigns",
    "chats",
    "conversations",
    "day_counts",
    "deeds",
    "deliveries",
    "digest_counts",
    "dispatch_articles",
    "dispatch_counts",
    "dispatches",
    "editors",
    "external_articles",
    "facts",
    "feed_links",
    "figure_changes",
    "figures",
    "idempotency_keys",
    "inboxes",
    "leases",
    "letters",
    "metadata",
    "muted_writers",
    "pace_shares",
    "place_managers",
    "rubrics",
    "rules",
    "saved_articles",
    "set_ups",
    "source_categories",
    "source_items",
    "sources",
    "story_followers",
    "subscribers",
    "subscriptions",
    "suggestions",
    "synonyms",
    "tokens",
    "topics",
    "totals",
    "updates",
    "webhook_posts",
    "webhooks",
]
