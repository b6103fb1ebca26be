"""Drafts that came from sources: one as a card, many as a list, each to be decided on."""

from collections.abc import Sequence
from dataclasses import dataclass

from news.article import Article
from news.inbox import MOST_LISTED
from news.likeness import Likeness
from texts.article import article_number, own_lead, rubric_name
from texts.html import Html, bold, clip, joined, link, paragraphs
from texts.likeness import likeness_notice
from texts.locale import Locale
from texts.message import Button, Message, Row, in_rows
from texts.source_actions import (
    AskSkipAll,
    EditItem,
    OpenItem,
    PublishItem,
    ShowInbox,
    SkipAll,
    SkipItem,
)

_LONGEST_HEADLINE = 300
_LONGEST_LISTED = 120
_LONGEST_LEAD = 600
_NUMBERS_A_ROW = 4


@dataclass(frozen=True, slots=True)
class Item:
    """A draft that waits for an editor, and the title of the source that it came from."""

    article: Article
    source: str


def item_card(
    locale: Locale,
    item: Item,
    likeness: Likeness | None,
    *,
    others: int = 0,
    rings: bool = False,
) -> Message:
    """One draft; beside it, so many ``others`` are on the list. It rings when it is the alert."""
    article = item.article
    number = article.id
    text = paragraphs(
        _origin(locale, item),
        bold(clip(article.headline, _LONGEST_HEADLINE)),
        clip(own_lead(article) or article.text, _LONGEST_LEAD),
        likeness_notice(locale, likeness),
    )
    # Three in a row would be cut short on a phone.
    publish = (locale.button("inbox-publish", PublishItem(number, article.revision)),)
    other_ways = (
        locale.button("inbox-edit", EditItem(number)),
        locale.button("inbox-skip", SkipItem(number)),
    )
    back: Row = ()
    if others:
        back = (locale.button("inbox-back-count", ShowInbox(), count=others + 1),)
    rows = tuple(row for row in (publish, other_ways, back) if row)
    return Message(text, rows, silent=not rings)


def inbox_list(
    locale: Locale, items: Sequence[Item], total: int, *, rings: bool = False
) -> Message:
    """The drafts that wait, the newest ones of ``total``, a button each."""
    say = locale.catalogue
    shown = items[:MOST_LISTED]
    more = say("inbox-more", count=total - len(shown)) if total > len(shown) else ""
    buttons = [Button(article_number(each.article.id), OpenItem(each.article.id)) for each in shown]
    text = paragraphs(
        bold(say("inbox-count", count=total)), *(_entry(each) for each in shown), more
    )
    skip = (locale.button("inbox-skip-all", AskSkipAll()),)
    return Message(text, (*in_rows(buttons, _NUMBERS_A_ROW), skip), silent=not rings)


def inbox_empty(locale: Locale) -> Message:
    """Says that no draft waits any more."""
    return Message(locale.catalogue("inbox-empty"))


def skip_all_question(locale: Locale, count: int, newest: int) -> Message:
    """Asks whether to cancel so many drafts, the ``newest`` of which is known by its number."""
    keep = locale.button("inbox-keep", ShowInbox())
    skip = locale.button("inbox-skip-all-now", SkipAll(newest))
    return Message(locale.catalogue("inbox-skip-all-question", count=count), ((keep, skip),))


def skipped_toast(locale: Locale) -> str:
    """Says that a draft is cancelled."""
    return locale.catalogue.plain("inbox-skipped")


def skipped_all_toast(locale: Locale, count: int) -> str:
    """Says how many drafts are cancelled."""
    return locale.catalogue.plain("inbox-skipped-all", count=count)


def item_settled_toast(locale: Locale) -> str:
    """Says that a colleague has dealt with a draft."""
    return locale.catalogue.plain("inbox-settled")


def _origin(locale: Locale, item: Item) -> Html:
    article = item.article
    title = clip(item.source, _LONGEST_LISTED)
    source = link(title, article.source_url) if article.source_url and title else title
    return joined(" · ", [source, rubric_name(locale, article), article_number(article.id)])


def _entry(item: Item) -> Html:
    headline = clip(item.article.headline, _LONGEST_LISTED)
    number = article_number(item.article.id)
    return joined(" · ", [number, headline, clip(item.source, _LONGEST_LISTED // 4)])
