"""The rules in memory: read in whatever order they are committed, and never over a connection."""

import asyncio
import threading
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert

from news.rule import Rule
from news.rule_language import RuleLanguage
from news.subscriber import Subscriber
from newsroom import explaining, publishing, subscribing, synonyms
from newsroom.rulebook import TakenIds
from storage.rules import keep_rule
from storage.tables import rules
from tests.factories import NOON, Newsroom, receivers


# SQLite writes one transaction after another.
@pytest.mark.parametrize("migrated", ["postgresql"], indirect=True)
async def test_a_rule_that_commits_after_a_younger_one_is_met(newsroom: Newsroom) -> None:
    await newsroom.reader(rules=("санкции",))
    draft = await newsroom.draft(headline="Договор подписан")
    async with newsroom.desk.database.transaction() as connection:
        late = await keep_rule(connection, "договор")
        await newsroom.reader(rules=("футбол",))
        assert (await publishing.plan(newsroom.desk, draft.id, NOON)).instant == 0

    reader = await newsroom.reader(rules=("договор",))
    assert late in await _met(newsroom, "Договоры")
    assert await receivers(newsroom, await newsroom.publish(headline="Договоры")) == {reader.id}


async def _met(newsroom: Newsroom, headline: str) -> list[int]:
    rulebook = newsroom.desk.rulebook
    article = await newsroom.draft(headline=headline)
    async with newsroom.desk.database.snapshot() as connection:
        await rulebook.refresh(connection)
    return rulebook.match(rulebook.read(article))


@given(st.lists(st.sets(st.integers(1, 2_000)), max_size=6))
def test_every_id_is_taken_once_in_whatever_order_ids_come(batches: list[set[int]]) -> None:
    ids, seen = TakenIds(), set[int]()
    for batch in batches:
        for number in sorted(batch):
            near = number > ids.last - 400
            if near:
                assert ids.take(number) == (number not in seen)
                seen.add(number)
    assert len(ids.gaps) <= 1_000
    assert not ids.gaps & seen


def test_a_jump_of_ids_is_remembered_only_so_far() -> None:
    ids = TakenIds()
    for number in (10**15, 10**18):
        assert ids.take(number)
    assert len(ids.gaps) <= 1_000
    assert ids.take(10**18 - 1)


async def test_no_connection_is_held_while_rules_are_read(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    await newsroom.reader(rules=("договор", "санкции"))
    database = newsroom.desk.database
    held: list[int] = []
    parse = RuleLanguage.parse

    def watched(language: RuleLanguage, text: str) -> Rule:
        pools = {database._writer.pool, database._reader.pool}
        held.append(sum(pool.checkedout() for pool in pools))  # type: ignore[attr-defined]
        return parse(language, text)

    monkeypatch.setattr(RuleLanguage, "parse", watched)
    await (await newsroom.beside()).desk.rulebook.learn(database)

    assert held == [0, 0]


async def test_a_kept_rule_that_is_none_any_more_stops_nothing(newsroom: Newsroom) -> None:
    reader = await newsroom.reader(rules=("договор",))
    async with newsroom.desk.database.transaction() as connection:
        await connection.execute(insert(rules).values(text="-" * 1_000))
    article = await newsroom.publish(headline="Договор")

    assert await receivers(newsroom, article) == {reader.id}
    explanation = await explaining.explain(newsroom.desk, reader, article.id)
    assert explanation is not None
    assert len(explanation.reasons) == 1
    assert await subscribing.subscriptions_of(newsroom.desk, reader)


async def test_a_rule_kept_while_others_are_learnt_is_met(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    early = await newsroom.reader(rules=("договор",))
    other = await newsroom.beside()
    loop, met = asyncio.get_running_loop(), Event()
    late: list[Subscriber] = []
    parse = RuleLanguage.parse

    async def arrive() -> None:
        late.append(await newsroom.reader(rules=("договоры | пакты",)))
        await synonyms.keep(newsroom.desk, ("договор", "соглашение"))
        met.set()

    def watched(language: RuleLanguage, text: str) -> Rule:
        if not late and threading.current_thread() is not threading.main_thread():
            asyncio.run_coroutine_threadsafe(arrive(), loop)
            late.append(early)
            met.wait(10)
        return parse(language, text)

    monkeypatch.setattr(RuleLanguage, "parse", watched)
    article = await other.publish(headline="Соглашения и пакты")

    assert met.is_set()
    assert await receivers(newsroom, article) == {early.id, late[-1].id}


async def test_rules_that_came_meanwhile_are_read_aside(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    await newsroom.desk.rulebook.learn(newsroom.desk.database)
    async with newsroom.desk.database.transaction() as connection:
        for number in range(20):
            await keep_rule(connection, f"договор {number}")
    on_the_loop: list[str] = []
    parse = RuleLanguage.parse

    def watched(language: RuleLanguage, text: str) -> Rule:
        if threading.current_thread() is threading.main_thread():
            on_the_loop.append(text)
        return parse(language, text)

    monkeypatch.setattr(RuleLanguage, "parse", watched)
    await newsroom.publish(headline="Договор 7")

    assert on_the_loop == []
