"""What Telegram refuses of an answer in a group."""

import pytest
from aiogram import Router
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.methods import SendMessage
from aiogram.types import Chat, Message, User

from handlers.answer import Answer, say
from handlers.groups import GroupFilter
from tests.factories import NOON
from tests.handlers.telegram import bot
from texts.html import Html
from texts.message import Message as Screen

METHOD = SendMessage(chat_id=-1001, text="Лента")
CLOSED = TelegramBadRequest(METHOD, "Bad Request: TOPIC_CLOSED")
MUTE = TelegramBadRequest(
    METHOD, "Bad Request: not enough rights to send text messages to the chat"
)
OUT = TelegramForbiddenError(METHOD, "Forbidden: bot was kicked from the supergroup chat")
OURS = TelegramBadRequest(METHOD, "Bad Request: can't parse entities: unsupported start tag")


async def hear(refusal: Exception) -> None:
    said = Message(
        message_id=5,
        date=NOON,
        chat=Chat(id=-1001, type="supergroup"),
        from_user=User(id=11, is_bot=False, first_name="Анна"),
        text="/latest",
    )

    async def latest(*_: object) -> Answer:
        return say(Screen(Html("Лента")))

    await GroupFilter(Router())(latest, said, {"bot": bot(None, None, refusal)})


@pytest.mark.parametrize("refusal", [CLOSED, MUTE, OUT])
async def test_where_nothing_can_be_written_there_is_no_answer(refusal: Exception) -> None:
    await hear(refusal)


async def test_an_answer_that_is_wrong_itself_is_an_error() -> None:
    with pytest.raises(TelegramBadRequest):
        await hear(OURS)
