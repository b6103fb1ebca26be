"""What the bot may do in a chat, told from Telegram's answers."""

import pytest

from botapi.places import ASKED_EVERY, Permissions, Place, Standing, chat_of, rights_of
from news.place import NO_RIGHT, Right
from tests.factories import NOON

WRITES = Right.SEND | Right.PHOTOS
GROUP = Place(id=-5, type="group", title="Двор")
QUIET_GROUP = Place(
    id=-5, type="supergroup", title="Двор", permissions=Permissions(can_send_messages=False)
)
CHANNEL = Place(id=-1001, type="channel", title="Новости", username="News_By")


@pytest.mark.parametrize(
    ("place", "standing", "rights"),
    [
        (GROUP, Standing(status="member"), WRITES),
        (QUIET_GROUP, Standing(status="member"), Right.PHOTOS),
        (QUIET_GROUP, Standing(status="administrator"), WRITES),
        (GROUP, Standing(status="restricted", can_send_photos=False), Right.SEND),
        (GROUP, Standing(status="restricted", can_send_messages=False), Right.PHOTOS),
        (
            GROUP,
            Standing(status="administrator", can_manage_topics=True, can_pin_messages=True),
            WRITES | Right.TOPICS | Right.PIN,
        ),
        (CHANNEL, Standing(status="administrator"), NO_RIGHT),
        (CHANNEL, Standing(status="member"), NO_RIGHT),
        (
            CHANNEL,
            Standing(status="administrator", can_post_messages=True, can_edit_messages=True),
            WRITES | Right.EDIT,
        ),
        (CHANNEL, Standing(status="creator"), ~NO_RIGHT),
    ],
)
def test_what_one_may_do_depends_on_standing_and_kind_of_chat(
    place: Place, standing: Standing, rights: Right
) -> None:
    assert rights_of(place, standing) == rights


def test_a_chat_is_described_in_what_its_columns_hold() -> None:
    odd = Place(id=-1, type="supergroup", title="Ы\n" * 200, username="News_By", is_forum=True)

    chat = chat_of(odd, Standing(status="administrator"), NOON)

    assert len(chat.title) == 128
    assert "\n" not in chat.title
    assert chat.username == "news_by"
    assert chat.is_forum
    assert chat.ask_at == NOON + ASKED_EVERY


@pytest.mark.parametrize(
    "ours",
    [
        Standing(status="left"),
        Standing(status="kicked"),
        Standing(status="restricted", is_member=False),
    ],
)
def test_a_chat_that_the_bot_is_out_of_is_not_asked_again(ours: Standing) -> None:
    chat = chat_of(GROUP, ours, NOON)

    assert not chat.has_bot
    assert chat.rights == NO_RIGHT
    assert chat.ask_at is None
