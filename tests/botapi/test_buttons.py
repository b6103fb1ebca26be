"""Keys and buttons as the Bot API takes them."""

from botapi.buttons import reply_keyboard
from texts.message import Key
from texts.places import WANTED


def test_a_key_that_chooses_a_chat_names_the_rights_of_both() -> None:
    keys = [Key("Выбрать", asks_chat=chat) for chat in WANTED.values()]

    rows = reply_keyboard(keys)["keyboard"]

    asked = [key["request_chat"] for row in rows for key in row]
    assert len({each["request_id"] for each in asked}) == len(WANTED)
    for each in asked:
        ours, theirs = (
            {name for name, given in each[f"{whose}_administrator_rights"].items() if given}
            for whose in ("bot", "user")
        )
        # Telegram takes no more for the bot than its person has.
        assert ours < theirs
        assert theirs - ours == {"can_promote_members"}
    assert [each["chat_is_channel"] for each in asked] == [False, False, True]


def test_keys_are_taken_away() -> None:
    assert reply_keyboard(()) == {"remove_keyboard": True}
