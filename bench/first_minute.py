"""From /start to the first news of exactly one's own: how many taps, and how long each takes.

    python -m bench.first_minute [newcomers] [articles]

Each newcomer says /start, ticks a rubric, says when, in which language, and ends with the newest of
that. The time goes from the tap to the edited message, as the emulator has it. The reference is
/help of the same newcomers: an answer for which nothing is looked up but who asks.
"""

import asyncio
import gc
import sys
import tempfile
from collections import defaultdict
from collections.abc import Awaitable
from datetime import timedelta
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from zoneinfo import ZoneInfo

from bench.figures import Figure, show
from bench.newsdesk import EDITOR_ID, PATIENCE, address_in, newsdesk
from bot.clock import utc_now
from emulator import Emulator, Person, serve
from news.article import ArticleDraft
from newsroom import drafting, publishing
from newsroom.desk import open_desk
from storage.migrating import open_database

SMALL = ("50", "500")
MOST_MS = 100.0
MOST_TAPS = 3
RUBRICS = ("sport", "society", "economy", "world")
TAPS = ("Спорт", "Дальше", "Утром и вечером", "Русский", "Готово")
OWN = "Ваши новости"
Times = dict[str, list[float]]


async def fill(folder: Path, articles: int) -> None:
    """Publish so many articles over two months."""
    database = await open_database(address_in(folder))
    desk = await open_desk(database, zone=ZoneInfo("Europe/Minsk"))
    for number in range(articles):
        at = utc_now() - timedelta(days=60 * (articles - number) / articles)
        rubric = RUBRICS[number % len(RUBRICS)]
        text = (f"Об этом {number} сообщили в министерстве транспорта.",) * 4
        seen = ArticleDraft(f"Новость {rubric} {number}", text, rubric_hint=rubric)
        article = await drafting.draft(desk, seen, EDITOR_ID, at)
        await publishing.publish(desk, article.id, at)
    await database.close()


async def first_minute(person: Person, times: Times) -> int:
    """One newcomer's; how many taps led to the first news of their own."""
    said = await person.says("/help")
    await _timed(times["/help"], person.sees("/latest", since=said))
    said = await person.says("/start")
    await _timed(times["/start"], person.sees("шаг 1 из 3", since=said))
    own_after = sys.maxsize
    for taps, label in enumerate(TAPS, 1):
        await _timed(times[label], person.presses(label))
        if OWN in person.screen():
            own_after = min(own_after, taps)
    return own_after


async def _timed(times: list[float], answered: Awaitable[object]) -> None:
    begun = perf_counter()
    await answered
    times.append((perf_counter() - begun) * 1000)


async def measure(newcomers: int, articles: int) -> list[Figure]:
    """Newcomers one after another, before a bot that runs by itself."""
    emulator = Emulator()
    times: Times = defaultdict(list)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        await fill(folder, articles)
        async with serve(emulator) as address, newsdesk(folder, emulator, address):
            first = emulator.person("Первая", "ru")
            first.patience = PATIENCE  # the bot is starting
            await first_minute(first, defaultdict(list))
            people = [emulator.person(f"Анна {number}", "ru") for number in range(newcomers)]
            taps = [await first_minute(person, times) for person in people]
    return figures(times, max(taps))


def figures(times: Times, taps: int) -> list[Figure]:
    """Each step beside /help, and the slowest of all."""
    asked = median(times["/help"])
    steps = {name: found for name, found in times.items() if name != "/help"}
    middle = max(median(found) for found in steps.values())
    slowest, help_slowest = max(map(_p99, steps.values())), _p99(times["/help"])
    return [
        Figure("taps from /start to news of one's own", taps, "", most=MOST_TAPS),
        *(
            Figure(f"p50 of {name}", median(found), "ms", asked, median(found) / asked)
            for name, found in steps.items()
        ),
        Figure("p50 of the slowest step", middle, "ms", most=MOST_MS),
        Figure("p99 of the slowest step", slowest, "ms", help_slowest, slowest / help_slowest),
    ]


def _p99(times: list[float]) -> float:
    return quantiles(times, n=100)[-1] if len(times) > 1 else times[0]


if __name__ == "__main__":
    newcomers, articles = map(int, sys.argv[1:] or SMALL)
    # The stand-in's pauses are not the bot's.
    gc.disable()
    rows = asyncio.run(measure(newcomers, articles))
    show(f"The first minute of {newcomers}, {articles} articles; reference: /help, p50", rows)
