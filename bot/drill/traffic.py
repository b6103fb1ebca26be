"""What goes on during a drill: a program publishes, a crowd and a group read."""

import asyncio
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from random import Random
from typing import Any, Literal

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.demo_news import tell
from emulator import Chat, Emulator
from emulator.ledger import Entry

CROWD = 30
FIRST_READER = 1_000_001
WORD = "учения"
"""What everybody here follows; each article of the drill has it."""

_PAUSE = 6.0
"""Seconds between two articles."""
_AGAIN = 2.0
"""Seconds until a request is sent again that was not answered, under the same key."""
_LOOK = 2.0
_PATIENCE = ClientTimeout(total=15)
_MARK = re.compile(rf"{WORD} №\s*(\d+)", re.IGNORECASE)
_UNDERWAY = ("pending", "claimed")

State = Literal["asked", "underway", "settled"]


@dataclass(slots=True)
class DrillArticle:
    """An article of the drill, and how often it came to whom."""

    number: int
    state: State = "asked"
    article_id: int = 0
    copies: dict[int, int] = field(default_factory=dict)

    @property
    def doubled(self) -> int:
        """Copies that somebody has had already."""
        return sum(count - 1 for count in self.copies.values())


@dataclass(frozen=True, slots=True)
class Count:
    """What has become of all articles of a stage; ``expected`` are copies, one a reader."""

    articles: int
    waiting: int
    """Articles that the newsroom has not taken yet: the program asks again."""
    expected: int
    arrived: int
    underway: int
    doubled: int
    lost: int


class Traffic:
    """Publishes by the HTTP API, as a CMS does, and counts what Telegram has accepted."""

    def __init__(
        self, emulator: Emulator, group: Chat, clock: Callable[[], datetime], random: Random
    ) -> None:
        self._emulator = emulator
        self._clock = clock
        self._random = random
        self.readers = [*emulator.chats.add_users(CROWD, FIRST_READER), group.id]
        self._articles: dict[int, DrillArticle] = {}
        self._numbers = 0
        self._counted = 0
        self._hurry = asyncio.Event()

    def begin_anew(self) -> None:
        """Count from nothing, for another stage; numbers go on, so nothing old is mistaken."""
        self._articles = {}

    async def run(self, urls: Callable[[], list[str]], key: Callable[[], str]) -> None:
        """Publish an article every few seconds, and look how the others get on, for ever."""
        async with ClientSession(timeout=_PATIENCE) as session:
            api = _Api(session, urls, key)
            await asyncio.gather(self._publish(api), self._follow(api))

    async def _publish(self, api: "_Api") -> None:
        while True:
            self._numbers += 1
            article = self._articles[self._numbers] = DrillArticle(self._numbers)
            await self._hand_in(api, article)
            await self._rest()

    async def _rest(self) -> None:
        self._hurry.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(_PAUSE):
                await self._hurry.wait()

    def hurry(self) -> None:
        """Let the next article come at once: there is something to be seen."""
        self._hurry.set()

    async def _hand_in(self, api: "_Api", article: DrillArticle) -> None:
        told = tell(article.number, self._clock(), self._random)
        body = {
            "headline": f"{WORD.capitalize()} №\u00a0{article.number}: {told.headline}",
            "text": "\n\n".join(told.paragraphs),
            "rubric": "society",
            "action": "publish",
        }
        while article.number in self._articles:
            answer = await api.ask("POST", "articles", body, f"drill-{article.number}")
            if answer is not None:
                article.article_id, article.state = answer["id"], "underway"
                return
            await asyncio.sleep(_AGAIN)

    async def _follow(self, api: "_Api") -> None:
        while True:
            await asyncio.sleep(_LOOK)
            for article in [each for each in self._articles.values() if each.state == "underway"]:
                answer = await api.ask("GET", f"articles/{article.article_id}")
                if answer is not None and _is_settled(answer):
                    article.state = "settled"

    def count(self) -> Count:
        """What Telegram has accepted so far."""
        for number, entry in self._new_copies():
            if (article := self._articles.get(number)) is not None:
                article.copies[entry.chat_id] = article.copies.get(entry.chat_id, 0) + 1
        taken = [article for article in self._articles.values() if article.state != "asked"]
        missing = {article.number: len(self.readers) - len(article.copies) for article in taken}
        settled = {article.number for article in taken if article.state == "settled"}
        return Count(
            articles=len(taken),
            waiting=len(self._articles) - len(taken),
            expected=len(taken) * len(self.readers),
            arrived=sum(len(article.copies) for article in taken),
            underway=sum(count for number, count in missing.items() if number not in settled),
            doubled=sum(article.doubled for article in taken),
            lost=sum(count for number, count in missing.items() if number in settled),
        )

    def _new_copies(self) -> Iterator[tuple[int, Entry]]:
        entries = self._emulator.ledger.since(self._counted)
        self._counted += len(entries)
        known = set(self.readers)
        for entry in entries:
            if entry.kind == "sent" and entry.chat_id in known:
                for found in _MARK.finditer(entry.text):
                    yield int(found[1]), entry


def _is_settled(answer: dict[str, Any]) -> bool:
    deliveries = answer["deliveries"]
    return any(deliveries.values()) and not any(deliveries.get(name) for name in _UNDERWAY)


class _Api:
    """The newsroom's HTTP API, at whichever process serves it now."""

    def __init__(
        self, session: ClientSession, urls: Callable[[], list[str]], key: Callable[[], str]
    ) -> None:
        self._session = session
        self._urls = urls
        self._key = key

    async def ask(
        self, method: str, path: str, body: dict[str, Any] | None = None, key: str = ""
    ) -> dict[str, Any] | None:
        """The answer of the first process that gives one; None when none does."""
        headers = {"Authorization": f"Bearer {self._key()}"}
        headers |= {"Idempotency-Key": key} if key else {}
        for url in self._urls():
            try:
                async with self._session.request(
                    method, f"{url}/{path}", json=body, headers=headers
                ) as response:
                    if response.status < HTTPStatus.BAD_REQUEST:
                        answer: dict[str, Any] = await response.json()
                        return answer
            except (ClientError, TimeoutError):
                continue
        return None
