"""A page pasted whole, or a text that an editor wrote: both become an article draft.

The page is cleaned, cut into lines, and laid out by its anchors (see `layout`); the body is what
remains below the headline once what surrounds it is taken off (see `body`). Labels and hashtags
above it say what the text does not.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from itertools import dropwhile

from news.article import ArticleDraft
from sources.body import END_MARK, article_lines
from sources.dateline import split_dateline
from sources.furniture import Sections
from sources.labels import Labels, read_labels
from sources.layout import Layout, lay_out
from sources.origin import read_origin
from sources.plaintext import Line, fold, paragraphs
from sources.rubric import named_rubric, without_tags
from sources.tags import are_tags, kept_tags, may_be_headline, tags
from sources.top import LONGEST_HEADLINE
from sources.unreadable import UnreadableReason, UnreadableSource

LONGEST_ARTICLE = 200_000
"""Characters of body that an article may have."""
LONGEST_PAGE = 2 * LONGEST_ARTICLE
"""Characters of a page that are read, what surrounds the article included."""

_SUBTITLES = 3
"""Lines that may stand between a headline and the paragraph with the dateline, and that one."""

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
    if len(text) > LONGEST_PAGE:
        raise UnreadableSource(UnreadableReason.TOO_LONG, LONGEST_ARTICLE)
    sections = Sections(rubrics)
    lines, url = _take_address(list(_without_end_marks(paragraphs(text))))
    labels = read_labels([line.text for line in lines], sections, zone)
    lines = [line for index, line in enumerate(lines) if index not in labels.lines]
    _check_readable(lines)
    layout = lay_out([line.text for line in lines], sections, zone)
    below = _without_repeated([lines[index] for index in layout.body], lines, layout)
    below, closing = _take_tags(below, sections)
    headline = lines[layout.headline]
    headline = headline.cut(layout.title) if layout.title else headline
    place, headline, body = _open(headline, _article(below, layout, sections))
    if sum(len(line.text) for line in body) > LONGEST_ARTICLE:
        raise UnreadableSource(UnreadableReason.TOO_LONG, LONGEST_ARTICLE)
    draft = ArticleDraft(
        headline=headline.text,
        body=tuple(line.text for line in body),
        rubric_hint=_rubric(labels, layout, lines, sections) or labels.unknown_rubric,
        published_on_site=labels.published or layout.published,
        place=labels.place or place,
        source_url=labels.url or url,
        lead=labels.lead,
        tags=kept_tags((*labels.tags, *closing)),
        language=labels.language,
    )
    return Reading(draft, headline, tuple(body))


def _check_readable(lines: Sequence[Line]) -> None:
    """Refuse a text in which nothing can be the headline. Raises UnreadableSource."""
    if any(may_be_headline(line.text) for line in lines if line.text != END_MARK):
        return
    said = any(map(str.isalnum, "".join(line.text for line in lines if line.text != END_MARK)))
    raise UnreadableSource(UnreadableReason.NO_HEADLINE if said else UnreadableReason.EMPTY)


def _without_repeated(
    below: Sequence[Line], lines: Sequence[Line], layout: Layout
) -> Sequence[Line]:
    """A page without the last lines that stand above its headline too: menus, notices."""
    if not layout.is_page:
        return below
    above = {fold(line.text) for line in lines[: layout.headline]}
    end = len(below)
    while end and fold(below[end - 1].text) in above:
        end -= 1
    return below[:end]


def _take_tags(below: Sequence[Line], sections: Sections) -> tuple[Sequence[Line], tuple[str, ...]]:
    """Take out the last line when it is hashtags and nothing else; those that are no rubric's."""
    last = next((at for at in reversed(range(len(below))) if below[at].text != END_MARK), None)
    if not last or not are_tags(below[last].text):
        return below, ()
    named = tuple(tag.replace("_", " ") for tag in tags(below[last].text))
    rest = [*below[:last], *below[last + 1 :]]
    return rest, tuple(tag for tag in named if sections.rubric(tag) is None)


def _article(below: Sequence[Line], layout: Layout, sections: Sections) -> list[Line]:
    texts = [line.text for line in below]
    kept = article_lines(texts, sections, is_page=layout.is_page)
    return [below[index] for index in without_tags(texts, kept, sections)]


def _rubric(
    labels: Labels, layout: Layout, lines: Sequence[Line], sections: Sections
) -> str | None:
    """The rubric that the editor named in a label or a line of hashtags, then the site's own."""
    texts = [line.text for line in lines]
    alone = (text for text in texts if not may_be_headline(text))
    return (
        labels.rubric
        or named_rubric(alone, sections)
        or layout.rubric
        or named_rubric(texts, sections)
    )


def _without_end_marks(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, an agency's mark at the end of one on a line of its own."""
    for line in lines:
        if line.text.endswith(END_MARK):
            text = line.text.removesuffix(END_MARK).rstrip()
            yield from (line.cut(part) for part in (text, END_MARK) if part)
        else:
            yield line


def _take_address(lines: list[Line]) -> tuple[list[Line], str | None]:
    """Take out the page's own address: a line with nothing else, at the top or at the bottom."""
    for index, line in enumerate(lines):
        found = read_origin(line.text)
        if found and (found.is_labelled or index in {0, len(lines) - 1}):
            return lines[:index] + lines[index + 1 :], found.url
    return lines, None


def _open(headline: Line, body: list[Line]) -> tuple[str | None, Line, list[Line]]:
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
            return place or found, headline, [*body[:index], *left, *body[index + 1 :]]
    return place, headline, body


def _first_sentence(paragraph: str) -> tuple[str, str]:
    """A headline out of the first paragraph of a text that has none, and the rest of it."""
    found = _SENTENCE.match(paragraph[: LONGEST_HEADLINE + 2])
    if found is None and len(paragraph) > LONGEST_HEADLINE:
        raise UnreadableSource(UnreadableReason.NO_HEADLINE)
    if found is None:
        return paragraph, ""
    stop = "" if found[2] == "." else found[2]
    return found[1] + stop, paragraph[found.end() :]
