"""The newsroom's articles in pages: all, drafts, the plan of the day, and so on."""

from datetime import datetime
from itertools import groupby

from news.article import ArticleStatus
from news.shelf import Item, Shelf, ShelfPage
from texts.article import article_number, breaking_sign
from texts.card_actions import ListArticles, OpenListed
from texts.colleague import name_of, names_of
from texts.draft_actions import StartPost
from texts.html import Html, bold, clip, escape, joined, lines, paragraphs
from texts.locale import Locale
from texts.message import Button, Message, Row, Rows, in_rows, ticked

LONGEST_HEADLINE = 160
_NUMBERS_A_ROW = 5
# Of three in a row a phone cuts the longest short.
_FILTERS_A_ROW = 2
_LONGEST_FILTER = 13
_ALWAYS = tuple(each for each in Shelf if each is not Shelf.AWAITING)


def articles_page(
    locale: Locale,
    page: ShelfPage,
    you: int,
    now: datetime,
    *,
    before: int | None = None,
    after: int | None = None,
) -> Message:
    """A page of a shelf; ``before`` or ``after`` is what it is next to, for the way back to it."""
    if not page.items:
        text = paragraphs(_title(locale, page), locale.catalogue(f"shelf-none-{_key(page.shelf)}"))
        another = (locale.button("post-another", StartPost()),)
        return Message(
            text, (another, *_filters(locale, page.shelf, anything_awaits=page.anything_awaits))
        )
    is_plan = page.shelf is Shelf.SCHEDULED
    told = _plan(locale, page, you, now) if is_plan else _listed(locale, page, you, now)
    return Message(
        paragraphs(_title(locale, page), told),
        (
            *_openers(page, before, after),
            *_turns(locale, page),
            *_filters(locale, page.shelf, anything_awaits=page.anything_awaits),
        ),
    )


def unknown_shelf(locale: Locale, words: str) -> Message:
    """Says that there is no such list, and offers those there are."""
    return Message(locale.catalogue("shelf-unknown", words=words), _filters(locale, None))


def back_to_shelf(
    locale: Locale, shelf: Shelf, before: int | None = None, after: int | None = None
) -> Row:
    """The way from a card back to the page that it was opened on."""
    name = locale.catalogue.plain(f"shelf-{_key(shelf)}")
    return (locale.button("shelf-back", ListArticles(shelf, before, after), shelf=name),)


def _title(locale: Locale, page: ShelfPage) -> Html:
    title = bold(locale.catalogue(f"shelf-{_key(page.shelf)}"))
    if not page.items or page.offset is None or (page.is_first and not page.has_more):
        return title
    first, last = page.offset + 1, page.offset + len(page.items)
    span = f"{first}–{last}" if last > first else str(first)
    if page.total is None:
        return joined(" · ", [title, span])
    position = locale.catalogue("list-position", span=span, total=max(page.total, last))
    return joined(" · ", [title, position])


def _listed(locale: Locale, page: ShelfPage, you: int, now: datetime) -> Html:
    return paragraphs(*(_entry(locale, each, page.shelf, you, now) for each in page.items))


def _entry(locale: Locale, item: Item, shelf: Shelf, you: int, now: datetime) -> Html:
    # A shelf says itself where all that is on it stands.
    several = shelf in (Shelf.ALL, Shelf.MINE, Shelf.AWAITING)
    about = [
        locale.catalogue(f"card-{item.article.status}") if several else "",
        locale.moment(item.at, now) if item.at else "",
        *_people(locale, item, you),
        _embargo(locale, item, now),
    ]
    return lines(_headline(item), joined(" · ", about))


def _plan(locale: Locale, page: ShelfPage, you: int, now: datetime) -> Html:
    """The plan by days of the editor's clock."""
    days = groupby(page.items, lambda each: locale.planned_day(each.at or now, now))
    return paragraphs(
        *(
            paragraphs(
                bold(day[:1].upper() + day[1:]),
                *(_planned(locale, each, you, now) for each in items),
            )
            for day, items in days
        )
    )


def _planned(locale: Locale, item: Item, you: int, now: datetime) -> Html:
    at = f"{item.at.astimezone(locale.zone):%H:%M}" if item.at else ""
    about = joined(" · ", [*_people(locale, item, you), _embargo(locale, item, now)])
    return lines(joined(" · ", [at, _headline(item)]), about)


def _headline(item: Item) -> Html:
    sign = breaking_sign(item.article)
    headline = escape(clip(item.article.headline, LONGEST_HEADLINE))
    return joined(" · ", [article_number(item.article.id), Html(f"{sign}{headline}")])


def _people(locale: Locale, item: Item, you: int) -> list[str]:
    others = [each for each in item.at_work if each.id != you]
    return [
        "" if item.author.id == you else name_of(item.author),
        locale.catalogue("shelf-at-work", names=names_of(others)) if others else "",
    ]


def _embargo(locale: Locale, item: Item, now: datetime) -> str:
    """Until when an article that is not out yet is kept back; nothing when that is over."""
    until = item.article.embargo_until
    is_to_go = item.article.status in (ArticleStatus.DRAFT, ArticleStatus.SCHEDULED)
    if until is None or until <= now or not is_to_go:
        return ""
    return f"🔒 {locale.catalogue('shelf-embargo', at=locale.short_date(until))}"


def _openers(page: ShelfPage, before: int | None, after: int | None) -> Rows:
    buttons = [
        Button(
            article_number(each.article.id),
            OpenListed(each.article.id, page.shelf, before, after),
        )
        for each in page.items
    ]
    return in_rows(buttons, _NUMBERS_A_ROW)


def _turns(locale: Locale, page: ShelfPage) -> Rows:
    turns = []
    if not page.is_first:
        ahead = ListArticles(page.shelf, after=page.items[0].article.id)
        turns.append(locale.button("list-back", ahead))
    if page.has_more:
        behind = ListArticles(page.shelf, before=page.items[-1].article.id)
        turns.append(locale.button("list-older", behind))
    return (tuple(turns),) if turns else ()


def _filters(locale: Locale, chosen: Shelf | None, *, anything_awaits: bool = False) -> Rows:
    awaiting = (Shelf.AWAITING,) if anything_awaits or chosen is Shelf.AWAITING else ()
    buttons = [
        Button(
            ticked(locale.catalogue.plain(f"shelf-{_key(each)}"), chosen=each is chosen),
            ListArticles(each),
        )
        for each in (*_ALWAYS, *awaiting)
    ]
    return in_rows(buttons, _FILTERS_A_ROW, _LONGEST_FILTER)


def _key(shelf: Shelf) -> str:
    return shelf.name.lower()
