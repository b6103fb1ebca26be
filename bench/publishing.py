"""Feeds and pages of ours: what w3c's validator finds in them, and how long they take to write.

    python -m bench.publishing [feeds] [a folder of collections]

The validator is read from the folder, as ``w3c+feedvalidator``; it needs html5lib, rdflib and lxml,
which this project does not: say where they are with PYTHONPATH. Where any of it is absent it is
skipped, and the table says so.
"""

import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from api.web.json_feed import json_feed
from api.web.page import MOST_BYTES, article_page
from api.web.rss import rss
from api.web.site import Site
from bench.corpora import files_of
from bench.figures import Figure, show
from news.article import Article, ArticleStatus
from news.formatting import Span, Style
from news.language import Language
from news.rubric import Rubric
from news.syndication import FeedLink, Syndication
from newsroom.feeding import NEWEST
from newsroom.reading import Shown
from texts.catalogue import load_catalogues

ADDRESS = "https://news.example.org/feeds/secret.rss"
NOW = datetime.now(UTC).replace(microsecond=0) - timedelta(days=1)
SOCIETY = Rubric(1, "society", "👥", dict.fromkeys(Language, "Общество"))
STYLES = [style for style in Style if style not in (Style.ITEM, Style.HEADING)]
HEADLINES = (
    *("Договор подписан", "Мир & «дружба» <b>навсегда</b>", "]]> <![CDATA[ &amp;&#0; </item>"),
    *(
        "\x0b\x1f\ufffe\uffff\ud83d управление",
        "👩‍👩‍👧‍👦 🇧🇾 😀",
        "\u202eяинелварпу \u2066مرحبا بالعالم",
    ),
    *("ы" * 5000, "&" * 5000, "Заголовок\nв две строки", " ", "100 % «за»", "A treaty, signed"),
)
PARAGRAPHS = (
    *("Слово за словом, и дело идёт: подробности ниже. " * 6, "a < b && c > d", "]]>"),
    *("строка\nза строкой", "😀" * 40, "مرحبا بالعالم", "\x00\x1b[31m", "漢字" * 100),
)
LINKS = ("https://belta.by/?a=1&b=2", "http://президент.рф/путь?ы=1#я", "tg://resolve?domain=x")
JUDGE = """
import json, sys
sys.path.insert(0, sys.argv[1])
import feedvalidator
from feedvalidator.logging import Error, Warning
found = []
for place in sys.argv[3:]:
    text = open(place, encoding="utf-8").read()
    told = feedvalidator.validateString(text, firstOccurrenceOnly=0, base=sys.argv[2])
    found += [type(each).__name__ for each in told["loggedEvents"]
              if isinstance(each, (Error, Warning))]
json.dump(found, sys.stdout)
"""


def main(arguments: list[str]) -> None:
    """Write so many feeds, have them judged, and time them."""
    count = int(arguments[0]) if arguments else 20
    draw = random.Random(10)
    site = Site("https://news.example.org", "Newsdesk", "newsdesk_bot", load_catalogues(), MINSK)
    feeds = [feed_of(draw, number) for number in range(count)]
    figures = [
        longest("RSS of fifty articles", lambda each: rss(site, each, ADDRESS), feeds),
        longest("JSON Feed of them", lambda each: json_feed(site, each, ADDRESS), feeds),
        *pages(site, feeds),
    ]
    if len(arguments) > 1:
        figures += judged(Path(arguments[1]), [rss(site, each, ADDRESS) for each in feeds])
    else:
        print("w3c's validator: skipped, no folder of collections was named")
    show("publishing: what the web is given", figures)


def feed_of(draw: random.Random, number: int) -> Syndication:
    """A feed of a rubric or of words; the first has no articles."""
    rubric, query = (SOCIETY, None) if number % 2 else (None, "договор | <мир> & лад")
    link = FeedLink(number, 1, rubric, query, list(Language)[number % 3], NOW)
    told = tuple(article(draw, id_) for id_ in range(NEWEST if number else 0, 0, -1))
    return Syndication(link, told, {each.id: NOW + timedelta(minutes=each.id) for each in told})


def article(draw: random.Random, id_: int) -> Article:
    """An article with anything that one can have."""
    body = tuple(draw.choices(PARAGRAPHS, k=draw.randint(0, 12)))
    made = Article(
        id=id_,
        status=ArticleStatus.PUBLISHED,
        headline=draw.choice(HEADLINES),
        body=body,
        rubric=draw.choice([None, SOCIETY]),
        language=draw.choice(["ru", "be", "en"]),
        place=draw.choice([None, "Минск & область"]),
        published_on_site=None,
        source_url=draw.choice([None, *LINKS]),
        photo=draw.choice([None, "file"]),
        author_id=1,
        departs_at=None,
        published_at=NOW,
        sequence=id_,
        breaking=draw.choice([False, False, True]),
        lead=draw.choice([None, "Коротко & ясно <i>всё</i>"]),
        tags=("договор & мир", "<тег>"),
    )
    return replace(made, formatting=tuple(spans(draw, len(made.text))))


def spans(draw: random.Random, size: int) -> Iterator[Span]:
    """Formatting anywhere."""
    for _ in range(draw.randint(0, 20) if size else 0):
        start, stop = sorted((draw.randint(0, size), draw.randint(0, size)))
        if start < stop:
            yield Span(start, stop, draw.choice(STYLES), draw.choice(LINKS))


def longest(what: str, write: Callable[[Syndication], bytes], feeds: list[Syndication]) -> Figure:
    """How long the slowest takes, in milliseconds."""
    taken = []
    for each in feeds:
        began = time.perf_counter()
        write(each)
        taken.append(time.perf_counter() - began)
    return Figure(f"{what}, the slowest of {len(feeds)}", max(taken) * 1000, "ms")


def pages(site: Site, feeds: list[Syndication]) -> Iterator[Figure]:
    """How large the largest page is, and how long the slowest takes."""
    largest, slowest = 0, 0.0
    for each in (one for feed in feeds for one in feed.articles):
        began = time.perf_counter()
        largest = max(largest, len(article_page(site, Shown(each, NOW), 1)))
        slowest = max(slowest, time.perf_counter() - began)
    yield Figure("the largest page", largest, "bytes", most=MOST_BYTES)
    yield Figure("the slowest page", slowest * 1000, "ms")


def judged(folder: Path, documents: list[bytes]) -> list[Figure]:
    """What the validator finds; nothing where it is absent."""
    files = files_of(folder, "w3c/feedvalidator", "src/feedvalidator")
    if not files:
        print("w3c's validator: skipped, it is not in the folder")
        return []
    with tempfile.TemporaryDirectory() as place:
        for name, content in files.items():
            path = Path(place, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        written = [Path(place, f"{number}.rss") for number in range(len(documents))]
        for path, document in zip(written, documents, strict=True):
            path.write_bytes(document)
        command = [sys.executable, "-c", JUDGE, f"{place}/src", ADDRESS, *map(str, written)]
        run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if "ModuleNotFoundError" in run.stderr:
        print(f"w3c's validator: skipped, {run.stderr.strip().splitlines()[-1]}")
        return []
    found = json.loads(run.stdout)
    print(f"w3c's validator: {sorted(set(found)) or 'nothing'}")
    return [
        Figure(f"findings of w3c's validator in {len(documents)} feeds", len(found), "", most=0)
    ]


MINSK = ZoneInfo("Europe/Minsk")

if __name__ == "__main__":
    main(sys.argv[1:])
