"""An editor changes a message that an article was made of: the article changes with it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from aiogram import Bot, Router
from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from handlers.album import dumped
from handlers.amending import (
    REFUSED,
    illustrated,
    log_change,
    refresh_shown,
    refusal,
    show_amended,
    told_colleagues,
)
from handlers.answer import Answer, say
from handlers.composing import Taken, read_material, refused
from handlers.editor import WRITERS
from handlers.editor_chat import EditorChat
from handlers.material import Material, Quotation, is_for_another, material_of
from handlers.number import amended_number
from handlers.pieces import captions, glued
from handlers.quoting import quotation_of
from handlers.visitor import Visitor
from news.article import Article, ArticleDraft
from news.formatting import Formatted
from news.telegram import telegram_id
from newsroom import albums, amending, originals, publishing, rewording
from newsroom.amendment import Amended
from newsroom.desk import Desk
from newsroom.refusals import Unchanged
from sources.reader import Reader
from sources.unreadable import UnreadableSource
from storage.albums import Album
from storage.originals import Original
from texts import amendment
from texts.amendment import command_in_original, no_editor, other_article
from texts.message import Message as Screen

# An edit soon after another is shown in the same message.
_SOON = timedelta(minutes=5)
_COMMAND = re.compile(r"\s*/(post|edit|correct|withdraw)(?:@\w+)?(?=\s|$)", re.IGNORECASE)


class OfArticle(Filter):
    """Lets a message through that an article was made of, and hands on its text's ``pieces``."""

    async def __call__(self, message: Message, desk: Desk) -> bool | dict[str, Any]:
        """Whether an article was made of it."""
        if telegram_id(message.message_id) is None:
            return False
        pieces = await originals.originals(desk, message.chat.id, message.message_id)
        return {"pieces": pieces} if pieces else False


class OfOpenAlbum(Filter):
    """Lets a message of an album through that is yet to be handled, and hands on the ``album``."""

    async def __call__(self, message: Message, desk: Desk) -> bool | dict[str, Any]:
        """Whether it is of such an album."""
        if message.media_group_id is None:
            return False
        found = await albums.untaken(desk, message.chat.id, message.media_group_id)
        return {"album": found[0]} if found else False


class NowCommands(Filter):
    """Lets a message through that says /post, /edit, /correct or /withdraw since it was edited."""

    async def __call__(self, message: Message) -> bool:
        """Whether it does."""
        return _COMMAND.match(message.text or message.caption or "") is not None


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="original")
    router.edited_message.register(album_edited, OfOpenAlbum())
    router.edited_message.register(original_edited, OfArticle())
    router.edited_message.register(command_edited, NowCommands())
    return router


async def album_edited(message: Message, album: Album, desk: Desk) -> Answer:
    """Its album is handled as it is by then."""
    await albums.change(desk, album, message.message_id, dumped(message))
    return Answer()


async def original_edited(
    message: Message,
    pieces: tuple[Original, ...],
    visitor: Visitor,
    bot: Bot,
    desk: Desk,
    reader: Reader,
    state: FSMContext | None = None,
) -> Answer:
    """Give the article the new text; Telegram also tells of changes that are none to it."""
    article_id = pieces[0].article_id
    article = await publishing.article(desk, article_id)
    try:
        material = await material_of(message, bot, reader)
    except UnreadableSource as error:
        if state is None:
            return say(no_editor(visitor.locale, article_id))
        return refused(visitor, error, article_id)
    told = _not_carried_out(visitor, message, pieces)
    if told is not None:
        return say(told)
    original = next(each for each in pieces if each.message_id == message.message_id)
    if article is None or _says_the_same(original, material):
        return Answer()
    if state is None or visitor.role not in WRITERS:
        return say(no_editor(visitor.locale, article_id))
    chat = EditorChat.of(desk, bot, visitor, message, reader)
    return await _give(chat, state, message, article, pieces, original, material)


async def _give(
    chat: EditorChat,
    state: FSMContext,
    message: Message,
    article: Article,
    pieces: Sequence[Original],
    original: Original,
    material: Material,
) -> Answer:
    """Give the article what its messages say now that one of them, the ``original``, is edited."""
    photo = material.by_message.get(original.message_id)
    photos = _illustrated(article, original, material)
    edited = replace(
        original,
        text=material.formatted,
        photo=photo.unique_id if photo else original.photo,
        photo_refused=bool(photos),
    )
    whole = _whole(_with(pieces, edited))
    wording = Material(
        whole.text,
        photos,
        formatting=whole.spans,
        # A picture that came as a file is the article's already, unless it could not be a photo.
        pictures=() if article.photo else material.pictures,
        quotation=await _quotation(chat, message, article),
    )
    taken = await _amend(chat, state, wording, article.id)
    if taken.article_id is not None:
        file_id = photo.file_id if photo and photos else original.file_id
        edited = replace(edited, photo_refused=False, file_id=file_id)
    await _remember(chat.desk, _with(pieces, edited))
    return taken.answer


