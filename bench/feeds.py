"""Feeds in the reader process: how much of the public collections is read right, and how fast.

    python -m bench.feeds [items of the feed that is timed] [a folder of collections]

The collections are those of docs/decisions/0026-reading-feeds.md, in folders called
``owner+name``; what is absent is skipped, and the table says so. Feeds that mean harm are made,
ten megabytes each at the most.
"""

import asyncio
import gc
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from bench.corpora import Files, files_of
from bench.feed_cases import (
    IDENTITIES,
    TEXTS,
    Case,
    feed_rs_cases,
    feedparser_cases,
    gofeed_cases,
)
from bench.figures import Figure, show
from bench.hostile import Stretch
from bench.memory import peak_memory
from sources.feed import read_feed
from sources.reader import Reader
from sources.unreadable import UnreadableSource
from sources.wire import LARGEST_ANSWER, packed

_PATHS = {
    "kurtmckee/feedparser": "tests/",
    "mmcdole/gofeed": "testdata/",
    "feed-rs/feed-rs": "feed-rs/fixture/",
    "miniflux/v2": "internal/reader/",
}
_MOST_SECONDS, _MOST_MEMORY, _MOST_STALL = 5, 400, 50
_FEWEST_TEXTS, _SMALLEST_SHARE = 110, 0.9
_MEGABYTE = 2**20
_SIZE = 10_000_000
_PARAGRAPH = "<p>Слово за словом, и <b>дело</b> идёт: <a href='/a/{}'>подробности</a> ниже.</p>"
_ITEM = (
    "<item><title>Заголовок номер {n}</title><link>https://example.org/news/{n}</link>"
    "<guid isPermaLink='false'>{n}</guid><pubDate>Thu, 04 Jul 2024 19:25:00 +0300</pubDate>"
    "<category>Общество</category><description>Коротко о том, что было…</description>"
    "<content:encoded><![CDATA[{body}]]></content:encoded></item>"
)
_CONTENT = "http://purl.org/rss/1.0/modules/content/"


@dataclass(slots=True)
class Taken:
    """What reading some documents took: seconds and bytes of the answer at the most."""

    documents: int = 0
    read: int = 0
    seconds: float = 0.0
    slowest: str = ""
    answer: int = 0


def feed(items: int, paragraphs: int = 8) -> bytes:
    """A feed of so many items, each a whole article."""
    body = "".join(_PARAGRAPH.format(n) for n in range(paragraphs))
    inside = "".join(_ITEM.format(n=n, body=body) for n in range(items))
    return _rss(f"<title>Лента</title>{inside}", f'xmlns:content="{_CONTENT}"')


