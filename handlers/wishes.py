"""What becomes of the cards of a draft that others were asked to agree to."""

from aiogram.types import CallbackQuery

from handlers.answer import Answer, change, delete, toast
from handlers.colleagues import name_of, settle_cards
from handlers.composing import draft_screen, show_in_place
from handlers.editor_chat import EditorChat
from news.article import Article, ArticleStatus
from newsroom import editors, publishing, requesting
from newsroom.refusals import ChangedSince, WrongStatus
from newsroom.requesting import NotAsked, OwnWish
from texts import approval as texts
from texts.editors import who
from texts.errors import gone_toast
from texts.flight import changed_since_toast, departing, stale_toast
from texts.message import Message as Screen

REFUSED = (WrongStatus, NotAsked, OwnWish, ChangedSince)
"""What newsroom.requesting raises for what cannot be, or no longer."""


async def refused(
    chat: EditorChat, press: CallbackQuery, article_id: int, error: Exception
) -> Answer:
    """Why it cannot be done; the pressed card shows what there is instead."""
    if isinstance(error, OwnWish):
        return toast(texts.own_wish_toast(chat.locale))
    article = await publishing.article(chat.desk, article_id)
    if article is None:
        return toast(gone_toast(chat.locale))
    if isinstance(error, ChangedSince):
        if press.message is not None:
            await delete(chat.bot, chat.id, [press.message.message_id])
        await show_in_place(chat, article)
        return toast(changed_since_toast(chat.locale))
    if isinstance(error, NotAsked):
        faster = error.approval.agreed_by if error.approval else None
        name = await name_of(chat.desk, faster) if faster is not None else None
        told = texts.not_asked_toast(chat.locale, article, name)
        return change(await leaving(chat, article, faster), told)
    return toast(stale_toast(chat.locale, article.status))


async def settle(chat: EditorChat, article: Article, asked_by: int, key: str) -> None:
    """Let the cards of those who were asked say that they need not answer any more."""
    names = await editors.names(chat.desk, [chat.id])
    person = who(names, chat.id) if key != "unasked" else ""

    async def settled(theirs: EditorChat) -> Screen:
        return texts.settled(theirs.locale, article, key, person)

    people = await requesting.who_may_agree(chat.desk, asked_by)
    await settle_cards(chat, article, people, settled)


async def leaving(chat: EditorChat, article: Article, agreed_by: int | None) -> Screen:
    """What a card becomes whose article is settled: on its way, planned, or a draft again."""
    if article.status is ArticleStatus.DEPARTING:
        return departing(chat.locale, article, chat.now)
    if article.status is ArticleStatus.DRAFT:
        return await draft_screen(chat.desk, chat.visitor, article, None)
    if agreed_by is None:
        return texts.settled(chat.locale, article, "moved-on")
    names = await editors.names(chat.desk, [agreed_by])
    return texts.settled(chat.locale, article, "agreed", who(names, agreed_by))
