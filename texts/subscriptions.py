"""Everything a reader follows."""

from collections.abc import Sequence
from datetime import datetime

from news.subscriber import PlaceKind, Subscriber
from news.subscription import Subscription
from texts.checkup_actions import ShowCheckUp
from texts.digest_actions import ShowDigest
from texts.first_minute_actions import ShowRuleLanguage
from texts.html import Html, joined, lines, paragraphs
from texts.locale import Locale
from texts.message import Button, Message, Row, Rows, in_rows
from texts.navigation import to_home
from texts.pages import ITEMS_A_PAGE, Pages
from texts.story_actions import ShowStories
from texts.subscription import delivery_words, subscription_heading, subscription_label
from texts.subscription_actions import (
    AskRemove,
    OpenSubscription,
    ShowRubrics,
    ShowSubscriptions,
    ShowWordsHint,
)
from texts.timetable import digest_times


def subscriptions_page(
    locale: Locale,
    subscriptions: Sequence[Subscription],
    subscriber: Subscriber,
    now: datetime,
    page: int = 1,
    stories: int = 0,
) -> Message:
    """Page ``page``, from 1, of the subscriptions, each opening its card.

    ``stories`` is how many stories the reader follows.
    """
    to_stories = (locale.button("story-open-list", ShowStories(), count=stories),)
    if not subscriptions:
        nothing = no_subscriptions(locale)
        return nothing.with_rows(to_stories) if stories else nothing
    is_person = subscriber.kind is PlaceKind.PERSON
    title = "subscriptions-title" if is_person else "subscriptions-title-place"
    pages = Pages.of(len(subscriptions), page)
    shown = pages.shown(subscriptions)
    text = paragraphs(
        pages.title(locale, title),
        lines(*(_line(locale, held, now) for held in shown)),
        digest_times(locale, subscriber, now),
    )
    times = (locale.button("digest-times", ShowDigest()),)
    check = (locale.button("checkup-open", ShowCheckUp()),)
    rows = (
        *_openers(locale, shown),
        pages.turns(locale, ShowSubscriptions),
        to_stories if stories else (),
        _additions(locale),
        times,
        check,
        (to_home(locale),),
    )
    return Message(text, tuple(row for row in rows if row))


def no_subscriptions(locale: Locale) -> Message:
    """Says that nothing is followed yet, and how to begin."""
    return Message(locale.catalogue("subscriptions-none"), (_additions(locale), (to_home(locale),)))


def unsubscribe_prompt(locale: Locale, subscriptions: Sequence[Subscription]) -> Message:
    """The answer to /unsubscribe alone: what can be removed."""
    if not subscriptions:
        return no_subscriptions(locale)
    return Message(locale.catalogue("unsubscribe-which"), removal_buttons(locale, subscriptions))


def removal_buttons(locale: Locale, subscriptions: Sequence[Subscription]) -> Rows:
    """A button a subscription that asks about removing it, and the way to the whole list."""
    shown = [
        Button(subscription_label(locale, held), AskRemove(held.id))
        for held in subscriptions[:ITEMS_A_PAGE]
    ]
    return (*in_rows(shown, 2), (locale.button("to-subscriptions", ShowSubscriptions()),))


def words_hint(locale: Locale) -> Message:
    """How to follow words, with examples; the answer to /subscribe alone as well."""
    rubrics = locale.button("to-rubrics", ShowRubrics())
    back = locale.button("to-subscriptions", ShowSubscriptions())
    return Message(
        locale.catalogue("subscribe-words"),
        ((locale.button("to-rules", ShowRuleLanguage()),), (rubrics, back)),
    )


def _line(locale: Locale, held: Subscription, now: datetime) -> Html:
    delivery = delivery_words(locale, held, now)
    return joined(" — ", [subscription_heading(locale, held), delivery])


def _openers(locale: Locale, shown: Sequence[Subscription]) -> Rows:
    return in_rows(
        [
            Button(f"{subscription_label(locale, held)} ›", OpenSubscription(held.id))
            for held in shown
        ],
        2,
    )


def _additions(locale: Locale) -> Row:
    return (
        locale.button("subscriptions-add-rubrics", ShowRubrics()),
        locale.button("subscriptions-add-words", ShowWordsHint()),
    )
