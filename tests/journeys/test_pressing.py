"""Forged and mutated buttons: each is answered once, breaks nothing, and touches nobody else."""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from emulator import Emulator, Message, Person
from storage.tables import metadata
from tests.journeys.conftest import Newsdesk
from tests.texts.buttons import kinds, read
from tests.texts.test_actions import EXTREMES
from texts.action import MOST_BYTES

# Of things that are one's own, another's, nobody's, and no ids at all.
NUMBERS = (1, 2, 999, 10**18 - 1)
MUTATED = 100
# What must be as it was for everybody but whoever presses; editors may do much to articles.
OF_READERS = ("subscribers", "subscriptions", "saved_articles", "story_followers", "feed_links")
OF_NEWSROOM = (
    *("articles", "article_versions", "editors", "deeds", "rubrics", "sources", "tokens"),
    *("synonyms", "webhooks", "approvals", "dispatches", "facts", "campaigns"),
)

# Facts that the program writes by itself.
ITS_OWN = ("holder:", "last reader erased", "letters announced", "sample", "day_began")


@pytest.fixture
def refusals(refusals: set[str]) -> set[str]:
    # Cards whose forged numbers are those of no messages, and chats that there are not.
    descriptions = {"message to edit not found", "message can't be edited", "chat not found"}
    return refusals | {f"Bad Request: {each}" for each in descriptions}


def forged() -> Iterator[str]:
    """Each kind of button with numbers of every sort, as a changed client can send it."""
    for kind in kinds():
        hints = get_type_hints(kind)
        varied = [hints[each.name] for each in fields(kind)]
        for number in NUMBERS if any(hint in (int, int | None) for hint in varied) else (1,):
            yield kind(*(_value(hint, number) for hint in varied)).pack()


def _value(hint: Any, number: int) -> Any:
    return number if hint in (int, int | None) else EXTREMES[hint][-1]


def mutated() -> list[str]:
    """Data of buttons with something in it changed: drawn by Hypothesis, the same each time."""
    known = [each.example for each in read()]
    drawn: list[str] = []
    places = st.integers(0, MOST_BYTES)
    noise = st.sampled_from(["", ":", "::", "-", "٣", "\x00", "ы", "9" * 30, "1e9", "None", "."])

    @settings(
        max_examples=MUTATED,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.sampled_from(known), places, places, noise | st.text(max_size=8))
    def draw(data: str, start: int, length: int, put: str) -> None:
        changed = data[:start] + put + data[start + length :]
        if 0 < len(changed.encode(errors="replace")) <= MOST_BYTES:
            drawn.append(changed.encode(errors="replace").decode())

    draw()
    return drawn


@pytest.mark.parametrize("who", ["reader", "editor"])
async def test_no_button_harms_anybody(
    newsdesk: Newsdesk,
    emulator: Emulator,
    editor: Person,
    anna: Person,
    tom: Person,
    caplog: pytest.LogCaptureFixture,
    who: str,
) -> None:
    await furnish(newsdesk, editor, anna)
    person = tom if who == "reader" else editor
    person.patience = 30.0
    shown = await screen_of(person)
    watched = OF_READERS if who == "editor" else (*OF_READERS, *OF_NEWSROOM)
    before = await others(newsdesk, person, watched)

    with caplog.at_level(logging.WARNING):
        for data in (*forged(), *mutated()):
            # That it is answered twice, or refused, is found by the fixture of all journeys.
            await person.forges(data, on=shown)

    wrong = [each for each in caplog.records if each.exc_info or each.levelno >= logging.ERROR]
    assert [each.getMessage() for each in wrong] == []
    assert await others(newsdesk, person, watched) == before
    answered = [each for each in emulator.calls if each.method.lower() == "answercallbackquery"]
    assert len(answered) >= len([*forged()]) + MUTATED // 2


async def furnish(newsdesk: Newsdesk, editor: Person, reader: Person) -> None:
    """Somebody else with subscriptions, a letter and articles of the newsroom's."""
    await editor.says("/help")
    await editor.sees("/post")
    for words in ("общество", "договор", "спорт"):
        said = await reader.says(f"/subscribe {words}")
        await reader.sees("", since=said)
    await newsdesk.publish("Договор о мире", "Подписан договор.", rubric="Общество")
    await reader.sees("Договор о мире")
    await reader.presses("Есть ошибка?")
    await reader.says("Не подписан")
    await reader.sees("Спасибо, передал")
    await newsdesk.publish("Мост открыт", "Движение пущено.", rubric="Спорт")


async def screen_of(person: Person) -> Message:
    """A message of the bot to press on."""
    said = await person.says("/help")
    return await person.sees("/subscribe", since=said)


async def others(
    newsdesk: Newsdesk, person: Person, tables: tuple[str, ...]
) -> Mapping[str, list[tuple[Any, ...]]]:
    """What these tables hold, but for the person's own rows."""
    database = (await newsdesk.program()).desk.database
    subscribers = metadata.tables["subscribers"]
    async with database.snapshot() as connection:
        own = set(
            await connection.scalars(
                select(subscribers.c.id).where(subscribers.c.chat_id == person.id)
            )
        )
        found = {}
        for name in tables:
            rows = (await connection.execute(select(metadata.tables[name]))).mappings()
            found[name] = [
                tuple(row.values())
                for row in rows
                if row.get("subscriber_id") not in own
                and row.get("chat_id") != person.id
                and not str(row.get("name", "")).startswith(ITS_OWN)
            ]
    return found
