"""Words and rubrics as links: how they stand in one, and what it shows."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NoBase64

from news.subscription import Subscription
from texts.locale import Locale, sending_url
from texts.message import Button, Row

LONGEST_KEY = 62
"""Telegram takes 64 characters after ``start=``, and two of them say what follows."""
_KEY = re.compile(r"[A-Za-z0-9_-]+")
_QUARTET = 4


def key_of(words: str) -> str | None:
    """What stands for words in a link; None when they are too long for one."""
    key = urlsafe_b64encode(words.encode()).decode().rstrip("=")
    return key if 0 < len(key) <= LONGEST_KEY else None


def words_of(key: str) -> str | None:
    """The words that a link's key stands for; None when it stands for none."""
    if not _KEY.fullmatch(key):
        return None
    try:
        words = urlsafe_b64decode(key + "=" * (-len(key) % _QUARTET)).decode()
    except (NoBase64, UnicodeDecodeError):
        return None
    # A key has one spelling.
    return words if key_of(words) == key else None


def subscription_url(locale: Locale, subscription: Subscription) -> str | None:
    """The link that offers a subscription to whoever opens it; None when none can hold it."""
    if subscription.rubric is not None:
        return locale.rubric_url(subscription.rubric.slug)
    key = key_of(subscription.rule or "")
    return None if key is None else locale.shared_url(key)


def sharing_row(locale: Locale, subscription: Subscription) -> Row:
    """The button that sends such a link to any chat."""
    url = subscription_url(locale, subscription)
    if url is None:
        return ()
    return (Button(locale.catalogue.plain("linked-share"), url=sending_url(url)),)
