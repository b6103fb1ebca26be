"""The texts of a feed: HTML or plain, escaped as often as it may be → text and formatting."""

import re
from base64 import b64decode
from html import unescape
from html.entities import html5

from news.formatting import Formatted
from sources.feeds.document import Element
from sources.feeds.entry import Wording
from sources.feeds.fields import markup_of, text_of_element
from sources.feeds.limits import LONGEST_MARKUP
from sources.markup import read_markup

_TAGS = (
    "p|br|div|span|a|b|i|u|s|em|strong|img|ul|ol|li|h[1-6]|table|tr|td|blockquote|pre|code|figure"
    "|iframe|video|audio|picture|small|big|sub|sup|font|hr|center|section|article|header|footer"
    "|menu|script|style|q|cite|abbr|del|ins|mark|tt|kbd|dl|dt|dd|th|tbody|thead|address|aside|time"
)
_TAG = re.compile(rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>|<!--", re.IGNORECASE)
_ESCAPED_TAG = re.compile(rf"&lt;/?(?:{_TAGS})(?:\s[^<>]{{0,500}}?)?/?&gt;", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});")
_ESCAPED_ENTITY = re.compile(r"&amp;(#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z]\w{1,31};)")
_WRAPPED = re.compile(r"(?<=[^\n]{40})(?<![.!?…:;»\"”)])[ \t]*\r?\n[ \t]*(?=[^\W_])")
"""The end of a line inside a sentence, in a text that was wrapped."""
_MARKUP_SIGNS = frozenset({"lt;", "gt;"})
_BESIDE_TEXT = frozenset({"menu", "figcaption"})
"""Elements that stand in a text and are no part of it: a site's menu, a picture's credits."""
_NO_TEXT_TYPES = ("image/", "audio/", "video/")
_MARKUP_TYPES = ("html", "text/html", "xhtml", "application/xhtml+xml")


def wording_of(element: Element) -> Wording:
    """The text of an element of RSS, whatever stands in it: escaped HTML, elements, or neither."""
    base = element.base or ""
    if len(element):
        return Wording(markup_of(element).strip(), is_markup=True, base=base)
    return written((element.text or "").strip(), base)


def typed_wording(element: Element | None) -> Wording:
    """The text of an element of Atom, by its type; Atom 0.3 has a mode beside it."""
    if element is None:
        return Wording()
    base = element.base or ""
    kind = (element.get("type") or "text").strip().lower()
    mode = (element.get("mode") or "").strip().lower()
    if len(element):
        return Wording(markup_of(element).strip(), is_markup=True, base=base)
    if kind.startswith(_NO_TEXT_TYPES):
        return Wording()
    text = text_of_element(element)
    if mode == "base64" or not kind.startswith(("text", *_MARKUP_TYPES)):
        text = _from_base64(text)
    if kind in _MARKUP_TYPES:
        return Wording(text, is_markup=True, base=base)
    return Wording(text, is_markup=_TAG.search(text) is not None, base=base)


def written(text: str, base: str) -> Wording:
    """A text of which nobody says what it is: HTML if there are tags in it."""
    text = unescape(text) if _ESCAPED_TAG.search(text) and not _TAG.search(text) else text
    return Wording(text, is_markup=_TAG.search(text) is not None, base=base)


def formatted(wording: Wording) -> Formatted:
    """The text and its formatting; nothing for one that is too long to be an article."""
    if len(wording.text) > LONGEST_MARKUP:
        return Formatted("")
    if not wording.is_markup:
        return Formatted(_WRAPPED.sub(" ", _without_entities(wording.text)))
    html = _unescaped_once(wording.text)
    return read_markup(html, base=wording.base, without=_BESIDE_TEXT)


def line_of(wording: Wording) -> str:
    """The text on one line, without formatting."""
    return " ".join(formatted(wording).text.split())


def _unescaped_once(html: str) -> str:
    """HTML with the characters that were escaped twice, as ``&amp;laquo;`` is, escaped once."""
    once = _ESCAPED_ENTITY.sub(_escaped_once, html)
    if _ESCAPED_TAG.search(once) and not _TAG.search(once):
        return unescape(once)
    return once


def _escaped_once(found: re.Match[str]) -> str:
    is_character = found[1].startswith("#") or found[1] in html5
    return f"&{found[1]}" if is_character and found[1] not in _MARKUP_SIGNS else found[0]


def _without_entities(text: str) -> str:
    """Plain text in which HTML's characters were left, once or twice escaped."""
    once = _ENTITY.sub(lambda found: unescape(found[0]), text)
    return _ENTITY.sub(lambda found: unescape(found[0]), once)


def _from_base64(text: str) -> str:
    """The text that is written in Base64; text of a type that nobody knows is none, and stays."""
    try:
        return b64decode("".join(text.split()), validate=True).decode()
    except ValueError:
        return text
