"""Groups, topics and channels as places that follow the news."""

import asyncio

from news.language import Language
from news.place import Chat, Right, Topic
from news.subscriber import PlaceKind
from newsroom import places, subscribing
from storage.managers import note_authority, speak_no_more
from storage.topics import keep_topic
from tests.factories import NOON, Newsroom

FORUM = Chat(-1001, "supergroup", "Форум", NOON, is_forum=True)
CHANNEL = Chat(-1002, "channel", "Новости", NOON, username="news_by")


async def test_a_place_is_made_once_however_many_make_it(newsroom: Newsroom) -> None:
    made = await asyncio.gather(
        *(places.ensure_place(newsroom.desk, FORUM, 0, language, NOON) for language in Language)
    )

    assert len({place.id for place in made}) == 1
    assert made[0].kind is PlaceKind.GROUP
    assert await places.place_in(newsroom.desk, FORUM.chat_id) == made[0]
    assert await places.place_in(newsroom.desk, CHANNEL.chat_id) is None


async def test_a_person_sees_what_they_look_after_with_its_topics(newsroom: Newsroom) -> None:
    anna = await newsroom.reader()
    whole = await places.ensure_place(newsroom.desk, FORUM, 0, Language.BE, NOON)
    topic = await places.ensure_place(newsroom.desk, FORUM, 17, Language.BE, NOON)
    await places.ensure_place(newsroom.desk, CHANNEL, 0, Language.RU, NOON)
    async with newsroom.desk.database.transaction() as connection:
        await keep_topic(connection, Topic(FORUM.chat_id, 17, "Спорт"))
        await note_authority(connection, anna.chat_id, FORUM.chat_id, NOON, may=True)
        await note_authority(connection, anna.chat_id, CHANNEL.chat_id, NOON, may=False)

    (found,) = await places.managed_chats(newsroom.desk, anna.chat_id)

    assert found.chat == FORUM
    assert found.places == [whole, topic]
    assert [found.title_of(each) for each in found.places] == ["", "Спорт"]
    assert topic.kind is PlaceKind.TOPIC
    assert await places.place_with_chat(newsroom.desk, topic.id) == (found, topic)


async def test_a_reader_is_no_place(newsroom: Newsroom) -> None:
    anna = await newsroom.reader()

    assert await places.place_by_id(newsroom.desk, anna.id) is None
    assert await places.place_with_chat(newsroom.desk, 999) is None


async def test_commands_speak_for_a_place_until_its_manager_has_lost_it(newsroom: Newsroom) -> None:
    anna, tom = await newsroom.reader(), await newsroom.reader()
    place = await places.ensure_place(newsroom.desk, FORUM, 17, Language.BE, NOON)
    for person in (anna, tom):
        await places.manage(newsroom.desk, person.chat_id, place.id)
        async with newsroom.desk.database.transaction() as connection:
            await note_authority(connection, person.chat_id, FORUM.chat_id, NOON, may=True)

    async with newsroom.desk.database.transaction() as connection:
        await speak_no_more(connection, FORUM.chat_id, anna.chat_id)

    speaking = [await subscribing.reader(newsroom.desk, each.chat_id) for each in (anna, tom)]
    assert [each and each.manages for each in speaking] == [None, place.id]
    await places.manage(newsroom.desk, tom.chat_id, None)
    back = await subscribing.reader(newsroom.desk, tom.chat_id)
    assert back is not None
    assert back.manages is None


def test_what_is_missing_depends_on_the_kind_of_place() -> None:
    plain = Chat(-5, "group", "Двор", NOON, rights=Right.SEND | Right.PHOTOS)

    assert not plain.missing
    assert FORUM.missing == Right.SEND | Right.PHOTOS | Right.TOPICS
    assert CHANNEL.missing == Right.SEND
    assert plain.may_write
    assert not Chat(-5, "group", "Двор", NOON, standing="left", rights=Right.SEND).may_write
