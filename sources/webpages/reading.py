"""Reads a web page: what it says of its article, the article's text, and why there may be none."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import tzinfo
from itertools import islice

from news.address import canonical_url, same_page_key
from news.article import ArticleDraft
from news.formatting import Formatted, Style
from news.storable import storable
from sources.body import article_lines
from sources.carrying import carry_formatting
from sources.dateline import split_dateline
from sources.furniture import Sections
from sources.page import LONGEST_ARTICLE, Reading
from sources.plaintext import Line, clean, fold, split_lines
from sources.unreadable import UnreadableReason, UnreadableSource
from sources.webpage import WebPage
from sources.webpages.barrier import check_is_page, check_not_kept_back
from sources.webpages.facts import Facts, page_facts
from sources.webpages.text import article_text
from sources.webpages.tree import Tree, page_tree, visible_text

_MOST_LINKED, _LITTLE_LINKED = 0.6, 0.2
"""The shares of a text that may be links; of 439 articles one has .51, the others under .3."""
_MOST_TEASERS = 4
"""Articles that may be on a page which says neither a date nor that it is one."""
_SHORTEST = 200
"""Characters of an article on a page that says neither."""
_SUBTITLES = 3
_LINKS, _TITLE = 300, 20
"""So many links are looked at; so many characters make one a title and no label."""


def read_page_of_site(
    data: bytes, url: str, content_type: str | None, rubrics: Iterable[str], zone: tzinfo
) -> WebPage:
    """As `sources.webpage.read_webpage`, which see. Raises UnreadableSource."""
    check_is_page(data, content_type)
    tree = page_tree(data, content_type)
    facts = page_facts(tree, url, zone)
    original = article_text(tree, url)
    check_not_kept_back(tree, facts, original.text)
    _check_is_article(tree, facts, original, url)
    draft = _draft(facts, original, Sections(rubrics))
    address = facts.canonical_url or canonical_url(url)
    return WebPage(replace(draft, source_url=address), facts.image_url, facts.canonical_url)


def _check_is_article(tree: Tree, facts: Facts, original: Formatted, url: str) -> None:
    """Refuse a page of many articles, and one of none. Raises UnreadableSource."""
    is_said = facts.headline is not None and original.text.strip() != ""
    if not is_said or (not facts.is_article and _is_list(tree, facts, original, url)):
        raise UnreadableSource(UnreadableReason.NO_ARTICLE)


def _is_list(tree: Tree, facts: Facts, original: Formatted, url: str) -> bool:
    """Whether a page that does not call itself an article is a list of some, or says nothing."""
    undated = facts.published is None
    if same_page_key(url) is None or (undated and len(original.text) < _SHORTEST):
        return True
    linked = max(_marked(original), _in_links(tree, original.text)) / len(original.text)
    has_teasers = len(tree.findall(".//article")) > _MOST_TEASERS
    return linked > (_LITTLE_LINKED if has_teasers and undated else _MOST_LINKED)


def _marked(original: Formatted) -> int:
    """How many characters are links, as far as the text has kept them."""
    links = [span for span in original.spans if span.style is Style.LINK]
    return sum(span.stop - span.start for span in links)


def _in_links(tree: Tree, text: str) -> int:
    """How many characters of a text are titles that the page links to."""
    titles = {visible_text(link) for link in islice(tree.iter("a"), _LINKS)}
    whole = " ".join(text.split())
    return sum(len(title) for title in titles if len(title) >= _TITLE and title in whole)


def _draft(facts: Facts, original: Formatted, sections: Sections) -> ArticleDraft:
    headline = clean(storable(facts.headline or ""))
    lines = list(_lines(original.text))
    lines = [line for line in lines if fold(line.text) != fold(headline)]
    kept = article_lines([line.text for line in lines], sections, is_page=True)
    place, lines = _without_dateline([lines[index] for index in kept])
    if sum(len(line.text) for line in lines) > LONGEST_ARTICLE:
        raise UnreadableSource(UnreadableReason.TOO_LONG, LONGEST_ARTICLE)
    draft = ArticleDraft(
        headline=headline,
        body=tuple(line.text for line in lines),
        rubric_hint=_rubric(facts.sections, sections),
        published_on_site=facts.published,
        place=place or facts.place,
    )
    return carry_formatting(original, Reading(draft, Line(headline, 0, 0), tuple(lines)))


def _lines(text: str) -> Iterator[Line]:
    for at, line in enumerate(split_lines(text)):
        if cleaned := clean(line):
            yield Line(cleaned, at, at)


def _without_dateline(lines: Sequence[Line]) -> tuple[str | None, list[Line]]:
    """The place that opens one of the first paragraphs, and the paragraphs without it."""
    for index, line in enumerate(lines[:_SUBTITLES]):
        place, rest = split_dateline(line.text)
        if place:
            left = [line.cut(rest)] if rest else []
            return place, [*lines[:index], *left, *lines[index + 1 :]]
    return None, list(lines)


def _rubric(named: Iterable[str], sections: Sections) -> str | None:
    """The first section of the site that is a rubric here."""
    return next(filter(None, map(sections.rubric, named)), None)
