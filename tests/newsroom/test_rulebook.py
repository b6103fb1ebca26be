"""The rules in memory: read in whatever order they are committed, and never over a connection."""

import asyncio
import threading
from itertools import count
from threading import Event
from typing import Any

import pytest
from sqlalchemy import insert, select, text

from news.rule import Rule
from news.rule_language import RuleLanguage
from news.subscriber import Subscriber
from news.synonym import SynonymGroup
from newsroom import drafting, explaining, publishing, subscribing, synonyms
from storage.database import Database
from storage.facts import current_sequence
from storage.rules import keep_rule
from storage.tables import article_rules, rules
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
    await rulebook.learn(newsroom.desk.database)
    return rulebook.match(rulebook.read(article))


@pytest.mark.parametrize("migrated", ["postgresql"], indirect=True)
async def test_a_rule_that_commits_late_is_met_behind_any_number_of_others(
    newsroom: Newsroom,
) -> None:
    database = newsroom.desk.database
    async with database.transaction() as connection:
        late = await keep_rule(connection, "договор")
        async with database.transaction() as others:
            await others.execute(
                text("INSERT INTO rules (text) SELECT 'слово' || g FROM generate_series(1, 2000) g")
            )
            # Ids of transactions that were taken back.
            await others.execute(
                text("SELECT setval(pg_get_serial_sequence('rules', 'id'), 900000)")
            )
            await keep_rule(others, "санкции")
        for _ in range(3):
            assert late not in await _met(newsroom, "Договоры")

    assert late in await _met(newsroom, "Договоры")
    await newsroom.desk.rulebook.learn(database)
    assert newsroom.desk.rulebook.seen.gaps == ()


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
    assert len(explanation.matched) == 1
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


async def test_rules_that_come_while_an_article_is_read_are_read_outside_its_transaction(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = await newsroom.reader()
    came = iter(("договор", "договоры | пакты"))
    real = newsroom.desk.rulebook.learn

    async def learn(database: Database) -> None:
        await real(database)
        for words in came:
            await subscribing.subscribe(newsroom.desk, reader, words, NOON)
            break

    writing: list[int] = []
    parse = RuleLanguage.parse

    def watched(language: RuleLanguage, words: str) -> Rule:
        writing.append(newsroom.desk.database._writer.pool.checkedout())  # type: ignore[attr-defined]
        return parse(language, words)

    draft = await newsroom.draft(headline="Пакты")
    monkeypatch.setattr(newsroom.desk.rulebook, "learn", learn)
    monkeypatch.setattr(RuleLanguage, "parse", watched)
    article = await publishing.publish(newsroom.desk, draft.id, NOON)

    assert await receivers(newsroom, article) == {reader.id}
    assert set(writing) == {0}
    async with newsroom.desk.database.snapshot() as connection:
        assert await current_sequence(connection) == 1


async def test_rules_that_come_without_end_hold_no_article_up(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = await newsroom.reader()
    real = newsroom.desk.rulebook.learn
    number = count()

    async def learn(database: Database) -> None:
        await real(database)
        words = f"пакты | договор {next(number)}"
        await subscribing.subscribe(newsroom.desk, reader, words, NOON)

    draft = await newsroom.draft(headline="Пакты")
    monkeypatch.setattr(newsroom.desk.rulebook, "learn", learn)
    article = await publishing.publish(newsroom.desk, draft.id, NOON)

    assert await receivers(newsroom, article) == {reader.id}
    async with newsroom.desk.database.snapshot() as connection:
        met = await connection.scalars(select(article_rules.c.rule_id))
        assert len(set(met)) == next(number)


async def test_words_are_compared_and_read_over_no_connection(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    database, held = newsroom.desk.database, list[int]()
    reader = await newsroom.reader(rules=("договор",))

    def watch(owner: object, name: str) -> None:
        real = getattr(owner, name)

        def watched(*args: object) -> object:
            pools = {database._writer.pool, database._reader.pool}
            held.append(sum(pool.checkedout() for pool in pools))  # type: ignore[attr-defined]
            return real(*args)

        monkeypatch.setattr(owner, name, watched)

    for owner, name in (
        (synonyms, "_joined"),
        (RuleLanguage, "parse"),
        (drafting, "language_of"),
        (drafting, "fingerprint"),
    ):
        watch(owner, name)

    await synonyms.keep(newsroom.desk, ("договор", "соглашение"))
    await publishing.seen_before(newsroom.desk, newsroom.seen("Договор", ""))
    await newsroom.publish(headline="Соглашение")
    await subscribing.unsubscribe(newsroom.desk, reader, "договор", NOON)

    assert len(held) >= 5
    assert set(held) == {0}


async def test_a_group_of_synonyms_kept_meanwhile_is_joined(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = synonyms._put_together
    came = iter((("договор", "пакт"),))

    async def put_together(*args: Any) -> SynonymGroup | None:
        for members in came:
            await synonyms.keep(newsroom.desk, members)
        return await real(*args)

    monkeypatch.setattr(synonyms, "_put_together", put_together)
    await synonyms.keep(newsroom.desk, ("договор", "соглашение"))

    (group,) = await synonyms.groups(newsroom.desk)
    assert set(group.members) == {"договор", "соглашение", "пакт"}
