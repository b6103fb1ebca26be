"""A digest: headlines grouped by rubric, joined from lines that many readers share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from news.article import Article
from news.digest_items import NOTHING, DigestItems, Spot
from news.dispatch import Occasion
from news.rubric import Rubric, by_id
from texts.article import headline_link, place_subscribe, short_rubric
from texts.digest_actions import ReadInDigest, ShowDigest, TurnDigest
from texts.html import Html, bold, joined, lines, link, paragraphs, visible_length
from texts.latest_actions import LatestPage
from texts.locale import Locale
from texts.message import TEXT_LIMIT, Message, Row
from texts.subscription_actions import ShowSubscriptions

MOST_LINES = 20
"""A page has so many headlines at most, and fewer when they are long."""
LONGEST_HEADLINE = 3300
_LONGEST_HEADING = 90
_AROUND_HEADLINE = len("• ⚡ Тэрмінова: \n")
_OCCASIONS: Mapping[Occasion | None, str] = {
    Occasion.NIGHT: "digest-slept",
    Occasion.CROWD: "digest-crowd",
}
# Local hours at which each kind of digest ends.
_TITLES = (
    (5, "digest-night"),
    (12, "digest-morning"),
    (17, "digest-day"),
    (23, "digest-evening"),
    (24, "digest-night"),
)


@dataclass(frozen=True, slots=True)
class DigestPart:
    """One message of a digest: which it is, from 0, its moment in UTC, and what it holds."""

    dispatch_id: int
    number: int
    at: datetime
    held: DigestItems = NOTHING
    occasion: Occasion | None = None

    def spot(self, place: int) -> Spot:
        """A place in this message, as its buttons name it."""
        return Spot(self.number, place)


@dataclass(frozen=True, slots=True)
class DigestLine:
    """An article's line in a digest, the same for every reader; ``width`` is in UTF-16 units.

    It stands under the article's first rubric, or under ``another`` that the reader follows.
    """

    article: Article
    html: Html
    width: int
    another: Rubric | None = None

    @property
    def rubric(self) -> Rubric | None:
        """The rubric that it stands under; None when the article has none."""
        return self.another or self.article.rubric


Placed = Mapping[int, DigestLine]
"""The lines of a message by their places in it, from 1, in order; what was withdrawn is missing."""


def digest_line(locale: Locale, article: Article, limit: int = LONGEST_HEADLINE) -> DigestLine:
    """The line of an article: its headline, opening it. It may be kept for any other reader."""
    html = Html(f"• {headline_link(locale, article, limit, in_digest=True)}")
    return DigestLine(article, html, visible_length(html))


def placed_under(line: DigestLine, held: DigestItems) -> DigestLine:
    """The line under the further rubric that the digest names for it, if it names one."""
    rubric_id = held.under.get(line.article.id)
    if rubric_id is None:
        return line
    return replace(line, another=by_id(line.article.more_rubrics).get(rubric_id))


def digest_message(locale: Locale, part: DigestPart, placed: Placed, place: int = 1) -> Message:
    """The page of a digest's message that has the line at ``place``, or the next one after it.

    Rubrics stand in the order of their first lines, what has none comes last.
    """
    if locale.of_place:
        return _digest_in_place(locale, part, placed)
    pages = _pages(placed)
    number = _page_with(pages, place)
    page = pages[number]
    shown = _fitting(locale, [placed[each] for each in page])
    texts = [digest_group(locale, group) for group in _by_rubric(shown)]
    before = sum(map(len, pages[:number]))
    where = _where(locale, before + 1, before + len(page), len(placed))
    rest = _rest(locale, part) if number == len(pages) - 1 else ""
    text = paragraphs(_title(locale, part, len(placed)), *texts, where, rest)
    turns = _turns(locale, part, pages, number)
    read = _read(locale, part, page, len(placed))
    rows = (turns, read, _archive(locale, part), digest_buttons(locale))
    # The first message has rung for all of them.
    return Message(text, tuple(row for row in rows if row), silent=part.number > 0)


def _digest_in_place(locale: Locale, part: DigestPart, placed: Placed) -> Message:
    """All of it on one page, which nobody turns, over the links to the bot."""
    shown = _fitting(locale, [*placed.values()])
    texts = [digest_group(locale, group) for group in _by_rubric(shown)]
    text = paragraphs(_title(locale, part, len(placed)), *texts, _rest_in_bot(locale, part))
    return Message(text, ((place_subscribe(locale),),), silent=part.number > 0)


def digest_buttons(locale: Locale) -> Row:
    """What a reader may want next; neither button replaces the digest."""
    return (
        locale.button("digest-times", ShowDigest(fresh=True)),
        locale.button("digest-subscriptions", ShowSubscriptions(fresh=True)),
    )


def _pages(placed: Placed) -> list[list[int]]:
    """The places on each page: as many as fit a message."""
    pages: list[list[int]] = []
    room = 0
    for place, line in placed.items():
        if not pages or len(pages[-1]) == MOST_LINES or line.width > room:
            pages.append([])
            room = LONGEST_HEADLINE
        pages[-1].append(place)
        room -= line.width
    return pages


def _page_with(pages: Sequence[Sequence[int]], place: int) -> int:
    return next((n for n, page in enumerate(pages) if page[-1] >= place), len(pages) - 1)


def _turns(locale: Locale, part: DigestPart, pages: Sequence[Sequence[int]], number: int) -> Row:
    turns = []
    if number > 0:
        back = TurnDigest(part.dispatch_id, part.spot(pages[number - 1][0]))
        turns.append(locale.button("list-back", back))
    if number + 1 < len(pages):
        on = TurnDigest(part.dispatch_id, part.spot(pages[number + 1][0]))
        left = sum(map(len, pages[number + 1 :]))
        turns.append(locale.button("digest-more-here", on, count=left))
    return tuple(turns)


def _read(locale: Locale, part: DigestPart, page: Sequence[int], total: int) -> Row:
    """The button that opens the first article of a page, and from there all others."""
    first = ReadInDigest(part.dispatch_id, part.spot(page[0]))
    return (locale.button("digest-read" if total > 1 else "article-read", first),)


def _archive(locale: Locale, part: DigestPart) -> Row:
    """Where the rest is of what somebody missed who has been away."""
    if part.occasion is not Occasion.RETURN or not part.held.more:
        return ()
    return (locale.button("digest-archive", LatestPage(fresh=True), count=part.held.more),)


def _rest(locale: Locale, part: DigestPart) -> str:
    more = 0 if _archive(locale, part) else part.held.more
    return locale.catalogue("digest-more", count=more) if more else ""


def _rest_in_bot(locale: Locale, part: DigestPart) -> str:
    """The way to what there was no room for: in a group or channel nobody says /latest."""
    more = part.held.more
    if not more:
        return ""
    return link(locale.catalogue.plain("place-more", count=more), locale.archive_url)


def _where(locale: Locale, first: int, last: int, total: int) -> str:
    """Which part of the list this is, unless it is all of it."""
    if (first, last) == (1, total):
        return ""
    span = f"{first}–{last}" if last > first else str(first)
    return locale.catalogue("list-position", span=span, total=total)


def _title(locale: Locale, part: DigestPart, count: int) -> Html:
    say, held = locale.catalogue, part.held
    which = (
        say("digest-part", number=part.number + 1, total=held.messages) if held.messages > 1 else ""
    )
    # A group or channel has many readers: nobody knows which of them were away.
    if part.occasion is Occasion.RETURN and held.days_away and not locale.of_place:
        back = say("digest-return", days=held.days_away, count=count)
        return joined(" · ", [bold(back), which])
    name = _OCCASIONS.get(part.occasion) or _name(locale, part.at)
    news = say("digest-count", count=count)
    return joined(" · ", [bold(say.plain(name)), which, locale.short_date(part.at), news])


def _name(locale: Locale, at: datetime) -> str:
    hour = at.astimezone(locale.zone).hour
    return next(key for end, key in _TITLES if hour < end)


def _by_rubric(found: Iterable[DigestLine]) -> list[list[DigestLine]]:
    groups: dict[int | None, list[DigestLine]] = {}
    for line in found:
        groups.setdefault(line.rubric.id if line.rubric else None, []).append(line)
    without = groups.pop(None, [])
    return [*groups.values(), without] if without else [*groups.values()]


def digest_group(locale: Locale, group: Sequence[DigestLine]) -> Html:
    """The lines of a rubric, below its name."""
    rubric = group[0].rubric
    if rubric is None:
        return lines(*(line.html for line in group))
    heading = joined(" ", [rubric.emoji, bold(short_rubric(locale, rubric))])
    return lines(heading, *(line.html for line in group))


def _fitting(locale: Locale, page: Sequence[DigestLine]) -> Sequence[DigestLine]:
    """The lines of a page, clipped where even so few are too long below their headings."""
    headings = len(_by_rubric(page)) + 2
    room = TEXT_LIMIT - headings * _LONGEST_HEADING
    if sum(line.width + 1 for line in page) <= room:
        return page
    limit = room // len(page) - _AROUND_HEADLINE
    clipped = [digest_line(locale, line.article, limit) for line in page]
    return [replace(new, another=line.another) for new, line in zip(clipped, page, strict=True)]
