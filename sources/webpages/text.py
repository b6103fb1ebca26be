"""The text of the article on a page, told from all that stands around it."""

import unicodedata

from trafilatura import extract

from news.formatting import Formatted
from sources.manuscript import MOST_SPANS
from sources.markup import read_markup
from sources.page import LONGEST_ARTICLE, LONGEST_PAGE
from sources.unreadable import UnreadableReason, UnreadableSource
from sources.webpages.tree import Tree

_LONGEST_MARKUP = 5 * LONGEST_PAGE


def article_text(tree: Tree, url: str) -> Formatted:
    """The article's text in its formatting; empty where there is none. Raises UnreadableSource.

    `url` is what relative links in it are relative to.
    """
    markup = extract(
        tree,
        url=url,
        output_format="html",
        include_comments=False,
        include_formatting=True,
        include_links=True,
    )
    if markup is None:
        return Formatted("")
    if len(markup) > _LONGEST_MARKUP:
        raise UnreadableSource(UnreadableReason.TOO_LONG, LONGEST_ARTICLE)
    read = read_markup(unicodedata.normalize("NFC", markup))
    return Formatted(read.text, tuple(sorted(read.spans)[:MOST_SPANS]))
