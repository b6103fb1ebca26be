"""Rules taught by buttons, refined by a tap that is rehearsed, put in the other language."""

import pytest

from emulator import Person
from tests.journeys.conftest import Newsdesk

pytestmark = pytest.mark.usefixtures("newsdesk")

TREATY = "Договор о безопасности подписан"
FOOTBALL = "Футбол: договор с тренером продлён"
SCATTERED = "О безопасности: министр назвал договор важным"
BELARUSIAN = "Урад абмеркаваў праект дагавора аб бяспецы"


async def filled(newsdesk: Newsdesk) -> None:
    for headline in (TREATY, FOOTBALL, SCATTERED):
        await newsdesk.publish(headline)


async def test_a_word_is_left_out_by_a_tap_that_is_rehearsed_first(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await filled(newsdesk)
    await anna.says("/subscribe договор")
    answer = await anna.sees("Слежу за словом договор")

    await anna.presses("Уточнить", on=answer)
    await anna.sees("Как уточнить")
    await anna.presses("Без «футбол»", on=answer)

    rehearsed = await anna.sees("договор -футбол")
    assert TREATY in rehearsed.text
    assert FOOTBALL not in rehearsed.text
    assert "Сейчас — 3 новости за месяц" in rehearsed.text
    await anna.says("/subscriptions")
    await anna.sees("🔎 договор —")
    await anna.presses("Принять", on=answer)
    assert (await anna.sees("Слежу за словами: договор -футбол")).message_id == answer.message_id
    said = await anna.says("/subscriptions")
    await anna.sees("🔎 договор -футбол — сразу", since=said)


async def test_words_are_put_side_by_side_and_apart_again(newsdesk: Newsdesk, anna: Person) -> None:
    await filled(newsdesk)
    await anna.says("/subscribe договор безопасность")
    answer = await anna.sees("Слежу за словами")
    for press, sight in (
        ("Уточнить", "Как уточнить"),
        ("Слова рядом", '🔎 "договор безопасность"'),
        ("Назад", "Как уточнить"),
        ("Любое слово", "🔎 договор | безопасность"),
        ("Принять", "Слежу за словами: договор | безопасность"),
        ("Уточнить", "Как уточнить"),
        ("Все слова", "🔎 договор безопасность"),
    ):
        await anna.presses(press, on=answer)
        await anna.sees(sight)


async def test_a_refinement_that_makes_a_known_rule_leaves_one_of_them(
    anna: Person,
) -> None:
    await anna.says("/subscribe =договор")
    await anna.sees("Слежу за словами: =договор")
    await anna.says("/subscribe договор")
    answer = await anna.sees("Слежу за словом договор")
    await anna.presses("Уточнить", on=answer)
    await anna.presses("Точная форма", on=answer)
    await anna.presses("Принять", on=answer)

    said = await anna.says("/subscriptions")

    shown = await anna.sees("Ваши подписки", since=said)
    assert shown.text.count("договор") == 1


async def test_a_subscription_that_is_gone_is_said_to_be(anna: Person) -> None:
    await anna.says("/subscribe договор")
    answer = await anna.sees("Слежу за словом")
    await anna.presses("Уточнить", on=answer)
    await anna.sees("Как уточнить")
    await anna.says("/unsubscribe договор")
    await anna.sees("Больше не")

    assert await anna.presses("Точная форма", on=answer)


async def test_a_belarusian_search_is_offered_russian_too(newsdesk: Newsdesk, ales: Person) -> None:
    await filled(newsdesk)
    await newsdesk.publish(BELARUSIAN)
    await ales.says("/search дагавор")
    found = await ales.sees("🔎 дагавор")
    assert TREATY not in found.text

    await ales.presses("Шукаць і «договор»", on=found)

    both = await ales.sees("🔎 дагавор | договор")
    assert TREATY in both.text
    assert BELARUSIAN in both.text


async def test_a_russian_search_is_offered_the_word_of_a_belarusian_article(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await filled(newsdesk)
    await newsdesk.publish(BELARUSIAN)
    await anna.says("/search договор")
    found = await anna.sees("🔎 договор")

    await anna.presses("Искать и «дагавор»", on=found)

    assert BELARUSIAN in (await anna.sees("🔎 договор | дагавор")).text


async def test_a_russian_word_without_a_belarusian_article_is_offered_nothing(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await filled(newsdesk)
    await anna.says("/search договор")
    found = await anna.sees("🔎 договор")

    assert "Искать и" not in str(found.markup)


async def test_a_subscription_is_put_in_both_languages(newsdesk: Newsdesk, ales: Person) -> None:
    await ales.says("/subscribe бяспека")
    answer = await ales.sees("Сачу за словам бяспека")

    await ales.presses("Сачыць і за «безопасность»", on=answer)

    await ales.sees("бяспека | безопасность")
    await newsdesk.publish(TREATY)
    await ales.sees(TREATY, since=answer)


async def test_help_teaches_rules_by_examples(newsdesk: Newsdesk, anna: Person) -> None:
    await filled(newsdesk)
    await anna.says("/help")
    await anna.presses("Как писать правила")
    rules = await anna.sees("хотя бы одно из них", since=await anna.sees("/latest спорт"))

    await anna.presses("договор -футбол", on=rules)

    tried = await anna.sees("За месяц было бы")
    assert TREATY in tried.text
    assert FOOTBALL not in tried.text
    await anna.presses("Следить за словами", on=tried)
    await anna.sees("Слежу за словами: договор -футбол")
