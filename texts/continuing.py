"""What an article goes on with, as its editor sees and chooses it."""

from collections.abc import Sequence

from news.article import Article, ArticleStatus
from news.continuation import Continuation
from texts.article import article_number, headline_link
from texts.card_actions import OpenCard
from texts.draft_actions import ShowDraft
from texts.html import Html, clip, joined
from texts.locale import Locale
from texts.message import Button, Message, Row, Rows
from texts.story_actions import LinkStory, PickStory, UpdateBelow

LONGEST_HEADLINE = 200
_LONGEST_LABEL = 26


def continues_line(locale: Locale, continues: Continuation | None) -> Html:
    """Which article a draft goes on with, and whether it comes below that."""
    if continues is None:
        return Html()
    key = "continues-update" if continues.updates else "continues"
    return locale.catalogue(key, article=_named(locale, continues.earlier))


def continuing_rows(
    locale: Locale, draft: Article, continues: Continuation | None, preview_id: int | None
) -> Rows:
    """What can be done about what a draft goes on with."""
    if continues is None:
        return ((_picking(locale, draft, preview_id),),)
    number, earlier_id = draft.id, continues.earlier.id
    unlink = (locale.button("continues-unlink", LinkStory(number, 0, preview_id)),)
    if not continues.may_update:
        return (unlink,)
    if continues.updates:
        return (locale.button("continues-push", UpdateBelow(number, 0, preview_id)),), unlink
    below = UpdateBelow(number, earlier_id, preview_id)
    return (locale.button("continues-below", below, number=str(earlier_id)),), unlink


def story_line(locale: Locale, story: Article | None) -> Html:
    """The story that a published article goes on with."""
    return locale.catalogue("continues", article=_named(locale, story)) if story else Html()


def story_rows(locale: Locale, article: Article, story: Article | None) -> Rows:
    """What can be done about the story of a published article."""
    if article.status is not ArticleStatus.PUBLISHED:
        return ()
    if story is None:
        return ((_picking(locale, article, None),),)
    return ((locale.button("continues-unlink", LinkStory(article.id, 0)),),)


def story_picker(
    locale: Locale, article: Article, offered: Sequence[Article], preview_id: int | None
) -> Message:
    """The articles that another may go on with, the likeliest first."""
    rows = [(_choice(article, each, preview_id),) for each in offered]
    text = locale.catalogue("continues-which" if offered else "continues-nothing")
    return Message(text, (*rows, _back(locale, article, preview_id)))


def earlier_gone_toast(locale: Locale) -> str:
    """Says that the earlier article can no longer be gone on with."""
    return locale.catalogue.plain("continues-gone")


def _picking(locale: Locale, article: Article, preview_id: int | None) -> Button:
    return locale.button("continues-link", PickStory(article.id, preview_id))


def _choice(article: Article, earlier: Article, preview_id: int | None) -> Button:
    label = f"{article_number(earlier.id)} · {clip(earlier.headline, _LONGEST_LABEL)}"
    return Button(label, LinkStory(article.id, earlier.id, preview_id))


def _back(locale: Locale, article: Article, preview_id: int | None) -> Row:
    if article.status is ArticleStatus.PUBLISHED:
        return (locale.button("card-back", OpenCard(article.id)),)
    return (locale.button("post-back", ShowDraft(article.id, preview_id)),)


def _named(locale: Locale, article: Article) -> Html:
    link = headline_link(locale, article, LONGEST_HEADLINE)
    return joined(" · ", [article_number(article.id), link])
