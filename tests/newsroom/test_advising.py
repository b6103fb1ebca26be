"""What a source suggests is shown once, to those who have had the article in hand."""

from dataclasses import replace

import pytest

from news.source import Source
from newsroom import advising, editors, publishing, suggesting
from newsroom.rights import Doer
from tests.factories import COLLEAGUE, EDITOR, MINUTE, NOON, Newsroom
from tests.sites import item, looked, switched_on

BY = Doer(EDITOR, NOON)


@pytest.fixture
async def source(newsroom: Newsroom) -> Source:
    """One whose articles 1 and 2 an editor has published."""
    source = await switched_on(newsroom, item(1))
    for article in await looked(newsroom, source, item(1), item(2), item(3)):
        assert article.article is not None
        await publishing.publish(newsroom.desk, article.article.id, NOON, by=BY)
    return source


async def rewritten(newsroom: Newsroom, source: Source, number: int, text: str) -> None:
    changed = item(number)
    changed = replace(changed, draft=replace(changed.draft, body=(text,)))
    await looked(newsroom, source, changed, now=NOON + number * MINUTE)


async def test_a_suggestion_is_shown_once_and_a_newer_one_again(
    newsroom: Newsroom, source: Source
) -> None:
    assert await advising.untold(newsroom.desk) == []
    await rewritten(newsroom, source, 2, "Другое.")
    await rewritten(newsroom, source, 3, "Третье.")

    first, second = await advising.untold(newsroom.desk)
    assert first.draft.body == ("Другое.",)
    await advising.told(newsroom.desk, first)
    assert await advising.untold(newsroom.desk) == [second]
    await advising.told(newsroom.desk, second)
    assert await advising.untold(newsroom.desk) == []

    changed = replace(item(2), draft=replace(item(2).draft, body=("Иное.",)))
    await looked(newsroom, source, changed, now=NOON + 9 * MINUTE)
    (again,) = await advising.untold(newsroom.desk)
    assert again.draft.body == ("Иное.",)


async def test_what_was_suggested_while_an_editor_decided_stays(
    newsroom: Newsroom, source: Source
) -> None:
    await rewritten(newsroom, source, 2, "Другое.")
    (shown,) = await advising.untold(newsroom.desk)
    await rewritten(newsroom, source, 2, "Третье.")

    amended = await suggesting.take_suggestion(newsroom.desk, shown, BY)

    assert amended.article.text == "Другое."
    assert not await suggesting.drop_suggestion(newsroom.desk, shown, BY)
    (left,) = await advising.untold(newsroom.desk)
    assert left.draft.text == "Третье."


async def test_a_suggestion_that_took_longer_than_a_later_one_is_shown_too(
    newsroom: Newsroom, source: Source
) -> None:
    await rewritten(newsroom, source, 3, "Третье.")
    (found,) = await advising.untold(newsroom.desk)
    await advising.told(newsroom.desk, found)

    await rewritten(newsroom, source, 2, "Другое.")

    (late,) = await advising.untold(newsroom.desk)
    assert late.draft.text == "Другое."


async def test_it_concerns_who_had_the_article_in_hand_or_else_all(
    newsroom: Newsroom, source: Source
) -> None:
    await rewritten(newsroom, source, 2, "Другое.")
    (found,) = await advising.untold(newsroom.desk)

    assert await advising.concerned(newsroom.desk, found.article_id) == [EDITOR]
    await editors.ensure_owners(newsroom.desk, [COLLEAGUE], NOON, str)
    await editors.dismiss(newsroom.desk, COLLEAGUE, EDITOR, NOON)
    assert await advising.concerned(newsroom.desk, found.article_id) == [COLLEAGUE]
