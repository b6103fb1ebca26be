from news.figure import Figure
from news.language import Language
from news.place import Chat
from newsroom.place_figures import count_coming, figures_of
from newsroom.places import ensure_place
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
