"""Charts: how long each takes to draw, with how much memory; and the figures that they show.

    python -m bench.charts [times] [rules]

The reference is an empty picture of the same size. Memory is what the process has gained since
before the first drawing, the library and the fonts among it. The figures are those of /stats, from
a year of kept hours and so many rules with followers; their reference is a count of the rows that
subscriptions would be, which nobody does.
"""

import asyncio
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

from bench.fanout import peak_megabytes
from bench.figures import Figure, show
from news.article import Article, ArticleStatus
from news.dispatch import DeliveryState, Reason, Tally
from news.figure import BY_HOUR, OF_AN_ARTICLE
from news.language import Language
from news.rubric import Rubric
from news.statistics import MONTH, ArticleFigures, Audience, Chart, Day, Overview
from newsroom import summing
from newsroom.desk import open_desk
from storage.database import Database
from storage.migrating import upgrade
from texts.catalogue import load_catalogues
from texts.chart import HEIGHT, WIDTH
from texts.drawing import draw
from texts.locale import Locale
from texts.statistics_chart import article_chart, statistics_chart

SMALL = (20, 100_000)
MINSK = ZoneInfo("Europe/Minsk")
NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
FIRST = date(2026, 11, 1)
READERS = 1_000_000
EMPTY = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"/>'
_HOURS = (
    "WITH RECURSIVE hours(hour) AS (SELECT :last - 8760 UNION ALL SELECT hour + 1 FROM hours"
    " WHERE hour < :last) INSERT INTO figures (name, hour, subject, number)"
    " SELECT :name, hour, 0, 3 FROM hours"
)
_FOLLOWERS = (
    "WITH RECURSIVE ids(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM ids WHERE id < :rules)"
    " INSERT INTO figures (name, hour, subject, number)"
    " SELECT 'followers', 0, id, id % 997 FROM ids"
)
_SCAN = "SELECT subject, sum(number) FROM figures GROUP BY subject ORDER BY 2 DESC LIMIT 20"


def overview() -> Overview:
    """A newsroom of a million readers over a month."""
    rubrics = [
        Rubric(number, f"r{number}", "", dict.fromkeys(Language, f"Навука і тэхналогіі {number}"))
        for number in range(9)
    ]
    days = [
        Day(
            date(2026, 11, 1) + timedelta(days=day), dict.fromkeys(BY_HOUR, 900 * day), day * 30_000
        )
        for day in range(MONTH)
    ]
    audience = Audience(
        readers=READERS,
        subscriptions=10 * READERS,
        to_rubrics=[(each, READERS // (each.id + 1)) for each in rubrics],
        to_words=READERS,
        by_language=dict.fromkeys(Language, READERS),
        words=(),
        published=1,
    )
    return Overview(MONTH, days, audience, {Reason.BLOCKED: 9}, [hour * 1000 for hour in range(24)])


def charts(locale: Locale) -> dict[str, str]:
    """An SVG of each kind."""
    article = Article(
        id=12,
        status=ArticleStatus.PUBLISHED,
        headline="Мост открыт",
        body=(),
        rubric=None,
        language="ru",
        place=None,
        published_on_site=None,
        source_url=None,
        photo=None,
        author_id=1,
        departs_at=None,
        published_at=NOON,
        sequence=1,
        breaking=False,
    )
    figures = ArticleFigures(
        Tally({DeliveryState.SENT: READERS}), 0, dict.fromkeys(OF_AN_ARTICLE, READERS // 9)
    )
    found = {chart.name.lower(): statistics_chart(locale, overview(), chart) for chart in Chart}
    return {**found, "an article": article_chart(locale, article, figures)}


def milliseconds(svg: str, times: int) -> float:
    """How long a picture takes, as a median."""
    return median(taken(lambda: draw(svg)) for _ in range(times))


def taken(do: Callable[[], object]) -> float:
    """Milliseconds of the processor that something takes: others may use the machine, too."""
    begun = time.process_time()
    do()
    return (time.process_time() - begun) * 1000


async def asking(path: Path, rules: int, times: int) -> float:
    """Milliseconds that the figures of a month take, as a median."""
    url = f"sqlite+aiosqlite:///{path}"
    await upgrade(database := Database(url))
    with closing(sqlite3.connect(path)) as connection, connection:
        for each in BY_HOUR:
            last = int(NOON.timestamp()) // 3600
            connection.execute(_HOURS, {"last": last, "name": each.value})
        connection.execute(_FOLLOWERS, {"rules": rules})
    desk = await open_desk(database, zone=MINSK)
    found = []
    for _ in range(times):
        begun = time.process_time()
        await summing.over_days(desk, NOON, MONTH)
        found.append((time.process_time() - begun) * 1000)
    await database.close()
    return median(found)


def scanning(path: Path) -> float:
    """Milliseconds that a look at as many rows takes."""
    with closing(sqlite3.connect(path)) as connection:
        statement = (
            "SELECT subject, sum(number) FROM figures GROUP BY subject ORDER BY 2 DESC LIMIT 20"
        )
        return taken(lambda: connection.execute(statement).fetchall())


def run(times: int, rules: int) -> None:
    """Measure, and print a table."""
    svgs = charts(Locale(load_catalogues()[Language.BE], MINSK, "newsdesk_bot"))
    before = peak_megabytes()
    first = taken(lambda: draw(svgs["readers"]))
    empty = milliseconds(EMPTY, times)
    drawn = {name: milliseconds(svg, times) for name, svg in svgs.items()}
    gained = peak_megabytes() - before
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.db"
        asked = asyncio.run(asking(path, rules, times))
        scanned = scanning(path)
    show(
        f"Charts, {times} of each; reference: an empty one, and a scan",
        (
            Figure("the first, with the library", first, "ms", most=150),
            *(
                Figure(f"chart: {name}", each, "ms", empty, each / empty)
                for name, each in drawn.items()
            ),
            Figure("the slowest", max(drawn.values()), "ms", most=150),
            Figure("memory", gained, "MB", most=30),
            Figure(f"/stats, {rules:,} rules", asked, "ms", scanned, asked / scanned),
        ),
    )


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    run(*(given or SMALL))
