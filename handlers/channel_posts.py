"""Posts of channels that are sources: each becomes an article, and an edit of it an edit.

Nobody is answered in a channel. Of a deleted post Telegram says nothing.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from aiogram import Bot, Router
from aiogram.types import Message, MessageOriginChannel, MessageOriginUser, Update

from handlers.album import dumped, together
from handlers.composing import read_by, remember
from handlers.content import is_sent
from handlers.material import Material, material_of
from handlers.photo import Photo
from handlers.pieces import captions
from news.feed import FeedItem
from news.source import Source, SourceStatus
from news.telegram import telegram_id
from newsroom import albums, collecting, originals, sourcing
from newsroom.desk import Desk
from sources.post import is_advertisement, read_post
from sources.reader import Reader
from sources.unreadable import UnreadableSource
from storage.albums import Album
from storage.database import DatabaseError
from storage.originals import Original
from storage.trouble import Trouble, concerns_all, trouble_of

log = logging.getLogger(__name__)

PAUSE = 2.0
"""Seconds for which a post waits while the database is in trouble."""

# Of one on trial nothing is made, but it is known what there was.
_TAKEN = (SourceStatus.TRIAL, SourceStatus.ON)


def add_to(router: Router) -> None:
    """Register the handlers."""
    router.channel_post.register(posted)
    router.edited_channel_post.register(post_edited)


async def posted(
    message: Message,
    event_update: Update,
    desk: Desk,
    bot: Bot,
    reader: Reader,
    clock: Callable[[], datetime],
) -> None:
    """Make an article of a post, or of an album once it is whole."""

    async def take() -> None:
        source = await _source(message, desk, bot)
        if source is not None:
            taking = _Taking(desk, bot, reader, source, clock())
            await _take_new(taking, message, event_update.update_id)

    await _through_trouble(take)


async def post_edited(
    message: Message, desk: Desk, bot: Bot, reader: Reader, clock: Callable[[], datetime]
) -> None:
    """Edit the article that a post became; Telegram also tells of changes that are none to it."""

    async def take() -> None:
        source = await _source(message, desk, bot)
        if source is not None:
            await _take_edited(_Taking(desk, bot, reader, source, clock()), message)

    await _through_trouble(take)


async def _through_trouble(take: Callable[[], Awaitable[None]]) -> None:
    """What the database's trouble holds up is tried until that is over: nobody would post again."""
    while True:
        try:
            return await take()
        except DatabaseError as error:
            if trouble_of(error) in (None, Trouble.DAMAGED):
                raise
        await asyncio.sleep(PAUSE)


async def _take_new(taking: "_Taking", message: Message, update_id: int) -> None:
    if message.media_group_id is None:
        await taking.take(message)
    elif update_id < 0:
        for album in await albums.untaken(taking.desk, message.chat.id, message.media_group_id):
            await taking.take_album(album)
    else:
        await taking.take_part(message, update_id)


async def _take_edited(taking: "_Taking", message: Message) -> None:
    album = await _changed_album(message, taking.desk)
    if album is not None and album.taken_at is None:
        return  # it is taken as it is by then
    pieces = await originals.originals(taking.desk, message.chat.id, message.message_id)
    if pieces:
        await taking.take(message, pieces)
    elif album is not None:
        await taking.take_album(album)
    elif message.media_group_id is None and _is_since(message, taking.source):
        await taking.take(message)
    else:
        _ignore(message, "unknown")


async def _source(message: Message, desk: Desk, bot: Bot) -> Source | None:
    """The source that a post is of, if it may be an article."""
    if telegram_id(message.chat.id) is None or telegram_id(message.message_id) is None:
        return None
    source = await sourcing.source_of_chat(desk, message.chat.id)
    if source is None or source.status not in _TAKEN:
        return None
    if reason := _why_none(message, bot):
        _ignore(message, reason)
        return None
    return source


async def _changed_album(message: Message, desk: Desk) -> Album | None:
    """The album that an edited message is of, with the message as it is now; None if unknown."""
    if message.media_group_id is None:
        return None
    album = await albums.begun(desk, message.chat.id, message.media_group_id)
    if album is not None:
        await albums.change(desk, album, message.message_id, dumped(message))
    return album


