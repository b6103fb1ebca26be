"""Who did what in the newsroom: a page of it, and the lines of the file."""

from collections.abc import Iterable
from datetime import datetime

from news.approval import Regime, Wish
from news.deed import Deed, DeedFilter, DeedKind, LogPage
from news.role import Role
from texts.article import article_number
from texts.card_actions import OpenCard
from texts.editors import who
from texts.html import Html, bold, clip, joined, lines, paragraphs, plain_text
from texts.locale import Locale
from texts.log_actions import SendLog, ShowLog
from texts.message import Button, Message, Row, in_rows
from texts.pages import Pages
from texts.schedule import said_back
from texts.spreadsheet import row

DEEDS_A_PAGE = 10
_LONGEST_HEADLINE = 60
_LONGEST_ABOUT = 80
_LONGEST_LABEL = 18
_WHOLE = 1000
_COLUMNS = ("when", "person-id", "person", "deed", "article", "headline", "about")


def log_message(locale: Locale, page: LogPage, which: DeedFilter, now: datetime) -> Message:
    """A page of deeds, newest first, over the ways to others."""
    pages = Pages.of(max(page.total, 1), page.offset // DEEDS_A_PAGE + 1, DEEDS_A_PAGE)
    title = joined(" · ", [pages.title(locale, "log-title"), _about_what(page, which)])
    entries = [_entry(locale, each, page, now) for each in page.deeds]
    text = paragraphs(title, *(entries or [locale.catalogue("log-empty")]))
    turns = pages.turns(locale, lambda to: ShowLog(to, which.article_id, which.person_id))
    rows = (*in_rows(_people(page, which), 3), turns, _ways(locale, page, which))
    return Message(text, tuple(each for each in rows if each))


def log_usage(locale: Locale, typed: str) -> Message:
    """How /log is written, for when it was written otherwise."""
    everything = (locale.button("log-everything", ShowLog()),)
    return Message(locale.catalogue("log-usage", typed=typed), (everything,))


def log_caption(locale: Locale) -> Html:
    """What stands below the file."""
    return locale.catalogue("log-file-caption")


def log_header(locale: Locale) -> str:
    """The first line of the file."""
    return row(locale.catalogue.plain(f"log-column-{each}") for each in _COLUMNS)


def log_rows(locale: Locale, page: LogPage) -> Iterable[str]:
    """The lines of the file for some deeds; moments are in the editor's zone."""
    for deed in page.deeds:
        at = deed.done_at.astimezone(locale.zone)
        yield row(
            (
                f"{at:%Y-%m-%d %H:%M:%S}",
                str(deed.person_id),
                page.names.get(deed.person_id, ""),
                locale.catalogue.plain(_key(deed.kind)),
                deed.article_id if deed.article_id is not None else "",
                page.headlines.get(deed.article_id or 0, ""),
                plain_text(_about(locale, deed, page, _WHOLE)),
            )
        )


def _entry(locale: Locale, deed: Deed, page: LogPage, now: datetime) -> Html:
    number = article_number(deed.article_id) if deed.article_id is not None else ""
    headline = clip(page.headlines.get(deed.article_id or 0, ""), _LONGEST_HEADLINE)
    first = [locale.moment(deed.done_at, now), bold(who(page.names, deed.person_id))]
    done = joined(" ", [locale.catalogue(_key(deed.kind)), number])
    about = _planned(locale, deed, now) or _about(locale, deed, page)
    return lines(joined(" · ", first), joined(" · ", [done, headline, about]))


def _planned(locale: Locale, deed: Deed, now: datetime) -> str:
    """The moment that something was planned for, as whoever reads the log has it on the clock."""
    if deed.kind not in (DeedKind.SCHEDULED, DeedKind.EMBARGOED):
        return ""
    try:
        return said_back(locale, datetime.fromisoformat(deed.about), now)
    except ValueError:
        return ""


def _about(locale: Locale, deed: Deed, page: LogPage, longest: int = _LONGEST_ABOUT) -> Html:
    """What else is kept of a deed, in words."""
    say = locale.catalogue
    match deed.kind:
        case DeedKind.ASKED | DeedKind.AGREED if deed.about in set(Wish):
            return say(f"log-wish-{deed.about}")
        case DeedKind.SET_APPROVAL if deed.about in set(Regime):
            return say(f"log-approval-{deed.about}")
        case DeedKind.APPOINTED | DeedKind.DISMISSED if deed.whom is not None:
            role = deed.about.partition(" ")[0]
            named = say(f"editors-{role}") if role in set(Role) else ""
            return joined(" — ", [who(page.names, deed.whom), named])
    return joined("", [clip(deed.about, longest)])


def _about_what(page: LogPage, which: DeedFilter) -> Html:
    if which.article_id is not None:
        return article_number(which.article_id)
    if which.person_id is not None:
        return who(page.names, which.person_id)
    return Html()


def _people(page: LogPage, which: DeedFilter) -> list[Button]:
    if which.person_id is not None:
        return []
    ids = dict.fromkeys(each.person_id for each in page.deeds)
    return [
        Button(clip(page.names.get(each, str(each)), _LONGEST_LABEL), ShowLog(1, None, each))
        for each in ids
    ]


def _ways(locale: Locale, page: LogPage, which: DeedFilter) -> Row:
    is_part = which != DeedFilter()
    everything = (locale.button("log-everything", ShowLog()),) if is_part else ()
    file = locale.button("log-file", SendLog(which.article_id, which.person_id))
    card = (
        (locale.button("approval-open", OpenCard(which.article_id)),)
        if which.article_id is not None and page.deeds
        else ()
    )
    return (*((file,) if page.deeds else ()), *card, *everything)


def _key(kind: DeedKind) -> str:
    return f"deed-{kind.replace(' ', '-')}"
