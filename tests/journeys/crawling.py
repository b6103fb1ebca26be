"""Pressing every button of every screen that a reader can come to, breadth first.

A screen is put back before each press: what buttons mean stands in the buttons, so a message whose
text and keyboard are as they were is the same message. So is the reader, whose rows are put back.
"""

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, insert, select

from emulator import Message, Person
from emulator.keyboards import buttons
from storage.database import Connection, Database
from storage.rules import keep_rule, texts_of_rules
from storage.tables import (
    deliveries,
    feed_links,
    letters,
    saved_articles,
    story_followers,
    subscribers,
    subscriptions,
)
from texts.actions import parse

_NOTHING = "nosuchcommand"
"""Its answer comes after what was asked before it."""
MOST_OF_A_KIND = 4
"""So many buttons of a kind are pressed: one rubric is like another."""
_LINK = re.compile(r"https://t\.me/\w+\?start=([\w-]+)")
_OF_A_READER = (subscriptions, saved_articles, story_followers, deliveries)
_OF_A_CHAT = (letters, feed_links)


@dataclass(frozen=True, slots=True)
class Screen:
    """A message as it was seen, and how it was come to."""

    message: Message
    text: str
    entities: tuple[Any, ...]
    media: dict[str, Any] | None
    markup: dict[str, Any] | None
    way: tuple[str, ...]

    @classmethod
    def of(cls, message: Message, way: tuple[str, ...]) -> "Screen":
        """The message as it is now."""
        markup = deepcopy(message.markup)
        return cls(message, message.text, tuple(message.entities), message.media, markup, way)

    def put_back(self) -> None:
        """Let the chat show it again, as if nothing had been pressed since."""
        self.message.text, self.message.entities = self.text, list(self.entities)
        self.message.media, self.message.markup = self.media, deepcopy(self.markup)
        self.message.chat.messages[self.message.message_id] = self.message

    def steps(self) -> Iterator[str]:
        """What can be pressed: callback data, and the payloads of links to the bot."""
        for button in buttons(self.markup):
            if "callback_data" in button:
                yield button["callback_data"]
            elif link := _LINK.fullmatch(button.get("url", "")):
                yield f"/start {link[1]}"
        for entity in self.entities:
            if link := _LINK.fullmatch(entity.get("url", "")):
                yield f"/start {link[1]}"


