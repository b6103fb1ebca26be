"""The newest articles, of all rubrics or of one."""

from datetime import datetime

from news.page import Page
from news.rubric import Rubric
from texts.actions import FollowRubric, LatestPage, ShowRubrics
from texts.html import Html, bold, joined, paragraphs
from texts.listing import listed, position
from texts.locale import Locale
from texts.message import Message, Row
from texts.rubrics import rubric_label


def latest_page(locale: Locale, page: Page, now: datetime, rubric: Rubric | None = None) -> Message:
    """A page of /latest, with the ways to newer and older ones."""
    title = _title(locale, rubric)
    if not page.articles:
        return _empty(locale, title, rubric, beyond=page.total > 0)
    entries = [listed(locale, found, now, with_rubric=rubric is None) for found in page.articles]
    head = joined(" · ", [title, position(locale, page)])
    rows = (_turns(locale, page, rubric), _follow(locale, rubric))
    return Message(paragraphs(head, *entries), tuple(row for row in rows if row))


def _title(locale: Locale, rubric: Rubric | None) -> Html:
    return bold(rubric_label(locale, rubric) if rubric else locale.catalogue("latest-title"))


def _turns(locale: Locale, page: Page, rubric: Rubric | None) -> Row:
    rubric_id = rubric.id if rubric else None
    turns = []
    if page.has_newer:
        newer = LatestPage(rubric_id, after=page.articles[0].sequence)
        turns.append(locale.button("list-newer", newer))
    if page.has_older:
        older = LatestPage(rubric_id, before=page.articles[-1].sequence)
        turns.append(locale.button("list-older", older))
    return tuple(turns)


def _follow(locale: Locale, rubric: Rubric | None) -> Row:
    return (locale.button("latest-follow", FollowRubric(rubric.id)),) if rubric else ()


def _empty(locale: Locale, title: Html, rubric: Rubric | None, *, beyond: bool) -> Message:
    if beyond:
        newest = LatestPage(rubric.id if rubric else None)
        row: Row = (locale.button("to-latest", newest),)
        return Message(paragraphs(title, locale.catalogue("latest-no-more")), (row,))
    text = paragraphs(title, locale.catalogue("latest-none"))
    if rubric is None:
        return Message(text, ((locale.button("to-rubrics", ShowRubrics()),),))
    return Message(text, (_follow(locale, rubric), (locale.button("to-latest", LatestPage()),)))
