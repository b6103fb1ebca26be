from newsroom.conversations import conversation, keep_conversation
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
