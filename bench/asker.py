"""A Telegram that only asks: people say /latest at a pace, and every call is accepted."""

import asyncio
import itertools
import json
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from random import Random

from bench.standin import ANSWER, StandIn, reply

TOKEN = "123456789:AAEmulatedTokenOfNoValueWhatsoever0"  # noqa: S105 - opens nothing
ASKERS, FIRST_ASKER = 200, 500_001
PATIENCE = 60.0
ARTICLE = b"newsdesk_bot?start=a_"
"""What every page of articles holds."""
BOT = {"id": 123456789, "is_bot": True, "first_name": "Newsdesk", "username": "newsdesk_bot"}
_WARMING_RATE = 80.0
_MOST_UPDATES = 100

Update = dict[str, object]


class Asker:
    """What is asked, and how many answers have come."""

    token = TOKEN

    def __init__(self) -> None:
        self.answers = 0
        self._numbers = itertools.count(1)
        self._waiting: deque[Update] = deque()
        self._unconfirmed: Sequence[Update] = ()
        self._poll: asyncio.Transport | None = None
        self._changed = asyncio.Event()

    async def ask(self, questions: int, rate: float, random: Random) -> None:
        """Have so many questions asked, and wait for their answers; raises TimeoutError."""
        loop, expected = asyncio.get_running_loop(), self.answers + questions
        begun = loop.time()
        for turn in range(questions):
            # Not on the beat: the sampler of the processor has one, too.
            early = begun + (turn + random.random()) / rate - loop.time()
            await asyncio.sleep(max(early, 0.0))
            number = next(self._numbers)
            self._waiting.append(update(number, FIRST_ASKER + number % ASKERS))
            self._give()
        async with asyncio.timeout(PATIENCE):
            while self.answers < expected:
                self._changed.clear()
                await self._changed.wait()

    async def warm_up(self, random: Random) -> None:
        """Let everybody arrive, and ask once more."""
        await self.ask(2 * ASKERS, _WARMING_RATE, random)

    def answer(self, method: str, body: bytes, transport: asyncio.Transport) -> None:
        """Take a call."""
        if method == "getUpdates":
            self._unconfirmed, self._poll = (), transport
            self._give()
            return
        if method == "sendMessage":
            # An apology is no answer.
            self.answers += ARTICLE in body
            self._changed.set()
            transport.write(reply(ANSWER))
        else:
            result = BOT if method == "getMe" else True
            transport.write(reply(json.dumps({"ok": True, "result": result}).encode()))

    def _give(self) -> None:
        if self._poll is None or not self._waiting:
            return
        most = min(_MOST_UPDATES, len(self._waiting))
        batch = [self._waiting.popleft() for _ in range(most)]
        self._poll.write(reply(json.dumps({"ok": True, "result": batch}).encode()))
        self._poll = None


class _Connection(StandIn):
    def __init__(self, asker: Asker) -> None:
        super().__init__()
        self._asker = asker

    def answer(self, head: bytes, body: bytes, transport: asyncio.Transport) -> None:
        path = head.split(b" ", 2)[1].decode()
        self._asker.answer(path.rpartition("/")[2], body, transport)


@asynccontextmanager
async def asking() -> AsyncIterator[tuple[Asker, str]]:
    """Serve one; gives it and its address."""
    asker = Asker()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Connection(asker), "127.0.0.1", 0)
    async with server:
        yield asker, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


def update(number: int, asker: int) -> Update:
    """An update in which somebody says /latest."""
    name = {"id": asker, "first_name": "Anna", "last_name": "Petrova", "username": f"anna{asker}"}
    return {
        "update_id": number,
        "message": {
            "message_id": number,
            "from": {**name, "is_bot": False, "language_code": "ru"},
            "chat": {**name, "type": "private"},
            "date": 1_720_109_100,
            "text": "/latest",
            "entities": [{"offset": 0, "length": 7, "type": "bot_command"}],
        },
    }
