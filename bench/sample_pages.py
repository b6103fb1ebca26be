"""Pages to judge by: those of two public corpora, such as are made, and such as mean harm."""

import gzip
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.repositories import files, repository

_FUNDUS = "tests/resources/parser/test_data"


@dataclass(frozen=True, slots=True)
class Page:
    """A page, and what is expected of it: `published` is local where it has no zone."""

    data: bytes
    url: str
    text: str
    headline: str | None = None
    published: datetime | None = None


def scrapinghub(folder: Path) -> list[Page]:
    """The pages of scrapinghub/article-extraction-benchmark; none where it is absent."""
    found = repository(folder, "scrapinghub/article-extraction-benchmark")
    if found is None:
        return []
    expected = json.loads(dict(files(found, "ground-truth.json"))["ground-truth.json"])
    pages = {Path(path).name.partition(".")[0]: data for path, data in files(found, "html")}
    return [
        Page(gzip.decompress(pages[key]), told["url"], told["articleBody"])
        for key, told in expected.items()
        if key in pages
    ]


def fundus(folder: Path) -> list[Page]:
    """The pages of flairNLP/fundus; none where it is absent.

    A publisher's pages, by date, go with the versions of what is expected of them.
    """
    found = repository(folder, "flairNLP/fundus")
    data = dict(files(found, _FUNDUS)) if found else {}
    pages = []
    for path in sorted(name for name in data if name.endswith(".json")):
        country, _, publisher = path.removesuffix(".json").rpartition("/")
        about = json.loads(data[f"{country}/meta.info"])
        dated = re.compile(rf"{re.escape(publisher)}_[\d_]+\.html\.gz")
        names = [name for name in sorted(about) if dated.fullmatch(name)]
        names = [name for name in names if f"{country}/{name}" in data]
        versions = sorted(json.loads(data[path]).items(), key=lambda each: _numbers(each[0]))
        for name, (_, told) in zip(names, versions, strict=True):
            page = gzip.decompress(data[f"{country}/{name}"])
            pages.append(_expected(page, about[name]["url"], told))
    return pages


def _numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)]


def _expected(data: bytes, url: str, told: dict[str, object]) -> Page:
    match told:
        case {
            "body": {"summary": list(summary), "sections": list(sections)},
            "title": str(headline),
            "publishing_date": str(date),
        }:
            parts = [*summary, *(p for each in sections for p in _parts(each))]
            published = datetime.fromisoformat(date)
            return Page(data, url, "\n\n".join(parts), headline, published)
    raise ValueError(url)


def _parts(section: dict[str, list[str]]) -> list[str]:
    return [*section["headline"], *section["paragraphs"]]


def made(count: int) -> list[Page]:
    """So many pages, each longer than the one before."""
    return [made_page(number) for number in range(count)]


def made_page(number: int) -> Page:
    """A page with a menu, an article and what else sites have."""
    text = [f"Абзац {n}: мост через Припять откроют, сказали в Лунинце." for n in range(number + 3)]
    menu = "".join(f'<li><a href="/{n}">Раздел {n}</a></li>' for n in range(20))
    body = "".join(f"<p>{each}</p>" for each in text)
    told = json.dumps(
        {
            "@type": "NewsArticle",
            "headline": f"Мост {number}",
            "datePublished": "2024-07-04T19:25:00Z",
        }
    )
    page = (
        f"<!doctype html><title>Мост {number} | Сайт</title>"
        f'<script type="application/ld+json">{told}</script>'
        f"<nav><ul>{menu}</ul></nav><article><h1>Мост {number}</h1>{body}</article>"
        "<footer>© Сайт 2024</footer>"
    )
    moment = datetime(2024, 7, 4, 19, 25, tzinfo=UTC)
    url = f"https://site.by/{number}"
    return Page(page.encode(), url, "\n\n".join(text), f"Мост {number}", moment)


def harmful() -> list[tuple[str, bytes]]:
    """Pages that are made to take long, or much."""
    return [
        ("nested", b"<div>" * 900_000),
        ("unclosed", b"<b><i>" * 700_000),
        ("tables", b"<table><tr><td>" * 200_000),
        ("paragraphs", "<p>Слово за слово, и дело.</p>".encode() * 90_000),
        ("one word", b"<p>" + b"a" * 4_000_000),
        ("brackets", b'<script type="application/ld+json">' + b"[" * 4_000_000),
        ("objects", b'<script type="application/ld+json">' + b'{"a":' * 190_000 + b"</script><p>a"),
        ("quotes", b'<script type="application/ld+json">"headline": "' + b"\\" * 900_000),
        ("links", b'<p><a href="/a">a</a>' * 200_000),
        ("times", b"<h1>a</h1>" + b"<time datetime='x'>1.1.1.1.1</time>" * 100_000),
        ("spaces", b"<title>" + b" |" * 2_000_000),
        ("attributes", b"<p " + b" ".join(b"a%d=1" % n for n in range(400_000)) + b">"),
        ("entities", b"<p>" + b"&amp;" * 900_000),
        ("breadcrumbs", b"<div class=breadcrumb>" * 90_000 + b"<a>" * 90_000),
    ]
