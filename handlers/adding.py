"""A source is added: its address is looked at, and what it would bring is shown first."""

import logging
from dataclasses import dataclass

from aiogram import Bot

from handlers.channel import ChannelFound, Reference, channel_meant, examine_channel
from handlers.source_card import trial_screen
from handlers.source_line import AddLine, read_add_line
from handlers.visitor import Visitor
from news.politeness import freshness
from news.rubric import Rubric, find_rubric
from news.source import Mode, NewSource, Source, SourceKind, SourceStatus
from newsroom import looking, reading, sourcing
from newsroom.desk import Desk
from newsroom.looking import Answer
from newsroom.sourcing import SourceKnown
from sources.fetching import Fetcher
from sources.reader import Reader
from sources.trying import FeedChoice, RefusedError, TriedFeed, try_address
from sources.unfetchable import FetchError
from sources.unreadable import UnreadableSource
from sources.web_address import completed, is_fetchable
from texts import source_trial as texts
from texts.channel_trouble import ChannelTrouble, channel_trouble
from texts.message import Message as Screen

log = logging.getLogger(__name__)

LONGEST_ADDRESS = 2000
"""Characters: what every server takes, and every message."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an editor wants to add: a feed's address or a channel, its rubric and its mode."""

    address: str = ""
    channel: Reference | None = None
    rubric: Rubric | None = None
    mode: Mode = Mode.REVIEW


@dataclass(frozen=True, slots=True)
class Adder:
    """An editor who adds a source, and what that takes."""

    desk: Desk
    bot: Bot
    visitor: Visitor
    fetcher: Fetcher
    reader: Reader

    async def understood(self, typed: str, channel: Reference | None = None) -> Wanted | Screen:
        """What is typed: an address or a channel, a rubric, a mode; or why it is not understood.

        Behind a ``channel`` that is known already, a rubric and a mode alone.
        """
        line = read_add_line(f"- {typed}" if channel is not None else typed)
        meant = channel if channel is not None else channel_meant(line.address)
        if isinstance(meant, ChannelTrouble):
            return channel_trouble(self.visitor.locale, meant)
        address = "" if meant is not None else completed(line.address)
        if meant is None and not _is_address(line.address, address):
            return texts.not_added(self.visitor.locale, "bad-address", typed=line.address)
        return await self._filed(line, address, meant)

    async def _filed(
        self, line: AddLine, address: str, channel: Reference | None
    ) -> Wanted | Screen:
        every = await reading.every_rubric(self.desk)
        rubric = find_rubric(line.rubric, every) if line.rubric else None
        if line.rubric and rubric is None:
            return texts.not_added(self.visitor.locale, "unknown-rubric", name=line.rubric)
        return Wanted(address, channel, rubric, line.mode)

    async def tried(self, wanted: Wanted) -> Screen:
        """What there is, as a source on trial; or why there is none."""
        if wanted.channel is not None:
            return await self._channel(wanted, wanted.channel)
        locale = self.visitor.locale
        try:
            found = await try_address(self.fetcher, self.reader, wanted.address, self.desk.zone)
        except FetchError as error:
            return texts.not_added(locale, f"fetch-{error.problem}")
        except RefusedError as error:
            return texts.not_added(locale, "status", status=str(error.status))
        except UnreadableSource as error:
            log.info("source.unreadable", extra={"reason": str(error.reason)})
            return texts.not_added(locale, "unreadable")
        if isinstance(found, TriedFeed):
            return await self._feed(wanted, found)
        return self._choice(wanted, found)

    def _choice(self, wanted: Wanted, found: FeedChoice) -> Screen:
        if not found.feeds:
            return texts.not_added(self.visitor.locale, "no-feed-found")
        feeds = [(each.title or each.url, each.url) for each in found.feeds]
        rubric_id = wanted.rubric.id if wanted.rubric else None
        return texts.which_feed(self.visitor.locale, feeds, rubric_id, wanted.mode)

    async def _feed(self, wanted: Wanted, found: TriedFeed) -> Screen:
        title = found.feed.title or found.address
        source = await self._added(wanted, NewSource(SourceKind.FEED, found.address, title))
        if source.status is not SourceStatus.TRIAL:
            return texts.source_known(self.visitor.locale, source)
        answer = await self._noted(source, found)
        return await trial_screen(
            self.desk,
            self.visitor,
            source,
            has_validators=bool(answer.etag or answer.modified),
        )

    async def _noted(self, source: Source, found: TriedFeed) -> Answer:
        """What the site answered, kept as its first look: nobody need ask at once for the same."""
        now = self.visitor.now
        answer = Answer(
            etag=found.headers.get("etag"),
            modified=found.headers.get("last-modified"),
            freshness=freshness(found.headers, now),
        )
        for look in await looking.claim(self.desk, [source.id], now):
            await looking.note_feed(self.desk, look, found.feed, answer, now, luck=0)
        return answer

    async def _channel(self, wanted: Wanted, reference: Reference) -> Screen:
        you = self.visitor.person_id
        found = await examine_channel(self.bot, you, reference)
        if not isinstance(found, ChannelFound):
            return channel_trouble(self.visitor.locale, found)
        new = NewSource(SourceKind.CHANNEL, found.address, found.title, chat_id=found.chat_id)
        source = await self._added(wanted, new)
        if source.status is not SourceStatus.TRIAL:
            return texts.source_known(self.visitor.locale, source)
        return await trial_screen(self.desk, self.visitor, source)

    async def _added(self, wanted: Wanted, new: NewSource) -> Source:
        """The source, on trial; as it is when the newsroom has it already."""
        rubric_id = wanted.rubric.id if wanted.rubric else None
        new = NewSource(
            new.kind, new.address, new.title, wanted.mode, rubric_id, new.chat_id, new.zone
        )
        try:
            source = await sourcing.add_source(self.desk, new, self.visitor.doer)
        except SourceKnown as error:
            return error.source
        log.info("source.added", extra={"source": source.id, "user": self.visitor.doer.id})
        return source


def _is_address(typed: str, address: str) -> bool:
    """Whether it can be asked for; a bare word is no host."""
    has_host = "." in typed or ":" in typed
    return has_host and len(address) <= LONGEST_ADDRESS and is_fetchable(address)
