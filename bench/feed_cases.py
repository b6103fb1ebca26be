"""What other projects expect of feeds, and whether it is what is read here.

Texts are compared as they are shown, with the links in them; addresses as `news.address` compares
them; moments to the second.
"""

import ast
import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, tzinfo
from typing import Any

from bench.corpora import Files
from news.address import canonical_url
from news.formatting import Style
from sources.feeds.charset import text_of
from sources.feeds.drafting import drafted
from sources.feeds.entry import Entry, Listing, Wording
from sources.feeds.listing import read_listing
from sources.feeds.moments import read_date
from sources.feeds.pictures import picture_of
from sources.feeds.wording import formatted, line_of, written
from sources.furniture import Sections
from sources.unreadable import UnreadableSource

Case = tuple[str, bool]
_EXPECTED = re.compile(r"Expect:\s*(.*?)\s*-->", re.DOTALL)
_HEADER = re.compile(r"^Header:\s+([^:]+):(.*)$", re.MULTILINE)
_FIELD = re.compile(
    r"entries\[(?P<number>\d)\]\['(?P<field>\w+)'\](?P<inside>(?:\[0\])?(?:\['value'\])?)"
)
TEXTS = frozenset({"title", "title_detail", "description", "summary", "summary_detail", "content"})
IDENTITIES = frozenset({"link", "id", "guid", "published_parsed", "updated_parsed"})
_DATES = re.compile(r'\n\t\t?(?:date, err := Parse\()?"(.*?\d.*?)"')
_CLEANED = re.compile(r'input:\s+"(http[^"]*)",(?:[^{}]*?)expected:\s+"(http[^"]*)"')
_NOT_OURS = ("/sanitize/", "/amp/")
"""What feedparser's own HTML becomes: 579 and 70 cases."""
_MARKUP_KEPT = "/namespace/"
"""Texts that are SVG or MathML, kept as markup there."""
_ADDRESS = "http://127.0.0.1:8097/"
_SECTIONS = Sections(())


def feedparser_cases(files: Files, fields: frozenset[str]) -> Iterator[Case]:
    """Each case that expects a value in one of these fields of an entry."""
    for name, data in files.items():
        text = data.decode("utf-8", "ignore")
        expected = _EXPECTED.search(text)
        if expected is None or any(part in name for part in _NOT_OURS):
            continue
        values = [each for each in _values(expected[1]) if each[1] in fields]
        if not values or (_MARKUP_KEPT in name and fields is TEXTS):
            continue
        headers = {key.strip().lower(): said.strip() for key, said in _HEADER.findall(text)}
        entries = _entries(name, data, headers)
        yield (
            name,
            all(
                number < len(entries) and _has(entries[number], field, value)
                for number, field, value in values
            ),
        )


def _values(expected: str) -> Iterator[tuple[int, str, object]]:
    """What an expression says of single fields: the entry's number, the field, the value."""
    try:
        tree = ast.parse(expected, mode="eval")
    except SyntaxError:
        return
    for node in ast.walk(tree):
        if not isinstance(node, ast.Compare) or not isinstance(node.ops[0], ast.Eq):
            continue
        operands = [node.left, *node.comparators]
        try:
            value = ast.literal_eval(operands[-1])
        except ValueError:
            continue
        for field in filter(None, (_FIELD.fullmatch(ast.unparse(each)) for each in operands)):
            if field["inside"] or not isinstance(value, dict):
                yield int(field["number"]), field["field"], value


def _entries(name: str, data: bytes, headers: dict[str, str]) -> list[Entry]:
    url = headers.get("content-location", _ADDRESS + name)
    try:
        return read_listing(data, url, headers.get("content-type")).entries
    except UnreadableSource:
        return []


def _has(entry: Entry, field: str, value: object) -> bool:
    match field, value:
        case "link", str():
            return _same_address(entry.link, value)
        case (("id" | "guid"), str()):
            return value in {entry.guid, entry.link}
        case (("published_parsed" | "updated_parsed"), tuple()):
            written = entry.published if field == "published_parsed" else entry.updated
            at = read_date(written or entry.published or entry.updated, UTC)
            return at is not None and at.utctimetuple()[:6] == value[:6]
        case "title" | "title_detail", str():
            return _same_text([entry.title], value) and _is_drafted(entry)
        case _, str():
            return _same_text([*entry.bodies, entry.summary], value) and _is_drafted(entry)
    return False


def _is_drafted(entry: Entry) -> bool:
    return drafted(entry, UTC, _SECTIONS) is not None


def _same_address(one: str | None, other: str) -> bool:
    return one is not None and canonical_url(one) == canonical_url(other)


def _same_text(wordings: Iterable[Wording], expected: str) -> bool:
    marked = Wording(expected, is_markup=re.search(r"<\w|&\w+;", expected) is not None)
    plain = Wording(expected)
    return any(_shown(each) in (_shown(marked), _shown(plain)) for each in wordings)


