"""The screens about a reader's own data."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import product

from news.retention import Retention
from news.role import Role
from texts import own_data
from texts.locale import Locale
from texts.message import Message

DAY = timedelta(days=1)
RETENTIONS = (
    Retention(90 * DAY),
    Retention(21 * DAY, 365 * DAY, DAY),
    Retention(DAY, 31 * DAY, 2 * DAY),
)
KINDS = ("subscriptions", "saved", "stories", "letters", "feeds", "places")
NOTHING = dict.fromkeys(KINDS, 0)


def own_screens(locale: Locale) -> Iterator[Message]:
    """All of them."""
    for retention, role in product(RETENTIONS, (Role.READER, Role.EDITOR)):
        yield own_data.privacy_message(locale, retention, role)
        for count in (0, 1, 2, 5, 21, 12_345):
            counts = dict.fromkeys(NOTHING, count)
            yield own_data.forget_question(locale, counts, retention, role)
        yield own_data.forgotten(locale, role)
    yield own_data.own_data_sent(locale)
