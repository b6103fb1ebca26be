"""Which articles a reader's digest holds."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from news.digest import MOST_IN_ALL, MOST_ITEMS, Window
from storage import digests
from storage.counts import MORE
from storage.database import Connection
from storage.dispatches import covered_sequence
from storage.facts import current_sequence
from storage.news_languages import choosy, languages_of


@dataclass(frozen=True, slots=True)
class Edition:
    """What the digests of one moment choose from, up to a publication sequence.

    ``spread`` are the articles that some readers get by themselves, by dispatch.
    """

    window: Window
    upto: int
    spread: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Share:
    """What one reader gets: a mask of the window, and ids of older articles that were held back.

    ``more`` are the articles that there is no room for.
    """

    mask: int
    older: tuple[int, ...]
    more: int = 0

    @property
    def count(self) -> int:
        """How many articles the reader gets."""
        return self.mask.bit_count() + len(self.older)


async def open_edition(connection: Connection, after: int) -> Edition:
    """What there is for readers whose last digest covers ``after``, or more."""
    upto = await current_sequence(connection)
    # Asked after it, so that what is published meanwhile is beyond both.
    covered = await covered_sequence(connection)
    upto = upto if covered is None else min(upto, covered)
    return Edition(
        window=await digests.load_window(connection, after, upto),
        upto=upto,
        spread=await digests.spread_articles(connection, after, upto),
    )


async def share_out(
    connection: Connection, readers: Mapping[int, int], edition: Edition, now: datetime
) -> dict[int, Share]:
    """What each reader gets, if anything; ``readers`` maps ids to what their last digest covers."""
    if not readers:
        return {}
    ids = sorted(readers)
    window = edition.window
    masks, followed = await _wanted(connection, readers, window, now)
    for reader, dispatch_id in await digests.delivered(connection, ids, list(edition.spread)):
        if reader in masks:
            masks[reader] &= ~window.articles([edition.spread[dispatch_id]])
    held = await _held(connection, ids)
    for reader in held.keys() & masks.keys():
        masks[reader] |= window.articles(held[reader])
    await _leave_out_languages(connection, ids, window, masks, held)
    for reader in masks if window.repeated else ():
        masks[reader] = window.once(masks[reader], followed.get(reader, 0))
    shares = {
        reader: _share(window, mask, _outside(window, held.get(reader, ())))
        for reader, mask in masks.items()
    }
    return {reader: share for reader, share in shares.items() if share.count}


def messages(edition: Edition, shares: Mapping[int, Share]) -> Iterator[tuple[int, int, str]]:
    """The messages that digests are dealt out to: reader, number, ids of the articles."""
    for reader, share in shares.items():
        older = (
            " ".join(map(str, share.older[start : start + MOST_ITEMS]))
            for start in range(0, len(share.older), MOST_ITEMS)
        )
        parts = [*older, *edition.window.parts(share.mask)]
        if share.more:
            parts[-1] += f" {MORE}{share.more}"
        for number, items in enumerate(parts):
            yield reader, number, items


def _share(window: Window, mask: int, older: tuple[int, ...]) -> Share:
    """The newest of all that a reader may get, as many as one digest holds."""
    kept = window.newest(mask)
    room = MOST_IN_ALL - kept.bit_count()
    more = (mask ^ kept).bit_count() + max(0, len(older) - room)
    return Share(kept, older[-room:] if room else (), more)


async def _wanted(
    connection: Connection, readers: Mapping[int, int], window: Window, now: datetime
) -> tuple[dict[int, int], dict[int, int]]:
    """By reader, what is new of that which they follow, and which repeated places they follow."""
    masks = dict.fromkeys(readers, 0)
    followed: dict[int, int] = defaultdict(int)
    after = min(readers.values())
    for reader, since, subjects in await digests.followed(connection, sorted(readers), after, now):
        if reader in masks:
            masks[reader] |= window.about(subjects.split()) & window.newer_than(since)
            if window.repeated:
                rubrics = (one for one in subjects.split() if not one.startswith("-"))
                followed[reader] |= window.about(rubrics) & window.repeated
    newer = {reader: mask & window.newer_than(readers[reader]) for reader, mask in masks.items()}
    return newer, followed


async def _leave_out_languages(
    connection: Connection,
    ids: Sequence[int],
    window: Window,
    masks: dict[int, int],
    held: dict[int, list[int]],
) -> None:
    """Leave out what is in languages that readers want no news in."""
    wanted = await choosy(connection, ids)
    readers = wanted.keys() & masks.keys()
    written = await languages_of(
        connection, (one for reader in readers for one in held.get(reader, ()))
    )
    for reader in readers:
        masks[reader] &= window.written_in(wanted[reader])
        if reader in held:
            held[reader] = [one for one in held[reader] if written.get(one) in wanted[reader]]


async def _held(connection: Connection, ids: Sequence[int]) -> dict[int, list[int]]:
    held: dict[int, list[int]] = defaultdict(list)
    for reader, article_ids in await digests.held_back(connection, ids):
        held[reader] += article_ids
    return held


def _outside(window: Window, article_ids: Sequence[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(one for one in article_ids if not window.holds(one)))
