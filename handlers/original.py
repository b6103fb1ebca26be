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
from handlers.material import Material, is_for_another, material_of
from handlers.number import amended_number
from handlers.pieces import glued
from handlers.visitor import Visitor
from news.article import ArticleDraft
from news.telegram import telegram_id
from newsroom import amending, originals, publishing
from newsroom.amending import Amended, Unchanged
from newsroom.desk import Desk
from sources.reader import Reader
from sources.unreadable import UnreadableSource
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


class NowCommands(Filter):
    """Lets a message through that says /post, /edit, /correct or /withdraw since it was edited."""

    async def __call__(self, message: Message) -> bool:
        """Whether it does."""
        return _COMMAND.match(message.text or message.caption or "") is not None


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="original")
    router.edited_message.register(original_edited, OfArticle())
    router.edited_message.register(command_edited, NowCommands())
    return router


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
    # The photo that it had before stays where it was: /edit may have given the article another.
    is_new = original.photo_refused or not _has_same_photo(original, material)
    photo = material.photo if is_new else None
    # A picture that came as a file is the article's photo already, unless it could not be one.
    picture = None if article.photo else material.picture
    edited = replace(
        original,
        text=material.formatted,
        photo=material.unique_photo_id or original.photo,
        photo_refused=photo is not None,
    )
    now = [edited if each is original else each for each in pieces]
    whole = glued(each.text for each in now)
    chat = EditorChat.of(desk, bot, visitor, message, reader)
    material = Material(whole.text, photo, formatting=whole.spans, picture=picture)
    taken = await _amend(chat, state, material, article_id)
    await _remember(desk, now, None if taken.article_id is None else edited)
    return taken.answer


async def _remember(desk: Desk, pieces: Sequence[Original], taken: Original | None) -> None:
    """Remember what an article's messages say by now, and that it has taken one of them.

    Also what was refused: Telegram tells of it again when a link's preview has come.
    """
    article_id, chat_id = pieces[0].article_id, pieces[0].chat_id
    texts = {each.message_id: each.text for each in pieces}
    photos = {each.message_id: each.photo for each in pieces}
    refused_photos = {
        each.message_id for each in pieces if each.photo_refused and each is not taken
    }
    await originals.remember(desk, article_id, chat_id, texts, photos, refused_photos)


async def command_edited(_: Message, visitor: Visitor) -> Answer:
    """Tell an editor that a command has to be sent anew; whoever is none gave no command."""
    return say(amendment.command_edited(visitor.locale)) if visitor.role in WRITERS else Answer()


def _not_carried_out(
    visitor: Visitor, message: Message, pieces: tuple[Original, ...]
) -> Screen | None:
    """What to say of a command that the message is now; None when it is a text for its article."""
    article_id, text = pieces[0].article_id, message.text or message.caption or ""
    # Only a text's first piece is read as a command would be.
    if visitor.role not in WRITERS or message.message_id != pieces[0].message_id:
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
        await amending.revisable(chat.desk, article_id)
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
    # Of messages kept by versions before 0012 a file id is all that is known.
    known = material.photo, material.unique_photo_id
    return material.photo is None or original.photo in known


def _report_of(before: dict[str, Any], article_id: int, now: datetime) -> int | None:
    """The message that showed the progress of the last edit of the same article, if that is new."""
    last_id, message_id, at = before.get("amended") or (None, None, 0.0)
    is_new = now.timestamp() - at < _SOON.total_seconds()
    return message_id if last_id == article_id and is_new else None