def hostile(size: int) -> Iterator[tuple[str, bytes]]:
    """Feeds that mean harm, none larger than so many bytes."""
    many = size // 100
    item = "<item><title>Заголовок</title>{}</item>"
    attributes = " ".join(f'a{n}="1"' for n in range(min(many, 50_000)))
    yield "50 000 attributes", _rss(item.format(f"<x {attributes}/>"))
    in_text = f"<description><![CDATA[<p {attributes}>текст</p>]]></description>"
    yield "50 000 attributes in a text", _rss(item.format(in_text))
    yield "elements in each other", _rss(item.format("<a>" * (size // 3)))
    nested = "<div><b>" * (size // 10)
    yield (
        "a text of tags alone",
        _rss(item.format(f"<description><![CDATA[{nested}]]></description>")),
    )
    nested = f"<description><![CDATA[{nested[:400_000]}]]></description>"
    yield "texts of tags alone", _rss(item.format(nested) * (size // 400_000))
    yield "items in each other", _rss("<item><title>x</title>" * (size // 25))
    yield "tags that nothing closes", _rss(item.format("<p>текст" * (size // 16)) + item.format(""))
    yield "a huge author", _rss(item.format(f"<author>{'a@b ' * (size // 4)}</author>"))
    yield "a huge title", _rss(f"<item><title>{'слово ' * (size // 12)}</title></item>")
    yield "a huge guid", _rss(item.format(f"<guid>{'x' * size}</guid>"))
    yield "a huge date", _rss(item.format(f"<pubDate>{'1 января ' * (size // 20)}</pubDate>"))
    yield "100 000 items", _rss(item.format("") * min(many, 100_000))
    yield "100 000 categories", _rss(item.format("<category>Общество</category>" * many))
    yield "ampersands", _rss(item.format("&" * size))
    yield "entities", _rss(item.format("&nbsp;" * (size // 6)))
    yield "less-than signs", _rss(item.format("<" * size))
    yield "comments that do not end", _rss(item.format("<!--" * (size // 4)))
    links = "<a href='https://example.org/" + "x" * 1900 + "'>с</a> "
    each = f"<description><![CDATA[{links * (size // 500 // 2000)}]]></description>"
    yield "many long links", _rss(item.format(each) * 500)
    yield "spaces in a date", _rss(item.format(f"<pubDate>Mon,{' ' * size}</pubDate>"))
    yield "lists in JSON", b'{"items":' + b"[" * size
    yield "bytes above 127", b"<rss>" + bytes(range(128, 256)) * (size // 128)
    yield (
        "a line of one letter",
        _rss(item.format(f"<description>{'а' * (size // 2)}</description>")),
    )


def _rss(inside: str, spaces: str = "") -> bytes:
    return f'<rss version="2.0" {spaces}><channel>{inside}</channel></rss>'.encode()


async def take(reader: Reader, documents: Iterable[tuple[str, bytes]]) -> Taken:
    """Let the reader process read each document."""
    taken = Taken()
    for name, data in documents:
        begun = time.perf_counter()
        try:
            read = await reader.run(read_feed, data, "https://example.org/", None, "Europe/Minsk")
        except UnreadableSource:
            pass
        else:
            taken.read += 1
            taken.answer = max(taken.answer, len(packed(("done", read))))
        seconds = time.perf_counter() - begun
        taken.documents += 1
        if seconds > taken.seconds:
            taken.seconds, taken.slowest = seconds, name
    return taken


def right(what: str, cases: Iterable[Case], fewest: float) -> list[Figure]:
    """How many of the cases are read as expected; ``fewest`` is a number, or a share of them."""
    passed = [is_right for _, is_right in cases]
    if not passed:
        return [Figure(f"{what}: skipped, not there", 0, "")]
    least = fewest if fewest > 1 else fewest * len(passed)
    return [
        Figure(what, len(passed), ""),
        Figure("  of these right", sum(passed), "", least=round(least)),
    ]


def judged(corpora: dict[str, Files]) -> list[Figure]:
    """What the collections expect, and whether it is so."""
    feedparser, gofeed = corpora["kurtmckee/feedparser"], corpora["mmcdole/gofeed"]
    return [
        *right("feedparser’s texts", feedparser_cases(feedparser, TEXTS), _FEWEST_TEXTS),
        *right("feedparser’s links and dates", feedparser_cases(feedparser, IDENTITIES), 0.8),
        *right("gofeed’s expectations", gofeed_cases(gofeed), _SMALLEST_SHARE),
        *right("feed-rs’s feeds", feed_rs_cases(corpora["feed-rs/feed-rs"], UTC), 1.0),
    ]


async def run(items: str, folder: str = "") -> None:
    """Measure, and print a table."""
    corpora = {
        name: files_of(Path(folder), name, path) if folder else {} for name, path in _PATHS.items()
    }
    size = _SIZE if int(items) >= 100 else _SIZE // 200  # noqa: PLR2004
    harm = list(hostile(size))
    reader, stretch = Reader(), Stretch()
    await reader.run(peak_memory)
    gc.collect()
    gc.freeze()
    with stretch.watched():
        usual = await take(reader, [("usual", feed(int(items)))] * 3)
        again = await take(reader, [("usual", feed(int(items)))])
        public = await take(
            reader, ((n, d) for files in corpora.values() for n, d in files.items())
        )
        harmful = await take(reader, harm)
    peak = await reader.run(peak_memory)
    await reader.close()
    del usual
    show(
        "Feeds in the reader process",
        [
            *judged(corpora),
            Figure(f"a feed of {items} articles", again.seconds * 1000, "ms"),
            Figure("public documents, of any kind", public.documents, ""),
            Figure("  of these read as feeds", public.read, ""),
            Figure(
                f"  the slowest ({public.slowest[-24:]})", public.seconds, "s", most=_MOST_SECONDS
            ),
            Figure("harmful ones", harmful.documents, ""),
            Figure("  of these read", harmful.read, ""),
            Figure(f"  the slowest ({harmful.slowest})", harmful.seconds, "s", most=_MOST_SECONDS),
            Figure(
                "the largest answer",
                max(public.answer, harmful.answer, again.answer) / _MEGABYTE,
                "MB",
                most=LARGEST_ANSWER // _MEGABYTE,
            ),
            Figure("memory at the most", peak, "MB", most=_MOST_MEMORY),
            Figure("the longest that the loop was held", stretch.longest, "ms", most=_MOST_STALL),
        ],
    )


if __name__ == "__main__":
    asyncio.run(run(*(sys.argv[1:] or ["100"])))
