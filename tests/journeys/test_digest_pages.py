"""A digest in its own message: its pages, and its articles one after another."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select, update

from emulator import Message, Person
from storage.facts import DIGEST_SPREAD, keep_fact
from storage.tables import deliveries, dispatches
from tests.journeys.conftest import Newsdesk
from tests.journeys.test_digests import digests, follows, is_answered

pytestmark = pytest.mark.usefixtures("hurried", "newsdesk")


async def digest_of(newsdesk: Newsdesk, reader: Person, count: int, text: str = "") -> Message:
    """The digest of so many articles, the newest of which is the last."""
    await follows(reader, "общество")
    for number in range(1, count + 1):
        await newsdesk.publish(f"Новость №{number}.", text, rubric="society")
    said = await reader.says("/digest now")
    return await reader.sees("дайджест · ", since=said)


def labels(message: Message) -> str:
    """The buttons below a message."""
    return str(message.markup)


async def test_a_digest_of_fifty_five_is_one_message_with_pages(
    newsdesk: Newsdesk, anna: Person
) -> None:
    digest = await digest_of(newsdesk, anna, 55)
    assert "55 новостей" in digest.text
    assert digest.text.endswith("1–20 из 55")
    assert digest.text.index("№55.") < digest.text.index("№36.")
    assert "№35." not in digest.text

    await anna.presses("Ещё 35", on=digest)
    assert digest.text.endswith("21–40 из 55")
    await anna.presses("Ещё 15", on=digest)
    assert digest.text.endswith("41–55 из 55")
    assert "№1." in digest.text
    assert "Ещё" not in labels(digest)
    await anna.presses("Назад", on=digest)
    await anna.presses("Назад", on=digest)

    assert digest.text.endswith("1–20 из 55")
    assert digests(anna) == [digest]


async def test_a_digest_is_read_in_order_in_its_own_message(
    newsdesk: Newsdesk, anna: Person
) -> None:
    digest = await digest_of(newsdesk, anna, 23, "Подробности.")
    await anna.presses("Ещё 3", on=digest)

    await anna.presses("Читать по порядку", on=digest)
    assert digest.text.startswith("Новость 21 из 23\n\nНовость №3.")
    assert "Подробности." in digest.text
    await anna.presses("Следующая", on=digest)
    await anna.presses("Следующая", on=digest)
    assert digest.text.startswith("Новость 23 из 23\n\nНовость №1.")
    assert "Следующая" not in labels(digest)
    await anna.presses("Предыдущая", on=digest)
    assert digest.text.startswith("Новость 22 из 23\n\nНовость №2.")
    await anna.presses("К дайджесту", on=digest)

    assert digest.text.endswith("21–23 из 23")
    await is_answered(anna)
    assert len([each for each in anna.chat if "Подробности." in each.text]) == 0


async def test_what_is_saved_there_is_shown_as_saved_when_it_is_opened_again(
    newsdesk: Newsdesk, anna: Person
) -> None:
    digest = await digest_of(newsdesk, anna, 2)
    await anna.presses("Читать по порядку", on=digest)
    await anna.presses("Сохранить", on=digest)
    await anna.presses("Следующая", on=digest)
    assert "Сохранено" not in labels(digest)

    await anna.presses("Предыдущая", on=digest)

    assert await anna.presses("Сохранено", on=digest) == "Убрано из сохранённого"


async def test_a_long_article_is_read_by_pages_there(newsdesk: Newsdesk, anna: Person) -> None:
    digest = await digest_of(newsdesk, anna, 2, "\n\n".join(["Слово за словом. " * 100] * 5))

    await anna.presses("Читать по порядку", on=digest)
    await anna.presses("Страница 2", on=digest)
    assert digest.text.startswith("Новость 1 из 2\n\nНовость №2.")
    assert "‹ Страница 1" in labels(digest)
    await anna.presses("Следующая", on=digest)

    assert digest.text.startswith("Новость 2 из 2\n\nНовость №1.")


async def test_an_edit_meanwhile_shows_in_the_digest_and_on_its_pages(
    newsdesk: Newsdesk, anna: Person, editor: Person
) -> None:
    digest = await digest_of(newsdesk, anna, 25)
    await anna.presses("Читать по порядку", on=digest)

    await editor.says("/edit 25\nНовый заголовок\n\nНовый текст.")

    await anna.sees("Новый заголовок", within=digest)
    assert "25 новостей" in digest.text
    await anna.presses("Читать по порядку", on=digest)
    assert "Новый текст." in digest.text
    await anna.presses("К дайджесту", on=digest)
    assert "Новый заголовок" in digest.text


async def test_what_is_withdrawn_meanwhile_is_skipped_kindly(
    newsdesk: Newsdesk, anna: Person, editor: Person
) -> None:
    digest = await digest_of(newsdesk, anna, 4)
    data = {
        way: f"bb:{(await dispatch_of(newsdesk))}:0.{place}:1:{back}"
        for way, place, back in (("next", 2, ""), ("previous", 3, "1"), ("first", 1, "1"))
    }
    for number in (3, 2):
        said = await editor.says(f"/withdraw {number}")
        await editor.presses("Отозвать", on=await editor.sees("Отозвать статью?", since=said))
    await anna.sees("2 новости", within=digest)

    assert "отозвала" in await anna.forges(data["next"], on=digest)
    assert digest.text.startswith("Новость 2 из 2\n\nНовость №1.")
    assert "отозвала" in await anna.forges(data["previous"], on=digest)
    assert digest.text.startswith("Новость 1 из 2\n\nНовость №4.")
    assert await anna.forges(data["first"], on=digest) == ""


async def dispatch_of(newsdesk: Newsdesk) -> int:
    """The dispatch of the last digest."""
    database = (await newsdesk.program()).desk.database
    async with database.snapshot() as connection:
        found = select(dispatches.c.id).where(dispatches.c.kind == "digest")
        return int(await connection.scalar(found.order_by(dispatches.c.id.desc()).limit(1)) or 0)


async def test_anothers_forged_and_aged_buttons_do_nothing_but_answer(
    newsdesk: Newsdesk, anna: Person, ales: Person
) -> None:
    digest = await digest_of(newsdesk, anna, 3)
    dispatch_id = await dispatch_of(newsdesk)
    said = await ales.says("/help")
    help_ = await ales.sees("/latest", since=said)
    before = help_.text

    for data in (
        f"ba:{dispatch_id}:0.1",
        f"bb:{dispatch_id}:0.1:1:",
        f"bb:{dispatch_id}:999.9999:{10**17}:1",
        f"bb:{10**17}:0.1:1:",
    ):
        assert "стары" in await ales.forges(data, on=help_)
    for data in (f"ba:{dispatch_id}:x", f"bb:{dispatch_id}:-1.1", "bb:", f"ba:{dispatch_id}"):
        await ales.forges(data, on=help_)
    assert help_.text == before
    database = (await newsdesk.program()).desk.database
    async with database.transaction() as connection:
        await connection.execute(delete(deliveries))

    assert "старый" in await anna.presses("Читать по порядку", on=digest)
    assert "3 новости" in digest.text


async def test_a_night_is_named_in_the_title(newsdesk: Newsdesk, anna: Person) -> None:
    digest = await digest_of(newsdesk, anna, 21)
    database = (await newsdesk.program()).desk.database
    async with database.transaction() as connection:
        await connection.execute(update(dispatches).values(occasion="night"))

    await anna.presses("Ещё 1", on=digest)

    assert digest.text.startswith("Пока вы спали · ")


async def test_with_many_readers_the_screen_tells_when_the_digest_usually_comes(
    newsdesk: Newsdesk, anna: Person
) -> None:
    database = (await newsdesk.program()).desk.database
    async with database.transaction() as connection:
        await keep_fact(connection, DIGEST_SPREAD, "120")
    await follows(anna, "общество")
    await newsdesk.publish("Мост открыт", rubric="society")
    said = await anna.says("/digest 08:00")
    card = await anna.sees("Обычно приходит около", since=said)
    usual = card.text.partition("около ")[2][:5]
    assert usual != "08:00"
    assert f", {usual}." in card.text

    said = await anna.says("/digest now")
    await anna.sees("Мост открыт", since=said)
    newsdesk.clock.advance(timedelta(days=2))
    await newsdesk.publish("Мост закрыт", rubric="society")
    await newsdesk.tick("digests")
    newsdesk.clock.advance(timedelta(days=1))
    await newsdesk.tick("digests")

    await anna.sees("Мост закрыт")
    assert len(digests(anna)) == 2
