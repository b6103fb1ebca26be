"""Taking an editor's text: for a new article, or as another wording of one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from handlers.album import messages_of, together
from handlers.amending import amend, take_back
from handlers.answer import Answer, delete, say
from handlers.composing import Taken, compose, refused, remember
from handlers.content import is_forwarded, replied_to
from handlers.editor_chat import EditorChat
from handlers.entities import formatted_text
from handlers.link import UnreadablePage, article_behind, link_in
from handlers.material import Material, below, has_own, has_text, material_of, photos_of
from handlers.photo import Photos, photos_from_json, photos_to_json
from handlers.picture import all_uploaded
from handlers.pieces import (
    glued,
    is_taken,
    may_be_cut,
    pieces_from_json,
    pieces_to_json,
    sent_at,
)
from handlers.quoting import quotation_of
from news.address import canonical_url
from news.article import MOST_PHOTOS
from newsroom.desk import Desk
from sources.reader import Reader
from sources.unreadable import UnreadableSource
from texts.post import photos_kept, picture_refused

_NO_PHOTOS: Photos = {}


class Composing(StatesGroup):
    """Where an editor is with a text: it is awaited; it may go on; others or photos may follow."""

    awaited = State()
    cut = State()
    forwarding = State()
    made = State()


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a text is for: a new article, or another wording of the one with this id."""

    article_id: int | None = None
    correction: bool = False

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Purpose":
        """The purpose of the text that a conversation is about."""
        return cls(data.get("amends"), bool(data.get("correction")))

    @property
    def data(self) -> dict[str, Any]:
        """The same as a conversation keeps it."""
        if self.article_id is None:
            return {}
        return {"amends": self.article_id, "correction": self.correction}


async def handed_in(message: Message, chat: EditorChat, reader: Reader) -> Material | None:
    """The text that came with a command; photos alone when it has only these.

    Raises UnreadableSource.
    """
    desk, bot = chat.desk, chat.bot
    if has_own(message):
        # What is typed below the command is the article, whatever file it is a caption of.
        is_typed = has_text(message) and link_in(message) is None
        material = await (below(message, bot) if is_typed else taken_from(message, chat, reader))
        return material.after(await _photos_answered(message, desk, bot))
    answered = replied_to(message)
    if answered is not None:
        whole = await _whole(answered, desk, bot)
        return (await taken_from(whole, chat, reader)).after(photos_of(message))
    if message.quote is not None:
        # Of a message in another chat, this is all that Telegram shows.
        return await below(message, bot, message.quote.text)
    is_bare = any(each.photo or each.document for each in messages_of(message))
    return await material_of(message, bot, reader) if is_bare else None


async def taken_from(message: Message, chat: EditorChat, reader: Reader) -> Material:
    """The article that a message holds, or a link to. Raises UnreadableSource."""
    link = link_in(message)
    if link is not None:
        return await article_behind(link, chat)
    return await material_of(message, chat.bot, reader)


async def _photos_answered(message: Message, desk: Desk, bot: Bot) -> Photos:
    """The photos that a text answers: they were sent first, and without a text."""
    answered = replied_to(message)
    if answered is None or answered.from_user is None or answered.from_user.is_bot:
        return {}
    whole = await _whole(answered, desk, bot)
    return {} if has_own(whole) else photos_of(whole)


async def _whole(message: Message, desk: Desk, bot: Bot) -> Message:
    """The album that a message is of, as far as it is known, or the message alone."""
    if message.media_group_id is None:
        return message
    return await together(desk, bot, message.chat.id, message.media_group_id) or message


async def expect(
    state: FSMContext, purpose: Purpose, photos: Photos = _NO_PHOTOS, link: str | None = None
) -> None:
    """Wait for the text, whose photos, or the link to it, may have come before it."""
    await state.set_state(Composing.awaited)
    known = {"link": link} if link else {}
    await state.set_data({**purpose.data, **photos_to_json(photos), **known})


async def refuse(
    chat: EditorChat,
    state: FSMContext,
    error: UnreadableSource,
    purpose: Purpose,
    photos: Photos = _NO_PHOTOS,
) -> Answer:
    """Say why there is no article in what was handed in; that of a page may follow as text."""
    if isinstance(error, UnreadablePage):
        await expect(state, purpose, photos, canonical_url(error.link))
    return refused(chat.visitor, error, purpose.article_id)


