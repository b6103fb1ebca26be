"""What an editor handed in: a text, a caption under something, or a file."""

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any, BinaryIO

from aiogram import Bot
from aiogram.enums import ContentType
from aiogram.exceptions import AiogramError
from aiogram.types import Document, Message
from aiohttp import ClientError

from handlers.album import messages_of
from handlers.entities import formatted_below
from handlers.number import split_number
from handlers.origin import origin_of
from handlers.photo import Photo, Photos
from handlers.pieces import captions
from news.article import ArticleDraft
from news.formatting import Formatted, Span
from sources.file import FileText, check_file, is_article, read_file
from sources.reader import Reader
from sources.unreadable import UnreadableReason, UnreadableSource
from texts.post import LeftOut

log = logging.getLogger(__name__)

# Pictures that Telegram shows as photos, when they are sent as such.
_PHOTOS = frozenset({"image/jpeg", "image/png", "image/webp"})
_LARGEST_PHOTO = 10 * 1024 * 1024
# All that are fetched at once.
_LARGEST_PICTURES = 20 * 1024 * 1024
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
class Quotation:
    """The earlier article that a text answers, and the words of it that were marked, if any."""

    article_id: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    """A text to make an article of, the file ids of its photos, and what cannot be in the article.

    ``pictures`` are photos that came as files: each is to be sent as a photo once to be one.
    ``texts`` and the photos ``by_message`` are those of the messages that it came in, none of
    another chat's. ``origin`` is whose post it was before it was forwarded, ``link`` leads there.
    ``draft`` is the article where it has been read already: that of a page.
    """

    text: str
    photos: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    formatting: tuple[Span, ...] = ()
    pictures: tuple[bytes, ...] = ()
    texts: Mapping[int, Formatted] = field(default_factory=dict)
    by_message: Photos = field(default_factory=dict)
    origin: str | None = None
    link: str | None = None
    quotation: Quotation | None = None
    draft: ArticleDraft | None = None

    @property
    def formatted(self) -> Formatted:
        """The text as its author set it."""
        return Formatted(self.text, self.formatting)

    @property
    def is_bare(self) -> bool:
        """Whether it is photos without a text."""
        return bool(self.photos or self.pictures) and not self.text.strip()

    def after(self, photos: Photos) -> "Material":
        """The same with photos that came before it, by their messages."""
        before = [each.file_id for each in photos.values()]
        empty = {number: Formatted("") for number in photos if number > 0}
        return replace(
            self,
            photos=tuple(dict.fromkeys((*before, *self.photos))),
            texts=dict(sorted((empty | dict(self.texts)).items())) if self.texts else {},
            by_message={**photos, **self.by_message},
        )


async def material_of(message: Message, bot: Bot, reader: Reader) -> Material:
    """What a message holds, or the album that it speaks for.

    Raises UnreadableSource, also for one without any text and photo.
    """
    for each in messages_of(message):
        document = document_of(each)
        caption = without_command(each.text or each.caption or "")
        if document is not None and _is_article(document, caption):
            return await _file(message, each, document, bot, reader)
    return await below(message, bot)


async def below(message: Message, bot: Bot, words: str | None = None) -> Material:
    """An article of a message's own text below its command, or of what it quotes.

    ``words`` are those of the latter. Raises UnreadableSource when there is neither text nor photo.
    """
    messages = messages_of(message)
    texts = {each.message_id: _own(each) for each in messages}
    whole = captions(texts.values()) if words is None else formatted_below(message, words)
    photos = photos_of(message)
    left_out, pictures = await _besides(messages, bot)
    if not (whole.text.strip() or photos or pictures):
        is_picture = LeftOut.PICTURE in left_out
        raise UnreadableSource(UnreadableReason.PICTURE if is_picture else UnreadableReason.EMPTY)
    return Material(
        whole.text,
        tuple(each.file_id for each in photos.values()),
        left_out,
        whole.spans,
        pictures,
        texts if words is None else {},
        photos,
        **_forwarded(message, bot),
    )


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


