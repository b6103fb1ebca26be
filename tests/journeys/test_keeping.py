"""The Save button under an article, and /saved."""

from emulator import Person
from emulator.keyboards import buttons
from emulator.messages import Message
from news.saved import MOST_SAVED
from newsroom import keeping, subscribing, withdrawing
from storage.saved import keep_saved
from tests.journeys.conftest import EDITOR_ID, Newsdesk


def labels(message: Message) -> list[str]:
    return [each["text"] for each in buttons(message.markup)]


def data_of(message: Message, label: str) -> str:
    return next(
        str(each["callback_data"]) for each in buttons(message.markup) if each["text"] == label
    )


async def delivered(newsdesk: Newsdesk, anna: Person) -> Message:
    """A copy of an article that Anna has been sent."""
    await anna.says("/subscribe договор")
    await anna.sees("Слежу")
    await newsdesk.publish("Договор", "Подписан в Минске.", "society")
    return await anna.sees("Подписан в Минске.")


async def test_the_button_keeps_and_lets_go_and_changes_alone(
    newsdesk: Newsdesk, anna: Person
) -> None:
    copy = await delivered(newsdesk, anna)
    text, entities = copy.text, copy.entities

    assert await anna.presses("Сохранить", on=copy) == "Сохранено. Всё сохранённое: /saved"

    assert labels(copy) == ["Сохранено", "Переслать", "Почему?", "Следить дальше", "Есть ошибка?"]
    assert (copy.text, copy.entities) == (text, entities)
    assert await anna.presses("Сохранено", on=copy) == "Убрано из сохранённого"
    assert labels(copy)[0] == "Сохранить"
    await anna.says("/saved")
    await anna.sees("пока пусто")


async def test_an_old_label_pressed_twice_loses_nothing(newsdesk: Newsdesk, anna: Person) -> None:
    copy = await delivered(newsdesk, anna)
    keep = data_of(copy, "Сохранить")
    await anna.presses("Сохранить", on=copy)
    drop = data_of(copy, "Сохранено")

    assert await anna.forges(keep, on=copy) == "Уже сохранено. Всё сохранённое: /saved"
    assert await anna.forges(keep, on=copy) == "Уже сохранено. Всё сохранённое: /saved"

    await anna.says("/saved")
    await anna.sees("Договор\nОбщество")
    await anna.forges(drop, on=copy)
    assert await anna.forges(drop, on=copy) == "Убрано из сохранённого"


async def test_an_opened_article_says_that_it_is_saved(newsdesk: Newsdesk, anna: Person) -> None:
    copy = await delivered(newsdesk, anna)
    await anna.presses("Сохранить", on=copy)

    said = await anna.opens("a_1")

    assert labels(await anna.sees("Подписан", since=said))[0] == "Сохранено"


async def test_the_list_turns_takes_out_and_puts_back(newsdesk: Newsdesk, anna: Person) -> None:
    await anna.says("/help")
    for number in range(1, 8):
        await newsdesk.publish(f"Договор №{number}", "Подписан.", "society")
        await anna.opens(f"a_{number}")
        await anna.presses("Сохранить", on=await anna.sees(f"Договор №{number}"))
    await anna.says("/saved")
    listed = await anna.sees("Сохранённое · 1–5 из 7\n\nДоговор №7\n")

    await anna.presses("Дальше", on=listed)
    await anna.sees("Сохранённое · 6–7 из 7\n\nДоговор №2\n", within=listed)
    await anna.presses("Убрать…", on=listed)
    await anna.presses("Убрать: Договор №2", on=listed)
    await anna.sees("Убрано: Договор №2", within=listed)
    assert "Договор №2" not in labels(listed)
    assert await anna.presses("Вернуть", on=listed) == "Снова в сохранённом"
    await anna.sees("6–7 из 7\n\nДоговор №2\n", within=listed)
    await anna.presses("Готово", on=listed)
    await anna.presses("Очистить всё", on=listed)
    assert listed.text == "Убрать из сохранённого всё: 7 статей? Отменить это будет нельзя."
    await anna.presses("Убрать всё", on=listed)
    await anna.sees("Убрано 7 статей.", within=listed)


async def test_a_withdrawn_article_is_said_kindly_and_can_go(
    newsdesk: Newsdesk, anna: Person
) -> None:
    copy = await delivered(newsdesk, anna)
    keep = data_of(copy, "Сохранить")
    await anna.presses("Сохранить", on=copy)
    desk = (await newsdesk.program()).desk
    await withdrawing.withdraw(desk, 1, EDITOR_ID, newsdesk.clock())

    said = await anna.says("/saved")
    listed = await anna.sees("Редакция отозвала эту статью.\nСохранено: сегодня", since=said)
    assert await anna.forges(keep, on=listed) == "Редакция отозвала эту статью."
    await anna.presses("Убрать…", on=listed)
    await anna.presses("Убрать отозванную статью", on=listed)
    await anna.sees("Отозванная статья убрана.", within=listed)


async def test_more_than_the_most_is_refused_with_a_way_out(
    newsdesk: Newsdesk, anna: Person
) -> None:
    copy = await delivered(newsdesk, anna)
    desk = (await newsdesk.program()).desk
    reader = await subscribing.reader(desk, anna.id)
    assert reader is not None
    async with desk.database.transaction() as connection:
        for number in range(MOST_SAVED):
            await keep_saved(connection, reader.id, 1000 + number, newsdesk.clock())

    toast = await anna.presses("Сохранить", on=copy)

    assert toast == "Больше 500 статей не сохранить. Уберите лишнее в /saved."
    assert labels(copy)[0] == "Сохранить"


async def test_a_draft_is_not_saved_and_nobody_saves_for_another(
    newsdesk: Newsdesk, editor: Person, anna: Person
) -> None:
    await editor.says("/post\nМост\n\nОткрыт.")
    preview = await editor.sees("Мост\n\nОткрыт.")
    assert await editor.presses("Сохранить", on=preview) == (
        "Сохранить можно будет, когда статья выйдет"
    )
    await anna.says("/help")
    help_ = await anna.sees("/subscribe")
    for data in ("pk:1", "pk:99", "pb:1:5:1", "pb:99:99999999999999999:1", "px:1:1", "pd:1"):
        await anna.forges(data, on=help_)

    desk = (await newsdesk.program()).desk
    for person in (anna, editor):
        reader = await subscribing.reader(desk, person.id)
        assert reader is not None
        assert (await keeping.page(desk, reader, 1)).total == 0


async def test_saves_are_in_the_articles_figures(
    newsdesk: Newsdesk, anna: Person, editor: Person
) -> None:
    copy = await delivered(newsdesk, anna)
    await anna.presses("Сохранить", on=copy)

    await editor.says("/stats 1")

    assert "охранил" in (await editor.sees("Договор")).text