async def keep_photos(
    chat: EditorChat,
    state: FSMContext,
    message: Message,
    material: Material,
    purpose: Purpose,
    before: Photos = _NO_PHOTOS,
) -> Answer:
    """Wait for the text of photos that came first, with those that came ``before`` them."""
    photos = {**before, **material.by_message}
    pictures, _ = await all_uploaded(chat, material.pictures)
    for number, photo in enumerate(pictures):
        photos[-message.message_id * MOST_PHOTOS - number] = photo
    kept = dict(list(photos.items())[:MOST_PHOTOS])
    await expect(state, purpose, kept)
    return say(photos_kept(chat.locale, len(kept)) if kept else picture_refused(chat.locale))


async def take_text(
    chat: EditorChat,
    state: FSMContext,
    message: Message,
    material: Material,
    purpose: Purpose,
    photos: Photos = _NO_PHOTOS,
) -> Answer:
    """Use a text; of one that may have been cut, so that the rest finds it.

    ``photos`` came before it. A text that cannot be read is awaited still, and so is that of photos
    without one.
    """
    if material.is_bare:
        return await keep_photos(chat, state, message, material, purpose, photos)
    material = material.after(photos)
    if purpose.article_id is None and message.message_id in material.texts:
        quotation = await quotation_of(message, chat.desk, chat.bot)
        material = replace(material, quotation=quotation)
    is_awaited = False
    try:
        taken = await _use(chat, material, purpose)
    except UnreadableSource as error:
        taken = Taken(refused(chat.visitor, error, purpose.article_id))
        is_awaited = True
    # Where more may follow the conversation is never empty: a crash then would lose that.
    if may_be_cut(message):
        await _expect_the_rest(state, message, material, purpose, taken)
    elif purpose.article_id is None and not is_awaited:
        await state.set_data({**sent_at(message), "article_id": taken.article_id})
        forwarded = is_forwarded(message)
        await state.set_state(Composing.forwarding if forwarded else Composing.made)
    elif not is_awaited:
        await state.clear()
    return taken.answer


async def take_rest(
    chat: EditorChat, state: FSMContext, message: Message, before: Mapping[str, Any]
) -> Answer:
    """Use what was cut off a text, with what came ``before``: the text is used anew as a whole."""
    purpose = Purpose.of(before)
    if purpose.article_id is None:
        await delete(chat.bot, chat.id, before["shown"])
    pieces = {**pieces_from_json(before["pieces"]), message.message_id: formatted_text(message)}
    whole = glued(pieces.values())
    material = Material(whole.text, formatting=whole.spans, texts=pieces)
    material = material.after(photos_from_json(before))
    if purpose.article_id is None:
        quotation = await quotation_of(message, chat.desk, chat.bot)
        material = replace(material, quotation=quotation)
    was_taken = before["article_id"] is not None
    is_again = is_taken(before, message)
    report = before.get("report")
    try:
        taken = await _use(chat, material, purpose, report)
    except UnreadableSource as error:
        taken = Taken(refused(chat.visitor, error, purpose.article_id))
    if taken.article_id is None and was_taken and purpose.article_id is not None:
        await take_back(chat, purpose.article_id, pieces, report)
    await _expect_the_rest(state, message, material, purpose, taken)
    # One refusal of a text is enough, in however many pieces it comes.
    return taken.answer if was_taken or is_again else Answer()


async def _use(
    chat: EditorChat,
    material: Material,
    purpose: Purpose,
    report: int | None = None,
) -> Taken:
    """Make an article of a text, or give one that wording. Raises UnreadableSource."""
    article_id, correction = purpose.article_id, purpose.correction
    if article_id is None:
        taken = await compose(chat, material)
    else:
        taken = await amend(chat, article_id, material, correction=correction, report=report)
    if taken.article_id is not None:
        await remember(chat.desk, taken.article_id, chat.id, material)
    return taken


async def _expect_the_rest(
    state: FSMContext,
    message: Message,
    material: Material,
    purpose: Purpose,
    taken: Taken,
) -> None:
    if taken.article_id is not None and not taken.unchanged:
        # Readers are told of a correction once.
        purpose = replace(purpose, correction=False)
    written = {number: each for number, each in material.texts.items() if each.text}
    # The data first: a crash before the state lets the same piece be taken again as it was.
    await state.set_data(
        {
            **sent_at(message),
            **purpose.data,
            **photos_to_json(material.by_message),
            "pieces": pieces_to_json(written),
            "article_id": taken.article_id,
            "shown": list(taken.shown),
            "report": taken.report,
        }
    )
    await state.set_state(Composing.cut)
