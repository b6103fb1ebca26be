"""What an editor handed in: a text, a caption under something, or a file."""

import logging
import re
from dataclasses import dataclass, replace
from io import BytesIO
from typing import BinaryIO

from aiogram import Bot
from aiogram.enums import ContentType
from aiogram.exceptions import AiogramError
from aiogram.types import Document, Message
from aiohttp import ClientError

from handlers.entities import formatted_below
from handlers.number import split_number
from news.formatting import Formatted, Span
from sources.file import FileText, check_file, is_article, read_file
from sources.reader import Reader
from sources.unreadable import UnreadableReason, UnreadableSource
from texts.post import LeftOut

log = logging.getLogger(__name__)

# Pictures that Telegram shows as photos, when they are sent as such.
_PHOTOS = frozenset({"image/jpeg", "image/png", "image/webp"})
_LARGEST_PHOTO = 10 * 1024 * 1024
_COMMAND = re.compile(r"/(post|edit|correct)(?:@\w+)?(?=\s|$)", re.IGNORECASE)
_ANY_COMMAND = re.compile(r"\s*/[A-Za-z][A-Za-z0-9_]*(?:@\w+)?(?=\s|$)")
_NOT_KEPT = {
    ContentType.VIDEO: LeftOut.VIDEO,
    ContentType.VIDEO_NOTE: LeftOut.VIDEO,
    ContentType.LIVE_PHOTO: LeftOut.VIDEO,
    ContentType.ANIMATION: LeftOut.ANIMATION,
    ContentType.AUDIO: LeftOut.SOUND,
    ContentType.VOICE: LeftOut.SOUND,
}


@dataclass(frozen=True, slots=True)
class Material:
    """A text to make an article of, the file id of its photo, and what cannot be in the article.

    ``picture`` is a photo that came as a file: it is to be sent as a photo once to be one.
    ``message_id`` is the message whose text it is, None when that is in another chat;
    ``unique_photo_id`` tells the photo of that message from others, and is None if it has none.
    """

    text: str
    photo: str | None = None
    left_out: tuple[LeftOut, ...] = ()
    formatting: tuple[Span, ...] = ()
    picture: bytes | None = None
    message_id: int | None = None
    unique_photo_id: str | None = None

    @property
    def formatted(self) -> Formatted:
        """The text as its author set it."""
        return Formatted(self.text, self.formatting)


async def material_of(message: Message, bot: Bot, reader: Reader) -> Material:
    """What a message holds. Raises UnreadableSource, also for a message without any text."""
    caption = without_command(message.text or message.caption or "")
    document = document_of(message)
    if document is None or (caption and not is_article(document.file_name or "")):
        return await below(message, caption, bot)
    read = await _read_document(document, bot, reader)
    left_out = (
        *((LeftOut.CAPTION,) if caption else ()),
        *((LeftOut.PICTURES,) if read.has_pictures else ()),
        *_album(message),
    )
    text, spans = read.formatted.text, read.formatted.spans
    return Material(text, None, left_out, spans, message_id=message.message_id)


async def below(message: Message, text: str, bot: Bot) -> Material:
    """An article of a message's own ``text``. Raises UnreadableSource when there is none."""
    if not text.strip():
        raise UnreadableSource(UnreadableReason.EMPTY)
    spans = formatted_below(message, text).spans
    material = Material(
        text,
        photo_of(message),
        _left_out(message),
        spans,
        message_id=message.message_id,
        unique_photo_id=message.photo[-1].file_unique_id if message.photo else None,
    )
    picture = await _picture(message, bot)
    if picture is None:
        return material
    left_out = tuple(each for each in material.left_out if each is not LeftOut.PICTURE)
    return replace(material, picture=picture, left_out=left_out)


def without_command(text: str) -> str:
    """The article in what was typed: all but the command above it, and the number behind that."""
    command = _COMMAND.match(text)
    if command is None:
        return text
    after = text[command.end() :]
    return after.lstrip() if command[1].lower() == "post" else split_number(after)[1]


def is_for_another(text: str, article_id: int) -> bool:
    """Whether a text begins with a command that does not hand in this article's text."""
    if _ANY_COMMAND.match(text) is None:
        return False
    command = _COMMAND.match(text)
    if command is None:
        return True
    if command[1].lower() == "post":
        return False
    number, below = split_number(text[command.end() :])
    if number is not None:
        return number != article_id
    # What stands behind the command and is no number was meant to be one.
    return bool(below) and text[command.end() :].partition("\n")[0].strip() != ""


def photo_of(message: Message) -> str | None:
    """The file id of a message's photo."""
    return message.photo[-1].file_id if message.photo else None


def document_of(message: Message) -> Document | None:
    """The file that a message is; Telegram calls an animation a file as well."""
    return message.document if message.animation is None else None


async def _picture(message: Message, bot: Bot) -> bytes | None:
    document = document_of(message)
    if document is None or document.mime_type not in _PHOTOS:
        return None
    if (document.file_size or 0) > _LARGEST_PHOTO:
        return None
    try:
        content = await _fetch(document, bot)
    except UnreadableSource:  # it is only left out, which the card says
        return None
    return content.read() if content else None


def _left_out(message: Message) -> tuple[LeftOut, ...]:
    album = _album(message)
    kind = message.content_type
    if kind in {ContentType.TEXT, ContentType.PHOTO}:
        return album
    document = document_of(message)
    if document is not None and (document.mime_type or "").startswith("image/"):
        return LeftOut.PICTURE, *album
    return _NOT_KEPT.get(ContentType(kind), LeftOut.FILE), *album


def _album(message: Message) -> tuple[LeftOut, ...]:
    return (LeftOut.ALBUM,) if message.media_group_id else ()


async def _read_document(document: Document, bot: Bot, reader: Reader) -> FileText:
    name = document.file_name or ""
    check_file(name, document.file_size or 0)
    content = await _fetch(document, bot)
    return await reader.run(read_file, content.read() if content else b"", name)


async def _fetch(document: Document, bot: Bot) -> BinaryIO | None:
    try:
        return await bot.download(document, destination=BytesIO())
    except (AiogramError, ClientError, TimeoutError) as error:
        log.warning("file.not_fetched", extra={"error": str(error)})
        raise UnreadableSource(UnreadableReason.NOT_FETCHED) from error
