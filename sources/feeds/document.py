"""A document's text → the root of its tree. Imported by the reader process alone: it loads lxml."""

from typing import Any

from lxml import etree

from sources.feeds.repair import balanced, repaired
from sources.unreadable import UnreadableReason, UnreadableSource

Element = Any
"""An element of lxml, which has no types."""


def parse_xml(text: str, url: str) -> Element:
    """The root; ``url`` is what addresses in the document are relative to.

    Nothing is loaded, no entity is resolved. Raises UnreadableSource.
    """
    whole = repaired(text)
    try:
        return etree.fromstring(whole.encode(), _parser(recover=False), base_url=url)
    except etree.XMLSyntaxError:
        root = _recovered(balanced(whole), url)
    if root is None:
        raise UnreadableSource(UnreadableReason.NOT_A_FEED)
    return root


def parse_html(text: str) -> Element | None:
    """The root of a page; None when there is nothing in it."""
    parser = etree.HTMLParser(
        recover=True, no_network=True, huge_tree=False, remove_comments=True, encoding="utf-8"
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def _recovered(text: str, url: str) -> Element | None:
    try:
        return etree.fromstring(text.encode(), _parser(recover=True), base_url=url)
    except etree.XMLSyntaxError:
        return None


def _parser(*, recover: bool) -> Any:  # noqa: ANN401 - lxml has no types
    return etree.XMLParser(
        recover=recover,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
