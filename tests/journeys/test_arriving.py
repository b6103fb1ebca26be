"""First words: /start, its links, and people who never say it."""

import pytest

from emulator import Emulator, Person
from tests.journeys.conftest import Newsdesk

pytestmark = pytest.mark.usefixtures("newsdesk")

HELLO = {"ru": "Здравствуйте", "be": "Вітаю", "en": "Hello"}
RUBRIC = {"ru": "Происшествия", "be": "Здарэнні", "en": "Incidents"}
LATEST = {"ru": "Последние новости", "be": "Апошнія навіны", "en": "Latest news"}
FIRST_WORDS = {
    "/help": "/subscriptions",
    "/latest": "Последние новости",
    "/latest спорт": "Спорт",
    "/search договор": "Ничего не нашлось",
    "/search": "Что найти",
    "/rubrics": "Рубрики",
    "/subscribe": "За чем следить",
    "/subscribe спорт": "Слежу за рубрикой",
    "/unsubscribe": "Подписок пока нет",
    "/unsubscribe спорт": "Подписок пока нет",
    "/subscriptions": "Подписок пока нет",
    "/digest": "Дайджест",
    "/digest now": "Новых новостей пока нет",
    "/digest 08:00 20:30": "08:00",
    "/language": "Язык",
    "/timezone": "Часовой пояс",
    "/timezone Europe/Warsaw": "Варшава",
    "/pause": "На сколько сделать паузу",
    "/pause 7d": "Ничего не пришлю",
    "/resume": "Снова присылаю",
    "/quiet": "Тихие часы · выключены",
    "/quiet 23:00-07:00": "Тихие часы · 23:00–07:00",
    "/limit": "Лимит · выключен",
    "/limit 5": "не больше 5 новостей в день",
    "/mute": "Подписок пока нет",
    "/mute спорт 7d": "Подписок пока нет",
    "/plain": "Простой вид · выключен",
    "/plain on": "Простой вид · включён",
    "/settings": "Настройки",
}


@pytest.mark.parametrize(
    ("code", "language"),
    [("ru", "ru"), ("be", "be"), ("en", "en"), ("de", "en"), ("ru-RU", "ru"), ("", "en")],
)
async def test_start_greets_in_the_language_of_the_app_and_leaves_the_news_on_screen(
    newsdesk: Newsdesk, emulator: Emulator, code: str, language: str
) -> None:
    await newsdesk.publish("Мост открыт")
    reader = emulator.person("Кто-то", code)

    await reader.says("/start")

    greeting = await reader.sees(HELLO[language])
    assert LATEST[language] in greeting.text
    assert "Мост открыт" in greeting.text
    await reader.presses(RUBRIC[language], on=greeting)
    assert RUBRIC[language] in await reader.presses("✓", on=greeting)


async def test_a_reader_who_comes_again_is_welcomed_back(anna: Person) -> None:
    await anna.says("/latest")
    await anna.sees("Здесь пока нет новостей")

    await anna.says("/start")

    await anna.sees("С возвращением")


async def test_a_ticked_rubric_is_ticked_on_the_next_screen_too(anna: Person) -> None:
    await anna.says("/start")
    assert "Спорт" in await anna.presses("Спорт")

    await anna.says("/rubrics")

    rubrics = await anna.sees("Нажмите, чтобы следить")
    assert "Больше не слежу" in await anna.presses("✓", on=rubrics)


async def test_a_link_opens_an_article(newsdesk: Newsdesk, anna: Person) -> None:
    article = await newsdesk.publish("Мост открыт", "Движение пущено.", "society")

    await anna.opens(f"a_{article.id}")

    assert "Движение пущено." in (await anna.sees("Мост открыт")).text


async def test_a_link_to_no_article_says_so(emulator: Emulator) -> None:
    for payload in ("a_77", "a_0", "a_999999999999999999"):
        reader = emulator.person("Кто-то")
        await reader.opens(payload)

        await reader.sees("Этой статьи нет")


async def test_a_link_to_a_draft_tells_a_reader_nothing(anna: Person, editor: Person) -> None:
    await editor.says("/post\nТайна\n\nПока никому.")
    await editor.sees("Рубрика:")

    await anna.opens("a_1")

    await anna.sees("Этой статьи нет")


async def test_a_link_opens_a_rubric(newsdesk: Newsdesk, tom: Person) -> None:
    await newsdesk.publish("Gold for Minsk", rubric="sport")
    await newsdesk.publish("Rates fall", rubric="economy")

    await tom.opens("r_sport")

    shown = await tom.sees("Gold for Minsk")
    assert "Rates fall" not in shown.text


async def test_a_link_to_nowhere_greets(emulator: Emulator) -> None:
    for payload in ("r_nothing", "x", "claim_", "a_", "a_1x", "a_-1", "r_"):
        reader = emulator.person("Кто-то")
        await reader.opens(payload)

        await reader.sees("Здравствуйте")


async def test_no_command_needs_start_first(emulator: Emulator) -> None:
    for typed, answer in FIRST_WORDS.items():
        reader = emulator.person("Кто-то")
        await reader.says(typed)

        await reader.sees(answer)


async def test_a_command_may_be_typed_in_capitals_and_name_the_bot(anna: Person) -> None:
    for typed in ("/LATEST", "/Latest@newsdesk_demo_bot", "/latest@NEWSDESK_demo_bot"):
        said = await anna.says(typed)

        await anna.sees("Последние новости", since=said)


async def test_the_menu_is_in_the_language_of_the_app(
    anna: Person, ales: Person, tom: Person
) -> None:
    for reader, about in ((anna, "язык"), (ales, "мова"), (tom, "language")):
        await reader.says("/help")
        await reader.sees("/latest")

        menu = {entry["command"]: entry["description"] for entry in reader.commands()}

        assert menu["language"] == about
        assert "post" not in menu


async def test_language_changes_everything_at_once_and_for_good(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await anna.says("/language be")

    await anna.sees("Мова: Беларуская")
    assert {"command": "language", "description": "мова"} in anna.commands()
    await newsdesk.restart()
    await anna.says("/subscribe")
    await anna.sees("За чым сачыць")
    await anna.says("/language")
    await anna.presses("English")
    await anna.sees("Language: English")
    await anna.says("/pause")
    await anna.sees("How long should the pause be")
