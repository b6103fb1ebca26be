"""A page pasted whole, or a text that an editor wrote: both become an article draft.

The page is cleaned, cut into lines, and laid out by its anchors (see `layout`); the body is what
remains below the headline once known furniture is taken off.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import tzinfo
from itertools import dropwhile

from news.article import ArticleDraft
from sources.address import canonical_url
from sources.dateline import split_dateline
from sources.furniture import Furniture, Sections, furniture
from sources.layout import Layout, lay_out
from sources.plaintext import clean, ends_a_sentence, fold, paragraphs
from sources.top import LONGEST_HEADLINE
from sources.unreadable import Reason, UnreadableSource

LONGEST_ARTICLE = 200_000
"""Characters of body that an article may have."""
_LONGEST_PAGE = 2 * LONGEST_ARTICLE

_SUBTITLES = 3
"""Lines that may stand between a headline and the paragraph with the dateline, and that one."""

_END_MARK = re.compile(r"[ \t]*-0-[ \t]*$", re.MULTILINE)
_ADDRESS = re.compile(
    r"(?:(?:источник|крыніца|ссылка|спасылка|source|link|url)\s*:\s*)?(https?://\S+|www\.\S+)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"(.{20,}?\w{3}[\"»”)]?)([.!?…]+[\"»”)]*)\s+(?=[\"«“„—–-]?\s?[^\W\d_a-zа-яёіў])"
)


def read_page(text: str, *, rubrics: Iterable[str], zone: tzinfo) -> ArticleDraft:
    """Read a pasted page, or plain text whose first line is the headline.

    `rubrics` are the known names in all languages; `zone` is that of the site's clock. A headline
    alone is a draft too: a flash. Raises UnreadableSource.
    """
    if len(text) > _LONGEST_PAGE:
        raise UnreadableSource(Reason.TOO_LONG, LONGEST_ARTICLE)
    sections = Sections(rubrics)
    lines = paragraphs(_END_MARK.sub("\n-0-", clean(text)))
    lines, url = _take_address(lines)
    if not any(character.isalnum() for line in lines if line != "-0-" for character in line):
        raise UnreadableSource(Reason.EMPTY)
    layout = lay_out(lines, sections, zone)
    below = [lines[index] for index in layout.body]
    headline, place, body = _open(lines[layout.headline], _article_lines(below, layout, sections))
    if sum(map(len, body)) > LONGEST_ARTICLE:
        raise UnreadableSource(Reason.TOO_LONG, LONGEST_ARTICLE)
    return ArticleDraft(
        headline=headline,
        body=tuple(body),
        rubric_hint=layout.rubric,
        published_on_site=layout.published,
        place=place,
        source_url=url,
    )


def _take_address(lines: list[str]) -> tuple[list[str], str | None]:
    """Take out the page's own address: a line with nothing else, at the top or at the bottom."""
    for index, line in enumerate(lines):
        found = _ADDRESS.fullmatch(line)
        is_labelled = found is not None and found.start(1) > 0
        if found and (is_labelled or index in {0, len(lines) - 1}):
            return lines[:index] + lines[index + 1 :], canonical_url(found[1])
    return lines, None


def _article_lines(below: Sequence[str], layout: Layout, sections: Sections) -> list[str]:
    """The lines below the headline without furniture.

    Furniture between paragraphs is taken off a page; off an author's text, only what follows its
    last sentence. A list under a heading such as «Читайте также» ends where sentences begin again.
    """
    tail = _tail(below)
    kept: list[str] = []
    in_list = False
    for index, line in enumerate(below):
        kind = furniture(line) if layout.is_page or index >= tail else None
        if kind is Furniture.END and layout.is_page:
            break
        if kind is Furniture.HEADING or _is_menu(index, line, tail, layout, sections):
            in_list = True
        elif kind is None and (not in_list or ends_a_sentence(line)):
            in_list = False
            kept.append(line)
    return kept


def _tail(lines: Sequence[str]) -> int:
    """The index below the last line that reads like running text."""
    sentences = (
        index
        for index, line in enumerate(lines)
        if ends_a_sentence(line) and furniture(line) is None
    )
    return max(sentences, default=-1) + 1


def _is_menu(index: int, line: str, tail: int, layout: Layout, sections: Sections) -> bool:
    return layout.is_page and index >= tail > 0 and sections.trail(line) is not None


def _open(headline: str, body: list[str]) -> tuple[str, str | None, list[str]]:
    """Settle how the article opens: no dateline, no headline twice, no paragraph as a headline."""
    place, headline = split_dateline(headline)
    if len(headline) > LONGEST_HEADLINE or place:
        headline, rest = _first_sentence(headline)
        body = [rest, *body] if rest else body
    repeated = fold(headline)
    body = list(dropwhile(lambda line: fold(line) == repeated, body))
    for index, paragraph in enumerate(body[:_SUBTITLES]):
        found, rest = split_dateline(paragraph)
        if found:
            place = place or found
            return headline, place, [*body[:index], *filter(None, [rest]), *body[index + 1 :]]
    return headline, place, body


def _first_sentence(paragraph: str) -> tuple[str, str]:
    """A headline out of the first paragraph of a text that has none, and the rest of it."""
    found = _SENTENCE.match(paragraph[: LONGEST_HEADLINE + 2])
    if found is None and len(paragraph) > LONGEST_HEADLINE:
        raise UnreadableSource(Reason.NO_HEADLINE)
    if found is None:
        return paragraph, ""
    stop = "" if found[2] == "." else found[2]
    return found[1] + stop, paragraph[found.end() :]
