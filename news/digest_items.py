"""What one message of a digest holds, as a row of the outbox keeps it: ``7 @3 8 ~12 /2 +320``.

The ids of the articles in order, behind one the rubric it stands under if that is not its first;
how many days the reader was away; of how many messages the digest is; how many more articles there
were no room for.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

UNDER = "@"
AWAY = "~"
MESSAGES = "/"
MORE = "+"


class Spot(NamedTuple):
    """Where an article stands in a digest: in which message, from 0, and there from 1."""

    part: int
    place: int


@dataclass(frozen=True, slots=True)
class DigestItems:
    """One message of a digest.

    ``under`` has the rubrics, by article, of those that stand under a further one of theirs.
    ``messages`` is of how many the digest is, ``days_away`` how long its reader was not there, and
    ``more`` the number of articles left out.
    """

    articles: tuple[int, ...] = ()
    under: Mapping[int, int] = field(default_factory=dict)
    messages: int = 1
    days_away: int = 0
    more: int = 0


NOTHING = DigestItems()


def read_items(items: str) -> DigestItems:
    """What a row holds. Raises ValueError or IndexError for what cannot be read."""
    held, _, more = items.partition(MORE)
    found: list[int] = []
    under: dict[int, int] = {}
    numbers = {MESSAGES: 1, AWAY: 0}
    for word in held.split():
        sign, number = word[0], word[1:]
        if sign == UNDER:
            under[found[-1]] = int(number)
        elif sign in numbers:
            numbers[sign] = int(number)
        else:
            found.append(int(word))
    return DigestItems(tuple(found), under, numbers[MESSAGES], numbers[AWAY], int(more or 0))


def about(messages: int, days_away: int, more: int) -> str:
    """What is said of a digest behind the ids of its articles."""
    words = (
        f" {AWAY}{days_away}" if days_away else "",
        f" {MESSAGES}{messages}" if messages > 1 else "",
        f" {MORE}{more}" if more else "",
    )
    return "".join(words)
