"""Rules and searches that are made to take long: the longest that each holds the event loop.

    python -m bench.hostile [rules of each shape] [groups of synonyms]

The newsroom has as many synonyms as it may, unless told: 500 groups of eight, words and phrases of
ten words.
The reference is a search for two plain words in the same run.
"""

import asyncio
import gc
import random
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from itertools import chain
from pathlib import Path
from zoneinfo import ZoneInfo

from bench.figures import Figure, show
from bench.matching import vocabulary
from news.matching import RuleIndex
from news.rule_language import MOST_PARTS, MOST_RULE_WORDS, RuleError
from news.synonym import MOST_MEMBER_WORDS, MOST_MEMBERS
from news.words.document import analyse
from news.words.morphology import Morphology
from newsroom import reading
from newsroom.desk import Desk, open_desk
from newsroom.synonyms import MOST_GROUPS
from storage.database import Database
from storage.migrating import open_database
from storage.search import keep_for_search
from storage.synonyms import add_group

_LIMIT = 5
_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_OpenDesk = Callable[[], Awaitable[Desk]]


class Stretch:
    """The longest that one callback held the loop, in milliseconds.

    ``busiest`` is the most that one took of the processor: where it is far less than ``longest``,
    something else had the processor meanwhile.
    """

    def __init__(self) -> None:
        self.longest = 0.0
        self.busiest = 0.0

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Measure what runs meanwhile."""
        run = asyncio.Handle._run  # noqa: SLF001 - there is no other way in

        def timed(handle: asyncio.Handle) -> None:
            begun, used = time.perf_counter(), time.thread_time()
            run(handle)
            self.busiest = max(self.busiest, (time.thread_time() - used) * 1000)
            self.longest = max(self.longest, (time.perf_counter() - begun) * 1000)

        asyncio.Handle._run = timed  # type: ignore[method-assign,assignment]  # noqa: SLF001
        try:
            yield
        finally:
            asyncio.Handle._run = run  # type: ignore[method-assign]  # noqa: SLF001


def groups(draw: random.Random, words: list[str], count: int) -> list[list[str]]:
    """So many: every other one of words, the rest with phrases."""
    sizes = (1, MOST_MEMBER_WORDS)
    return [
        [word, *(" ".join(draw.sample(words, sizes[n % 2])) for _ in range(MOST_MEMBERS - 1))]
        for n, word in enumerate(words[:count])
    ]


def hostile(draw: random.Random, words: list[str]) -> dict[str, str]:
    """A rule of each shape, as long as a rule may be; ``words`` are those that have synonyms."""

    def chosen() -> list[str]:
        return draw.sample(words, MOST_RULE_WORDS)

    unknown = ["".join(draw.choices(_LETTERS, k=11)) for _ in range(MOST_PARTS)]
    prefixed = [draw.choice(("недо", "небез")) * 7 + word[:2] for word in unknown[:MOST_RULE_WORDS]]
    return {
        "words": " ".join(chosen()),
        "a phrase": f'"{" ".join(chosen())}"',
        "alternatives": " | ".join(chosen()),
        "a hyphenated word": "-".join(chosen()),
        "exclusions": " -".join(chosen()),
        "unknown words": f'"{" ".join(unknown[:MOST_RULE_WORDS])}"',
        "a hyphenated unknown word": "-".join(unknown),
        "nothing but prefixes": " ".join(prefixed),
        "a word of 4 096 letters": unknown[0] * 372,
    }


async def longest(open_one: _OpenDesk, texts: list[str]) -> float:
    """The longest stretch while these are asked, each anew: the median of the texts."""
    found = []
    for text in texts:
        desk, stretch = await open_one(), Stretch()
        with stretch.watched(), suppress(RuleError):
            await reading.search(desk, text)
        found.append(stretch.longest)
    return sorted(found)[len(found) // 2]


async def measure(
    open_one: _OpenDesk,
    morphology: Morphology,
    draw: random.Random,
    words: list[str],
    most: int,
    count: int,
) -> list[Figure]:
    """A figure for each shape."""
    plain = await longest(open_one, [" ".join(draw.sample(words, 2)) for _ in range(count)])
    shapes: dict[str, list[str]] = {}
    for _ in range(count):
        for name, text in hostile(draw, words[:most]).items():
            shapes.setdefault(name, []).append(text)
    figures = [
        Figure(name, await longest(open_one, texts), "ms", plain, most=_LIMIT)
        for name, texts in shapes.items()
    ]
    return [*figures, matched(await open_one(), morphology, shapes)]


def matched(desk: Desk, morphology: Morphology, shapes: dict[str, list[str]]) -> Figure:
    """The longest that one rule of any shape takes to be kept in an index and met by an article."""
    document = analyse(" ".join(chain.from_iterable(shapes.values())), morphology)
    taken = []
    for text in chain.from_iterable(shapes.values()):
        index = RuleIndex()
        with suppress(RuleError):
            rule = desk.rulebook.parse(text)
            begun = time.perf_counter()
            index.add(1, rule)
            index.match(document)
            taken.append((time.perf_counter() - begun) * 1000)
    return Figure("to keep and to match one of them", max(taken), "ms", most=_LIMIT)


async def keep(database: Database, morphology: Morphology, texts: Iterable[str]) -> None:
    """An archive that holds the words, so that there is something to ask for."""
    async with database.transaction() as connection:
        for sequence, text in enumerate(texts, 1):
            await keep_for_search(connection, sequence, analyse(text, morphology))


async def run(count: int, most: int = MOST_GROUPS) -> None:
    """Measure, and print a table."""
    draw = random.Random(7)
    words = [word for word in vocabulary(draw, 8 * most) if word.isalpha()]
    morphology = Morphology()
    with tempfile.TemporaryDirectory() as folder:
        database = await open_database(f"sqlite+aiosqlite:///{Path(folder) / 'news.db'}")
        kept = groups(draw, words, most)
        async with database.transaction() as connection:
            for group in kept:
                await add_group(connection, group)
        await keep(database, morphology, (" ".join(group) for group in kept))
        open_one = partial(
            open_desk, database, zone=ZoneInfo("Europe/Minsk"), morphology=morphology
        )
        # What the collector does with the dictionaries is no matter of the rules.
        gc.collect()
        gc.freeze()
        figures = await measure(open_one, morphology, draw, words, most, count)
        await database.close()
    show(f"Rules of {MOST_RULE_WORDS} words, {most} groups of {MOST_MEMBERS} synonyms", figures)


if __name__ == "__main__":
    asyncio.run(run(*map(int, sys.argv[1:] or ["20"])))