def _with(pieces: Sequence[Original], edited: Original) -> list[Original]:
    """The pieces with one of them as it is now."""
    return [edited if each.message_id == edited.message_id else each for each in pieces]


def _illustrated(article: Article, original: Original, material: Material) -> tuple[str, ...]:
    """The article's photos with the new one of a message in place of its former one, if it has one.

    A photo that stays the same stays where it was: /edit may have given the article another.
    """
    photo = material.by_message.get(original.message_id)
    if photo is None or (_has_same_photo(original, material) and not original.photo_refused):
        return ()
    photos = article.photos
    if original.file_id not in photos:
        return photo.file_id, *photos[1:]
    return tuple(photo.file_id if each == original.file_id else each for each in photos)


def _whole(pieces: Sequence[Original]) -> Formatted:
    """The text of an album's captions, or of the messages that a long one was cut into."""
    texts = [each.text for each in pieces if each.text.text.strip()]
    if any(each.photo for each in pieces):
        return captions(texts)
    return glued(texts) if texts else Formatted("")


async def _quotation(chat: EditorChat, message: Message, article: Article) -> Quotation | None:
    """What the article quotes, with the words of it that stand in the article's own text."""
    if article.quoted_id is None:
        return None
    found = await quotation_of(message, chat.desk, chat.bot)
    return found if found is not None and found.article_id == article.quoted_id else None


async def _remember(desk: Desk, pieces: Sequence[Original]) -> None:
    """Remember what an article's messages say by now.

    Also what was refused: Telegram tells of it again when a link's preview has come.
    """
    article_id, chat_id = pieces[0].article_id, pieces[0].chat_id
    texts = {each.message_id: each.text for each in pieces}
    photos = {each.message_id: each.photo for each in pieces}
    refused_photos = {each.message_id for each in pieces if each.photo_refused}
    file_ids = {each.message_id: each.file_id for each in pieces}
    await originals.remember(desk, article_id, chat_id, texts, photos, refused_photos, file_ids)


async def command_edited(_: Message, visitor: Visitor) -> Answer:
    """Tell an editor that a command has to be sent anew; whoever is none gave no command."""
    return say(amendment.command_edited(visitor.locale)) if visitor.role in WRITERS else Answer()


def _not_carried_out(
    visitor: Visitor, message: Message, pieces: tuple[Original, ...]
) -> Screen | None:
    """What to say of a command that the message is now; None when it is a text for its article."""
    article_id, text = pieces[0].article_id, message.text or message.caption or ""
    # Only a text's first piece is read as a command would be; a caption may stand below any photo.
    first = next((each for each in pieces if each.text.text or each.photo is None), pieces[0])
    if visitor.role not in WRITERS or message.message_id != first.message_id:
        return None
    named = amended_number(text)
    if named is not None and named != article_id:
        return other_article(visitor.locale, article_id, named)
    if is_for_another(text, article_id):
        return command_in_original(visitor.locale, article_id)
    return None


async def _amend(chat: EditorChat, state: FSMContext, material: Material, article_id: int) -> Taken:
    try:
        seen = await read_material(chat, material)
        await rewording.revisable(chat.desk, article_id)
        seen, material = await illustrated(chat, seen, material)
        amended = await amending.revise(
            chat.desk, article_id, seen, chat.id, chat.now, request=chat.request
        )
    except UnreadableSource as error:
        return Taken(refused(chat.visitor, error, article_id))
    except Unchanged:
        return Taken(Answer(), article_id)
    except REFUSED as error:
        return Taken(say(refusal(chat.locale, error, article_id)))
    if amended.dispatch_id is None:
        return await _show(chat, amended, seen, material)
    report = _report_of(await state.get_data(), article_id, chat.now)
    taken = await show_amended(chat, amended, seen, material, report)
    await state.update_data(amended=[article_id, taken.report, chat.now.timestamp()])
    return taken


async def _show(
    chat: EditorChat, amended: Amended, seen: ArticleDraft, material: Material
) -> Taken:
    """Show a draft as it is now where it stands, unless it has another photo."""
    if await refresh_shown(chat, amended):
        log_change(chat, amended)
        told = await told_colleagues(chat, amended.article)
        return Taken(say(*told), amended.article.id)
    return await show_amended(chat, amended, seen, material)


def _says_the_same(original: Original, material: Material) -> bool:
    return _has_same_photo(original, material) and originals.says_the_same(
        original, material.formatted
    )


def _has_same_photo(original: Original, material: Material) -> bool:
    """Whether a message has no other photo than before: one photo may have several file ids."""
    photo = material.by_message.get(original.message_id)
    # Of messages kept by versions before 0012 a file id is all that is known.
    return photo is None or original.photo in (photo.file_id, photo.unique_id)


def _report_of(before: dict[str, Any], article_id: int, now: datetime) -> int | None:
    """The message that showed the progress of the last edit of the same article, if that is new."""
    last_id, message_id, at = before.get("amended") or (None, None, 0.0)
    is_new = now.timestamp() - at < _SOON.total_seconds()
    return message_id if last_id == article_id and is_new else None
