"""The texts that articles were made of, and the messages that show their drafts."""

from news.formatting import Formatted, Span, Style
from newsroom import originals
from storage.originals import Original, Shown
from tests.factories import Newsroom

CHAT = 5


def pieces(*numbers: int) -> dict[int, Formatted]:
    return {number: Formatted(f"Текст {number}.") for number in numbers}


async def remembered(newsroom: Newsroom, message_id: int) -> list[int]:
    found = await originals.originals(newsroom.desk, CHAT, message_id)
    return [each.message_id for each in found]


async def test_each_text_that_an_article_was_given_stands_by_itself(newsroom: Newsroom) -> None:
    article = await newsroom.draft()
    for text in (pieces(10, 13, 14), pieces(20), pieces(5), pieces(30, 31)):
        await originals.remember(newsroom.desk, article.id, CHAT, text, {})

    assert await remembered(newsroom, 13) == [10, 13, 14]
    assert await remembered(newsroom, 20) == [20]
    assert await remembered(newsroom, 5) == [5]
    assert await remembered(newsroom, 30) == [30, 31]
    assert await remembered(newsroom, 12) == []


async def test_what_shows_a_draft_is_no_text_of_it(newsroom: Newsroom) -> None:
    article, other = await newsroom.draft(), await newsroom.draft()
    await originals.remember(newsroom.desk, article.id, CHAT, pieces(10), {})
    await originals.remember_shown(newsroom.desk, article.id, CHAT, Shown(11, 12))

    assert await remembered(newsroom, 11) == []
    assert await remembered(newsroom, 10) == [10]
    assert await originals.shown(newsroom.desk, article.id, CHAT) == Shown(11, 12)
    assert await originals.shown(newsroom.desk, article.id, CHAT + 1) is None
    assert await originals.shown(newsroom.desk, other.id, CHAT) is None


async def test_a_draft_shown_anew_is_no_longer_shown_where_it_was(newsroom: Newsroom) -> None:
    article = await newsroom.draft()
    await originals.remember_shown(newsroom.desk, article.id, CHAT, Shown(11, 12))
    await originals.remember_shown(newsroom.desk, article.id, CHAT, Shown(21, 22))

    await originals.forget_shown(newsroom.desk, article.id, CHAT, Shown(11, 12))
    assert await originals.shown(newsroom.desk, article.id, CHAT) == Shown(21, 22)
    await originals.forget_shown(newsroom.desk, article.id, CHAT)
    assert await originals.shown(newsroom.desk, article.id, CHAT) is None


def test_a_text_says_the_same_as_it_was_kept() -> None:
    bold = Span(0, 5, Style.BOLD)
    kept = Original(1, CHAT, 10, 0, Formatted("Мост открыт", (bold,)))

    assert originals.says_the_same(kept, Formatted("Мост\0 открыт", (bold,)))
    assert not originals.says_the_same(kept, Formatted("Мост открыт"))
    assert not originals.says_the_same(kept, Formatted("Мост закрыт", (bold,)))