def photos_of(message: Message) -> dict[int, Photo]:
    """The photos of a message, or of the album that it speaks for, by their messages' ids."""
    return {
        each.message_id: Photo(each.photo[-1].file_id, each.photo[-1].file_unique_id)
        for each in messages_of(message)
        if each.photo
    }


def document_of(message: Message) -> Document | None:
    """The file that a message is; Telegram calls an animation a file as well."""
    return message.document if message.animation is None else None


def has_own(message: Message) -> bool:
    """Whether a message, or the album that it speaks for, is an article itself: a text, a file."""
    return has_document(message) or has_text(message)


def has_text(message: Message) -> bool:
    """Whether a message, or the album that it speaks for, says more than a command."""
    own = (each.text or each.caption or "" for each in messages_of(message))
    return any(without_command(each).strip() for each in own)


def are_photos(message: Message) -> bool:
    """Whether there are photos, or pictures sent as files, and no text with them."""
    messages = messages_of(message)
    found = any(each.photo or (each.document and _is_picture(each.document)) for each in messages)
    return found and not any(each.text or each.caption for each in messages)


def has_document(message: Message) -> bool:
    """Whether a message, or the album that it speaks for, has a file that is no picture."""
    found = filter(None, map(document_of, messages_of(message)))
    return any(not _is_picture(each) for each in found)


async def _file(
    message: Message, of: Message, document: Document, bot: Bot, reader: Reader
) -> Material:
    """The article that a file is; its pictures may be of the same album."""
    others = [each for each in messages_of(message) if each is not of]
    left_out, pictures = await _besides(others, bot)
    read = await _read_document(document, bot, reader)
    if read.has_pictures:
        left_out = (LeftOut.PICTURES, *left_out)
    if any(without_command(each.caption or "") for each in messages_of(message)):
        left_out = (LeftOut.CAPTION, *left_out)
    # What it was made of is the file: its caption may change.
    texts = {of.message_id: read.formatted}
    photos = photos_of(message)
    file_ids = tuple(each.file_id for each in photos.values())
    return Material(
        read.formatted.text,
        file_ids,
        left_out,
        read.formatted.spans,
        pictures,
        texts,
        photos,
        **_forwarded(message, bot),
    )


def _forwarded(message: Message, bot: Bot) -> dict[str, Any]:
    origin = origin_of(message, bot)
    return {"origin": origin.name, "link": origin.link} if origin else {}


def _own(message: Message) -> Formatted:
    return formatted_below(message, without_command(message.text or message.caption or ""))


def _is_article(document: Document, caption: str) -> bool:
    """Whether a file is the article itself: any that is no picture, unless its caption is one."""
    return is_article(document.file_name or "") or not (caption or _is_picture(document))


def _is_picture(document: Document) -> bool:
    return (document.mime_type or "").startswith("image/")


async def _besides(
    messages: Sequence[Message], bot: Bot
) -> tuple[tuple[LeftOut, ...], tuple[bytes, ...]]:
    """What of messages is no text and no photo: what is left out, once, and pictures as files."""
    left_out: list[LeftOut] = []
    pictures: list[bytes] = []
    for each in messages:
        room = _LARGEST_PICTURES - sum(map(len, pictures))
        picture = await _picture(each, bot, room)
        if picture is not None:
            pictures.append(picture)
        elif (kind := _left_out(each)) is not None:
            left_out.append(kind)
    return tuple(dict.fromkeys(left_out)), tuple(pictures)


async def _picture(message: Message, bot: Bot, room: int) -> bytes | None:
    document = document_of(message)
    if document is None or document.mime_type not in _PHOTOS:
        return None
    if (document.file_size or 0) > min(_LARGEST_PHOTO, room):
        return None
    try:
        content = await _fetch(document, bot)
    except UnreadableSource:  # it is only left out, which the card says
        return None
    return content.read() if content else None


def _left_out(message: Message) -> LeftOut | None:
    kind = message.content_type
    if kind in {ContentType.TEXT, ContentType.PHOTO}:
        return None
    document = document_of(message)
    if document is not None and _is_picture(document):
        return LeftOut.PICTURE
    return _NOT_KEPT.get(ContentType(kind), LeftOut.FILE)


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
