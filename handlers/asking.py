"""A draft is given on: by an author to the editors, by an editor to a second one to agree."""

import logging
from datetime import datetime

from aiogram import Bot, Router
from aiogram.types import CallbackQuery

from handlers.answer import Answer, change, toast
from handlers.colleagues import ask_colleagues, give_to_editors, name_of
from handlers.composing import draft_screen
from handlers.editor import EDITORS, WRITERS, Allowed
from handlers.editor_chat import EditorChat
from handlers.press import Pressed
from handlers.visitor import Visitor
from handlers.wishes import REFUSED, refused, settle
from news.approval import Wish
from newsroom import originals, publishing, requesting
from newsroom.desk import Desk
from storage.originals import Shown
from texts import approval as texts
from texts.approval_actions import OfferDraft, TakeBackRequest
from texts.editors import who
from texts.html import Html

log = logging.getLogger(__name__)


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="asking")
    router.callback_query.filter(Allowed(*WRITERS))
    router.callback_query.register(offer, Pressed(OfferDraft))
    router.callback_query.register(take_back, Pressed(TakeBackRequest), Allowed(*EDITORS))
    return router


async def ask(
    chat: EditorChat,
    press: CallbackQuery,
    article_id: int,
    wish: Wish,
    *,
    revision: int | None = None,
    departs_at: datetime | None = None,
) -> Answer:
    """Ask the other editors to agree to what was pressed; the pressed card shows that, or why not.

    Raises NotAllowed.
    """
    pressed = press.message.message_id if press.message else None
    try:
        asked = await requesting.ask(
            chat.desk,
            article_id,
            wish,
            chat.visitor.doer,
            revision=revision,
            departs_at=departs_at,
            report_chat_id=chat.id,
            report_message_id=pressed,
        )
    except REFUSED as error:
        return await refused(chat, press, article_id, error)
    shown = await originals.shown(chat.desk, article_id, chat.id)
    preview_id = shown.preview_id if shown else None
    if shown is not None and pressed is not None and pressed != shown.card_id:
        await originals.remember_shown(
            chat.desk, article_id, chat.id, Shown(shown.preview_id, pressed)
        )
    if asked.approval.asked_by != chat.id:
        told = texts.asked_before_toast(
            chat.locale, await name_of(chat.desk, asked.approval.asked_by)
        )
    else:
        count = await ask_colleagues(chat, asked.article)
        log.info("approval.asked", extra={"user": chat.id, "article": asked.article.id})
        told = texts.asked_toast(chat.locale, count)
    return change(await draft_screen(chat.desk, chat.visitor, asked.article, preview_id), told)


async def offer(
    press: CallbackQuery, action: OfferDraft, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Show an author's draft to the editors."""
    chat = EditorChat.of_press(desk, bot, visitor, press)
    try:
        article = await publishing.offer(
            desk, action.article_id, visitor.doer, revision=action.revision
        )
    except REFUSED as error:
        return await refused(chat, press, action.article_id, error)
    named = {chat.id: await name_of(desk, article.author_id)}

    def note(theirs: EditorChat) -> Html:
        return texts.offered_note(theirs.locale, who(named, chat.id))

    count = await give_to_editors(chat, article, note)
    log.info("draft.offered", extra={"user": chat.id, "article": article.id, "count": count})
    return toast(texts.offered_toast(visitor.locale, count))


async def take_back(
    press: CallbackQuery, action: TakeBackRequest, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Ask no longer: the draft's card is as it was."""
    chat = EditorChat.of_press(desk, bot, visitor, press)
    try:
        article = await requesting.take_back(desk, action.article_id, visitor.doer)
    except REFUSED as error:
        return await refused(chat, press, action.article_id, error)
    log.info("approval.taken_back", extra={"user": chat.id, "article": article.id})
    await settle(chat, article, chat.id, "unasked")
    screen = await draft_screen(desk, visitor, article, action.preview_id)
    return change(screen, texts.taken_back_toast(visitor.locale))
