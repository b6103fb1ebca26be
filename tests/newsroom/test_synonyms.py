import asyncio

import pytest

from news.synonym import MOST_MEMBERS, SynonymError
from newsroom import publishing, reading, synonyms
from newsroom.desk import open_desk
from tests.factories import MINSK, NOON, Newsroom, receivers

UNION = ("ЕАЭС", "Евразийский экономический союз")


async def test_readers_of_one_get_the_other_from_the_next_article_on(newsroom: Newsroom) -> None:
    short = await newsroom.reader(rules=("ЕАЭС",))
    long = await newsroom.reader(rules=('"Евразийский экономический союз"',))
    await newsroom.reader(rules=("союз -экономический", "футбол"))

    before = await newsroom.publish(headline="Саммит ЕАЭС")
    await synonyms.keep(newsroom.desk, UNION)
    after = await newsroom.publish(headline="Саммит ЕАЭС прошёл")
    spelt_out = await newsroom.publish(headline="О Евразийском экономическом союзе")

    assert await receivers(newsroom, before) == {short.id}
    assert await receivers(newsroom, after) == {short.id, long.id}
    assert await receivers(newsroom, spelt_out) == {short.id, long.id}


async def test_what_is_removed_counts_no_longer(newsroom: Newsroom) -> None:
    reader = await newsroom.reader(rules=("Беларусь",))
    group = await synonyms.keep(newsroom.desk, ("Беларусь", "Белоруссия"))
    first = await newsroom.publish(headline="Посол Белоруссии")

    assert await synonyms.remove(newsroom.desk, group.id) == group
    second = await newsroom.publish(headline="Послы Белоруссии")

    assert await receivers(newsroom, first) == {reader.id}
    assert await receivers(newsroom, second) == set()
    assert await synonyms.remove(newsroom.desk, group.id) is None


async def test_a_rule_written_after_the_synonyms_knows_them(newsroom: Newsroom) -> None:
    await synonyms.keep(newsroom.desk, UNION)
    reader = await newsroom.reader(rules=("ЕАЭС",))

    article = await newsroom.publish(headline="Евразийский экономический союз")

    assert await receivers(newsroom, article) == {reader.id}


async def test_rules_written_while_synonyms_are_taken_in_are_met(newsroom: Newsroom) -> None:
    early = await newsroom.reader(rules=("договор",))

    _, late = await asyncio.gather(
        synonyms.keep(newsroom.desk, UNION), newsroom.reader(rules=("проект", "саммит"))
    )
    article = await newsroom.publish(headline="Проект договора")

    assert await receivers(newsroom, article) == {early.id, late.id}


async def test_another_process_knows_them_by_its_next_article(newsroom: Newsroom) -> None:
    reader = await newsroom.reader(rules=("ЕАЭС",))
    other = await newsroom.beside()
    group = await synonyms.keep(newsroom.desk, UNION)

    known = await other.publish(headline="Евразийский экономический союз")
    await synonyms.remove(newsroom.desk, group.id)
    forgotten = await other.publish(headline="Евразийский экономический союз снова")

    assert await receivers(newsroom, known) == {reader.id}
    assert await receivers(newsroom, forgotten) == set()


async def test_they_outlive_a_restart(newsroom: Newsroom) -> None:
    reader = await newsroom.reader(rules=("ЕАЭС",))
    await synonyms.keep(newsroom.desk, UNION)
    draft = await newsroom.draft(headline="Евразийский экономический союз")

    again = await open_desk(newsroom.desk.database, zone=MINSK, morphology=newsroom.morphology)
    article = await publishing.publish(again, draft.id, NOON)

    assert await receivers(newsroom, article) == {reader.id}


async def test_search_finds_the_one_by_the_other(newsroom: Newsroom) -> None:
    article = await newsroom.publish(headline="Саммит ЕАЭС")
    words = "евразийский экономический союз"
    assert (await reading.search(newsroom.desk, words)).total == 0

    await synonyms.keep(newsroom.desk, UNION)

    assert (await reading.search(newsroom.desk, words)).articles == (article,)
    assert (await reading.search((await newsroom.beside()).desk, words)).articles == (article,)


async def test_groups_that_share_a_word_become_one(newsroom: Newsroom) -> None:
    await synonyms.keep(newsroom.desk, UNION)
    await synonyms.keep(newsroom.desk, ("Беларусь", "Белоруссия"))

    kept = await synonyms.keep(newsroom.desk, ("EAEU", "еаэс"))

    assert str(kept) == "ЕАЭС = Евразийский экономический союз = EAEU"
    assert [str(group) for group in await synonyms.groups(newsroom.desk)] == [
        "Беларусь = Белоруссия",
        "ЕАЭС = Евразийский экономический союз = EAEU",
    ]


async def test_the_same_again_changes_nothing(newsroom: Newsroom) -> None:
    kept = await synonyms.keep(newsroom.desk, UNION)

    assert await synonyms.keep(newsroom.desk, UNION) == kept


async def test_groups_together_must_not_grow_beyond_the_limit(newsroom: Newsroom) -> None:
    names = [f"слово{number}" for number in range(MOST_MEMBERS)]
    kept = await synonyms.keep(newsroom.desk, names)

    with pytest.raises(SynonymError):
        await synonyms.keep(newsroom.desk, (names[0], "лишнее"))

    assert await synonyms.groups(newsroom.desk) == (kept,)


async def test_there_may_be_only_so_many_groups(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(synonyms, "MOST_GROUPS", 1)
    await synonyms.keep(newsroom.desk, UNION)

    with pytest.raises(synonyms.TooManySynonyms):
        await synonyms.keep(newsroom.desk, ("Беларусь", "Белоруссия"))

    await synonyms.keep(newsroom.desk, (*UNION, "EAEU"))
