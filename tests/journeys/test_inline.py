"""Sharing: the button under an article, and ``@bot words`` in any chat."""

from emulator import Person
from emulator.keyboards import buttons
from newsroom import subscribing
from tests.journeys.conftest import Newsdesk


async def publish_many(newsdesk: Newsdesk, count: int) -> None:
    for number in range(1, count + 1):
        await newsdesk.publish(f"Договор №{number}", "Подписан в Минске.", "society")


async def test_the_share_button_finds_exactly_its_article(newsdesk: Newsdesk, anna: Person) -> None:
    await publish_many(newsdesk, 2)
    article = await newsdesk.publish("Футбол", "Матч закончился.", "sport")
    await anna.opens(f"a_{article.id}")

    query = await anna.presses("Переслать", on=await anna.sees("Футбол"))

    (result,) = await anna.inline(query)
    assert (result["title"], result["id"]) == ("Футбол", str(article.id))
    assert result["description"].startswith("Спорт · ")


async def test_a_shared_article_is_as_delivered_and_opens_in_the_bot(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await newsdesk.publish("Договор", "Подписан в Минске.", "society")
    (result,) = await anna.inline("минск")

    shared = await anna.chooses(result, "минск")

    assert shared.text.startswith("Договор\n\nПодписан в Минске.\n\nОбщество · ")
    (button,) = buttons(shared.markup)
    assert button["text"] == "Открыть в боте"
    assert button["url"].endswith("?start=a_1")


async def test_an_article_shared_with_the_bot_itself_is_no_question(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await newsdesk.publish("Договор", "Подписан в Минске.", "society")
    (result,) = await anna.inline("минск")

    await anna.chooses(result, "минск")
    await anna.says("/help")

    await anna.sees("/subscribe")
    assert len([message for message in anna.chat if message.is_from_bot]) == 1


async def test_nothing_typed_offers_the_newest_in_pages(newsdesk: Newsdesk, anna: Person) -> None:
    await publish_many(newsdesk, 25)

    first = await anna.inline("")
    second = await anna.inline("", offset=first[-1]["id"])

    titles = [result["title"] for result in (*first, *second)]
    assert titles == [f"Договор №{number}" for number in range(25, 0, -1)]


async def test_words_find_their_forms_in_pages(newsdesk: Newsdesk, anna: Person) -> None:
    await publish_many(newsdesk, 25)
    await newsdesk.publish("Футбол")

    first = await anna.inline("договорами минск")
    second = await anna.inline("договорами минск", offset=first[-1]["id"])

    assert len(first) == 20
    assert [result["title"] for result in second] == [
        f"Договор №{number}" for number in range(5, 0, -1)
    ]


async def test_what_finds_nothing_offers_nothing(newsdesk: Newsdesk, anna: Person) -> None:
    await newsdesk.publish("Договор")

    for words in ("#999", "-договор", "!!!", '"', "небывальщина", "' OR 1=1 --", "#" + "9" * 40):
        assert await anna.inline(words) == []
    assert await anna.inline("", offset="x") != []


async def test_an_article_is_offered_in_its_own_language_whoever_asks(
    newsdesk: Newsdesk, tom: Person
) -> None:
    await newsdesk.publish("Новыя кнігі", "Выстава ў Мінску, і гэта цікава.", "culture")

    (result,) = await tom.inline("кніга")

    assert result["description"].startswith("Культура · ")
    assert result["reply_markup"]["inline_keyboard"][0][0]["text"] == "Адкрыць у боце"


async def test_asking_inline_subscribes_nobody(newsdesk: Newsdesk, anna: Person) -> None:
    await newsdesk.publish("Договор")
    await anna.inline("договор")

    desk = (await newsdesk.program()).desk
    assert await subscribing.reader(desk, anna.id) is None
