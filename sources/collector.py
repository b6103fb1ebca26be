"""The tick that looks at sources: what is due is fetched in turn, read elsewhere, and kept."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from http import HTTPStatus
from itertools import groupby

from news.feed import Feed, FeedItem
from news.politeness import freshness, retry_after
from news.source import Condition, Source
from newsroom import itemizing, looking, reading
from newsroom.desk import Desk
from newsroom.looking import Answer, Look
from newsroom.pending import Pending
from newsroom.rights import NotAllowed
from sources.feed import read_feed
from sources.fetching import Fetched, Fetcher, FetchError, FetchProblem
from sources.image import ImageError, fetch_image
from sources.reader import Reader
from sources.turns import Turns, host_of
from sources.unreadable import UnreadableReason, UnreadableSource
from sources.webpage import WebPage, read_webpage
from storage.trouble import costing_itself_alone, trouble_of

Upload = Callable[[bytes], Awaitable[str | None]]
"""A picture → the Telegram file id that it has by then; None when Telegram does not take it."""

_FEED = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, "
    "text/xml;q=0.9, */*;q=0.5"
)
_PAGE = "text/html, application/xhtml+xml"
_LOOKS = 12
"""More than may be fetched at once, so that one that is slow keeps nobody waiting."""
_READINGS = 4
_WINDOW = 200
_ITEMS = 24
_TRIES = 3
_AGAIN = timedelta(minutes=2)
_ASKED_LATER = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
# What is no fault of what was read.
_OURS = (UnreadableReason.BUSY,)

log = logging.getLogger(__name__)


class _NotNow(Exception):  # noqa: N818 - it says what is the matter
    """What could not be had may be had later."""


class Collector:
    """Looks at the sources that are due, and makes articles of what they have.

    ``luck`` gives random numbers from -1 to 1; ``agent`` says who asks, given the number of
    readers. The fetcher and the reader are its own, and are closed with it.
    """

    def __init__(
        self,
        desk: Desk,
        fetcher: Fetcher,
        reader: Reader,
        *,
        clock: Callable[[], datetime],
        luck: Callable[[], float],
        agent: Callable[[int], str],
        upload: Upload,
        turns: Turns | None = None,
    ) -> None:
        self._desk = desk
        self._fetcher = fetcher
        self._reader = reader
        self._clock = clock
        self._luck = luck
        self._agent = agent
        self._upload = upload
        self._turns = turns or Turns()
        # The reader sends away whom it would keep waiting for long.
        self._reading = asyncio.Semaphore(_READINGS)
        self._closed = False
        self._looks: dict[int, asyncio.Task[object]] = {}
        self._makings: dict[int, asyncio.Task[object]] = {}

    async def tick(self) -> None:
        """Begin what is due, and wait for none of it."""
        if not self._closed:
            await self._begin_makings()
            await self._begin_looks()

    async def look_now(self, source_id: int) -> None:
        """Look at one source, if it is due, or wait for the look that is under way.

        See sourcing.look_soon.
        """
        if source_id not in self._looks:
            for look in await looking.claim(self._desk, [source_id], self._clock()):
                self._begin_look(look)
        if source_id in self._looks:
            await asyncio.wait([self._looks[source_id]])

    async def settled(self) -> None:
        """Wait until nothing that was begun is under way."""
        while under_way := [*self._looks.values(), *self._makings.values()]:
            await asyncio.wait(under_way)

    async def close(self) -> None:
        """Break off what is under way: it is taken up again when its claim is over."""
        self._closed = True
        under_way = [*self._looks.values(), *self._makings.values()]
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)
        await self._reader.close()
        await self._fetcher.close()

    async def _begin_looks(self) -> None:
        now = self._clock()
        room = _LOOKS - len(self._looks)
        if room <= 0:
            return
        found = await looking.due(self._desk, now, _WINDOW)
        free = {host_of(each.address): each for each in found[::-1] if self._is_free(each)}
        chosen = sorted(free.values(), key=lambda each: each.next_look_at or now)[:room]
        for look in await looking.claim(self._desk, [each.id for each in chosen], now):
            self._begin_look(look)

    def _begin_look(self, look: Look) -> None:
        id_ = look.source.id
        self._looks[id_] = asyncio.create_task(self._look_once(look))
        self._looks[id_].add_done_callback(partial(_forget, self._looks, id_))

    def _is_free(self, source: Source) -> bool:
        return source.id not in self._looks and self._turns.is_free(source.address)

    async def _begin_makings(self) -> None:
        found = await itemizing.due(self._desk, self._clock(), _ITEMS, but=self._makings)
        by_source = sorted(found, key=lambda each: each.source.id)
        for source_id, some in groupby(by_source, key=lambda each: each.source.id):
            if len(self._makings) >= _LOOKS:
                return
            items = list(some)
            making = self._logged(self._make_all(items), items[0].source)
            self._makings[source_id] = asyncio.create_task(making)
            self._makings[source_id].add_done_callback(partial(_forget, self._makings, source_id))

    async def _logged(self, work: Coroutine[None, None, None], source: Source) -> bool:
        """Let what one source raises cost it alone; False when it has raised something.

        The database's trouble is told of elsewhere.
        """
        try:
            await work
        except Exception as error:
            if trouble_of(error) is None:
                log.exception("source.failed", extra={"source": source.id})
                return False
        return True

    async def _look_once(self, look: Look) -> None:
        """Look, and ask nobody again before it is time, however that ends."""
        if not await self._logged(self._look(look), look.source):
            await self._logged(self._put_off(look), look.source)

    async def _put_off(self, look: Look) -> None:
        await looking.put_off(self._desk, look, self._clock())

    async def _look(self, look: Look) -> None:
        source = look.source
        try:
            fetched = await self._fetch(source)
        except FetchError as error:
            log.info("source.not_fetched", extra={"source": source.id, "reason": error.problem})
            forbidden = error.problem is FetchProblem.FORBIDDEN
            await self._fail(look, Condition.BLOCKED if forbidden else Condition.UNREACHABLE)
            return
        answer = self._answer(fetched)
        match fetched.status:
            case HTTPStatus.OK:
                await self._take(look, fetched, answer)
            case HTTPStatus.NOT_MODIFIED if source.etag or source.modified:
                now = self._clock()
                await looking.note_unchanged(self._desk, look, answer, now, self._luck())
            case HTTPStatus.GONE:
                await looking.note_end(self._desk, look, self._clock())
            case status if status in _ASKED_LATER:
                wait = retry_after(fetched.headers, self._clock())
                await self._fail(look, Condition.BUSY, wait)
            case status if HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR:
                await self._fail(look, Condition.BLOCKED)
            case _:
                await self._fail(look, Condition.UNREACHABLE)

    async def _fetch(self, source: Source) -> Fetched:
        agent = self._agent(await looking.count_readers(self._desk))
        async with self._turns.at(source.address):
            return await self._fetcher.get(
                source.address,
                accept=_FEED,
                etag=source.etag,
                modified=source.modified,
                user_agent=agent,
            )

    def _answer(self, fetched: Fetched) -> Answer:
        return Answer(
            etag=fetched.headers.get("etag"),
            modified=fetched.headers.get("last-modified"),
            moved_to=fetched.moved_to,
            freshness=freshness(fetched.headers, self._clock()),
        )

    async def _fail(self, look: Look, condition: Condition, wait: timedelta | None = None) -> None:
        await looking.note_failure(self._desk, look, condition, self._clock(), self._luck(), wait)

    async def _take(self, look: Look, fetched: Fetched, answer: Answer) -> None:
        """Keep what a source has answered; not every 200 is a feed."""
        source = look.source
        try:
            feed = await self._read(source, fetched)
        except UnreadableSource as error:
            log.info("source.not_read", extra={"source": source.id, "reason": error.reason})
            if error.reason in _OURS:
                await self._put_off(look)
            else:
                await self._fail(look, Condition.NO_FEED)
            return
        now = self._clock()
        await looking.note_feed(self._desk, look, feed, answer, now, self._luck())
        await self._begin_makings()

    async def _read(self, source: Source, fetched: Fetched) -> Feed:
        kind = fetched.headers.get("content-type")
        zone = source.zone or self._desk.zone.key
        async with self._reading:
            return await self._reader.run(read_feed, fetched.body, fetched.url, kind, zone)

    async def _make_all(self, pendings: list[Pending]) -> None:
        """Make articles of a source's items, one after the other, each at its own cost."""
        for pending in pendings:
            if not await itemizing.claim(self._desk, pending, self._clock()):
                continue
            with costing_itself_alone("source_item.failed", item=pending.kept.id):
                await self._make(pending)

    async def _make(self, pending: Pending) -> None:
        try:
            item = await self._whole(pending)
        except _NotNow:
            until = self._clock() + _AGAIN * 2 ** (pending.tries - 1)
            await itemizing.put_off(self._desk, pending, until)
            return
        item = await self._illustrated(pending, item)
        try:
            await itemizing.make(self._desk, pending, item, self._clock())
        except NotAllowed:
            log.warning("source.not_allowed", extra={"source": pending.source.id})

    async def _whole(self, pending: Pending) -> FeedItem:
        """The item with the body of its page, where the feed has only its beginning.

        When the page cannot be had, the beginning has to do. Raises _NotNow.
        """
        item, url = pending.item, pending.item.draft.source_url
        if not item.is_partial or url is None:
            return item
        try:
            return _with_page(item, await self._page(pending.source, url))
        except (FetchError, UnreadableSource, _NotNow) as error:
            may_pass = _may_pass(error) and pending.tries < _TRIES
            log.info(
                "source_item.page_not_read",
                extra={"item": pending.kept.id, "reason": str(error), "again": may_pass},
            )
            if may_pass:
                raise _NotNow from error
            return item

    async def _page(self, source: Source, url: str) -> WebPage:
        async with self._turns.at(url):
            fetched = await self._fetcher.get(url, accept=_PAGE)
        if fetched.status in _ASKED_LATER or fetched.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise _NotNow(fetched.status)
        if fetched.status != HTTPStatus.OK:
            raise UnreadableSource(UnreadableReason.NOT_FETCHED)
        names = await reading.rubric_names(self._desk)
        kind, zone = fetched.headers.get("content-type"), source.zone or self._desk.zone.key
        async with self._reading:
            return await self._reader.run(
                read_webpage, fetched.body, fetched.url, kind, names, zone
            )

    async def _illustrated(self, pending: Pending, item: FeedItem) -> FeedItem:
        """The item with its picture; what is wrong with that costs the picture alone."""
        url = item.image_url
        if url is None or item.draft.photo or pending.kept.article_id is not None:
            return item
        try:
            async with self._turns.at(url):
                picture = await fetch_image(self._fetcher, url)
            photo = await self._upload(picture)
        except (FetchError, ImageError) as error:
            log.info(
                "source_item.no_picture", extra={"item": pending.kept.id, "reason": str(error)}
            )
            return item
        return replace(item, draft=replace(item.draft, photo=photo))


def _forget(tasks: dict[int, asyncio.Task[object]], id_: int, _: asyncio.Task[object]) -> None:
    tasks.pop(id_, None)


def _with_page(item: FeedItem, page: WebPage) -> FeedItem:
    """What the feed says, with the body that the page has; its picture, where the feed has none."""
    told, found = item.draft, page.draft
    if len(found.text) <= len(told.text):
        return replace(item, image_url=item.image_url or page.image_url)
    draft = replace(
        told,
        body=found.body,
        formatting=found.formatting,
        rubric_hint=told.rubric_hint or found.rubric_hint,
        place=told.place or found.place,
        published_on_site=told.published_on_site or found.published_on_site,
        tags=told.tags or found.tags,
    )
    image_url = item.image_url or page.image_url
    return replace(item, draft=draft, image_url=image_url, is_partial=False)


def _may_pass(error: Exception) -> bool:
    """Whether the same page may be read later."""
    if isinstance(error, UnreadableSource):
        return error.reason is UnreadableReason.BUSY
    return not isinstance(error, FetchError) or error.problem is not FetchProblem.FORBIDDEN
