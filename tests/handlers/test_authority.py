"""What Telegram's answers and refusals say of who runs a chat."""

from collections.abc import AsyncGenerator
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramServerError,
)

from botapi.places import AskStanding, Place, Standing
from handlers.authority import asking, described
from news.place import Authority, Chat, Right
from tests.factories import NOON

OURS, THEIRS, CHAT = 1, 11, -1001
METHOD = AskStanding(chat_id=CHAT, user_id=THEIRS)
HIDDEN = TelegramBadRequest(METHOD, "Bad Request: member list is inaccessible")
UNKNOWN = TelegramBadRequest(METHOD, "Bad Request: chat not found")
STRANGER = TelegramBadRequest(METHOD, "Bad Request: user not found")
OUT = TelegramForbiddenError(METHOD, "Forbidden: bot was kicked from the supergroup chat")
NETWORK = TelegramNetworkError(METHOD, "timeout")
DOWN = TelegramServerError(METHOD, "Bad Gateway")
POSTS = Standing(status="administrator", can_post_messages=True)
ADMINISTRATOR, MEMBER = Standing(status="administrator"), Standing(status="member")
OWNER = Standing(status="creator")


class Telegram(BaseSession):
    """Answers, or refuses, as it is told to: of the bot, of others, and of the chat."""

    def __init__(self, ours: object, theirs: object, chat: object = None) -> None:
        super().__init__()
        self._of = {OURS: ours, THEIRS: theirs}
        self._chat = chat

    async def make_request(self, _: Bot, method: Any, timeout: int | None = None) -> Any:  # noqa: ARG002, ASYNC109
        told = self._of[method.user_id] if isinstance(method, AskStanding) else self._chat
        if isinstance(told, Exception):
            raise told
        return told

    async def stream_content(self, *_: Any, **__: Any) -> AsyncGenerator[bytes, None]:
        yield b""

    async def close(self) -> None:
        """Nothing is open."""


def bot(*told: object) -> Bot:
    return Bot(f"{OURS}:a", session=Telegram(*told))


@pytest.mark.parametrize(
    ("chat_type", "ours", "theirs", "told"),
    [
        ("supergroup", MEMBER, OWNER, Authority.GRANTED),
        ("supergroup", MEMBER, ADMINISTRATOR, Authority.GRANTED),
        ("supergroup", MEMBER, MEMBER, Authority.LACKING),
        ("group", MEMBER, Standing(status="left"), Authority.LACKING),
        ("channel", POSTS, OWNER, Authority.GRANTED),
        ("channel", POSTS, POSTS, Authority.GRANTED),
        ("channel", POSTS, ADMINISTRATOR, Authority.LACKING),
        ("channel", MEMBER, Standing(status="member", can_post_messages=True), Authority.LACKING),
        # Only an administrator is sure to be told of others.
        ("supergroup", ADMINISTRATOR, STRANGER, Authority.LACKING),
        ("supergroup", MEMBER, STRANGER, Authority.UNTOLD),
        ("channel", HIDDEN, HIDDEN, Authority.UNTOLD),
        ("supergroup", OUT, STRANGER, Authority.NO_BOT),
        ("supergroup", OUT, OUT, Authority.NO_BOT),
        ("supergroup", MEMBER, UNKNOWN, Authority.NO_BOT),
        ("supergroup", MEMBER, NETWORK, Authority.NO_ANSWER),
        ("supergroup", DOWN, STRANGER, Authority.NO_ANSWER),
    ],
)
async def test_nothing_is_guessed_of_who_runs_a_chat(
    chat_type: str, ours: object, theirs: object, told: Authority
) -> None:
    ask = asking(bot(ours, theirs), chat_type)

    assert await ask(CHAT, THEIRS) is told


async def test_a_chat_is_described_as_it_is_now() -> None:
    channel = Place(id=CHAT, type="channel", title="Новости", username="news_by")

    for ours, rights in ((POSTS, Right.SEND), (HIDDEN, Right(0))):
        chat = await described(bot(ours, None, channel), "@news_by", NOON)
        assert isinstance(chat, Chat)
        assert (chat.title, chat.has_bot) == ("Новости", True)
        assert rights in chat.rights


@pytest.mark.parametrize(
    ("refusal", "told"),
    [(UNKNOWN, Authority.NO_BOT), (OUT, Authority.NO_BOT), (NETWORK, Authority.NO_ANSWER)],
)
async def test_why_a_chat_is_not_described(refusal: Exception, told: Authority) -> None:
    place = Place(id=CHAT, type="supergroup", title="Болтовня")

    assert await described(bot(None, None, refusal), CHAT, NOON) is told
    assert await described(bot(refusal, None, place), CHAT, NOON) is told
