"""What became of an article for one reader: it came, or why it did not."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from news.article import Article
from news.dispatch import DeliveryState, Reason
from news.explanation import Explanation
from news.language import Language
from news.record import NOTHING, Record, Sent
from news.subscriber import Subscriber
from news.subscription import Subscription, Timing


class Fate(StrEnum):
    """What became of it, by the reason that can be mended first."""

    CAME = "came"
    IN_DIGEST = "in-digest"
    UNDERWAY = "underway"
    WITHDRAWN = "withdrawn"
    NOT_FOLLOWED = "not-followed"
    LATER = "later"
    """It was out before the reader followed anything that it answers."""
    LANGUAGE = "language"
    MUTED = "muted"
    PAUSED = "paused"
    QUIET = "quiet"
    LIMITED = "limited"
    BY_DIGEST = "by-digest"
    DIGEST_OFF = "digest-off"
    CLOSED = "closed"
    UNDELIVERED = "undelivered"
    """Telegram did not take it, or nobody knows whether it did."""
    UNKNOWN = "unknown"
    """Nothing speaks against it now: something did when it went out."""


@dataclass(frozen=True, slots=True)
class ArticleFate:
    """What became of an ``article`` and when, in UTC: the past of what came, else what is to come.

    ``message_id`` shows it; ``subscription`` is the one to mend.
    """

    article: Article
    fate: Fate
    at: datetime | None = None
    message_id: int | None = None
    subscription: Subscription | None = None


_SKIPPED = {
    Reason.PAUSED: Fate.PAUSED,
    Reason.QUIET: Fate.QUIET,
    Reason.LIMITED: Fate.LIMITED,
    Reason.BY_DIGEST: Fate.BY_DIGEST,
    Reason.CROWDED: Fate.BY_DIGEST,
    Reason.EXPIRED: Fate.BY_DIGEST,
    Reason.LANGUAGE: Fate.LANGUAGE,
    Reason.UNFOLLOWED: Fate.NOT_FOLLOWED,
    Reason.WITHDRAWN: Fate.WITHDRAWN,
    Reason.UNDONE: Fate.UNKNOWN,
    Reason.DIGESTED: Fate.UNKNOWN,
    Reason.UNREADABLE: Fate.UNDELIVERED,
}
_IN_DIGEST = (Fate.QUIET, Fate.LIMITED, Fate.BY_DIGEST)
_DELIVERED = (DeliveryState.SENT, DeliveryState.OUTDATED)
_UNDERWAY = (DeliveryState.PENDING, DeliveryState.CLAIMED)


def fate_of(explanation: Explanation, reader: Subscriber, now: datetime) -> ArticleFate:
    """What became of an article for a reader, by what is recorded and by their settings now."""
    article, record = explanation.article, explanation.record or NOTHING
    for sent, fate in ((record.alone, Fate.CAME), (record.in_digest, Fate.IN_DIGEST)):
        if sent is not None and sent.state in _DELIVERED:
            return ArticleFate(article, fate, sent.settled_at, sent.message_id)
    found = [each for each in (record.alone, record.in_digest) if each is not None]
    if any(each.state in _UNDERWAY for each in found):
        return ArticleFate(article, Fate.UNDERWAY)
    held = tuple(one.subscription for one in explanation.matched)
    if found:
        return _of(article, _why_unsent(found[0]), held, reader, now)
    return _by_settings(article, held, record, reader, now)


def _why_unsent(sent: Sent) -> Fate:
    """Why it was not sent; what Telegram says of a chat is that it was closed."""
    if sent.state is not DeliveryState.SKIPPED:
        return Fate.UNDELIVERED
    return _SKIPPED.get(sent.reason, Fate.CLOSED) if sent.reason else Fate.UNKNOWN


def _by_settings(
    article: Article,
    held: tuple[Subscription, ...],
    record: Record,
    reader: Subscriber,
    now: datetime,
) -> ArticleFate:
    """Why it was not even to be sent, as far as the settings of now can tell."""
    sequence = article.sequence or 0
    early = tuple(each for each in held if record.since.get(each.id, 0) < sequence)
    heard = tuple(each for each in early if not each.is_muted(now))
    if not held:
        fate = Fate.NOT_FOLLOWED
    elif not _is_wanted(article, reader):
        fate = Fate.LANGUAGE
    elif not early:
        fate = Fate.LATER
    elif not heard:
        return _of(article, Fate.MUTED, early, reader, now)
    elif reader.is_paused(now):
        fate = Fate.PAUSED
    elif all(each.timing is Timing.DIGEST for each in heard) and sequence > reader.digest_sequence:
        fate = Fate.DIGEST_OFF if reader.next_digest_at is None else Fate.BY_DIGEST
    else:
        fate = Fate.UNKNOWN
    return _of(article, fate, heard or held, reader, now)


def _is_wanted(article: Article, reader: Subscriber) -> bool:
    """Whether the reader wants news in its language; what is none of ours is wanted always."""
    wanted = reader.news_languages
    return not wanted or article.language not in set(Language) - wanted


def _of(
    article: Article,
    fate: Fate,
    held: tuple[Subscription, ...],
    reader: Subscriber,
    now: datetime,
) -> ArticleFate:
    """With the subscription to mend, and the moment that the fate is about."""
    one = held[0] if held else None
    # Who has no digests is brought what was kept back by one of its own.
    moments = {
        Fate.MUTED: one.muted_until if one else None,
        Fate.PAUSED: reader.paused_until,
        **dict.fromkeys(_IN_DIGEST, reader.digest_comes_at),
    }
    at = moments.get(fate)
    return ArticleFate(article, fate, at if at and at > now else None, subscription=one)
