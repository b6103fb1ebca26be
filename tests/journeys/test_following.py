"""Subscriptions: rubrics and words, their cards, their end."""

import pytest

from emulator import Emulator, Person
from tests.journeys.conftest import Newsdesk

pytestmark = pytest.mark.usefixtures("newsdesk")


async def test_a_rubric_is_followed_by_its_name_in_any_language_and_spelling(
    emulator: Emulator,
) -> None:
    for typed in ("Культура", "КУЛЬТУРА", "культура", "culture", "Культура ", "CULTURE"):
        reader = emulator.person("Кто-то")
        await reader.says(f"/subscribe {typed}")

        await reader.sees("Слежу за рубрикой")
        await reader.says("/subscriptions")
        assert "в дайджест" in (await reader.sees("Ваши подписки")).text


async def test_words_that_name_no_rubric_are_a_rule_sent_at_once(anna: Person) -> None:
    await anna.says("/subscribe  Гарантии   безопасности")
    await anna.sees("Слежу за словами")

    await anna.says("/subscriptions")

    assert "гарантии безопасности — сразу" in (await anna.sees("Ваши подписки")).text


async def test_a_new_rule_is_rehearsed_on_the_archive(newsdesk: Newsdesk, anna: Person) -> None:
    for number in range(1, 5):
        await newsdesk.publish(f"Подписан договор №{number}")
    await newsdesk.publish("Футбол в Гродно")

    await anna.says("/subscribe договоры")

    shown = (await anna.sees("Слежу за словом")).text
    assert [number for number in range(1, 5) if f"№{number}" in shown] == [2, 3, 4]
    assert "4 новости" in shown


async def test_following_twice_leaves_one_subscription(anna: Person) -> None:
    for typed in ("договор", "ДОГОВОР", "спорт", "Sport"):
        said = await anna.says(f"/subscribe {typed}")
        await anna.sees("Слежу", since=said)

    await anna.says("/subscriptions")

    shown = (await anna.sees("Ваши подписки")).text
    assert shown.count("договор") == 1
    assert shown.count("Спорт") == 1


async def test_a_subscription_is_removed_by_the_words_that_made_it(anna: Person) -> None:
    for typed, removed in (
        ("общество", "Society"),
        ('"гарантии безопасности"', "«гарантии безопасности»"),
        ("Договор", "договор"),
    ):
        said = await anna.says(f"/subscribe {typed}")
        await anna.sees("Слежу", since=said)
        said = await anna.says(f"/unsubscribe {removed}")
        await anna.sees("Больше не слежу", since=said)

    await anna.says("/subscriptions")

    await anna.sees("Подписок пока нет")


async def test_unsubscribe_alone_offers_what_there_is(anna: Person) -> None:
    await anna.says("/subscribe спорт")
    await anna.says("/subscribe договор")
    await anna.says("/unsubscribe")

    question = await anna.sees("Что убрать?")
    await anna.presses("договор", on=question)
    await anna.presses("Удалить", on=question)

    await anna.says("/unsubscribe договор")
    await anna.sees("Подписки «договор» нет")


async def test_a_removal_can_be_taken_back(anna: Person) -> None:
    await anna.says("/subscribe договор")
    await anna.says("/unsubscribe договор")
    await anna.presses("Вернуть")

    await anna.says("/subscriptions")

    assert "договор" in (await anna.sees("Ваши подписки")).text


@pytest.mark.parametrize(
    ("followed", "label", "timing"),
    [("договор", "В дайджест", "в дайджест"), ("спорт", "Сразу", "сразу")],
)
async def test_a_removal_is_taken_back_in_place_and_as_it_was_delivered(
    anna: Person, followed: str, label: str, timing: str
) -> None:
    await anna.says(f"/subscribe {followed}")
    await anna.presses(label, on=await anna.sees("Слежу"))
    await anna.says(f"/unsubscribe {followed}")
    removed = await anna.sees("Больше не слежу")

    await anna.presses("Вернуть", on=removed)

    await anna.sees(timing, within=removed)
    assert "Больше не слежу" not in removed.text
    assert removed is anna.chat[-1]