def _shown(wording: Wording) -> tuple[str, list[str]]:
    read = formatted(wording)
    links = [span.detail for span in sorted(read.spans) if span.style is Style.LINK]
    return " ".join(read.text.split()), links


def gofeed_cases(files: Files) -> Iterator[Case]:
    """Each document whose expectation says anything of what is read here."""
    for name, data in files.items():
        if not name.endswith(".json") or "/invalid" in name:
            continue
        document = _beside(name, files)
        expected = json.loads(data)
        if document is None or not isinstance(expected, dict):
            continue
        checks = list(_checks(document, expected))
        if checks:
            yield name, all(checks)


def _beside(name: str, files: Files) -> tuple[str, bytes] | None:
    stem = name.removesuffix(".json")
    path = f"{stem.removesuffix('_expected')}.json" if stem.endswith("_expected") else f"{stem}.xml"
    return (path, files[path]) if path in files else None


def _checks(document: tuple[str, bytes], expected: dict[str, Any]) -> Iterator[bool]:
    """Whether each thing that is expected and concerns us is so."""
    name, data = document
    try:
        listing = read_listing(data, _ADDRESS, None)
    except UnreadableSource:
        listing = Listing()
    if expected.get("title"):
        yield line_of(written(listing.title, "")) == line_of(written(expected["title"], ""))
    if link := _link(expected) or expected.get("home_page_url"):
        yield _same_address(listing.link, link)
    if expected.get("language"):
        yield listing.language == expected["language"]
    items = expected.get("items") or expected.get("entries") or []
    for entry, item in zip([*listing.entries, *[Entry()] * len(items)], items, strict=False):
        yield from _item_checks(entry, item, is_json="/json/" in name)


def _item_checks(entry: Entry, item: dict[str, Any], *, is_json: bool) -> Iterator[bool]:
    if item.get("title"):
        yield _same_text([entry.title], item["title"])
    for field in ("content", "description", "summary", "content_html", "content_text"):
        said = item.get(field)
        said = said.get("value") if isinstance(said, dict) else said
        if said and not _is_encoded(item.get(field)):
            yield _same_text([*entry.bodies, entry.summary], said)
    if link := (item.get("url") if is_json else None) or _link(item):
        yield _same_address(entry.link, link)
    guid = item.get("guid") or item.get("id")
    guid = guid.get("value") if isinstance(guid, dict) else guid
    if guid:
        yield guid.strip() == entry.guid
    image = item.get("image")
    if image := image.get("url") if isinstance(image, dict) else image:
        yield _same_address(picture_of(entry), image)
    for field, said in (
        ("publishedParsed", entry.published or entry.updated),
        ("pubDateParsed", entry.published),
        ("updatedParsed", entry.updated or entry.published),
    ):
        if item.get(field):
            at = datetime.fromisoformat(item[field]).replace(microsecond=0)
            yield read_date(said, UTC) == at


def _is_encoded(content: object) -> bool:
    """Whether it is no text: a picture, or anything else in Base64."""
    kind = content.get("type", "") if isinstance(content, dict) else ""
    return "/" in kind and not kind.startswith(("text", "application/xhtml"))


def _link(found: dict[str, Any]) -> str | None:
    """The page: a text, or the alternate among the links of Atom."""
    if isinstance(found.get("link"), str):
        return str(found["link"])
    links = [each for each in found.get("links", []) if isinstance(each, dict)]
    pages = [each.get("href") for each in links if each.get("rel", "alternate") == "alternate"]
    return pages[0] if pages and len(pages) == 1 else None


def feed_rs_cases(files: Files, zone: tzinfo) -> Iterator[Case]:
    """Each feed: whether it is read, and every entry with a word in it as an item."""
    for name, data in files.items():
        if name.endswith(".serde.json") or "/xml/" in name:
            continue
        try:
            listing = read_listing(data, "http://example.org/feed", None)
        except UnreadableSource:
            yield name, False
            continue
        yield name, all(drafted(entry, zone, _SECTIONS) for entry in listing.entries)


def miniflux_cases(files: Files, zone: tzinfo) -> Iterator[Case]:
    """Each date of its tests, each address that it cleans, each document in an odd encoding."""
    dates = files.get("internal/reader/date/parser_test.go", b"").decode()
    for date in _DATES.findall(dates):
        yield date, read_date(date.replace("\\n", "\n"), zone) is not None
    addresses = files.get("internal/reader/urlcleaner/urlcleaner_test.go", b"").decode()
    for given, expected in _CLEANED.findall(addresses):
        yield given, canonical_url(given) == canonical_url(expected)
    for name, data in files.items():
        if "/testdata/" in name and name.endswith(".xml"):
            yield name, "\ufffd" not in text_of(data, None)
