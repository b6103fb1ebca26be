"""A draft against the articles of a week: our check beside one bare look at every text, in one run.

    python -m bench.similar [articles]

Articles of 250 words are drawn by the law of Zipf and Mandelbrot from 20 000 nouns; half of them
are of the last 72 hours, and one in a hundred checks meets its own text. The reference intersects
the draft's shingles with those of every article, kept as sets: a level 1 without sketches. Times
are the processor's, but for the reading.
"""

import asyncio
import gc
import random
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from statistics import median, quantiles
from zoneinfo import ZoneInfo

from bench.fanout import peak_megabytes
from bench.figures import Figure, show
from bench.matching import vocabulary
from news.article import ArticleDraft, ArticleStatus
from news.difference import difference
from news.shingles import shingles, words_of
from newsroom import likeness
from newsroom.desk import Desk, open_desk
from storage.articles import NewArticle, add_article, change_article
from storage.database import Database
from storage.facts import next_sequence
from storage.migrating import open_database

SMALL = 300
WORDS, VOCABULARY, CHECKS, PARAGRAPH, MOST = 250, 20_000, 100, 50, 50
# Nouns are not as common as the words between them.
SHIFT = 30
LONGEST, DIFFERENCE_MOST = 200_000, 100
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
WEEK = timedelta(days=6)


class Writer:
    """Makes articles up."""

    def __init__(self, articles: int) -> None:
        self._draw = random.Random(9)
        self._words = vocabulary(self._draw, min(VOCABULARY, articles * 10))
        self._weights = list(accumulate(1 / (n + SHIFT) for n in range(len(self._words))))

    def article(self) -> ArticleDraft:
        """An article of so many words."""
        words = self._draw.choices(self._words, cum_weights=self._weights, k=WORDS)
        body = [" ".join(words[at : at + PARAGRAPH]) for at in range(0, WORDS, PARAGRAPH)]
        return ArticleDraft(" ".join(words[:8]).capitalize(), tuple(body))


async def publish(database: Database, seen: list[ArticleDraft]) -> None:
    """Keep articles as published, evenly over the days; nobody is sent anything."""
    async with database.transaction() as connection:
        for number, each in enumerate(seen, 1):
            at = NOW - WEEK + WEEK * number / len(seen)
            new = NewArticle(each, None, "ru", f"{number:064}", 1, at)
            await change_article(
                connection,
                await add_article(connection, new),
                ArticleStatus.DRAFT,
                status=ArticleStatus.PUBLISHED.value,
                sequence=await next_sequence(connection),
                published_at=at,
            )


async def checks(desk: Desk, drafts: list[ArticleDraft]) -> list[float]:
    """Milliseconds of the processor that each check takes."""
    taken = []
    for each in drafts:
        begun = time.process_time()
        await likeness.similar(desk, each, NOW)
        taken.append((time.process_time() - begun) * 1000)
    return taken


def bare(seen: list[ArticleDraft], drafts: list[ArticleDraft]) -> list[float]:
    """The reference: milliseconds that it takes to intersect with every set."""
    kept = [shingles(words_of(each.text)) for each in seen]
    taken = []
    for each in drafts[: CHECKS // 10]:
        begun = time.process_time()
        mine = shingles(words_of(each.text))
        max(len(mine & other) for other in kept)
        taken.append((time.process_time() - begun) * 1000)
    return taken


def marking(writer: Writer) -> float:
    """Milliseconds that the difference of two texts of 200 000 characters takes."""
    old = ". ".join(each for _ in range(200) for each in writer.article().body)[:LONGEST]
    new = old.replace("а", "о", LONGEST // 20)
    begun = time.process_time()
    difference(old, new, room=2000)
    return (time.process_time() - begun) * 1000


async def run(articles: int) -> None:
    """Measure, and print a table."""
    writer = Writer(articles)
    seen = [writer.article() for _ in range(articles)]
    drafts = [writer.article() for _ in range(CHECKS - 1)] + seen[-1:]
    with tempfile.TemporaryDirectory() as folder:
        database = await open_database(f"sqlite+aiosqlite:///{Path(folder) / 'news.db'}")
        await publish(database, seen)
        desk = await open_desk(database, zone=ZoneInfo("Europe/Minsk"))
        before, begun = peak_megabytes(), time.perf_counter()
        await likeness.learn(desk, NOW)
        learnt, megabytes = time.perf_counter() - begun, peak_megabytes() - before
        # As the program does after its start: the bench's own articles are not to be gone through.
        gc.collect()
        gc.freeze()
        taken = await checks(desk, drafts)
        await database.close()
    usual, marked = median(bare(seen, drafts)), marking(writer)
    show(
        f"Drafts against {articles:,} articles of a week",
        [
            Figure("a check: p50", median(taken), "ms", usual, median(taken) / usual),
            Figure("a check: p99", quantiles(taken, n=100)[-1], "ms", most=MOST),
            Figure("to read them all once, after a start", learnt, "s"),
            Figure("memory that they take", megabytes, "MB"),
            Figure("a difference, 200 000 characters", marked, "ms", most=DIFFERENCE_MOST),
        ],
    )


if __name__ == "__main__":
    asyncio.run(run(int(sys.argv[1]) if len(sys.argv) > 1 else SMALL))
