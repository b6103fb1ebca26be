"""What Telegram's answers and refusals say of who runs a chat."""

import pytest
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramServerError,
)

from botapi.places import Administrator, AskMember, Member
from handlers.authority import asking
from news.place import Authority
from tests.handlers.telegram import THEIRS, bot

CHAT = -1001
METHOD = AskMember(chat_id=CHAT, user_id=THEIRS)
HIDDEN = TelegramBadRequest(METHOD, "Bad Request: member list is inaccessible")
UNKNOWN = TelegramBadRequest(METHOD, "Bad Request: chat not found")
STRANGER = TelegramBadRequest(METHOD, "Bad Request: user not found")
OUT = TelegramForbiddenError(METHOD, "Forbidden: bot was kicked from the supergroup chat")
NETWORK = TelegramNetworkError(METHOD, "timeout")
DOWN = TelegramServerError(METHOD, "Bad Gateway")
POSTS = Member(status="administrator", can_post_messages=True)
ADMINISTRATOR, MEMBER = Member(status="administrator"), Member(status="member")
OWNER = Member(status="creator")


@pytest.mark.parametrize(
    ("chat_type", "ours", "theirs", "told"),
    [
        ("supergroup", MEMBER, OWNER, Authority.GRANTED),
        ("supergroup", MEMBER, ADMINISTRATOR, Authority.GRANTED),
        ("supergroup", MEMBER, MEMBER, Authority.LACKING),
        ("group", MEMBER, Member(status="left"), Authority.LACKING),
        ("channel", POSTS, OWNER, Authority.GRANTED),
        ("channel", POSTS, POSTS, Authority.GRANTED),
        ("channel", POSTS, ADMINISTRATOR, Authority.LACKING),
        ("channel", MEMBER, Member(status="member", can_post_messages=True), Authority.LACKING),
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


@pytest.mark.parametrize(
    ("chat_type", "people", "told"),
    [
        ("supergroup", [THEIRS, 12], Authority.GRANTED),
        ("group", [12], Authority.LACKING),
        ("group", NETWORK, Authority.NO_ANSWER),
        ("channel", [THEIRS], Authority.UNTOLD),
    ],
)
async def test_a_group_tells_every_member_who_runs_it(
    chat_type: str, people: list[int] | Exception, told: Authority
) -> None:
    listed: object = people
    if isinstance(people, list):
        listed = [Administrator.model_validate({"user": {"id": each}}) for each in people]
    ask = asking(bot(MEMBER, STRANGER, None, listed), chat_type)

    assert await ask(CHAT, THEIRS) is told
