"""/rubric over HTTP in three languages; an article of several rubrics, from /post to readers."""

from datetime import timedelta

import pytest

from emulator import Emulator, Person
from emulator.keyboards import buttons
from newsroom.merging import SETTLED
from tests.journeys.conftest import Newsdesk

NEWS = "Жатва началась\n\nВ поля вышли комбайны, сообщил министр сельского хозяйства."


async def test_a_rubric_lives_in_three_languages_and_goes_into_another(
    newsdesk: Newsdesk, editor: Person, anna: Person
) -> None:
    await editor.says("/rubric add Агро | Аграрка | Farming")
    card = await editor.sees("Рубрика добавлена")
    assert "RU: Агро\nBE: Аграрка\nEN: Farming" in card.text
    await anna.says("/subscribe farming")
    await anna.sees("Агро")
    said = await anna.says("/rubrics")
    ticks = await anna.sees("Рубрики", since=said)

    await editor.presses("Значок", on=card)
    await editor.sees("Какой значок")
    said = await editor.says("семь")
    await editor.sees("не эмодзи", since=said)
    said = await editor.says("🌾")
    card = await editor.sees("Значок изменён", since=said)
    await editor.presses("▲ Выше", on=card)
    assert "Теперь на месте 9" in card.text
    said = await editor.says("/rubric rename аграрка = Село | Вёска | Village")
    card = await editor.sees("Раньше: Агро | Аграрка | Farming", since=said)

    await anna.says("/language be")
    said = await anna.says("/latest вёска")
    await anna.sees("Вёска", since=said)
    await anna.says("/language en")
    said = await anna.says("/start r_agro")
    await anna.sees("Village", since=said)

    await editor.says("/language en")
    said = await editor.says("/rubric hide village")
    card = await editor.sees("The section is hidden", since=said)
    assert "Those who follow it still get it" in card.text
    said = await anna.says("/rubrics")
    assert "Village" not in str((await anna.sees("Sections", since=said)).markup)
    await editor.presses("Undo", on=card)
    assert "Everybody sees the section again" in card.text
    await editor.says("/language be")
    said = await editor.says("/rubric merge Вёска = Эканоміка")
    card = await editor.sees("«🌾 Вёска» цяпер тут", since=said)
    assert "Сюды ўвайшлі: Вёска" in card.text

    await newsdesk.tick("rubrics")
    newsdesk.clock.advance(SETTLED + timedelta(seconds=1))
    await newsdesk.tick("rubrics")
    said = await anna.says("/subscriptions")
    assert "Economy" in (await anna.sees("Your subscriptions", since=said)).text
    # What was sent before leads to the rubric that there is.
    await anna.presses("✓ Агро", on=ticks)
    said = await anna.says("/rubrics")
    assert "✓" not in str((await anna.sees("Sections", since=said)).markup)
    said = await anna.says("/start r_agro")
    await anna.sees("Economy", since=said)


@pytest.mark.usefixtures("newsdesk")
async def test_the_list_opens_cards_and_what_is_dangerous_is_asked_twice(editor: Person) -> None:
    await editor.says("/rubric")
    screen = await editor.sees("Нажмите рубрику")
    await editor.presses("+ Новая рубрика", on=screen)
    said = await editor.says("Агро = Село")
    wrong = await editor.sees("знак, которому там не место", since=said)
    assert "Агро | Аграрка | Farming" in wrong.text
    said = await editor.says("Культура")
    wrong = await editor.sees("Рубрика «Культура» уже есть", since=said)
    assert "Культура" in str(wrong.markup)
    said = await editor.says("Агро")
    card = await editor.sees("Рубрика добавлена", since=said)

    await editor.presses("Скрыть", on=card)
    assert "На Агро никто не подписан" in card.text
    await editor.presses("‹ Назад", on=card)
    await editor.presses("Объединить…", on=card)
    await editor.presses("Экономика", on=card)
    assert "Разделить их потом не получится" in card.text
    await editor.presses("Объединить", on=card)
    assert "Рубрика «Агро» теперь здесь" in card.text
    await editor.presses("‹ Все рубрики", on=card)
    assert "Агро" not in str(card.markup)

    said = await editor.says("/rubric hide агро")
    nearest = await editor.sees("Рубрики «агро» нет", since=said)
    assert "Экономика" in buttons(nearest.markup)[0]["text"]
    said = await editor.says("/rubric hide экономка")
    nearest = await editor.sees("Рубрики «экономка» нет", since=said)
    assert "Экономика" in buttons(nearest.markup)[0]["text"]


async def test_readers_of_two_rubrics_get_their_article_once(
    newsdesk: Newsdesk, emulator: Emulator, editor: Person, anna: Person
) -> None:
    await anna.says("/subscribe спорт, экономика")
    await anna.sees("Экономика")
    peter = emulator.person("Пётр")
    await peter.says("/subscribe экономика")
    await peter.sees("Экономика")
    await editor.says(f"/post\nРубрика: Экономика, Сорт\n{NEWS}")
    card = await editor.sees("Рубрики «Сорт» нет")
    await editor.presses("Рубрика", on=card)
    await editor.presses("Несколько рубрик…", on=card)
    await editor.presses("Спорт", on=card)
    await editor.presses("Какая первая…", on=card)
    await editor.presses("Спорт", on=card)
    assert "Рубрика: Спорт, Экономика" in card.text
    await editor.presses("‹ Готово", on=card)
    assert "Рубрика: Спорт, Экономика" in card.text

    await editor.presses("Опубликовать", on=card)
    await newsdesk.tick("departing")
    for words in ("спорт", "экономика"):
        said = await anna.says(f"/latest {words}")
        assert "Жатва началась" in (await anna.sees("1 из 1", since=said)).text
    said = await anna.says("/digest now")
    digest = await anna.sees("1 новость", since=said)
    assert digest.text.count("Жатва началась") == 1
    assert "Экономика" in digest.text
    # Who follows only the further rubric has the article under it, after an edit too.
    said = await peter.says("/digest now")
    digest = await peter.sees("1 новость", since=said)
    await editor.says("/edit 1\nЖатва в разгаре\n\nВ поля вышли комбайны.")
    edited = await peter.sees("Жатва в разгаре")
    assert edited is digest
    assert "💼 Экономика\n• Жатва в разгаре" in edited.text
    assert "Спорт" not in edited.text


@pytest.mark.usefixtures("newsdesk")
async def test_a_reader_arranges_nothing(anna: Person) -> None:
    await anna.says("/rubric add Агро")
    await anna.sees("нет")
    said = await anna.says("/rubrics")
    listed = await anna.sees("Рубрики", since=said)
    forged = "ue uf:1 ug ug:1 uh:1 ui uj:1 uk:1:1 ul:1:2 um:1 un:1:2 uo:1:2 up:1:Агро uq:1:-"
    for data in f"{forged} ua:1:1:1 ub:1 uc:1 ud:1:1".split():
        assert await anna.forges(data, on=listed) == await anna.forges("nonsense", on=listed)
    said = await anna.says("/rubrics")
    assert (await anna.sees("Рубрики", since=said)).markup == listed.markup