def _is_since(message: Message, source: Source) -> bool:
    """Whether a post is not older than its source; Telegram's dates are whole seconds."""
    return message.date >= source.added_at.replace(microsecond=0)


def _why_none(message: Message, bot: Bot) -> str | None:
    """Why a post is no news, whatever it says."""
    if message.is_automatic_forward:
        return "automatic forward"
    if message.via_bot is not None and message.via_bot.id == bot.id:
        return "ours"
    match message.forward_origin:
        case MessageOriginUser(sender_user=user) if user.id == bot.id:
            return "ours"
        case MessageOriginChannel(chat=chat) if chat.id == message.chat.id:
            return "repeated"
    return None if is_sent(message) else "notice"


def _ignore(message: Message, reason: str) -> None:
    about = {"chat": message.chat.id, "post": message.message_id, "reason": reason}
    log.info("channel_post.ignored", extra=about)


@dataclass(frozen=True, slots=True)
class _Taking:
    """Taking the posts of one source, at a moment."""

    desk: Desk
    bot: Bot
    reader: Reader
    source: Source
    now: datetime

    async def take_part(self, message: Message, update_id: int) -> None:
        """Keep a message of an album; one that comes late changes the album's article."""
        of = message.chat.id, message.media_group_id or "", message.message_id, update_id
        collected = await albums.collect(self.desk, *of, dumped(message), self.now)
        if collected.is_late:
            await self.take_album(collected.album)

    async def take_album(self, album: Album) -> None:
        """Take an album as one post; a crash lets it be taken again, its own failure does not."""
        message = await together(self.desk, self.bot, album.chat_id, album.group_id)
        try:
            if message is not None:
                await self.take(message)
        except Exception as error:
            if not concerns_all(error):
                await albums.taken(self.desk, album, self.now)
            raise
        await albums.taken(self.desk, album, self.now)

    async def take(self, message: Message, pieces: Sequence[Original] = ()) -> None:
        """Take a post, or what has become of the one that came in ``pieces``."""
        try:
            material = await material_of(message, self.bot, self.reader)
            material = _with_pieces(material, message.message_id, pieces)
            if material.is_bare:
                _ignore(message, "no text")
            elif is_advertisement(material.formatted):
                _ignore(message, "advertisement")
            else:
                await self._make(message, material)
        except UnreadableSource as error:
            _ignore(message, error.reason)

    async def _make(self, message: Message, material: Material) -> None:
        """Make of a text what is to be made of it. Raises UnreadableSource."""
        name = message.chat.username
        seen = await read_by(self.desk, self.reader, material, read_post, name)
        url = seen.source_url or _link(message)
        seen = replace(seen, source_url=url, published_on_site=message.date)
        item = FeedItem(seen, _guid(message), categories=seen.tags)
        made = await collecting.take_item(self.desk, self.source.id, item, self.now)
        if made.article is not None:
            await remember(self.desk, made.article.id, message.chat.id, material)


def _guid(message: Message) -> str:
    """What a post, and every edit of it, is known by within its channel."""
    if message.media_group_id is not None:
        return f"album {message.media_group_id}"
    return str(message.message_id)


def _link(message: Message) -> str | None:
    """Where everybody can open the post; nowhere if its channel is private."""
    name = message.chat.username
    return f"https://t.me/{name}/{message.message_id}" if name else None


def _with_pieces(material: Material, message_id: int, pieces: Sequence[Original]) -> Material:
    """What a post says now that one of its messages is edited; a photo keeps its file id."""
    if not pieces:
        return material
    texts = {each.message_id: each.text for each in pieces} | dict(material.texts)
    photos = {
        each.message_id: Photo(each.file_id, each.photo)
        for each in pieces
        if each.file_id and each.photo
    }
    edited = material.by_message.get(message_id)
    former = photos.get(message_id)
    if edited is not None and (former is None or former.unique_id != edited.unique_id):
        photos[message_id] = edited
    whole = captions(texts[number] for number in sorted(texts))
    return replace(
        material,
        text=whole.text,
        formatting=whole.spans,
        photos=tuple(photos[number].file_id for number in sorted(photos)),
        texts=texts,
        by_message=photos,
    )
