"""What a feed says, before it is understood: the same for every format."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sources.feeds.addresses import absolute


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as a feed has it: HTML or plain; ``base`` is what its links are relative to."""

    text: str = ""
    is_markup: bool = False
    base: str = ""


@dataclass(slots=True)
class Entry:
    """One article of a feed; dates are as they were written, addresses are absolute.

    ``bodies`` are the texts that claim to be whole, the best first; ``summary`` is what is known to
    be short in many feeds.
    """

    title: Wording = field(default_factory=Wording)
    link: str | None = None
    guid: str | None = None
    bodies: list[Wording] = field(default_factory=list)
    summary: Wording = field(default_factory=Wording)
    published: str = ""
    updated: str = ""
    categories: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    image: str | None = None


@dataclass(slots=True)
class Listing:
    """A feed and its entries, in the document's order."""

    title: str = ""
    link: str | None = None
    language: str = ""
    entries: list[Entry] = field(default_factory=list)
    minutes: int | None = None
    """How long it need not be asked again."""
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()
    sitemaps: tuple[str, ...] = ()


def first_absolute(base: str, addresses: Iterable[str | None]) -> str | None:
    """The first that is an address of the web, made absolute."""
    found = (absolute(base, address) for address in addresses if address)
    return next(filter(None, found), None)


def address_alone(text: str | None) -> str | None:
    """A text that is an address of the web by itself: any other would become one beside a base."""
    return absolute("", text) if text else None
