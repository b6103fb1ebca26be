from dataclasses import replace

from news.figure import Figure
from news.language import Language
from news.place import Chat, Topic
from newsroom.place_figures import by_day, count_coming, figures_of, page_of_places
from newsroom.places import ensure_place
from storage.topics import keep_topic
from tests.factories import DAY, NOON, Newsroom

CHAT = Chat(-1001, "supergroup", "Ratuša", NOON)


async def test_whoever_comes_by_a_link_is_counted_for_the_place(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    place = await ensure_place(desk, CHAT, 0, Language.RU, NOON)

    await count_coming(desk, place.id, NOON, opens=True, is_new=True)
    await count_coming(desk, place.id, NOON, opens=True, is_new=False)
    await count_coming(desk, place.id, NOON, opens=False, is_new=False)

    counted = {Figure.OPENED_FROM_PLACE: 2, Figure.CAME_FROM_PLACE: 1}
    found = await figures_of(desk, place.id, NOON + 8 * DAY)
    assert found.by_days == {7: {}, 30: counted}
    assert (await figures_of(desk, place.id, NOON)).by_days == {7: counted, 30: counted}


async def test_a_link_that_names_no_place_counts_for_none(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()

    for id_ in (reader.id, 999):
        await count_coming(newsroom.desk, id_, NOON, opens=True, is_new=True)

    assert (await figures_of(newsroom.desk, reader.id, NOON)).by_days == {7: {}, 30: {}}


async def test_each_places_days_are_told_apart(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    place = await ensure_place(desk, CHAT, 0, Language.RU, NOON)
    silent = await ensure_place(desk, replace(CHAT, chat_id=-2), 0, Language.RU, NOON)
    for day in (0, 2, 2, 3):
        await count_coming(desk, place.id, NOON + day * DAY, opens=False, is_new=True)

    found = await by_day(desk, NOON + 3 * DAY, 3)

    assert [str(each) for each in found.dates] == ["2026-11-24", "2026-11-25", "2026-11-26"]
    (only,) = found.places
    assert (only.of.chat, only.place.id) == (CHAT, place.id)
    assert only.place.id != silent.id
    assert only.happened == {Figure.CAME_FROM_PLACE: [0, 2, 1]}


async def test_what_happens_after_midnight_is_not_of_the_days_asked_for(
    newsroom: Newsroom,
) -> None:
    place = await ensure_place(newsroom.desk, CHAT, 0, Language.RU, NOON)
    for moment in (NOON, NOON + DAY):
        await count_coming(newsroom.desk, place.id, moment, opens=False, is_new=True)

    found = await by_day(newsroom.desk, NOON, 1)

    assert [each.happened for each in found.places] == [{Figure.CAME_FROM_PLACE: [1]}]


async def test_all_places_are_listed_by_chat_in_pages(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    forum = Chat(-1, "supergroup", "Форум", NOON, is_forum=True)
    for chat, topic in ((forum, 3), (forum, 0), (CHAT, 0)):
        await ensure_place(desk, chat, topic, Language.RU, NOON)
    async with desk.database.transaction() as connection:
        await keep_topic(connection, Topic(forum.chat_id, 3, "Культура"))
    await newsroom.reader()

    pages = [await page_of_places(desk, page, 2, NOON) for page in (1, 2, 99)]

    assert [(each.page, each.total) for each in pages] == [(1, 3), (2, 3), (2, 3)]
    listed = [
        (of.chat.title, of.title_of(place)) for each in pages[:2] for of, place in each.places
    ]
    assert listed == [("Ratuša", ""), ("Форум", ""), ("Форум", "Культура")]
    assert pages[0].sent == {}
