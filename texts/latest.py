"""The newest articles, of all rubrics or of some."""

from datetime import datetime

from news.page import Page
from news.rubric import Rubric
from texts.html import Html, bold, joined, paragraphs
from texts.latest_actions import LatestPage
from texts.listing import listed, position
from texts.locale import Locale
from texts.message import Message, Row, Rows, in_rows
from texts.navigation import to_home
from texts.rubrics import follow_button, rubric_label
from texts.subscription_actions import FollowRubric, ShowRubrics


def latest_page(locale: Locale, page: Page, now: datetime, *rubrics: Rubric) -> Message:
    """A page of /latest, with the ways to newer and older ones."""
    title = _title(locale, *rubrics)
    if not page.articles:
        return _empty(locale, title, *rubrics, beyond=page.total > 0)
    several = len(rubrics) != 1
    entries = [listed(locale, found, now, with_rubric=several) for found in page.articles]
    head = joined(" · ", [title, position(locale, page)])
    rows = (_turns(locale, page, *rubrics), *_follow(locale, *rubrics), (to_home(locale),))
    return Message(paragraphs(head, *entries), tuple(row for row in rows if row))


def _title(locale: Locale, *rubrics: Rubric) -> Html:
    names = ", ".join(rubric_label(locale, rubric) for rubric in rubrics)
    return bold(names or locale.catalogue("latest-title"))


def _of(*rubrics: Rubric, before: int | None = None, after: int | None = None) -> LatestPage:
    ids = tuple(rubric.id for rubric in rubrics)
    return LatestPage(ids[0] if ids else None, before, after, ids[1:])


def _turns(locale: Locale, page: Page, *rubrics: Rubric) -> Row:
    turns = []
    if page.has_newer:
        newer = _of(*rubrics, after=page.articles[0].sequence)
        turns.append(locale.button("list-newer", newer))
    if page.has_older:
        older = _of(*rubrics, before=page.articles[-1].sequence)
        turns.append(locale.button("list-older", older))
    return tuple(turns)


def _follow(locale: Locale, *rubrics: Rubric) -> Rows:
    offered = [each for each in rubrics if not each.hidden]
    if len(rubrics) == len(offered) == 1:
        return ((locale.button("latest-follow", FollowRubric(rubrics[0].id)),),)
    return in_rows([follow_button(locale, rubric) for rubric in offered], 2)


def _empty(locale: Locale, title: Html, *rubrics: Rubric, beyond: bool) -> Message:
    if beyond:
        row: Row = (locale.button("to-latest", _of(*rubrics)),)
        return Message(paragraphs(title, locale.catalogue("latest-no-more")), (row,))
    text = paragraphs(title, locale.catalogue("latest-none"))
    if not rubrics:
        return Message(text, ((locale.button("to-rubrics", ShowRubrics()), to_home(locale)),))
    rows = (*_follow(locale, *rubrics), (locale.button("to-latest", LatestPage()),))
    return Message(text, rows)
