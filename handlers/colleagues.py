"""What colleagues are shown in their own chats, in their own languages, of what an editor does."""

import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial

from aiogram.exceptions import AiogramError

from botapi.redaction import reason_of
from handlers.answer import refresh
from handlers.composing import show_in_place
from handlers.editor_chat import EditorChat
from news.article import Article
from news.role import WRITERS
from newsroom import approving, editors, originals, requesting, subscribing
from newsroom.desk import Desk
from texts.html import Html
from texts.message import Message as Screen

log = logging.getLogger(__name__)

Show = Callable[[EditorChat], Awaitable[None]]


async def chat_of(chat: EditorChat, person_id: int) -> EditorChat | None:
    """A colleague's chat with the bot; None when they have none, or work there no more."""
    reader = await subscribing.reader(chat.desk, person_id)
    role = await editors.role_of(chat.desk, person_id)
    if reader is None or not reader.active or role not in WRITERS:
        return None
    catalogue = chat.visitor.catalogues.get(reader.language, chat.locale.catalogue)
    locale = replace(chat.locale, catalogue=catalogue, zone=reader.zone, plain=reader.plain)
    visitor = replace(
        chat.visitor,
        subscriber=reader,
        person_id=person_id,
        locale=locale,
        role=role,
        is_new=False,
    )
    return replace(chat, visitor=visitor, topic=None)


async def show_each(chat: EditorChat, people: Iterable[int], show: Show) -> int:
    """Show something to colleagues; to how many.

    Whoever cannot be shown it costs nobody else.
    """
    count = 0
    for person_id in people:
        theirs = await chat_of(chat, person_id)
        if theirs is None:
            continue
        try:
            await show(theirs)
            count += 1
        except AiogramError as error:
            about = {"user": person_id, "reason": reason_of(error)}
            log.warning("colleague.not_told", extra=about)
    return count


async def ask_colleagues(chat: EditorChat, article: Article, *, also_here: bool = False) -> int:
    """Show a draft to those who may agree to what is wished about it; how many they are.

    It rings; ``also_here``, if whoever does this may agree.

    Whoever asked sees it too, if that was somebody else: it has changed since.
    """
    wish = await approving.approval(chat.desk, article.id)
    if wish is None or not wish.is_open:
        return 0
    others = await requesting.who_may_agree(chat.desk, wish.asked_by)
    people = [each for each in others if also_here or each != chat.id]
    sent = partial(show_in_place, at_work=False)
    count = await show_each(chat, people, lambda theirs: sent(theirs, article))
    if wish.asked_by != chat.id:
        quiet = partial(sent, silent=True)
        await show_each(chat, [wish.asked_by], lambda theirs: quiet(theirs, article))
    return count


async def give_to_editors(
    chat: EditorChat, article: Article, note: Callable[[EditorChat], Html]
) -> int:
    """Show an author's draft to the editors, quietly; how many they are."""
    people = await requesting.who_may_agree(chat.desk, chat.id)
    return await show_each(
        chat,
        people,
        lambda theirs: show_in_place(theirs, article, note(theirs), silent=True, at_work=False),
    )


async def settle_cards(
    chat: EditorChat,
    article: Article,
    people: Iterable[int],
    screen: Callable[[EditorChat], Awaitable[Screen]],
) -> None:
    """Let the cards of an article in colleagues' chats become another screen, where they stand."""

    async def show(theirs: EditorChat) -> None:
        shown = await originals.shown(theirs.desk, article.id, theirs.id)
        if shown is not None:
            await refresh(theirs.bot, theirs.id, shown.card_id, await screen(theirs))

    await show_each(chat, [each for each in people if each != chat.id], show)


async def change_cards(
    chat: EditorChat, cards: Mapping[int, int], screen: Callable[[EditorChat], Awaitable[Screen]]
) -> None:
    """Let messages in colleagues' chats, by their user ids, become another screen."""

    async def show(theirs: EditorChat) -> None:
        await refresh(theirs.bot, theirs.id, cards[theirs.id], await screen(theirs))

    await show_each(chat, cards, show)


async def name_of(desk: Desk, person_id: int) -> str:
    """A colleague's name, or else their number."""
    return (await editors.names(desk, [person_id])).get(person_id, str(person_id))
