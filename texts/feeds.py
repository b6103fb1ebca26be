"""Feeds that readers take away."""

from collections.abc import Sequence

from news.rubric import Rubric
from news.syndication import FeedLink
from texts.feed_actions import AskRevokeFeed, MakeFeed, RevokeFeed, ShowFeeds
from texts.html import Html, bold, clip, escape, joined, lines, paragraphs
from texts.locale import Locale
from texts.message import Button, Message, Row, in_rows
from texts.pages import Pages
from texts.rubrics import rubric_label
from texts.subscription_actions import ShowSubscriptions

LONGEST_NAME = 100
LONGEST_LABEL = 40
_WORDS_SIGN = "🔎"


def feeds_off(locale: Locale) -> Message:
    """Says that the bot serves no feeds, and how news comes all the same."""
    ways = (locale.button("to-subscriptions", ShowSubscriptions()),)
    return Message(locale.catalogue("feeds-off"), (ways,))


def feed_prompt(locale: Locale, rubrics: Sequence[Rubric]) -> Message:
    """The answer to /feed alone: a button a rubric, and how words are written."""
    buttons = [Button(rubric_label(locale, each), MakeFeed(each.id)) for each in rubrics]
    return Message(locale.catalogue("feeds-how"), (*in_rows(buttons, 2), _list(locale)))


def feed_made(locale: Locale, link: FeedLink, address: str) -> Message:
    """The two addresses of a new feed; ``address`` is what they have in common."""
    rss, json = (Html(f"<code>{escape(f'{address}.{form}')}</code>") for form in ("rss", "json"))
    say = locale.catalogue
    made = say("feeds-made", name=_name(locale, link), rss=rss, json=json)
    # A message of its own: the addresses are nowhere else.
    ways = (locale.button("to-feeds", ShowFeeds(fresh=True)),)
    return Message(paragraphs(made, say("feeds-once")), (ways,))


def feeds_page(locale: Locale, links: Sequence[FeedLink], page: int = 1) -> Message:
    """Page ``page``, from 1, of a reader's feeds, a button to revoke each."""
    say = locale.catalogue
    if not links:
        return Message(paragraphs(say("feeds-none"), say("feeds-how")))
    pages = Pages.of(len(links), page)
    shown = pages.shown(links)
    told = lines(*(_line(locale, each) for each in shown))
    text = paragraphs(pages.title(locale, "feeds-title"), told, say("feeds-about"))
    rows = ((Button(f"✕ {_label(locale, each)}", AskRevokeFeed(each.id)),) for each in shown)
    return Message(text, tuple(row for row in (*rows, pages.turns(locale, ShowFeeds)) if row))


def revocation_question(locale: Locale, link: FeedLink) -> Message:
    """Asks before a feed's addresses are ended."""
    keep = locale.button("feeds-keep", ShowFeeds())
    revoke = locale.button("feeds-revoke", RevokeFeed(link.id))
    text = locale.catalogue("feeds-revoke-sure", name=_name(locale, link))
    return Message(text, ((keep, revoke),))


def feed_revoked(locale: Locale, link: FeedLink) -> Message:
    """Says that a feed's addresses are ended."""
    text = locale.catalogue("feeds-revoked", name=_name(locale, link))
    return Message(text, (_list(locale),))


def too_many_feeds(locale: Locale, limit: int, daily: int) -> Message:
    """The reader has as many feeds as one may, or has made too many today."""
    text = locale.catalogue("feeds-full", limit=limit, daily=daily)
    return Message(text, (_list(locale),))


def _line(locale: Locale, link: FeedLink) -> Html:
    since = locale.date(link.added_at)
    return locale.catalogue("feeds-since", name=_name(locale, link), date=since)


def _name(locale: Locale, link: FeedLink) -> Html:
    sign, name = _called(locale, link)
    return joined(" ", [sign, bold(clip(name, LONGEST_NAME))])


def _label(locale: Locale, link: FeedLink) -> str:
    return clip(" ".join(_called(locale, link)).strip(), LONGEST_LABEL)


def _called(locale: Locale, link: FeedLink) -> tuple[str, str]:
    """The sign and the name of what is in a feed."""
    if link.rubric is None:
        return _WORDS_SIGN, link.query or ""
    return link.rubric.emoji, link.rubric.name(locale.catalogue.language)


def _list(locale: Locale) -> Row:
    return (locale.button("to-feeds", ShowFeeds()),)
