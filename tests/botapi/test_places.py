"""What the bot may do in a chat, told from Telegram's answers."""

import pytest

from botapi.places import ASKED_EVERY, Member, Permissions, TelegramChat, chat_of, rights_of
from news.place import NO_RIGHT, Right
from tests.factories import NOON

WRITES = Right.SEND | Right.PHOTOS
GROUP = TelegramChat(id=-5, type="group", title="Двор")
QUIET_GROUP = TelegramChat(
    id=-5, type="supergroup", title="Двор", permissions=Permissions(can_send_messages=False)
)
CHANNEL = TelegramChat(id=-1001, type="channel", title="Новости", username="News_By")


@pytest.mark.parametrize(
    ("place", "standing", "rights"),
    [
        (GROUP, Member(status="member"), WRITES),
        (QUIET_GROUP, Member(status="member"), Right.PHOTOS),
        (QUIET_GROUP, Member(status="administrator"), WRITES),
        (GROUP, Member(status="restricted", can_send_photos=False), Right.SEND),
        (GROUP, Member(status="restricted", can_send_messages=False), Right.PHOTOS),
        (
            GROUP,
            Member(status="administrator", can_manage_topics=True, can_pin_messages=True),
            WRITES | Right.TOPICS | Right.PIN,
        ),
        (CHANNEL, Member(status="administrator"), NO_RIGHT),
        (CHANNEL, Member(status="member"), NO_RIGHT),
        (
            CHANNEL,
            Member(status="administrator", can_post_messages=True, can_edit_messages=True),
            WRITES | Right.EDIT,
        ),
        (CHANNEL, Member(status="creator"), ~NO_RIGHT),
    ],
)
def test_what_one_may_do_depends_on_standing_and_kind_of_chat(
    place: TelegramChat, standing: Member, rights: Right
) -> None:
    assert rights_of(place, standing) == rights


def test_a_chat_is_described_in_what_its_columns_hold() -> None:
    odd = TelegramChat(
        id=-1, type="supergroup", title="Ы\n" * 200, username="News_By", is_forum=True
    )

    chat = chat_of(odd, Member(status="administrator"), NOON)

    assert len(chat.title) == 128
    assert "\n" not in chat.title
    assert chat.username == "news_by"
    assert chat.is_forum
    assert chat.ask_at == NOON + ASKED_EVERY


@pytest.mark.parametrize(
    "ours",
    [
        Member(status="left"),
        Member(status="kicked"),
        Member(status="restricted", is_member=False),
    ],
)
def test_a_chat_that_the_bot_is_out_of_is_not_asked_again(ours: Member) -> None:
    chat = chat_of(GROUP, ours, NOON)

    assert not chat.has_bot
    assert chat.rights == NO_RIGHT
    assert chat.ask_at is None
