"""What claimed deliveries are rendered from, read once for many of them."""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from delivery.failures import Failures
from news.article import Article
from news.checkup import CheckUp
from news.dispatch import DispatchKind
from storage.articles import articles_by_id
from storage.checkups import checkup_of, month_until
from storage.claims import Waiting
from storage.corrections import had_again
from storage.database import Database
from storage.deliveries import Revisions, revisions
from storage.delivery_keys import DeliveryKey
from storage.trouble import concerns_all, costing_itself_alone
from storage.versions import photos_of

log = logging.getLogger(__name__)

FRESH_SECONDS = 2.0
"""How long an article is sent as it was read: then its latest wording is looked up."""
MOST_KEPT = 1000


class _Told(NamedTuple):
    """A change that a note tells of: the revision that its reader had, and the one there is."""

    article_id: int
    had: int
    now: int


class Contents:
    """Articles with their revisions and former photos, and check-ups.

    ``clock`` gives seconds, ``now`` a moment in UTC; ``failures`` are told what cannot be read.
    """

    def __init__(
        self,
        database: Database,
        clock: Callable[[], float],
        now: Callable[[], datetime],
        failures: Failures,
    ) -> None:
        self._database = database
        self._clock = clock
        self._now = now
        self._failures = failures
        self.articles: dict[int, Article] = {}
        self.revisions: dict[int, Revisions] = {}
        self.checkups: dict[DeliveryKey, CheckUp] = {}
        """How the subscriptions of readers do who are about to be told."""
        self._photos: dict[tuple[int, int], dict[int, str | None]] = {}
        """The photos that an article had, by its id and revision and then by earlier revisions."""
        self._had_again: dict[_Told, bool] = {}
        """Whether articles are again what readers had who were to be told of a correction."""
        self._read_at = 0.0
        self._unreadable: set[int] = set()

    def photos_of(self, article: Article) -> Mapping[int, str | None]:
        """Which photo an article that is to be edited had in earlier revisions."""
        return self._photos.get((article.id, article.revision), {})

    def is_undone(self, row: Waiting) -> bool:
        """Whether a note is of a correction of which there is nothing to be told any more."""
        told = self._told(row)
        return told is not None and self._had_again.get(told, False)

    async def read(self, rows: Sequence[Waiting]) -> None:
        """Read what these are rendered from; what cannot be read is left out."""
        if self._clock() - self._read_at >= FRESH_SECONDS:
            self.articles.clear()
            self.revisions.clear()
            self._unreadable.clear()
            self._read_at = self._clock()
        await self._forget_changed(rows)
        missing = {number for row in rows for number in row.articles}
        missing -= self.articles.keys() | self._unreadable
        try:
            await self._fetch(sorted(missing))
        except Exception as error:
            if concerns_all(error):
                raise
            log.warning("delivery.read_singly", extra={"error": type(error).__name__})
            for number in missing:
                await self._fetch_alone(number)
        await self._fetch_photos(rows)
        await self._fetch_had_again(rows)
        await self._fetch_checkups(rows)

    async def _forget_changed(self, rows: Sequence[Waiting]) -> None:
        """Forget the articles that are known to have changed: an edit shows what is true now."""
        in_digests = {id_ for row in rows if row.outdated for id_ in row.items}
        if known := sorted(in_digests & self.revisions.keys()):
            async with self._database.snapshot() as connection:
                current = await revisions(connection, known, hold=False)
            changed = {id_ for id_ in known if current.get(id_) != self.revisions[id_]}
        else:
            changed = set()
        for row in rows:
            held = self.revisions.get(row.article_id or 0)
            if held is not None and (row.article_revision or 0) > held.wording:
                changed.add(row.article_id or 0)
        for number in changed:
            self.articles.pop(number, None)
            self._unreadable.discard(number)

    async def _fetch_photos(self, rows: Iterable[Waiting]) -> None:
        """Learn which photo the chat has of an article that may have another by now."""
        found = (self.articles.get(row.article_id or 0) for row in rows if row.outdated)
        edited = {(one.id, one.revision) for one in found if one is not None}
        if missing := edited - self._photos.keys():
            if len(self._photos) >= MOST_KEPT:
                self._photos.clear()
            async with self._database.snapshot() as connection:
                photos = await photos_of(connection, sorted(number for number, _ in missing))
            self._photos |= {key: photos.get(key[0], {}) for key in missing}

    async def _fetch_had_again(self, rows: Iterable[Waiting]) -> None:
        """Learn of which corrections there is nothing to be told any more."""
        asked = {told for row in rows if (told := self._told(row)) is not None}
        if missing := asked - self._had_again.keys():
            if len(self._had_again) >= MOST_KEPT:
                self._had_again.clear()
            async with self._database.snapshot() as connection:
                found = await had_again(connection, {(one.article_id, one.had) for one in missing})
            self._had_again |= {one: (one.article_id, one.had) in found for one in missing}

    async def _fetch_checkups(self, rows: Iterable[Waiting]) -> None:
        """Learn how subscriptions do by now: what was amiss may have been mended since."""
        asked = [row.key for row in rows if row.kind is DispatchKind.CHECKUP]
        self.checkups.clear()
        if not asked:
            return
        now = self._now()
        async with self._database.snapshot() as connection:
            month = await month_until(connection, now)
        for key in asked:
            with costing_itself_alone("checkup.not_read", reader=key.subscriber_id):
                async with self._database.snapshot() as connection:
                    found = await checkup_of(connection, key.subscriber_id, now, month)
                self.checkups[key] = found

    def _told(self, row: Waiting) -> _Told | None:
        """What is to be told of in a note that has not been sent."""
        if row.kind is not DispatchKind.CORRECTION or row.outdated or row.revision is None:
            return None
        article = self.articles.get(row.article_id or 0)
        return _Told(article.id, row.revision, article.revision) if article else None

    async def _fetch_alone(self, number: int) -> None:
        try:
            await self._fetch([number])
        except Exception as error:
            if concerns_all(error):
                raise
            self._unreadable.add(number)
            self._failures.log_article(error, number)

    async def _fetch(self, numbers: Sequence[int]) -> None:
        if numbers:
            async with self._database.snapshot() as connection:
                self.revisions |= await revisions(connection, numbers, hold=False)
                self.articles |= await articles_by_id(connection, numbers)
