"""What comes of groups and channels: links that are counted, figures, topics that rest."""

import csv
from io import StringIO

import pytest

from emulator import Chat, Emulator, Person
from news.subscription import Timing
from newsroom import subscribing
from tests.journeys.conftest import Newsdesk
from tests.journeys.places import handled, place_of
from tests.journeys.test_statistics import content

pytestmark = pytest.mark.usefixtures("newsdesk")

LANGUAGES = {
    "ru": (
        "📊 Цифры",
        "открыли статьи по ссылкам — 6",
        "пришли в бота впервые — 7",
        "‹ Карточка",
    ),
    "be": (
        *("📊 Лічбы", "адкрылі артыкулы па спасылках — 6"),
        *("прыйшлі ў бота ўпершыню — 7", "‹ Картка"),
    ),
    "en": (
        *("📊 Figures", "opened articles by links: 6"),
        *("came to the bot for the first time: 7", "‹ Card"),
    ),
}


@pytest.fixture
def refusals(refusals: set[str]) -> set[str]:
    """What is told of a topic that has gone."""
    return {*refusals, "Bad Request: message thread not found"}


@pytest.fixture
async def group(emulator: Emulator, anna: Person, ales: Person, tom: Person) -> Chat:
    """A group that three people run, each in a language of their own."""
    group = emulator.group("Двор", anna, ales, tom, is_supergroup=True)
    for each in (ales, tom):
        await anna.appoints(each, group)
    await anna.says(f"/places {group.id}")
    await anna.sees("Осталось выбрать")
    return group


async def follows(newsdesk: Newsdesk, chat: Chat, topic: int = 0) -> int:
    """Have a place get sport at once; its id."""
    desk, place = (await newsdesk.program()).desk, await place_of(newsdesk, chat, topic)
    assert place is not None
    made = await subscribing.subscribe(desk, place, "sport", newsdesk.clock())
    await subscribing.set_timing(desk, place, made.id, Timing.INSTANT, newsdesk.clock())
    return place.id


async def test_whoever_follows_a_places_links_is_counted_for_it_and_its_people_see_that(
    emulator: Emulator,
    newsdesk: Newsdesk,
    editor: Person,
    anna: Person,
    ales: Person,
    tom: Person,
    group: Chat,
) -> None:
    place = await follows(newsdesk, group)
    await newsdesk.publish("Победа", "Три — ноль.", "sport")
    await anna.sees("Победа", chat=group)
    new = [emulator.person(f"Reader {number}", language="ru") for number in range(7)]

    for each in (*new[:5], anna):
        said = await each.opens(f"a_1_p{place}")
        await each.sees("Три — ноль.", since=said)
    for payload, person in ((f"p_{place}", new[5]), (f"l_p{place}", new[6])):
        said = await person.opens(payload)
        await person.sees("Победа", since=said)
    desk = (await newsdesk.program()).desk
    reader = await subscribing.reader(desk, anna.id)
    assert reader is not None
    for wrong in (reader.id, 0, -5, 999, "9" * 18, "9" * 40):
        said = await anna.opens(f"a_1_p{wrong}")
        await anna.sees("Три — ноль.", since=said)
        said = await anna.opens(f"p_{wrong}")
        await anna.sees("Победа", since=said)

    await newsdesk.tick("figures")
    for person in (anna, ales, tom):
        figures, opened, came, back = LANGUAGES[person.user.language_code or ""]
        await person.says(f"/places {group.id}")
        await person.presses(figures)
        shown = await person.sees(opened)
        assert came in shown.text
        await person.presses(back, on=shown)
    said = await editor.says("/stats 1")
    await editor.sees("открыли по ссылке — 12", since=said)


async def test_editors_see_the_figures_of_every_place_and_readers_do_not(
    emulator: Emulator, newsdesk: Newsdesk, editor: Person, anna: Person, group: Chat
) -> None:
    place = await follows(newsdesk, group)
    await newsdesk.publish("Победа", rubric="sport")
    await anna.sees("Победа", chat=group)
    await handled(emulator, newsdesk)

    said = await editor.says("/stats")
    words = await editor.sees("Цифры · за 7 дней", since=said)
    assert "1 группа" in words.text
    await editor.presses("Группы и каналы", on=words)
    await editor.sees("Группа «Двор» — 1", within=words)
    await editor.presses("Двор", on=words)
    await editor.sees("отправлено — 1", within=words)
    await editor.presses("Группы и каналы", on=words)
    await editor.presses("К цифрам", on=words)
    await editor.sees("Цифры · за 7 дней", within=words)
    said = await editor.says("/stats csv")
    file = await editor.sees("Цифры по дням", since=said)
    rows = list(csv.reader(StringIO(content(emulator, file).decode("utf-8-sig"))))
    assert [each[1:] for each in rows if "Двор" in each[2]] == [
        ["отправлено в чат", "Группа «Двор»", "1"]
    ]

    said = await anna.says("/settings")
    screen = await anna.sees("Настройки", since=said)
    for forged in ("di:1", f"dj:{place}:1"):
        await anna.forges(forged, on=screen)
    assert "Двор" not in screen.text


async def test_whoever_set_a_topic_up_is_told_once_that_it_rests_with_a_way_to_its_card(
    emulator: Emulator, newsdesk: Newsdesk, anna: Person
) -> None:
    forum = emulator.group("Форум", anna, is_forum=True)
    topic = await anna.makes_topic(forum, "Спорт")
    await anna.says(f"/places {forum.id}")
    await anna.sees("Осталось выбрать")
    await anna.says("/subscribe спорт", chat=forum, topic=topic.id)
    await handled(emulator, newsdesk)
    await follows(newsdesk, forum, topic.id)
    await anna.deletes_topic(forum, topic.id)

    for headline in ("Победа", "Ничья"):
        await newsdesk.publish(headline, rubric="sport")
        await anna.sees("писать туда нельзя")
        await newsdesk.tick("figures")
    await handled(emulator, newsdesk)

    told = [each for each in anna.chat if "писать туда нельзя" in each.text]
    assert len(told) == 1
    assert "Спорт" in told[0].text
    await anna.presses("Карточка места", on=told[0])
    await anna.sees("Тема «Спорт»")
