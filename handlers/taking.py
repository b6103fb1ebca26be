"""Taking an editor's text: for a new article, or as another wording of one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from handlers.amending import amend, take_back
from handlers.answer import Answer, delete
from handlers.composing import Taken, compose, refused
from handlers.content import is_forwarded, replied_to
from handlers.editor_chat import EditorChat
from handlers.entities import formatted_text
from handlers.material import Material, below, document_of, material_of, photo_of
from handlers.pieces import (
    Pieces,
    glued,
    is_taken,
    may_be_cut,
    pieces_from_json,
    pieces_to_json,
    sent_at,
)
from newsroom import originals
from sources.reader import Reader
from sources.unreadable import UnreadableSource


class Composing(StatesGroup):
    """Where an editor is with a text: it is awaited; it may go on; others may follow it."""

    awaited = State()
    cut = State()
    forwarding = State()


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


async def handed_in(message: Message, typed: str, bot: Bot, reader: Reader) -> Material | None:
    """The text that came with a command, below which ``typed`` stands, if any did.

    Raises UnreadableSource.
    """
    if typed:
        return await below(message, typed, bot)
    if document_of(message) is not None:
        return await material_of(message, bot, reader)
    answered = replied_to(message)
    if answered is not None:
        material = await material_of(answered, bot, reader)
        return replace(material, photo=material.photo or photo_of(message))
    if message.quote is None:
        return None
    # Of a message in another chat, this is all that Telegram shows.
    return replace(await below(message, message.quote.text, bot), message_id=None)


async def expect(state: FSMContext, purpose: Purpose, photo: str | None = None) -> None:
    """Wait for the text, whose photo may have come with the command."""
    await state.set_state(Composing.awaited)
    await state.set_data({**purpose.data, **({"photo": photo} if photo else {})})


async def take_text(
    chat: EditorChat, state: FSMContext, message: Message, material: Material, purpose: Purpose
) -> Answer:
    """Use a text; of one that may have been cut, so that the rest finds it.

    A text that cannot be read is awaited still.
    """
    pieces = {material.message_id: material.formatted} if material.message_id else {}
    is_awaited = False
    try:
        taken = await _use(chat, material, purpose, pieces)
    except UnreadableSource as error:
        taken = Taken(refused(chat.visitor, error, purpose.article_id))
        is_awaited = True
    # Where more may follow the conversation is never empty: a crash then would lose that.
    if may_be_cut(message):
        await _expect_the_rest(state, message, material, purpose, pieces, taken)
    elif is_forwarded(message) and purpose.article_id is None:
        await state.set_data(sent_at(message))
        await state.set_state(Composing.forwarding)
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
    material = Material(whole.text, before["photo"], formatting=whole.spans)
    was_taken = before["article_id"] is not None
    is_again = is_taken(before, message)
    report = before.get("report")
    try:
        taken = await _use(chat, material, purpose, pieces, report)
    except UnreadableSource as error:
        taken = Taken(refused(chat.visitor, error, purpose.article_id))
    if taken.article_id is None and was_taken and purpose.article_id is not None:
        await take_back(chat, purpose.article_id, pieces, report)
    await _expect_the_rest(state, message, material, purpose, pieces, taken)
    # One refusal of a text is enough, in however many pieces it comes.
    return taken.answer if was_taken or is_again else Answer()


async def _use(
    chat: EditorChat,
    material: Material,
    purpose: Purpose,
    pieces: Pieces,
    report: int | None = None,
) -> Taken:
    """Make an article of a text, or give one that wording. Raises UnreadableSource."""
    article_id, correction = purpose.article_id, purpose.correction
    if article_id is None:
        taken = await compose(chat, material)
    else:
        taken = await amend(chat, article_id, material, correction=correction, report=report)
    if taken.article_id is not None:
        # What is cut is no caption: of several pieces none has a photo.
        photos = dict.fromkeys(pieces, material.unique_photo_id)
        await originals.remember(chat.desk, taken.article_id, chat.id, pieces, photos)
    return taken


async def _expect_the_rest(
    state: FSMContext,
    message: Message,
    material: Material,
    purpose: Purpose,
    pieces: Pieces,
    taken: Taken,
) -> None:
    if taken.article_id is not None and not taken.unchanged:
        # Readers are told of a correction once.
        purpose = replace(purpose, correction=False)
    # The data first: a crash before the state lets the same piece be taken again as it was.
    await state.set_data(
        {
            **sent_at(message),
            **purpose.data,
            "pieces": pieces_to_json(pieces),
            "photo": material.photo,
            "article_id": taken.article_id,
            "shown": list(taken.shown),
            "report": taken.report,
        }
    )
    await state.set_state(Composing.cut)
