"""A piece of a page that another program sends as an article's body → its text and formatting."""

from news.article import ArticleDraft
from news.formatting import Formatted
from sources.carrying import carry_formatting
from sources.formatting import in_nfc
from sources.markup import read_markup
from sources.page import LONGEST_ARTICLE, Reading
from sources.plaintext import Line, clean, split_lines
from sources.unreadable import UnreadableReason, UnreadableSource


def read_fragment(html: str) -> Formatted:
    """The paragraphs as one text, with their formatting; nothing is taken for a headline or a menu.

    It may take long: a job for `sources.reader`. Raises UnreadableSource.
    """
    original = in_nfc(read_markup(html))
    cleaned = ((at, clean(line)) for at, line in enumerate(split_lines(original.text)))
    lines = tuple(Line(text, at, at) for at, text in cleaned if text)
    if sum(len(line.text) for line in lines) > LONGEST_ARTICLE:
        raise UnreadableSource(UnreadableReason.TOO_LONG, LONGEST_ARTICLE)
    nothing = Line("", 0, 0)
    draft = carry_formatting(original, Reading(ArticleDraft(""), nothing, lines))
    return Formatted(draft.text, draft.formatting)
