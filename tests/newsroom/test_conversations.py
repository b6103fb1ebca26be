from newsroom.conversations import (
    Album,
    conversation,
    keep_album,
    keep_conversation,
    last_album,
)
from tests.factories import Newsroom

CHAT, USER = 5, 5


async def test_a_conversation_is_kept_and_ends(newsroom: Newsroom) -> None:
    nothing = await conversation(newsroom.desk, CHAT, USER)
    await keep_conversation(newsroom.desk, CHAT, USER, "composing", '{"text": "Договор"}')
    kept = await conversation(newsroom.desk, CHAT, USER)
    await keep_conversation(newsroom.desk, CHAT, USER, "reading", "{}")
    changed = await conversation(newsroom.desk, CHAT, USER)
    await keep_conversation(newsroom.desk, CHAT, USER, None, "{}")

    assert nothing == (None, "{}")
    assert kept == ("composing", '{"text": "Договор"}')
    assert changed == ("reading", "{}")
    assert await conversation(newsroom.desk, CHAT, USER) == nothing


async def test_everybody_has_their_own_conversation(newsroom: Newsroom) -> None:
    await keep_conversation(newsroom.desk, CHAT, USER, "composing", "{}")

    assert await conversation(newsroom.desk, CHAT, USER + 1) == (None, "{}")


async def test_the_last_album_of_a_chat_is_kept_beside_its_conversations(
    newsroom: Newsroom,
) -> None:
    album = Album("77", 12, (13, 14))
    await keep_conversation(newsroom.desk, CHAT, USER, "composing", "{}")

    before = await last_album(newsroom.desk, CHAT)
    await keep_album(newsroom.desk, CHAT, album)
    await keep_conversation(newsroom.desk, CHAT, USER, None, "{}")

    assert before is None
    assert await last_album(newsroom.desk, CHAT) == album
