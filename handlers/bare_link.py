"""A link that an editor sends with no /post before it: its page is fetched once they say so."""

from dataclasses import replace

from aiogram import Bot, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.answer import Answer, say, toast
from handlers.composing import compose
from handlers.editor import WRITERS, Allowed
from handlers.editor_chat import EditorChat, request_of
from handlers.link import UnreadablePage, article_behind, link_in
from handlers.press import Pressed
from handlers.said import Said
from handlers.taking import Purpose, refuse
from handlers.visitor import Visitor
from newsroom.desk import Desk
from sources.fetching import Fetcher
from sources.reader import Reader
from texts.errors import gone_toast
from texts.page_offer import offered_link, page_offer, page_taken
from texts.source_actions import FetchPage


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="bare_link")
    router.callback_query.filter(Allowed(*WRITERS))
    router.callback_query.register(fetch_page, Pressed(FetchPage))
    return router


def unasked_routes() -> Router:
    """What is tried after everything else that a link could be sent for."""
    router = Router(name="unasked_link")
    router.message.filter(Allowed(*WRITERS))
    router.message.register(offer_page, Said(link_in))
    return router


async def offer_page(message: Message, visitor: Visitor) -> Answer:
    """Ask whether the page is to be an article: it may have been meant for somebody else."""
    return say(page_offer(visitor.locale, link_in(message) or ""))


async def fetch_page(
    press: CallbackQuery,
    state: FSMContext,
    visitor: Visitor,
    bot: Bot,
    desk: Desk,
    reader: Reader,
    fetcher: Fetcher,
) -> Answer:
    """Make a draft of the page; where that cannot be done, its text is waited for."""
    offer = press.message
    link = offered_link(offer.text) if isinstance(offer, Message) else None
    if offer is None or link is None:
        return toast(gone_toast(visitor.locale))
    chat = EditorChat.of_press(desk, bot, visitor, press)
    # Whoever presses twice gets one draft.
    request = f"{request_of(offer.chat.id, offer.message_id)}page"
    chat = replace(chat, reader=reader, fetcher=fetcher, request=request)
    try:
        taken = await compose(chat, await article_behind(link, chat))
    except UnreadablePage as error:
        return await refuse(chat, state, error, Purpose())
    return replace(taken.answer, change=page_taken(visitor.locale, link))
