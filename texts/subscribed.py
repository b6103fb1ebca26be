"""The answer to a new subscription: what it is, and what it would have sent."""

from collections.abc import Sequence
from datetime import datetime

from news.rehearsal import Rehearsal
from news.rubric import Rubric
from news.subscriber import Subscriber
from news.subscription import Subscription, Timing
from texts.digest_actions import ShowDigest
from texts.first_minute_actions import FollowBoth, ShowRefinements
from texts.html import Html, bold, clip, joined, lines, paragraphs
from texts.linked import sharing_row
from texts.listing import bullet
from texts.locale import Locale
from texts.meant import instead, question
from texts.message import Button, Message, Row, in_rows
from texts.search import LONGEST_OTHER
from texts.subscription import subscription_label, subscription_name
from texts.subscription_actions import (
    AskRemove,
    FollowInstead,
    OpenSubscription,
    SetTiming,
    ShowSubscriptions,
)
from texts.timetable import digest_times, turn_on

# More than this many a day is likelier a slip of the pen than a wish.
MANY_A_DAY = 20


def subscribed(
    locale: Locale,
    subscription: Subscription,
    rehearsal: Rehearsal,
    subscriber: Subscriber,
    now: datetime,
    meant: Rubric | str | None = None,
    other: str | None = None,
) -> Message:
    """Names the subscription in its normal form and rehearses it.

    ``meant`` is the rubric, or the words, that the reader may rather have had in mind; ``other``
    are the words in the other language.
    """
    text = paragraphs(
        _named(locale, subscription, subscriber, now),
        rehearsed(locale, rehearsal),
        _warning(locale, subscription, rehearsal),
        question(locale, meant),
    )
    cancel = locale.button("subscribed-cancel", AskRemove(subscription.id))
    choices: Row = (_other_timing(locale, subscription), *_refine(locale, subscription), cancel)
    if subscription.timing is Timing.DIGEST and subscriber.timetable.is_off:
        choices = (turn_on(locale), *choices)
    ways = [locale.button("to-subscriptions", ShowSubscriptions())]
    if subscription.timing is Timing.DIGEST:
        ways.append(locale.button("digest-times", ShowDigest()))
    share = sharing_row(locale, subscription)
    offers = (_instead(locale, subscription, meant), _both(locale, subscription, other))
    rows = (*offers, *in_rows((*choices, *ways), 2), share)
    return Message(text, tuple(row for row in rows if row))


def subscribed_rubrics(
    locale: Locale, followed: Sequence[Subscription], subscriber: Subscriber, now: datetime
) -> Message:
    """The same of several rubrics at once, each a button away from its card."""
    names = ", ".join(subscription_label(locale, held) for held in followed)
    digest = any(held.timing is Timing.DIGEST for held in followed)
    off = digest and subscriber.timetable.is_off
    when = digest_times(locale, subscriber, now) if digest else ""
    text = lines(
        locale.catalogue("subscribed-rubrics", names=bold(names)),
        locale.catalogue("digest-off-nothing-comes") if off else when,
    )
    cards = [
        Button(f"{subscription_label(locale, held)} ›", OpenSubscription(held.id))
        for held in followed
    ]
    ways: Row = (
        locale.button("to-subscriptions", ShowSubscriptions()),
        turn_on(locale) if off else locale.button("digest-times", ShowDigest()),
    )
    return Message(text, (*in_rows(cards, 2), ways))


def rehearsed(locale: Locale, rehearsal: Rehearsal) -> Html:
    """How often it would have sent something in a month, and the newest of that."""
    return lines(_pace(locale, rehearsal), *_listed(locale, rehearsal))


def _listed(locale: Locale, rehearsal: Rehearsal) -> list[Html]:
    marked = rehearsal.marked
    return [bullet(locale, found, marked.get(found.id, ())) for found in rehearsal.newest]


def _named(
    locale: Locale, subscription: Subscription, subscriber: Subscriber, now: datetime
) -> Html:
    sign, name = subscription_name(locale, subscription)
    if subscription.rubric:
        following = locale.catalogue("subscribed-rubric", name=joined(" ", [sign, bold(name)]))
    else:
        key = "subscribed-word" if name.isalpha() else "subscribed-words"
        following = locale.catalogue(key, words=bold(name))
    if subscription.timing is Timing.INSTANT:
        return joined(" ", [following, locale.catalogue("subscribed-instant")])
    if subscriber.timetable.is_off:
        return lines(following, locale.catalogue("digest-off-nothing-comes"))
    return lines(following, digest_times(locale, subscriber, now))


def _pace(locale: Locale, rehearsal: Rehearsal) -> Html:
    if not rehearsal.in_thirty_days:
        key = "subscribed-older" if rehearsal.newest else "subscribed-none"
        return locale.catalogue(key)
    weekly = round(rehearsal.a_week)
    pace = (
        locale.catalogue("subscribed-weekly", count=weekly)
        if weekly
        else locale.catalogue("subscribed-seldom")
    )
    return locale.catalogue("subscribed-pace", count=rehearsal.in_thirty_days, pace=pace)


def _warning(locale: Locale, subscription: Subscription, rehearsal: Rehearsal) -> str:
    often = rehearsal.a_day > MANY_A_DAY and subscription.timing is Timing.INSTANT
    return locale.catalogue("subscribed-often", count=round(rehearsal.a_day)) if often else ""


def _instead(locale: Locale, subscription: Subscription, meant: Rubric | str | None) -> Row:
    if meant is None:
        return ()
    words = meant.slug if isinstance(meant, Rubric) else meant
    return instead(locale, meant, FollowInstead(subscription.id, words))


def _both(locale: Locale, subscription: Subscription, other: str | None) -> Row:
    if other is None:
        return ()
    words = clip(other, LONGEST_OTHER)
    return (locale.button("follow-both", FollowBoth(subscription.id), words=words),)


def _refine(locale: Locale, subscription: Subscription) -> Row:
    if subscription.rule is None:
        return ()
    return (locale.button("to-refine", ShowRefinements(subscription.id)),)


def _other_timing(locale: Locale, subscription: Subscription) -> Button:
    if subscription.timing is Timing.INSTANT:
        return locale.button("timing-digest", SetTiming(subscription.id, Timing.DIGEST))
    return locale.button("timing-instant", SetTiming(subscription.id, Timing.INSTANT))
