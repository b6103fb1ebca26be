"""What a page says of its article for machines: JSON-LD, as sites write it, broken or not."""

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from html import unescape

from sources.webpages.tree import Tree

Node = Mapping[str, object]

_MOST_SCRIPTS, _LONGEST_SCRIPT, _MOST_NODES = 50, 1_000_000, 2_000
_ARTICLE = re.compile(r"(?:\w*Article|\w*NewsArticle|BlogPosting|LiveBlogPosting|Report|Review)$")
_AROUND = re.compile(
    r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?://)?\]\]>\s*$|-->\s*$"
)
_SPARE_COMMA = re.compile(r",\s*(?=[}\]])")
_FIELDS = "headline|datePublished|dateline|articleSection|articleBody|inLanguage|url|image"
_FIELD = re.compile(rf'"({_FIELDS})"\s*:\s*"((?:[^"\\]|\\.)*)"')
_TYPE = re.compile(r'"@type"\s*:\s*\[?\s*"([^"]{1,60})"')


def linked_nodes(tree: Tree) -> list[Node]:
    """Every object of every script, those inside others too, in the order of the page."""
    scripts = tree.xpath("//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]")
    found: list[Node] = []
    for script in scripts[:_MOST_SCRIPTS]:
        text = script.text_content()
        if len(text) <= _LONGEST_SCRIPT:
            found += _objects(_loaded(text), _MOST_NODES - len(found))
    return found


def is_article(node: Node) -> bool:
    """Whether it is of an article's type."""
    return any(_ARTICLE.match(each) for each in types_of(node))


def types_of(node: Node) -> list[str]:
    """The names of its types, without the vocabulary's address."""
    return [each.rpartition("/")[2] for each in texts_of(node.get("@type"))]


def texts_of(value: object) -> list[str]:
    """The texts that a value is, or that it lists, or the names and addresses of its objects."""
    match value:
        case str():
            return [value] if value.strip() else []
        case list():
            return [text for each in value[:_MOST_SCRIPTS] for text in texts_of_one(each)]
    return texts_of_one(value)


def texts_of_one(value: object) -> list[str]:
    """The text that one value is: itself, or what names it."""
    match value:
        case str():
            return [value] if value.strip() else []
        case {"url": str(url)}:
            return [url]
        case {"name": str(name)}:
            return [name]
        case {"@id": str(key)}:
            return [key]
        case {"@value": str(said)}:
            return [said]
    return []


def _objects(value: object, most: int) -> list[Node]:
    found: list[Node] = []
    waiting = deque([value])
    while waiting and len(found) < most:
        match waiting.popleft():
            case dict() as node:
                found.append(node)
                waiting.extend(each for each in node.values() if isinstance(each, dict | list))
            case list() as several:
                waiting.extend(several)
    return found


def _loaded(text: str) -> object:
    """What a script says; of one that is broken, the fields that matter."""
    for attempt in _mended(text):
        try:
            return json.JSONDecoder(strict=False).raw_decode(attempt)[0]
        except (ValueError, RecursionError):
            continue
    return _salvaged(text)


def _mended(text: str) -> Iterator[str]:
    text = _AROUND.sub("", text).strip()
    yield text
    yield _SPARE_COMMA.sub("", text)
    yield unescape(text)


def _salvaged(text: str) -> Node | None:
    kinds: Sequence[str] = _TYPE.findall(text)
    kind = next((each for each in kinds if _ARTICLE.match(each)), None)
    if kind is None:
        return None
    found: dict[str, object] = {"@type": kind}
    for name, said in _FIELD.findall(text):
        found.setdefault(name, _unquoted(said))
    return found


def _unquoted(said: str) -> str:
    try:
        return str(json.loads(f'"{said}"', strict=False))
    except ValueError:
        return said
