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
from pathlib import Path
from zoneinfo import ZoneInfo

from bench.corpora import Files, files_of
from bench.feed_cases import (
    IDENTITIES,
    TEXTS,
    Case,
    feed_rs_cases,
    feedparser_cases,
    gofeed_cases,
    miniflux_cases,
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
MINSK = ZoneInfo("Europe/Minsk")
_MEGABYTE = 2**20
_LARGEST = 10_000_000
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
    yield "texts of tags alone", _rss(item.format(nested) * min(size // 400_000, 4))
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
    yield "tiny elements", _rss(item.format("<a/>" * (size // 4)))
    deep = "<p>" * 200 + "<i/>" * (size // 4)
    yield "tiny elements deep inside", _rss(item.format(f"<description>{deep}</description>"))
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
        return [Figure(f"{what}: skipped, absent", 0, "")]
    least = fewest if fewest > 1 else fewest * len(passed)
    return [
        Figure(what, len(passed), ""),
        Figure("  of these right", sum(passed), "", least=round(least)),
    ]


def judged(corpora: dict[str, Files]) -> list[Figure]:
    """What the collections expect, and whether it is so."""
    feedparser, gofeed = corpora["kurtmckee/feedparser"], corpora["mmcdole/gofeed"]
    miniflux = corpora["miniflux/v2"]
    return [
        *right("feedparser’s texts", feedparser_cases(feedparser, TEXTS), _FEWEST_TEXTS),
        *right("feedparser’s links and dates", feedparser_cases(feedparser, IDENTITIES), 0.8),
        *right("gofeed’s expectations", gofeed_cases(gofeed), _SMALLEST_SHARE),
        *right("miniflux’s dates, links, encodings", miniflux_cases(miniflux, MINSK), 0.8),
        *right("feed-rs’s feeds", feed_rs_cases(corpora["feed-rs/feed-rs"], MINSK), 1.0),
    ]


async def run(items: str, folder: str = "") -> None:
    """Measure, and print a table."""
    corpora = {name: _files(folder, name, path) for name, path in _PATHS.items()}
    public = [document for files in corpora.values() for document in files.items()]
    usual, harmful = [("usual", feed(int(items)))], list(hostile(_size(int(items))))
    reader, stretch = Reader(), Stretch()
    await take(reader, usual)
    gc.collect()
    gc.freeze()
    with stretch.watched():
        taken = [await take(reader, documents) for documents in (usual, public, harmful)]
    peak = await reader.run(peak_memory)
    await reader.close()
    shown = [*judged(corpora), *_figures(items, *taken), *_limits(taken, peak, stretch.longest)]
    show("Feeds in the reader process", shown)


def _files(folder: str, repository: str, path: str) -> Files:
    return files_of(Path(folder), repository, path) if folder else {}


def _size(items: int) -> int:
    """Of harmful feeds, in bytes: small ones where it is only to be seen that all runs."""
    return min(_LARGEST, items * _LARGEST // 100)


def _figures(items: str, usual: Taken, public: Taken, harmful: Taken) -> Iterator[Figure]:
    yield Figure(f"a feed of {items} articles", usual.seconds * 1000, "ms")
    for what, taken in (("public documents, of any kind", public), ("harmful feeds", harmful)):
        yield Figure(what, taken.documents, "")
        yield Figure("  of these read", taken.read, "")
        yield Figure(f"  the slowest {taken.slowest[-24:]}", taken.seconds, "s", most=_MOST_SECONDS)


def _limits(taken: Iterable[Taken], peak: float, stall: float) -> Iterator[Figure]:
    largest = max(each.answer for each in taken) / _MEGABYTE
    yield Figure("the largest answer", largest, "MB", most=LARGEST_ANSWER // _MEGABYTE)
    yield Figure("memory at the most", peak, "MB", most=_MOST_MEMORY)
    yield Figure("the longest that the loop was held", stall, "ms", most=_MOST_STALL)


if __name__ == "__main__":
    asyncio.run(run(*(sys.argv[1:] or ["100"])))
