"""How long something is to rest, as people say it: ``7d``, ``на неделю``, ``навсегда``, ``off``."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from news.duration import parse_duration
from news.subscriber import FOR_EVER
from news.switch_language import ENDLESS, OFF, bare_word

NO_REST = timedelta(0)
"""What ``off`` says: the rest ends now."""
NO_END = timedelta.max
"""What ``forever`` says: the rest ends when its reader ends it."""
_MOST_WORDS = 40


def parse_rest(text: str) -> timedelta | None:
    """A length as ``parse_duration`` reads it, or NO_REST, or NO_END; None for what is none."""
    word = bare_word(text)
    if word in OFF:
        return NO_REST
    return NO_END if word in ENDLESS else parse_duration(text)


def rest_end(now: datetime, length: timedelta) -> datetime:
    """When a rest of that length ends, in UTC."""
    return FOR_EVER if length == NO_END else now + length


def named_rests(text: str) -> Iterator[tuple[str, timedelta]]:
    """Each way in which a text is a name and a length: ``спорт 7d``, ``договор на 2 недели``.

    The longest length comes first, since a name seldom ends with one.
    """
    words = text.split(None, _MOST_WORDS)
    for at in range(1, len(words)):
        length = parse_rest(" ".join(words[at:]))
        if length is not None:
            yield " ".join(words[:at]), length
