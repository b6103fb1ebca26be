"""Groups, forums and channels of a simulated month: what each wants, and what befalls it."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import TypeAlias

from bench.month_readers import (
    A_DAY,
    BEGIN,
    RUBRICS,
    Doing,
    Person,
    Story,
    people,
    person,
    span,
    stories,
)
from news.subscriber import PlaceKind

A_DAY_OF_STORIES = 9
TOPICS = 3
FIRST_NUMBER = 100_001
_CHAT, _SUPERGROUP = -2_000_000, -1_000_000_000_000
_PART_SILENT = 0.2
_PART_BREAKING = 0.1
BURST = 45
_LONGEST_WAIT = timedelta(days=5)
_SOON = timedelta(minutes=40)
_KINDS = (PlaceKind.GROUP, PlaceKind.TOPIC, PlaceKind.CHANNEL)

Address: TypeAlias = tuple[int, int]
"""A chat, and the topic of it."""


@dataclass(slots=True)
class Place(Person):
    """A place with the settings of some person.

    ``out`` is when its chat has thrown the bot out, ``closed`` when its topic is; ``moves`` is when
    its group becomes a supergroup. With ``is_told`` Telegram says so by itself, too.
    """

    chat_id: int = 0
    thread: int = 0
    kind: PlaceKind = PlaceKind.GROUP
    is_first: bool = True
    """Of the places of its chat."""
    is_silent: bool = False
    out: tuple[datetime, datetime] | None = None
    closed: tuple[datetime, datetime] | None = None
    moves: datetime | None = None
    is_told: bool = True

    @property
    def chat(self) -> int:
        """Its chat, as it is at the beginning."""
        return self.chat_id

    @property
    def new_chat(self) -> int:
        """The id that its chat has once it has moved."""
        return _SUPERGROUP + self.chat_id

    @property
    def addresses(self) -> Sequence[Address]:
        """All that it ever has."""
        chats = [self.chat_id, self.new_chat] if self.moves else [self.chat_id]
        return [(chat, self.thread) for chat in chats]

    def chat_at(self, moment: datetime) -> int:
        """The id that its chat has then."""
        return self.new_chat if self.moves and moment >= self.moves else self.chat_id

    def rings(self, story: Story) -> bool:
        """Whether a story makes a sound there."""
        return not self.is_silent and Person.rings(self, story)

    def is_away(self, story: Story) -> bool:
        """Whether a story may stay away."""
        spans = [span for span in (self.out, self.closed) if span]
        return Person.is_away(self, story) or any(
            begin - _LONGEST_WAIT <= story.at < end + A_DAY for begin, end in spans
        )


def places(count: int, days: int, chance: random.Random) -> list[Place]:
    """The places of so many chats, by chance."""
    found: list[Place] = []
    for number in range(count):
        kind = _KINDS[number % len(_KINDS)]
        chat = [
            _place(FIRST_NUMBER + len(found) + nth, days, chance, kind, _CHAT - number, nth)
            for nth in range(TOPICS if kind is PlaceKind.TOPIC else 1)
        ]
        _befall(chat, days, chance)
        found += chat
    return found


def _place(
    number: int, days: int, chance: random.Random, kind: PlaceKind, chat: int, nth: int
) -> Place:
    like = person(number, days, chance)
    like.blocked = None
    settings = {each.name: getattr(like, each.name) for each in fields(like)}
    return Place(
        **settings,
        chat_id=chat,
        thread=nth + 1 if kind is PlaceKind.TOPIC else 0,
        kind=kind,
        is_first=nth == 0,
        is_silent=chance.random() < _PART_SILENT,
        is_told=chance.random() < 0.5,  # noqa: PLR2004 - one half
    )


def _befall(chat: Sequence[Place], days: int, chance: random.Random) -> None:
    """What happens to a chat: half of them are thrown out of, moved, or have a topic closed."""
    what = chance.choice(("nothing", "nothing", "out", "other"))
    when = span(days, chance)
    for place in chat:
        place.is_told = chat[0].is_told
        if what == "out":
            place.out = when
        elif what == "other" and place.kind is PlaceKind.GROUP:
            place.moves = when[0]
    if what == "other" and chat[0].kind is PlaceKind.TOPIC:
        chat[0].closed = when


def befalls(place: Place) -> Iterator[Doing]:
    """What Telegram, or somebody who runs it, tells of it: when, of which, what, and how."""
    if place.out and place.is_first:
        begin, end = place.out
        if place.is_told:
            yield begin, place.number, "out", begin.isoformat()
        yield end, place.number, "back", ""
    if place.closed:
        yield place.closed[1], place.number, "reopen", ""
    if place.moves and place.is_told:
        yield place.moves, place.number, "migrate", ""
        # Of one move Telegram tells twice.
        yield place.moves + _SOON, place.number, "migrate", ""


def bursts(days: int, chance: random.Random) -> list[Story]:
    """A lot at once, twice: more than a group may be sent in a minute."""
    began = [BEGIN + A_DAY * days * part for part in (0.3, 0.7)]
    moments = [each + timedelta(seconds=n) for each in began for n in range(BURST)]
    return [
        Story(
            number=100_000 + number,
            at=at.replace(microsecond=0),
            rubric=chance.choice(RUBRICS),
            language="ru",
            breaking=chance.random() < _PART_BREAKING,
            word=False,
        )
        for number, at in enumerate(moments)
    ]


@dataclass(frozen=True, slots=True)
class Cast:
    """Who lives through the month, and what is published in it."""

    people: Sequence[Person]
    places: Sequence[Place]
    stories: Sequence[Story]

    @property
    def everybody(self) -> Sequence[Person]:
        """People and places."""
        return [*self.people, *self.places]


def cast(readers: int, days: int, seed: int) -> Cast:
    """The same for the same numbers: a chat for ten readers."""
    chance = random.Random(seed)
    crowd, news = people(readers, days, chance), stories(days, A_DAY_OF_STORIES, chance)
    rooms = places(max(len(_KINDS), readers // 10), days, chance)
    return Cast(crowd, rooms, sorted([*news, *bursts(days, chance)], key=lambda story: story.at))
