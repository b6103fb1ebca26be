"""Atom 1.0 and 0.3 → what it says."""

from collections.abc import Iterator
from itertools import islice

from sources.feeds.document import Element
from sources.feeds.entry import Entry, Listing, Wording, address_alone, first_absolute
from sources.feeds.fields import Fields, name_of, text_of_element
from sources.feeds.limits import MOST_ENTRIES
from sources.feeds.pictures import picture
from sources.feeds.wording import line_of, typed_wording

_PAGES = ("text/html", "application/xhtml+xml", "")
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read_atom(root: Element) -> Listing:
    """The feed below ``<feed>``, or an ``<entry>`` alone."""
    own = "atom"
    if name_of(root, own) == "entry":
        return Listing(entries=[_entry(Fields(root, own))])
    feed = Fields(root, own)
    return Listing(
        title=line_of(typed_wording(feed.first("title"))),
        link=_link(feed),
        language=root.get(_XML_LANGUAGE) or feed.text("dc:language", "language"),
        entries=[_entry(entry) for entry in islice(feed.inside("entry"), MOST_ENTRIES)],
    )


def _entry(entry: Fields) -> Entry:
    content = entry.first("content")
    bodies = [*map(typed_wording, [*entry.ending(":full-text"), *entry.all("content")])]
    return Entry(
        title=_first(entry, "title", "dc:title", "media:title"),
        link=_link(entry) or address_alone(entry.text("id")) or _source(entry, content),
        guid=entry.text("id"),
        bodies=[body for body in bodies if body.text],
        summary=_first(entry, "summary", "dc:description", "media:description"),
        published=entry.text("published", "issued", "created", "dc:date", "dcterms:issued"),
        updated=entry.text("updated", "modified", "dcterms:modified"),
        categories=[*_categories(entry)],
        tags=entry.text("media:keywords", "itunes:keywords").split(","),
        image=picture(entry, entry.element.base or ""),
    )


def _first(entry: Fields, *names: str) -> Wording:
    found = map(typed_wording, entry.all(*names))
    grouped = (
        typed_wording(each) for one in entry.inside("media:group") for each in one.all(*names)
    )
    return next((wording for wording in (*found, *grouped) if wording.text), Wording())


def _link(fields: Fields) -> str | None:
    """Where the page is: the link to one, or any alternate."""
    links = [each for each in fields.all("link") if _relation(each) == "alternate"]
    pages = [each for each in links if (each.get("type") or "").lower() in _PAGES]
    addresses = [each.get("href") or text_of_element(each) for each in (*pages, *links)]
    return first_absolute(
        fields.element.base or "", [fields.text("feedburner:origlink"), *addresses]
    )


def _relation(link: Element) -> str:
    relation = (link.get("rel") or "alternate").strip().lower()
    return str(relation).rpartition("/")[2]


def _source(entry: Fields, content: Element | None) -> str | None:
    """The page of an entry whose content is elsewhere."""
    return (
        None if content is None else first_absolute(entry.element.base or "", [content.get("src")])
    )


def _categories(entry: Fields) -> Iterator[str]:
    for category in entry.all("category", "dc:subject"):
        yield category.get("label") or category.get("term") or text_of_element(category)
