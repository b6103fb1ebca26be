"""A draft that is like an article already out: what is said on its card, and how the two differ."""

from collections.abc import Sequence

from news.article import Article
from news.difference import Mark, Piece
from news.likeness import Likeness, LikenessKind
from texts.article import article_number, headline_link
from texts.draft_actions import ShowDraft, ShowLikeness, UpdateInstead
from texts.flight import of_article
from texts.html import Html, bold, joined, paragraphs, struck
from texts.locale import Locale
from texts.message import Message, Row

LONGEST_HEADLINE = 200
ROOM = 1900
"""Characters of a difference: as many again may be needed for emoji, and a message holds 4096."""
MOST_CHANGES = 40


def likeness_notice(locale: Locale, likeness: Likeness | None) -> Html:
    """Says that an article like the draft is out, which, and how alike they are."""
    if likeness is None:
        return Html()
    article = likeness.article
    link = headline_link(locale, article, LONGEST_HEADLINE)
    titled = joined(" · ", [article_number(article.id), link])
    if likeness.kind is LikenessKind.TEXT:
        # The very same text is said in other words.
        percent = min(round(likeness.share * 100), 99)
        return locale.catalogue("likeness-text", article=titled, percent=percent)
    return locale.catalogue(f"likeness-{likeness.kind}", article=titled)


def compare_button(
    locale: Locale, draft: Article, likeness: Likeness | None, preview_id: int | None
) -> Row:
    """The way to see how the two differ; none where nothing is like it."""
    if likeness is None:
        return ()
    compare = ShowLikeness(draft.id, likeness.article.id, preview_id)
    return (locale.button("likeness-compare", compare, number=str(likeness.article.id)),)


def difference_screen(
    locale: Locale,
    draft: Article,
    other: Article,
    pieces: Sequence[Piece],
    preview_id: int | None = None,
) -> Message:
    """How a draft differs from an article, and the question whether to update that instead."""
    say = locale.catalogue
    link = headline_link(locale, other, LONGEST_HEADLINE)
    title = of_article(other.id, link)
    question = say("likeness-question", article=article_number(other.id))
    update = UpdateInstead(draft.id, other.id, draft.revision, preview_id)
    return Message(
        paragraphs(title, told(locale, pieces), question),
        (
            (locale.button("likeness-update", update, number=str(other.id)),),
            (locale.button("likeness-keep", ShowDraft(draft.id, preview_id)),),
        ),
    )


def told(locale: Locale, pieces: Sequence[Piece]) -> Html:
    """A difference below its legend: what has come in bold, what has gone struck through."""
    if not pieces:
        return locale.catalogue("difference-none")
    marked = Html("".join(_marked(piece) for piece in pieces).strip())
    return paragraphs(locale.catalogue("difference-legend"), marked)


def likeness_gone_toast(locale: Locale) -> str:
    """Says that the other article can no longer be updated."""
    return locale.catalogue.plain("likeness-gone")


def _marked(piece: Piece) -> Html:
    if piece.mark is Mark.SAME:
        return joined("", [piece.text])
    mark = bold if piece.mark is Mark.ADDED else struck
    core = piece.text.strip()
    if not core:
        return joined("", [piece.text])
    before, _, after = piece.text.partition(core)
    return joined("", [before, mark(core), after])