async def test_a_card_sets_when_a_subscription_comes(anna: Person) -> None:
    await anna.says("/subscribe договор")
    await anna.says("/subscriptions")
    card = await anna.sees("Ваши подписки")
    await anna.presses("договор", on=card)

    assert await anna.presses("В дайджест", on=card) == "🔎 договор: в дайджест"
    assert "в дайджест" in card.text
    await anna.presses("Не присылать…", on=card)
    await anna.presses("7 дней", on=card)
    assert "не присылаю до" in card.text
    await anna.presses("Снова присылать", on=card)
    await anna.presses("Сразу", on=card)
    assert "сразу" in card.text
    await anna.presses("‹ Подписки", on=card)
    assert "Ваши подписки" in card.text


async def test_a_rubric_followed_while_the_digest_is_off_says_so_and_leads_out_of_it(
    anna: Person,
) -> None:
    await anna.says("/digest off")
    said = await anna.says("/subscribe спорт")
    answer = await anna.sees("Дайджест выключен", since=said)
    await anna.presses("Сразу", on=answer)
    assert "сразу" in answer.text

    said = await anna.says("/rubrics")
    ticks = await anna.sees("Рубрики", since=said)
    assert ticks.text.count("Дайджест") == 1
    await anna.presses("Культура", on=ticks)
    assert "Подписки" in str(ticks.markup)
    answer = await anna.sees("Слежу за рубрикой", since=ticks)
    await anna.presses("Включить дайджест", on=answer)

    assert "Следующий дайджест" in answer.text


async def test_several_rubrics_are_followed_read_and_left_in_one_message(
    newsdesk: Newsdesk, anna: Person
) -> None:
    for rubric in ("politics", "economy", "sport"):
        await newsdesk.publish(f"Новость о {rubric}", rubric=rubric)

    await anna.says("/subscribe политика, экономика")
    followed = await anna.sees("Слежу за рубриками")
    await anna.says("/latest Политика и экономика.")
    listed = await anna.sees("1–2 из 2")
    await anna.says("/unsubscribe политика экономика")
    left = await anna.sees("Больше не слежу")

    assert "Экономика" in followed.text
    assert "Новость о politics" in listed.text
    assert "Новость о economy" in listed.text
    assert "Экономика" in left.text


async def test_subscribe_alone_leads_to_the_rubrics(ales: Person) -> None:
    await ales.says("/subscribe")
    hint = await ales.sees("За чым сачыць")
    await ales.presses("Рубрыкі", on=hint)

    assert "Сачу" in await ales.presses("Эканоміка", on=hint)


async def test_fifty_rules_are_the_most(anna: Person) -> None:
    for number in range(50):
        await anna.says(f"/subscribe слово{number}")
    await anna.says("/subscribe слово50")
    await anna.sees("не больше 50")

    await anna.says("/subscribe спорт")
    await anna.sees("Слежу за рубрикой")


async def test_a_rule_with_no_sense_is_explained_with_examples(anna: Person) -> None:
    for typed, answer in (
        ('""', "ни одного слова"),
        ("!!! ???", "ни одного слова"),
        ("-футбол", "только «не это»"),
        (" ".join(f"слово{number}" for number in range(21)), "больше 20"),
        ("а" * 4000, "Слежу"),
        ("🙂", "ни одного слова"),
        ("\u202e\u200f", "Напишите рубрику или слова"),
    ):
        said = await anna.says(f"/subscribe {typed}")

        await anna.sees(answer, since=said)


async def test_nobody_elses_subscription_can_be_opened_changed_or_removed(
    anna: Person, tom: Person
) -> None:
    await anna.says("/subscribe договор")
    await anna.says("/subscriptions")
    hers = await anna.sees("Ваши подписки")
    await tom.says("/subscribe football")
    await tom.says("/subscriptions")
    his = await tom.sees("Your subscriptions")

    for data in ("so:1", "st:1:digest", "sm:1:7", "sx:1", "sr:1"):
        await tom.forges(data, on=his)
        assert "договор" not in his.text

    await anna.presses("договор", on=hers)
    assert "сразу" in hers.text
