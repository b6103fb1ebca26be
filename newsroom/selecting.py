"""Which articles a reader's digest holds."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from news.digest import (
    MOST_IN_ALL,
    MOST_IN_ALL_IN_PLACES,
    MOST_ITEMS,
    MOST_ITEMS_IN_PLACES,
    Window,
    at_least,
)
from news.digest_items import about
from storage import digest_choices
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

    ``more`` are the articles that there is no room for; ``met`` what news.digest.at_least says of
    the reader's rules.
    """

    mask: int
    older: tuple[int, ...]
    more: int = 0
    met: tuple[int, ...] = ()

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
        window=await digest_choices.load_window(connection, after, upto),
        upto=upto,
        spread=await digest_choices.spread_articles(connection, after, upto),
    )


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What readers follow, by their ids: new articles, places of repeated ones, rules that met.

    A rule is a mask of the articles that met it.
    """

    masks: dict[int, int]
    followed: dict[int, int]
    rules: dict[int, list[int]]


async def share_out(
    connection: Connection,
    readers: Mapping[int, int],
    edition: Edition,
    now: datetime,
    places: Collection[int] = (),
    *,
    most: int = MOST_IN_ALL,
) -> dict[int, Share]:
    """The ``most`` best of what there is for each reader, if anything.

    ``readers`` maps ids to what their last digest covers. Those of them that are ``places`` get
    more: they have no archive.
    """
    if not readers:
        return {}
    ids = sorted(readers)
    window = edition.window
    wanted = await _wanted(connection, readers, window, now)
    masks = wanted.masks
    for reader, dispatch_id in await digest_choices.delivered(
        connection, ids, list(edition.spread)
    ):
        if reader in masks:
            masks[reader] &= ~window.articles([edition.spread[dispatch_id]])
    held = await _held(connection, ids, now)
    for reader in held.keys() & masks.keys():
        masks[reader] |= window.articles(held[reader])
    await _leave_out_languages(connection, ids, window, masks, held)
    for reader in masks if window.repeated else ():
        masks[reader] = window.once(masks[reader], wanted.followed.get(reader, 0))
    shares = {
        reader: _share(
            window,
            mask,
            at_least(wanted.rules.get(reader, ())),
            _outside(window, held.get(reader, ())),
            MOST_IN_ALL_IN_PLACES if reader in places else most,
        )
        for reader, mask in masks.items()
    }
    return {reader: share for reader, share in shares.items() if share.count}


def messages(
    edition: Edition,
    shares: Mapping[int, Share],
    places: Collection[int] = (),
    *,
    days_away: int = 0,
) -> Iterator[tuple[int, int, str]]:
    """The messages that digests are dealt out to: reader, number, what it holds.

    Those of ``places`` have no pages, so each message holds less. ``days_away`` is how long readers
    have been away who are brought the best of what they missed.
    """
    for reader, share in shares.items():
        most = MOST_ITEMS_IN_PLACES if reader in places else MOST_ITEMS
        parts = list(edition.window.parts(share.mask, share.met, share.older, most))
        for number, items in enumerate(parts, start=1):
            more = share.more if number == len(parts) else 0
            yield reader, number - 1, items + about(len(parts), days_away, more)


def _share(
    window: Window, mask: int, met: tuple[int, ...], older: tuple[int, ...], most: int
) -> Share:
    """The best of all that a reader may get; of what is older, as much as there is room for."""
    kept = window.best(mask, met, most)
    room = most - kept.bit_count()
    more = (mask ^ kept).bit_count() + max(0, len(older) - room)
    return Share(kept, older[:room], more, met)


async def _wanted(
    connection: Connection, readers: Mapping[int, int], window: Window, now: datetime
) -> _Wanted:
    """What is new to readers of that which they follow."""
    masks = dict.fromkeys(readers, 0)
    followed: dict[int, int] = defaultdict(int)
    rules: dict[int, list[int]] = defaultdict(list)
    after = min(readers.values())
    for reader, since, subjects in await digest_choices.followed(
        connection, sorted(readers), after, now
    ):
        if reader in masks:
            names = subjects.split()
            masks[reader] |= window.about(names) & window.newer_than(since)
            rules[reader] += window.met(names)
            if window.repeated:
                rubrics = (one for one in names if not one.startswith("-"))
                followed[reader] |= window.about(rubrics) & window.repeated
    newer = {reader: mask & window.newer_than(readers[reader]) for reader, mask in masks.items()}
    return _Wanted(newer, followed, rules)


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


async def _held(connection: Connection, ids: Sequence[int], now: datetime) -> dict[int, list[int]]:
    held: dict[int, list[int]] = defaultdict(list)
    for reader, article_ids in await digest_choices.held_back(connection, ids, now):
        held[reader] += article_ids
    return held


def _outside(window: Window, article_ids: Sequence[int]) -> tuple[int, ...]:
    """What was held back and is older than the window, the newest first."""
    return tuple(sorted({one for one in article_ids if not window.holds(one)}, reverse=True))
