"""What sources have becomes articles, each once, whatever happens in between."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from news.actor import source_actor
from news.article import Article, ArticleStatus
from news.feed import FeedItem
from news.source import ItemState, Mode, NewSource, SourceKind, SourceStatus
from news.subscription import Timing
from newsroom import (
    amending,
    collecting,
    departing,
    drafting,
    itemizing,
    publishing,
    sourcing,
    suggesting,
)
from newsroom.collecting import Taken
from newsroom.rights import Doer
from storage.tables import articles, source_items
from tests.factories import COLLEAGUE, EDITOR, MINUTE, NOON, Newsroom, receivers
from tests.sites import HOUR, add, claimed, feed, item, looked, made, switched_on

BY = Doer(EDITOR, NOON)
DAY = timedelta(days=1)


async def states(newsroom: Newsroom) -> list[str]:
    async with newsroom.desk.database.snapshot() as connection:
        return list(await connection.scalars(select(source_items.c.state).order_by("id")))


async def count(newsroom: Newsroom) -> int:
    async with newsroom.desk.database.snapshot() as connection:
        return await connection.scalar(select(func.count()).select_from(articles)) or 0


def reworded(one: FeedItem, text: str) -> FeedItem:
    return replace(one, draft=replace(one.draft, body=(text,)))


async def test_the_first_look_makes_nothing(newsroom: Newsroom) -> None:
    source = await add(newsroom)

    taken = await collecting.take(newsroom.desk, source.id, feed(item(1), item(2)), NOON)

    assert taken == Taken()
    assert await made(newsroom) == []
    assert await states(newsroom) == [ItemState.KNOWN, ItemState.KNOWN]


async def test_a_new_item_is_a_draft_of_its_source(newsroom: Newsroom) -> None:
    source = await switched_on(newsroom, item(1))

    (one,) = await looked(newsroom, source, item(1), item(2))

    assert one.article is not None
    assert one.article.status is ArticleStatus.DRAFT
    assert one.article.headline == "Статья 2"
    assert one.article.source_url == "https://site.example/2"
    assert one.article.author_id == source_actor(source.id)


async def test_a_source_that_publishes_sends_it_out_the_oldest_first(newsroom: Newsroom) -> None:
    rubric = await newsroom.rubric("society")
    reader = await newsroom.reader("society", timing=Timing.INSTANT)
    source = await switched_on(newsroom, item(1), mode=Mode.PUBLISH, rubric_id=rubric.id)

    gone = [each.article for each in await looked(newsroom, source, item(1), item(2), item(3))]

    assert [each.headline for each in gone if each] == ["Статья 2", "Статья 3"]
    assert {each.status for each in gone if each} == {ArticleStatus.PUBLISHED}
    assert gone[0] is not None
    assert await receivers(newsroom, gone[0]) == {reader.id}


async def test_the_same_feed_twice_makes_nothing_twice(newsroom: Newsroom) -> None:
    source = await switched_on(newsroom)
    for _ in range(3):
        await looked(newsroom, source, item(1), item(2))

    assert await count(newsroom) == 2


async def test_what_a_crash_left_is_made_when_its_time_is_over(newsroom: Newsroom) -> None:
    source = await switched_on(newsroom)
    await collecting.take(newsroom.desk, source.id, feed(item(1)), NOON)
    assert len(await claimed(newsroom)) == 1

    assert await made(newsroom, NOON + MINUTE) == []
    assert len(await made(newsroom, NOON + itemizing.HOLD)) == 1


async def test_two_processes_make_one_article_of_an_item(newsroom: Newsroom) -> None:
    source = await switched_on(newsroom)
    await collecting.take(newsroom.desk, source.id, feed(item(1)), NOON)
    (one,) = await claimed(newsroom)
    (same,) = await claimed(newsroom, NOON + itemizing.HOLD)

    first = await itemizing.make(newsroom.desk, one, one.item, NOON)
    second = await itemizing.make(newsroom.desk, same, same.item, NOON)

    assert first == second
    assert await count(newsroom) == 1


async def test_a_crash_before_it_departs_costs_only_a_moment(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = await switched_on(newsroom, mode=Mode.PUBLISH)

    async def killed(*_: object) -> Article:
        raise KeyboardInterrupt

    await collecting.take(newsroom.desk, source.id, feed(item(1)), NOON)
    (one,) = await claimed(newsroom)
    monkeypatch.setattr(publishing, "depart", killed)
    with pytest.raises(KeyboardInterrupt):
        await itemizing.make(newsroom.desk, one, one.item, NOON)

    (gone,) = await departing.publish_due(newsroom.desk, NOON)
    assert gone.status is ArticleStatus.PUBLISHED
    assert await made(newsroom, NOON + DAY) == []


async def test_what_is_old_is_known_and_no_more(newsroom: Newsroom) -> None:
    source = await switched_on(newsroom)

    assert await looked(newsroom, source, item(1, at=NOON - 4 * DAY)) == []
    assert await states(newsroom) == [ItemState.KNOWN]


async def test_a_date_that_lies_ahead_is_now(newsroom: Newsroom) -> None:
    source = await switched_on(newsroom)

    (one,) = await looked(newsroom, source, item(1, at=NOON + DAY))

    assert one.article is not None
    assert one.article.published_on_site == NOON


async def test_a_draft_that_nobody_has_touched_gets_the_new_wording(newsroom: Newsroom) -> None:
    source = await switched_on(newsroom)
    (one,) = await looked(newsroom, source, item(1))

    (two,) = await looked(newsroom, source, reworded(item(1), "Иначе."))

    assert one.article is not None
    assert two.article is not None
    assert two.article.id == one.article.id
    assert two.article.text == "Иначе."
    assert await count(newsroom) == 1
    assert await looked(newsroom, source, reworded(item(1), "Иначе.")) == []


async def test_what_the_source_has_published_is_edited_where_it_was_delivered(
    newsroom: Newsroom,
) -> None:
    source = await switched_on(newsroom, mode=Mode.PUBLISH)
    await looked(newsroom, source, item(1))

    (two,) = await looked(newsroom, source, reworded(item(1), "Иначе."))

    assert two.amended is not None
    assert two.amended.dispatch_id is not None
    assert two.amended.article.text == "Иначе."


async def test_going_back_to_a_former_wording_is_an_edit_too(newsroom: Newsroom) -> None:
    source = await switched_on(newsroom, mode=Mode.PUBLISH)
    await looked(newsroom, source, item(1))
    for text in ("Иначе.", "Текст. Номер 1.", "Иначе."):
        (one,) = await looked(newsroom, source, reworded(item(1), text))
        assert one.article is not None
        assert one.article.text == text


@pytest.mark.parametrize("published", [False, True])
async def test_a_change_of_what_an_editor_has_had_in_hand_is_suggested(
    newsroom: Newsroom, published: bool
) -> None:
    source = await switched_on(newsroom)
    (one,) = await looked(newsroom, source, item(1))
    assert one.article is not None
    if published:
        await publishing.publish(newsroom.desk, one.article.id, NOON, by=BY)
    else:
        seen = newsroom.seen("Моё", "Моё.")
        await amending.revise(newsroom.desk, one.article.id, seen, EDITOR, NOON)

    (two,) = await looked(newsroom, source, reworded(item(1), "Иначе."))

    assert two.suggested
    suggested = await suggesting.suggestion(newsroom.desk, one.article.id)
    assert suggested is not None
    assert suggested.draft.text == "Иначе."
    amended = await suggesting.take_suggestion(newsroom.desk, suggested, BY)
    assert amended.article.text == "Иначе."
    assert await suggesting.suggestion(newsroom.desk, one.article.id) is None


async def test_a_suggestion_is_forgotten_when_the_source_takes_it_back(newsroom: Newsroom) -> None:
    source = await switched_on(newsroom)
    (one,) = await looked(newsroom, source, item(1))
    assert one.article is not None
    await publishing.publish(newsroom.desk, one.article.id, NOON, by=BY)
    await looked(newsroom, source, reworded(item(1), "Иначе."))

    await looked(newsroom, source, item(1))

    assert await suggesting.suggestion(newsroom.desk, one.article.id) is None


async def test_an_item_that_disappears_is_no_withdrawal(newsroom: Newsroom) -> None:
    source = await switched_on(newsroom, mode=Mode.PUBLISH)
    (one,) = await looked(newsroom, source, item(1))

    await looked(newsroom, source, item(2))

    assert one.article is not None
    found = await publishing.article(newsroom.desk, one.article.id)
    assert found is not None
    assert found.status is ArticleStatus.PUBLISHED


async def test_a_changed_guid_scheme_is_known_by_its_links(newsroom: Newsroom) -> None:
    known = [item(number) for number in range(1, 9)]
    source = await switched_on(newsroom, *known)

    changed = [replace(each, guid=f"other-{each.guid}") for each in known]

    assert await looked(newsroom, source, *changed) == []
    assert await states(newsroom) == [ItemState.KNOWN] * 8


async def test_a_burst_is_held_until_editors_say(newsroom: Newsroom) -> None:
    source = await switched_on(newsroom, *(item(number) for number in range(1, 9)))
    burst = [item(number) for number in range(11, 19)]

    taken = await collecting.take(newsroom.desk, source.id, feed(*burst), NOON)

    assert taken == Taken(held=8)
    assert await made(newsroom) == []
    outlook = await sourcing.outlook(newsroom.desk, source.id, BY)
    assert outlook.held[0] == "Статья 18"
    assert await sourcing.release_held(newsroom.desk, source.id, BY) == 8
    assert len(await made(newsroom)) == 8


async def test_held_items_that_nobody_wants_never_come_again(newsroom: Newsroom) -> None:
    source = await switched_on(newsroom, *(item(number) for number in range(1, 9)))
    burst = [item(number) for number in range(11, 19)]
    await collecting.take(newsroom.desk, source.id, feed(*burst), NOON)

    assert await sourcing.drop_held(newsroom.desk, source.id, BY) == 8

    assert await looked(newsroom, source, *burst) == []
    assert len(await looked(newsroom, source, *burst, item(19))) == 1


async def test_what_came_while_nobody_could_look_is_no_burst(newsroom: Newsroom) -> None:
    source = await switched_on(newsroom, *(item(number) for number in range(1, 9)))
    later = [item(number, at=NOON + number * MINUTE) for number in range(11, 19)]

    assert len(await looked(newsroom, source, *later, now=NOON + HOUR)) == 8


async def test_a_young_source_has_no_bursts(newsroom: Newsroom) -> None:
    source = await switched_on(newsroom, *(item(number) for number in range(1, 4)))

    assert len(await looked(newsroom, source, *(item(each) for each in range(11, 19)))) == 8


async def test_the_first_items_of_a_source_that_had_none_are_held(newsroom: Newsroom) -> None:
    source = await switched_on(newsroom)

    assert await looked(newsroom, source, *(item(each) for each in range(11, 19))) == []

    assert await states(newsroom) == [ItemState.HELD] * 8


async def test_a_site_that_changes_every_address_and_date_is_held(newsroom: Newsroom) -> None:
    known = [item(number) for number in range(1, 9)]
    source = await switched_on(newsroom, *known)
    later = NOON + DAY
    moved = [item(number + 100, at=later) for number in range(1, 9)]
    renamed = [
        replace(new, draft=replace(new.draft, headline=old.draft.headline))
        for new, old in zip(moved, known, strict=True)
    ]

    assert await looked(newsroom, source, *renamed, now=later) == []

    assert await states(newsroom) == [ItemState.KNOWN] * 8 + [ItemState.HELD] * 8


async def test_guids_that_count_places_are_no_names(newsroom: Newsroom) -> None:
    def listed(*numbers: int) -> list[FeedItem]:
        return [replace(item(each), guid=f"{at}") for at, each in enumerate(reversed(numbers))]

    source = await switched_on(newsroom, *listed(1, 2, 3, 4))
    (first,) = await looked(newsroom, source, *listed(1, 2, 3, 4, 5))
    (second,) = await looked(newsroom, source, *listed(2, 3, 4, 5, 6))

    assert first.article is not None
    assert second.article is not None
    assert (first.article.headline, second.article.headline) == ("Статья 5", "Статья 6")
    assert await count(newsroom) == 2
    known = await publishing.article(newsroom.desk, first.article.id)
    assert known is not None
    assert known.headline == "Статья 5"


async def test_the_newest_three_of_a_first_look_may_be_taken(newsroom: Newsroom) -> None:
    source = await switched_on(newsroom, *(item(number) for number in range(1, 6)))
    outlook = await sourcing.outlook(newsroom.desk, source.id, BY)
    assert outlook.newest == ("Статья 5", "Статья 4", "Статья 3")
    assert outlook.a_day == 5

    assert await sourcing.take_newest(newsroom.desk, source.id, BY, 2) == 2

    assert [each.article.headline for each in await made(newsroom) if each.article] == [
        "Статья 4",
        "Статья 5",
    ]


async def test_categories_put_articles_under_rubrics_and_editors_mend_that(
    newsroom: Newsroom,
) -> None:
    source = await switched_on(newsroom)
    sport, economy = await newsroom.rubric("sport"), await newsroom.rubric("economy")
    (one,) = await looked(newsroom, source, item(1, categories=("Спорт", "Хоккей")))
    assert one.article is not None
    assert one.article.rubrics == (sport,)

    known = {each.name: each for each in await sourcing.categories(newsroom.desk, source.id)}
    assert known["Спорт"].rubric == sport
    assert known["Хоккей"].rubric is None
    await sourcing.file_category(newsroom.desk, source.id, known["Хоккей"].key, economy.id, BY)

    made_ = await looked(newsroom, source, item(2, categories=("ХОККЕЙ",)))
    assert made_[0].article is not None
    assert made_[0].article.rubrics == (economy,)


async def test_unknown_categories_leave_an_article_to_the_sources_rubric(
    newsroom: Newsroom,
) -> None:
    sport = await newsroom.rubric("sport")
    source = await switched_on(newsroom, rubric_id=sport.id)

    (one,) = await looked(newsroom, source, item(1, categories=("Лента новостей",)))

    assert one.article is not None
    assert one.article.rubric == sport


async def test_two_feeds_of_one_site_make_one_article(newsroom: Newsroom) -> None:
    first = await switched_on(newsroom)
    second = await switched_on(newsroom, address="https://site.example/rss/all")
    await looked(newsroom, first, item(1))

    await looked(newsroom, second, replace(reworded(item(1), "Иначе."), guid="x"))
    await looked(newsroom, second, replace(reworded(item(1), "Ещё."), guid="x"))

    assert await count(newsroom) == 1


async def test_what_a_colleague_has_published_of_the_page_is_not_published_again(
    newsroom: Newsroom,
) -> None:
    source = await switched_on(newsroom, mode=Mode.PUBLISH)
    seen = replace(newsroom.seen("Своё", "Свои слова."), source_url="https://site.example/1")
    theirs = await drafting.draft(newsroom.desk, seen, COLLEAGUE, NOON)
    await publishing.publish(newsroom.desk, theirs.id, NOON)

    (one,) = await looked(newsroom, source, item(1))

    assert one.article is not None
    assert one.article.id == theirs.id
    (two,) = await looked(newsroom, source, reworded(item(1), "Иначе."))
    assert two.suggested


async def test_the_same_words_are_not_published_again(newsroom: Newsroom) -> None:
    source = await switched_on(newsroom, mode=Mode.PUBLISH)
    mine = item(1)
    await newsroom.publish(headline=mine.draft.headline, text=mine.draft.text)

    await looked(newsroom, source, mine)

    assert await count(newsroom) == 1


async def test_nothing_is_made_of_a_source_that_is_paused_meanwhile(newsroom: Newsroom) -> None:
    source = await switched_on(newsroom)
    await collecting.take(newsroom.desk, source.id, feed(item(1)), NOON)
    (one,) = await claimed(newsroom)
    await sourcing.pause(newsroom.desk, source.id, BY)

    assert (await itemizing.make(newsroom.desk, one, one.item, NOON)).article is None
    assert await made(newsroom, NOON + HOUR) == []
    await sourcing.resume(newsroom.desk, source.id, BY)
    assert len(await made(newsroom, NOON + HOUR)) == 1


async def test_a_skipped_draft_does_not_come_again(newsroom: Newsroom) -> None:
    source = await switched_on(newsroom)
    (one,) = await looked(newsroom, source, item(1))
    assert one.article is not None

    await suggesting.skip(newsroom.desk, one.article.id, BY)

    assert await looked(newsroom, source, reworded(item(1), "Иначе.")) == []
    assert await states(newsroom) == [ItemState.SKIPPED]


async def test_an_item_that_cannot_be_read_costs_itself_alone(newsroom: Newsroom) -> None:
    source = await switched_on(newsroom)
    await collecting.take(newsroom.desk, source.id, feed(item(1), item(2)), NOON)
    async with newsroom.desk.database.transaction() as connection:
        await connection.execute(
            update(source_items).where(source_items.c.headline == "Статья 1").values(draft="{")
        )

    assert len(await made(newsroom)) == 1


async def test_a_post_of_a_channel_is_an_article_at_once_and_its_edit_an_edit(
    newsroom: Newsroom,
) -> None:
    new = NewSource(SourceKind.CHANNEL, "@site", "Канал", Mode.PUBLISH, chat_id=-1001)
    source = await sourcing.add_source(newsroom.desk, new, BY)
    assert (await collecting.take_item(newsroom.desk, source.id, item(1), NOON)).article is None
    source = await sourcing.switch_on(newsroom.desk, source.id, BY)
    assert source.status is SourceStatus.ON
    assert source.next_look_at is None

    post = await collecting.take_item(newsroom.desk, source.id, item(2), NOON)
    again = await collecting.take_item(newsroom.desk, source.id, item(2), NOON)
    edit = await collecting.take_item(newsroom.desk, source.id, reworded(item(2), "Иначе."), NOON)

    assert post.article is not None
    assert post.article.status is ArticleStatus.PUBLISHED
    assert again.article == post.article
    assert edit.amended is not None
    assert edit.amended.article.id == post.article.id
