"""/log says who did what to which place."""

from news.deed import NOBODY, DeedFilter, DeedKind
from news.dispatch import Reason
from news.language import Language
from news.place import Chat, Right, Topic
from news.place_change import PlaceAspect, PlaceChange
from newsroom import membership, own_data, places, preferences, setting_up, subscribing
from newsroom.logbook import log_page
from newsroom.place_log import note_changes, state_of
from newsroom.removing_places import remove
from newsroom.rights import Doer
from newsroom.setting_up import SetUpPlace
from storage.topics import keep_topic
from tests.factories import DAY, NOON, Newsroom

ANNA, ALES = 11, 12
CHAT = Chat(-1001, "supergroup", "Двор", NOON, rights=Right.SEND | Right.PHOTOS, is_forum=True)


async def set_up(newsroom: Newsroom, person_id: int = ANNA) -> SetUpPlace:
    return await setting_up.set_up(newsroom.desk, CHAT, person_id, Language.RU, NOON)


async def logged(newsroom: Newsroom) -> list[tuple[int, DeedKind, str]]:
    """Who did what to what, the oldest first."""
    page = await log_page(newsroom.desk, DeedFilter(), 1, 100)
    return [(each.person_id, each.kind, each.about) for each in reversed(page.deeds)]


async def test_each_who_sets_a_place_up_is_in_the_log_once(newsroom: Newsroom) -> None:
    for person_id in (ANNA, ALES, ANNA):
        await set_up(newsroom, person_id)

    assert await logged(newsroom) == [
        (ANNA, DeedKind.PLACE_ADDED, "Двор"),
        (ALES, DeedKind.PLACE_ADDED, "Двор"),
    ]


async def test_what_was_changed_of_a_place_is_in_the_log(newsroom: Newsroom) -> None:
    desk, by = newsroom.desk, Doer(ANNA, NOON)
    made = await places.ensure_place(desk, CHAT, 17, Language.RU, NOON, by)
    before = await state_of(desk, made.id)
    assert before is not None

    await note_changes(desk, by, before)
    await subscribing.subscribe(desk, made, "society", NOON)
    await preferences.choose_language(desk, made, Language.BE)
    await note_changes(desk, by, before)

    aspects = [PlaceAspect.FOLLOWS, PlaceAspect.LANGUAGE]
    change = PlaceChange(aspects, "Двор › № 17")
    assert await logged(newsroom) == [
        (ANNA, DeedKind.PLACE_ADDED, "Двор › № 17"),
        (ANNA, DeedKind.PLACE_CHANGED, str(change)),
    ]
    assert PlaceChange.read(str(change)) == change


async def test_a_topic_is_called_by_its_title(newsroom: Newsroom) -> None:
    by = Doer(ANNA, NOON)
    await set_up(newsroom)
    async with newsroom.desk.database.transaction() as connection:
        await keep_topic(connection, Topic(CHAT.chat_id, 17, "Спорт"))

    await places.ensure_place(newsroom.desk, CHAT, 17, Language.RU, NOON, by)

    assert (await logged(newsroom))[-1] == (ANNA, DeedKind.PLACE_ADDED, "Двор › Спорт")


async def test_losing_a_place_is_in_the_log(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    done = await set_up(newsroom)
    out = CHAT.chat_id, Reason.KICKED, NOON, NOON, Doer(ALES, NOON)
    for _ in range(2):
        await membership.close_place(desk, *out)
    await membership.note_chat(desk, CHAT, NOON + DAY)
    await membership.go_on(desk, done.place, Doer(ANNA, NOON + DAY))
    await remove(desk, done.place, ANNA, NOON + DAY)

    assert (await logged(newsroom))[1:] == [
        (ALES, DeedKind.PLACE_LEFT, "Двор"),
        (ANNA, DeedKind.PLACE_RESUMED, "Двор"),
        (ANNA, DeedKind.PLACE_REMOVED, "Двор"),
    ]


async def test_whose_data_is_erased_is_nobody_in_the_log(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    await set_up(newsroom, reader.chat_id)

    await own_data.forget(newsroom.desk, reader.chat_id, NOON, 0)

    assert await logged(newsroom) == [(NOBODY, DeedKind.PLACE_ADDED, "Двор")]
