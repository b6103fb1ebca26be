"""The photos of an article, and the earlier article that it quotes."""

from dataclasses import replace

import pytest

from news.article import MOST_PHOTOS, Article, Quoted
from news.formatting import Formatted
from newsroom import amending, drafting, originals, publishing, withdrawing
from newsroom.refusals import Unchanged
from tests.factories import EDITOR, NOON, Newsroom


async def test_photos_are_added_once_and_up_to_twenty(newsroom: Newsroom) -> None:
    made = await newsroom.draft()
    desk = newsroom.desk

    async def add(*photos: str, request: str | None = None) -> Article:
        about = made.id, photos, EDITOR, NOON
        return (await amending.add_photos(desk, *about, request=request)).article

    assert (await add("a", "b", request="one")).photos == ("a", "b")
    assert (await add("a", "b", request="one")).revision == 2
    assert (await add("b", "c")).photos == ("a", "b", "c")
    with pytest.raises(Unchanged):
        await add("c")
    full = await add(*(f"p{number}" for number in range(30)))
    assert len(full.photos) == MOST_PHOTOS
    with pytest.raises(Unchanged):
        await add("one more")
    history = await amending.history(desk, made.id)
    assert [len(one.wording.more_photos) for one in history] == [0, 1, 2, 19]


async def test_a_new_photo_comes_in_place_of_all_and_a_text_alone_keeps_them(
    newsroom: Newsroom,
) -> None:
    made = await newsroom.draft()
    await amending.add_photos(newsroom.desk, made.id, ("a", "b"), EDITOR, NOON)

    seen = newsroom.seen("Новое", "Текст.")
    kept = await amending.revise(newsroom.desk, made.id, seen, EDITOR, NOON)
    other = replace(newsroom.seen("Новое", "Текст."), photo="c")
    changed = await amending.revise(newsroom.desk, made.id, other, EDITOR, NOON)

    assert (kept.article.photos, kept.keeps_photo) == (("a", "b"), True)
    assert (changed.article.photos, changed.keeps_photo) == (("c",), False)


async def test_what_is_quoted_is_named_while_it_is_published(newsroom: Newsroom) -> None:
    earlier = await newsroom.publish(headline="Раньше")
    seen = replace(newsroom.seen("Позже", ""), quoted_id=earlier.id)
    made = await drafting.draft(newsroom.desk, seen, EDITOR, NOON)
    assert made.quoted == Quoted(earlier.id, "Раньше")

    await withdrawing.withdraw(newsroom.desk, earlier.id, EDITOR, NOON)

    found = await publishing.article(newsroom.desk, made.id)
    assert found is not None
    assert (found.quoted_id, found.quoted) == (earlier.id, None)


async def test_a_photo_that_came_later_is_a_message_of_its_article(newsroom: Newsroom) -> None:
    made = await newsroom.draft()
    desk, chat = newsroom.desk, 5
    texts = {10: Formatted(""), 11: Formatted("Текст.")}
    await originals.remember(desk, made.id, chat, texts, {10: "u"}, file_ids={10: "f"})
    for _ in range(2):
        await originals.remember_photo(desk, made.id, chat, 14, "unique", "file")

    found = await originals.originals(desk, chat, 14)

    assert [(one.message_id, one.photo, one.file_id) for one in found] == [
        (10, "u", "f"),
        (11, None, None),
        (14, "unique", "file"),
    ]
    assert await originals.shown_in(desk, chat, 14) is None
