"""Which of an entry's pictures is the article's."""

import re
from collections.abc import Iterator

from sources.feeds.addresses import absolute
from sources.feeds.document import Element
from sources.feeds.entry import Entry, Wording, first_absolute
from sources.feeds.fields import Fields, number, text_of_element

_IMAGE = re.compile(r"\.(?:jpe?g|png|webp|gif)(?:$|[?#])", re.IGNORECASE)
_IMG = re.compile(r"<img\b([^<>]{1,5000})>", re.IGNORECASE)
_SOURCE = re.compile(r"(?<![\w-])src\s*=\s*(?:\"([^\"]+)\"|'([^']+)'|([^\s\"'>]+))", re.IGNORECASE)
_PIXEL = re.compile(r"(?<![\w-])(?:width|height)\s*=\s*[\"']?[01](?:px)?[\"'\s/]", re.IGNORECASE)
_LONGEST_MARKUP = 100_000


def picture(fields: Fields, base: str) -> str | None:
    """The picture that an item's own elements name: enclosure, media, or a thumbnail."""
    return first_absolute(base, _named(fields))


def picture_of(entry: Entry) -> str | None:
    """The picture that an entry names, or the first inside its texts."""
    found = map(_picture_in, [*entry.bodies, entry.summary])
    return entry.image or next(filter(None, found), None)


def _picture_in(wording: Wording) -> str | None:
    """The first picture inside a text, tracking pixels aside."""
    if not wording.is_markup:
        return None
    for image in _IMG.finditer(wording.text[:_LONGEST_MARKUP]):
        source = _SOURCE.search(image[1])
        if source is None or _PIXEL.search(f"{image[1]} "):
            continue
        address = next(filter(None, source.groups())).replace("&amp;", "&")
        if found := absolute(wording.base, address):
            return found
    return None


def _named(fields: Fields) -> Iterator[str | None]:
    media = [fields, *fields.inside("media:group")]
    contents = [each for one in media for each in one.all("media:content")]
    yield from (each.get("url") for each in _largest_first(filter(_is_image, contents)))
    yield from (each.get("url") for each in filter(_is_image, fields.all("enclosure")))
    links = (each for each in fields.all("link", "atom:link") if each.get("rel") == "enclosure")
    yield from (each.get("href") for each in filter(_is_image, links))
    yield from (image.text("image:loc") for image in fields.inside("image:image"))
    for image in (*fields.all("image"), *fields.ending(":image")):
        yield from _of_image(image)
    inner = [one for each in contents for one in Fields(each).all("media:thumbnail")]
    thumbnails = [each for one in media for each in one.all("media:thumbnail")]
    yield from (each.get("url") or text_of_element(each) for each in (*thumbnails, *inner))


def _of_image(image: Element) -> Iterator[str | None]:
    """What an element called image holds: an attribute, an element with an address, a text."""
    yield image.get("href") or image.get("url")
    inside = Fields(image)
    yield inside.text("url") or next(map(text_of_element, inside.ending(":url")), None)
    if len(image) == 0:
        yield text_of_element(image)


def _is_image(element: Element) -> bool:
    kind = element.get("type") or element.get("medium") or ""
    address = element.get("url") or element.get("href") or ""
    return kind.startswith("image") or (not kind and _IMAGE.search(address) is not None)


def _largest_first(elements: Iterator[Element]) -> list[Element]:
    return sorted(elements, key=_width, reverse=True)


def _width(element: Element) -> int:
    return number(element.get("width") or "") or 0
