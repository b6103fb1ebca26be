"""/privacy, /mydata and /forget, in the running bot."""

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from emulator import Emulator, Person
from storage.tables import metadata
from tests.journeys.conftest import Newsdesk


@pytest.fixture(autouse=True)
async def editor_who_reads_letters(newsdesk: Newsdesk, editor: Person) -> None:
    assert newsdesk is not None
    await editor.says("/help")
    await editor.sees("/post")


async def everything(newsdesk: Newsdesk) -> str:
    """All that the database holds, as text."""
    database = (await newsdesk.program()).desk.database
    found = []
    async with database.snapshot() as connection:
        for table in metadata.sorted_tables:
            rows = await connection.execute(select(table))
            found += [f"{table.name}: {tuple(row)}" for row in rows]
    return "\n".join(found)


async def mentions(newsdesk: Newsdesk, *words: str) -> list[str]:
    """The rows that have any of these words."""
    rows = (await everything(newsdesk)).split("\n")
    return [row for row in rows if any(word in row for word in words)]


async def kept_of(newsdesk: Newsdesk, person: Person) -> list[str]:
    """What is kept of a person, but for the journal, which goes on."""
    found = await mentions(newsdesk, str(person.id))
    return [row for row in found if not row.startswith("updates")]


async def furnish(newsdesk: Newsdesk, person: Person) -> None:
    for said in ("/subscribe общество", "/subscribe тайнопись", "/digest off"):
        after = await person.says(said)
        await person.sees("", since=after)
    await newsdesk.publish("Мост открыт", "Разгадана тайнопись.", rubric="Общество")
    await person.sees("Мост открыт")
    await person.presses("Есть ошибка?")
    await person.says("Мост закрыт, я видела")
    await person.sees("Спасибо, передал редакции")


def file_of(emulator: Emulator, person: Person) -> Any:
    document = next(each for each in reversed(person.chat) if each.media)
    assert document.media is not None
    return json.loads(emulator.files.get(document.media["document"]["file_id"]).content)


async def test_what_is_kept_is_told_with_the_operators_numbers(
    newsdesk: Newsdesk, anna: Person, ales: Person, tom: Person
) -> None:
    await newsdesk.restart(keep_days=21, forget_days=365)
    for person, sent, gone, backup in (
        (anna, "21 день", "через 365 дней", "до 14 дней"),
        (ales, "21 дзень", "праз 365 дзён", "да 14 дзён"),
        (tom, "21 days", "after 365 days", "up to 14 more days"),
    ):
        said = await person.says("/privacy")
        shown = await person.sees(sent, since=said)
        assert gone in shown.text
        assert backup in shown.text


async def test_the_file_is_the_readers_own(
    newsdesk: Newsdesk, emulator: Emulator, anna: Person, tom: Person
) -> None:
    await tom.says("/subscribe секрет")
    await tom.sees("секрет")
    await furnish(newsdesk, anna)

    await anna.says("/privacy")
    await anna.presses("Скачать мои данные")

    file = await anna.sees("Всё, что бот о вас хранит")
    told = file_of(emulator, anna)
    assert told["reader"]["chat_id"] == anna.id
    assert {one["words"] for one in told["subscriptions"]} == {None, "тайнопись"}
    (letter,) = told["letters"]
    assert letter["text"] == "Мост закрыт, я видела"
    assert [one["articles"] for one in told["sent"]] == [[1]]
    assert told["messages_received"]["count"] > 0
    text = json.dumps(told, ensure_ascii=False)
    assert str(tom.id) not in text
    assert "секрет" not in text
    await anna.presses("Удалить мои данные", on=file)
    await anna.sees("Исчезнет")


async def test_who_is_forgotten_is_nowhere_and_begins_anew(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await furnish(newsdesk, anna)
    await anna.inline("тайнопись")
    assert len(await mentions(newsdesk, str(anna.id), "тайнопись", "Анна")) > 5
    await anna.says("/forget")
    asked = await anna.sees("Удалить всё")
    for told in ("2 подписки", "1 письмо", "до 14 дней", "Вернуть ничего будет нельзя"):
        assert told in asked.text

    await anna.presses("Удалить всё", on=asked)

    assert await mentions(newsdesk, str(anna.id), "видела", "Анна") == []
    # The article has the word, too.
    assert all(row.startswith("article") for row in await mentions(newsdesk, "тайнопись"))
    await newsdesk.restart()
    await newsdesk.publish("Второй мост", "Разгадана тайнопись.", rubric="Общество")
    assert await mentions(newsdesk, str(anna.id)) == []
    assert not any("Второй мост" in each.text for each in anna.chat)
    await anna.says("/start")
    said = await anna.says("/subscriptions")
    await anna.sees("Подписок пока нет", since=said)


async def test_another_keeps_what_they_have(newsdesk: Newsdesk, anna: Person, ales: Person) -> None:
    await furnish(newsdesk, anna)
    await ales.says("/subscribe тайнопись")
    await ales.sees("тайнопись")
    before = await kept_of(newsdesk, ales)

    await anna.says("/forget")
    await anna.presses("Удалить всё", on=await anna.sees("Удалить всё"))

    assert await kept_of(newsdesk, ales) == before
    await newsdesk.publish("Третий мост", "Разгадана тайнопись.")
    await ales.sees("Третий мост")


async def test_an_editor_is_told_what_stays_and_keeps_the_role(
    newsdesk: Newsdesk, editor: Person
) -> None:
    await editor.says("/subscribe общество")
    await editor.says("/post\nМост открыт\n\nПо мосту пущено движение.")
    await editor.presses("Опубликовать")
    await editor.sees("Опубликовано")
    await editor.says("/forget")
    asked = await editor.sees("Удалить всё")
    assert "владелец бота сначала снимает с вас роль" in asked.text

    await editor.presses("Удалить всё", on=asked)

    assert await mentions(newsdesk, "Мария") == await mentions(newsdesk, "Мария'")
    said = await editor.says("/log")
    await editor.sees("Мария", since=said)
    said = await editor.says("/subscriptions")
    await editor.sees("Подписок пока нет", since=said)


async def test_who_blocked_the_bot_long_ago_is_erased_where_the_operator_wants_it(
    newsdesk: Newsdesk, emulator: Emulator, anna: Person, tom: Person
) -> None:
    for person in (anna, tom):
        await person.says("/subscribe тайнопись")
        await person.sees("тайнопись")
    await newsdesk.restart(forget_days=30)
    await newsdesk.program()
    await anna.blocks()
    await emulator.quiet(anna.patience)
    await (await newsdesk.program()).intake.drain()
    newsdesk.clock.advance(timedelta(days=40))
    for tick in ("updates", "departed"):
        await newsdesk.tick(tick)

    assert await mentions(newsdesk, str(anna.id)) == []
    assert await mentions(newsdesk, str(tom.id)) != []
