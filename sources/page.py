"""A page pasted whole, or a text that an editor wrote: both become an article draft.

The page is cleaned, cut into lines, and laid out by its anchors (see `layout`); the body is what
remains below the headline once known furniture is taken off.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from itertools import dropwhile

from news.article import ArticleDraft
from sources.address import canonical_url
from sources.dateline import split_dateline
from sources.furniture import Furniture, Sections, furniture
from sources.layout import Layout, lay_out
from sources.plaintext import Line, ends_a_sentence, fold, paragraphs
from sources.top import LONGEST_HEADLINE
from sources.unreadable import Reason, UnreadableSource

LONGEST_ARTICLE = 200_000
"""Characters of body that an article may have."""
_LONGEST_PAGE = 2 * LONGEST_ARTICLE

_SUBTITLES = 3
"""Lines that may stand between a headline and the paragraph with the dateline, and that one."""

_END_MARK = "-0-"
_ADDRESS = re.compile(
    r"(?:(?:источник|крыніца|ссылка|спасылка|source|link|url)\s*:\s*)?(https?://\S+|www\.\S+)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"(.{20,}?\w{3}[\"»”)]?)([.!?…]+[\"»”)]*)\s+(?=[\"«“„—–-]?\s?[^\W\d_a-zа-яёіў])"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """An article draft, and where in the given text its headline and paragraphs stand.

    `headline` and each of `body` (one for each paragraph of the draft's body, in its order) point
    into `plaintext.split_lines` of the text. The draft's wording is a part of those lines, clean.
    """

    draft: ArticleDraft
    headline: Line
    body: tuple[Line, ...]


def read_page(text: str, *, rubrics: Iterable[str], zone: tzinfo) -> ArticleDraft:
    """Read a pasted page, or plain text whose first line is the headline.

    `rubrics` are the known names in all languages; `zone` is that of the site's clock. A headline
    alone is a draft too: a flash. Raises UnreadableSource.
    """
    return trace_page(text, rubrics=rubrics, zone=zone).draft


def trace_page(text: str, *, rubrics: Iterable[str], zone: tzinfo) -> Reading:
    """Read as `read_page` does, and tell which lines of the text the article is made of."""
    if len(text) > _LONGEST_PAGE:
        raise UnreadableSource(Reason.TOO_LONG, LONGEST_ARTICLE)
    sections = Sections(rubrics)
    lines, url = _take_address(list(_without_end_marks(paragraphs(text))))
    if not any(
        character.isalnum() for line in lines if line.text != _END_MARK for character in line.text
    ):
        raise UnreadableSource(Reason.EMPTY)
    layout = lay_out([line.text for line in lines], sections, zone)
    below = [lines[index] for index in layout.body]
    headline, place, body = _open(lines[layout.headline], _article_lines(below, layout, sections))
    if sum(len(line.text) for line in body) > LONGEST_ARTICLE:
        raise UnreadableSource(Reason.TOO_LONG, LONGEST_ARTICLE)
    draft = ArticleDraft(
        headline=headline.text,
        body=tuple(line.text for line in body),
        rubric_hint=layout.rubric,
        published_on_site=layout.published,
        place=place,
        source_url=url,
    )
    return Reading(draft, headline, tuple(body))


def _without_end_marks(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, an agency's mark at the end of one on a line of its own."""
    for line in lines:
        if line.text.endswith(_END_MARK):
            text = line.text.removesuffix(_END_MARK).rstrip()
            yield from (line.cut(part) for part in (text, _END_MARK) if part)
        else:
            yield line


def _take_address(lines: list[Line]) -> tuple[list[Line], str | None]:
    """Take out the page's own address: a line with nothing else, at the top or at the bottom."""
    for index, line in enumerate(lines):
        found = _ADDRESS.fullmatch(line.text)
        is_labelled = found is not None and found.start(1) > 0
        if found and (is_labelled or index in {0, len(lines) - 1}):
            return lines[:index] + lines[index + 1 :], canonical_url(found[1])
    return lines, None


def _article_lines(below: Sequence[Line], layout: Layout, sections: Sections) -> list[Line]:
    """The lines below the headline without furniture.

    Furniture between paragraphs is taken off a page; off an author's text, only what follows its
    last sentence. A list under a heading such as «Читайте также» ends where sentences begin again.
    """
    tail = _tail([line.text for line in below])
    kept: list[Line] = []
    in_list = False
    for index, line in enumerate(below):
        kind = furniture(line.text) if layout.is_page or index >= tail else None
        if kind is Furniture.END and layout.is_page:
            break
        if kind is Furniture.HEADING or _is_menu(index, line.text, tail, layout, sections):
            in_list = True
        elif kind is None and (not in_list or ends_a_sentence(line.text)):
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


def _open(headline: Line, body: list[Line]) -> tuple[Line, str | None, list[Line]]:
    """Settle how the article opens: no dateline, no headline twice, no paragraph as a headline."""
    place, text = split_dateline(headline.text)
    if len(text) > LONGEST_HEADLINE or place:
        text, rest = _first_sentence(text)
        body = [headline.cut(rest), *body] if rest else body
    headline = headline.cut(text)
    repeated = fold(text)
    body = list(dropwhile(lambda line: fold(line.text) == repeated, body))
    for index, paragraph in enumerate(body[:_SUBTITLES]):
        found, rest = split_dateline(paragraph.text)
        if found:
            left = [paragraph.cut(rest)] if rest else []
            return headline, place or found, [*body[:index], *left, *body[index + 1 :]]
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