@dataclass
class Crawler:
    """Presses for a reader; what is wrong with a screen is noted in ``faults``."""

    person: Person
    database: Database
    most_of_a_kind: int = MOST_OF_A_KIND
    faults: list[str] = field(default_factory=list)
    pressed: Counter[str] = field(default_factory=Counter)
    _seen: set[str] = field(default_factory=set)
    _queue: deque[tuple[Screen | None, str]] = field(default_factory=deque)
    _way: tuple[str, ...] = ()
    _words: dict[int, str] = field(default_factory=dict)
    """The words of the rules that are followed, by the rules' ids."""

    async def crawl(self, typed: Sequence[str], most: int) -> None:
        """From what is typed, through at most so many steps."""
        kept = await self._kept()
        self._queue.extend((None, each) for each in typed)
        while self._queue and self.pressed.total() < most:
            screen, step = self._queue.popleft()
            await self._restore(kept)
            self._way = (*(screen.way if screen else ()), step)
            shown = await self._takes(screen, step)
            self._look(shown)

    async def _takes(self, screen: Screen | None, step: str) -> list[Message]:
        """What is new in the chat, or changed, after a step."""
        before = max((each.change for each in self.person.chat), default=0)
        calls, toast = len(self.person.emulator.calls), ""
        if screen is None or step.startswith("/start "):
            self.pressed["typed"] += 1
            await self._says(step)
        else:
            self.pressed[kind_of(step)] += 1
            screen.put_back()
            toast = await self.person.forges(step, on=screen.message)
        shown = [each for each in self.person.chat if each.is_from_bot and each.change > before]
        # What is chosen already stays as it is, which Telegram refuses to be told.
        made = self.person.emulator.calls[calls:]
        tried = any(each.method.lower().startswith("edit") for each in made)
        if not shown and not toast and not tried:
            self._note("nothing happens, and nothing is said")
        return shown

    async def _says(self, words: str) -> None:
        """Say something, and wait for all that it is answered."""
        await self.person.says(words)
        asked = await self.person.says(f"/{_NOTHING}")
        answer = await self.person.sees(_NOTHING, since=asked)
        for each in (asked, answer):
            await self.person.deletes(each)

    def _look(self, shown: Iterable[Message]) -> None:
        for message in shown:
            screen = Screen.of(message, self._way)
            self._judge(screen)
            for step in screen.steps():
                if step not in self._seen and self._is_wanted(step):
                    self._seen.add(step)
                    self._queue.append((screen, step))

    def _is_wanted(self, step: str) -> bool:
        kind = kind_of(step)
        return sum(kind_of(each) == kind for each in self._seen) < self.most_of_a_kind

    def _judge(self, screen: Screen) -> None:
        offered = buttons(screen.markup)
        if not screen.text.strip() and screen.media is None:
            self._note("an empty message")
        if not offered and "document" not in (screen.media or {}):
            self._note(f"no way on or back from {screen.text[:70]!r}")
        for button in offered:
            if not button["text"].strip() or button["text"] != button["text"].strip():
                self._note(f"an empty label on {screen.text[:70]!r}")
            data = button.get("callback_data")
            if data is not None and parse(data) is None:
                self._note(f"a button that nobody reads: {data!r}")

    def _note(self, fault: str) -> None:
        self.faults.append(f"{' > '.join(self._way)}: {fault}")

    async def _kept(self) -> dict[Table, list[dict[str, Any]]]:
        async with self.database.snapshot() as connection:
            (reader,) = await rows_of(connection, subscribers, self._theirs)
            id_ = reader["id"]
            kept = {subscribers: [reader]}
            for table in _OF_A_READER:
                kept[table] = await rows_of(connection, table, table.c.subscriber_id == id_)
            for table in _OF_A_CHAT:
                kept[table] = await rows_of(connection, table, table.c.chat_id == self.person.id)
            followed = [each["rule_id"] for each in kept[subscriptions] if each["rule_id"]]
            self._words = await texts_of_rules(connection, followed)
        return kept

    async def _restore(self, kept: dict[Table, list[dict[str, Any]]]) -> None:
        async with self.database.transaction() as connection:
            for table in _OF_A_CHAT:
                await connection.execute(delete(table).where(table.c.chat_id == self.person.id))
            now = select(subscribers.c.id).where(self._theirs)
            for table in _OF_A_READER:
                await connection.execute(delete(table).where(table.c.subscriber_id.in_(now)))
            await connection.execute(delete(subscribers).where(self._theirs))
            for held in kept[subscriptions]:
                if (words := self._words.get(held["rule_id"])) is not None:
                    # Whoever is forgotten may have left none of the rule's words.
                    held["rule_id"] = await keep_rule(connection, words)
                    self._words[held["rule_id"]] = words
            for table, rows in kept.items():
                if rows:
                    await connection.execute(insert(table), rows)

    @property
    def _theirs(self) -> ColumnElement[bool]:
        return subscribers.c.chat_id == self.person.id


def kind_of(step: str) -> str:
    """What sort of step it is: an action's name, or a link's first letter."""
    action = parse(step)
    return type(action).__name__ if action is not None else step[: len("/start r")]


async def rows_of(
    connection: Connection, table: Table, where: ColumnElement[bool]
) -> list[dict[str, Any]]:
    """Whole rows, to be put back."""
    rows = await connection.execute(select(table).where(where))
    return [dict(row) for row in rows.mappings()]
