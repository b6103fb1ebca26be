"""Rules refined, and put in the other of Belarusian and Russian."""

import pytest

from news.language import Language
from news.refinement import Refinement, refined
from news.subscription import Subscription, Timing
from newsroom import refining, subscribing
from newsroom.kindred import in_other_language
from tests.factories import NOON, Newsroom


async def held_of(newsroom: Newsroom, *rules: str) -> list[Subscription]:
    reader = await newsroom.reader(rules=rules)
    return [*await subscribing.subscriptions_of(newsroom.desk, reader)]


@pytest.mark.parametrize(
    ("rule", "way", "expected"),
    [
        ("договор", Refinement.EXACTLY, "=договор"),
        ("=договора -футбол", Refinement.IN_ANY_FORM, "договора -футбол"),
        ("договор мир", Refinement.SIDE_BY_SIDE, '"договор мир"'),
        ('"договор мир" -футбол', Refinement.ANYWHERE, "договор мир -футбол"),
        ("договор мир -футбол", Refinement.EITHER, "договор -футбол | мир -футбол"),
        ("договор | мир", Refinement.ALL, "договор мир"),
        ("договор | мир", Refinement.WITHOUT, "договор -футбол | мир -футбол"),
        ("договор", Refinement.SIDE_BY_SIDE, None),
        ("договор", Refinement.EITHER, None),
        ("договор", Refinement.ALL, None),
        ("договор", Refinement.IN_ANY_FORM, None),
        ("договор мир", Refinement.ANYWHERE, None),
        ('"договор мир"', Refinement.EXACTLY, None),
        ("договор мир | труд", Refinement.ALL, None),
    ],
)
async def test_a_rule_is_refined_each_way(
    newsroom: Newsroom, rule: str, way: Refinement, expected: str | None
) -> None:
    parsed = newsroom.desk.rulebook.parse(rule)

    assert refined(parsed, way, "футбол") == expected


async def test_a_refinement_that_is_forged_or_changes_nothing_is_none(newsroom: Newsroom) -> None:
    desk = newsroom.desk

    for word in ("", "-", "a b", '"', "|"):
        assert await refining.refined_rule(desk, "договор", Refinement.WITHOUT, word) is None
    again = await refining.refined_rule(desk, "договор -мир", Refinement.WITHOUT, "мир")
    assert again is None


async def test_words_of_some_of_the_headlines_may_be_left_out(newsroom: Newsroom) -> None:
    await newsroom.publish(None, "Договор о футболе")
    await newsroom.publish(None, "Футбол и договор")
    await newsroom.publish(None, "Договор о поставках газа")
    await newsroom.publish(None, "Новости без него")

    offers = await refining.refinements(newsroom.desk, "договор")

    words = [word for way, word in offers if way is Refinement.WITHOUT]
    assert words[0] == "футбол"
    assert "договор" not in words


async def test_a_rule_is_reworded_and_delivered_as_it_was(newsroom: Newsroom) -> None:
    reader = await newsroom.reader(rules=("договор",), timing=Timing.DIGEST)
    [held] = await subscribing.subscriptions_of(newsroom.desk, reader)

    changed = await refining.reword(newsroom.desk, reader, held.id, "Договор -мир", NOON)

    assert changed is not None
    assert (changed.id, changed.rule, changed.timing) == (held.id, "договор -мир", Timing.DIGEST)
    assert await subscribing.subscriptions_of(newsroom.desk, reader) == (changed,)


async def test_a_rule_reworded_to_a_known_one_becomes_it(newsroom: Newsroom) -> None:
    reader = await newsroom.reader(rules=("договор", "=договор"))
    first, second = await subscribing.subscriptions_of(newsroom.desk, reader)

    changed = await refining.reword(newsroom.desk, reader, first.id, "=договор", NOON)

    assert changed == second
    assert await subscribing.subscriptions_of(newsroom.desk, reader) == (second,)


async def test_nobody_rewords_what_is_another_readers_or_a_rubrics(newsroom: Newsroom) -> None:
    reader, other = await newsroom.reader("sport", rules=("договор",)), await newsroom.reader()
    rubric, rule = await subscribing.subscriptions_of(newsroom.desk, reader)

    assert await refining.reword(newsroom.desk, other, rule.id, "мир", NOON) is None
    assert await refining.reword(newsroom.desk, reader, rubric.id, "мир", NOON) is None
    assert await subscribing.subscriptions_of(newsroom.desk, reader) == (rubric, rule)


@pytest.mark.parametrize(
    ("words", "speaks", "expected"),
    [
        ("дагавор", Language.BE, "договор"),
        ("дагавор", Language.RU, "договор"),
        ("дагавор бяспека", Language.BE, "договор безопасность"),
        ('"гарантыі бяспекі" -футбол', Language.BE, '"гарантия безопасность" -футбол'),
        ("час", Language.BE, "время"),
        ("безопасность", Language.RU, "бяспека"),
        ("спорт", Language.BE, None),
        ("Мінск", Language.BE, "минск"),
        ("дагавор хмарачос", Language.BE, None),
        ("=дагавор", Language.BE, None),
        ("дагавор | мір", Language.BE, None),
        ("treaty", Language.EN, None),
        ("дагавор безопасность", Language.RU, None),
        ("-дагавор", Language.BE, None),
        ("", Language.BE, None),
    ],
)
async def test_words_are_put_in_the_other_language_where_all_are_sure(
    newsroom: Newsroom, words: str, speaks: Language, expected: str | None
) -> None:
    assert await in_other_language(newsroom.desk, words, speaks) == expected


async def test_a_guess_is_borne_out_by_a_belarusian_article_alone(newsroom: Newsroom) -> None:
    await newsroom.publish(None, "Дагавор падпісан в Минске, сообщили журналисты сегодня утром")
    assert await in_other_language(newsroom.desk, "договор", Language.RU) is None

    await newsroom.publish(None, "Урад абмеркаваў праект дагавора аб бяспецы")

    assert await in_other_language(newsroom.desk, "договор", Language.RU) == "дагавор"
