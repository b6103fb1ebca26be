"""One subscription: its name, its card, and its end."""

from collections.abc import Sequence
from datetime import datetime

from news.subscriber import Subscriber
from news.subscription import Subscription, Timing
from texts.action import Action
from texts.first_minute_actions import ShowRefinements
from texts.html import Html, bold, clip, escape, joined, lines, paragraphs
from texts.kept_back import is_endless
from texts.linked import sharing_row
from texts.locale import Locale
from texts.message import Button, Message, Row, Rows, in_rows, ticked
from texts.settings_actions import Mute, MuteUntil, SetSound, ShowMute, second_of
from texts.subscription_actions import (
    AskRemove,
    FollowRubric,
    OpenSubscription,
    Remove,
    RestoreRubric,
    RestoreWords,
    SetTiming,
    ShowSubscriptions,
)
from texts.timetable import turn_on

MUTE_DAYS = 7
LONGEST_NAME = 300
LONGEST_LABEL = 40
_WORDS_SIGN = "🔎"


def subscription_name(
    locale: Locale, subscription: Subscription, limit: int = LONGEST_NAME
) -> tuple[str, str]:
    """The sign and the plain name of what is followed."""
    if subscription.rubric is None:
        return _WORDS_SIGN, clip(subscription.rule or "", limit)
    name = subscription.rubric.name(locale.catalogue.language)
    return subscription.rubric.emoji, clip(name, limit)


def subscription_heading(locale: Locale, subscription: Subscription) -> Html:
    """The sign and the name in bold."""
    sign, name = subscription_name(locale, subscription)
    return joined(" ", [sign, bold(name)])


def subscription_label(locale: Locale, subscription: Subscription) -> str:
    """The sign and the name, short enough for a button."""
    return " ".join(subscription_name(locale, subscription, LONGEST_LABEL)).strip()


def delivery_words(locale: Locale, subscription: Subscription, now: datetime) -> str:
    """How a subscription is delivered, in plain words: ``сразу``, ``без звука до завтра``."""
    plain = locale.catalogue.plain
    if subscription.muted_until and subscription.is_muted(now):
        if is_endless(subscription.muted_until):
            return plain("delivery-muted-endless")
        return plain("delivery-muted", until=locale.until(subscription.muted_until, now))
    delivery = plain(f"delivery-{subscription.timing}")
    return plain("delivery-silent", delivery=delivery) if subscription.silent else delivery


def delivery_toast(locale: Locale, subscription: Subscription, now: datetime) -> str:
    """What a press has just set, in plain text."""
    return locale.catalogue.plain(
        "delivery-toast",
        name=subscription_label(locale, subscription),
        delivery=delivery_words(locale, subscription, now),
    )


def subscription_card(
    locale: Locale,
    subscription: Subscription,
    subscriber: Subscriber,
    now: datetime,
    muted_before: datetime | None = None,
) -> Message:
    """One subscription, with everything that can be done to it.

    The end of a mute from before a change is offered back, unless it is over.
    """
    back = locale.button("back-to-subscriptions", ShowSubscriptions())
    removal = locale.button("subscription-remove", AskRemove(subscription.id))
    text = lines(
        subscription_heading(locale, subscription),
        escape(delivery_words(locale, subscription, now)),
        locale.catalogue("subscription-muted") if subscription.is_muted(now) else "",
    )
    share = sharing_row(locale, subscription)
    rows: Rows = (
        _timings(locale, subscription),
        _sounds(locale, subscription),
        *_mutes(locale, subscription, now, muted_before),
        *_refining(locale, subscription),
        *((share,) if share else ()),
        (back, removal),
    )
    if subscription.timing is Timing.INSTANT or not subscriber.timetable.is_off:
        return Message(text, rows)
    warned = lines(text, locale.catalogue("digest-off-nothing-comes"))
    return Message(warned, ((turn_on(locale),), *rows))


def _refining(locale: Locale, subscription: Subscription) -> Rows:
    if subscription.rule is None:
        return ()
    return ((locale.button("to-refine", ShowRefinements(subscription.id)),),)


def removal_question(locale: Locale, subscription: Subscription) -> Message:
    """Asks once more before a subscription goes."""
    sure = locale.catalogue("subscription-remove-sure")
    keep = locale.button("subscription-keep", OpenSubscription(subscription.id))
    remove = locale.button("subscription-remove", Remove(subscription.id))
    return Message(paragraphs(subscription_heading(locale, subscription), sure), ((keep, remove),))


def subscription_removed(locale: Locale, subscription: Subscription) -> Message:
    """Says that a subscription is gone, and offers it back where a button can."""
    again = _restoring(subscription)
    restore = (locale.button("subscription-restore", again),) if again.fits else ()
    removed = locale.catalogue("subscription-removed")
    text = paragraphs(subscription_heading(locale, subscription), removed)
    return Message(text, ((*restore, locale.button("to-subscriptions", ShowSubscriptions())),))


def _restoring(subscription: Subscription) -> Action:
    if subscription.rubric:
        return RestoreRubric(subscription.rubric.id, subscription.timing)
    return RestoreWords(subscription.timing is Timing.DIGEST, subscription.rule or "")


def subscriptions_removed(locale: Locale, removed: Sequence[Subscription]) -> Message:
    """The same of several rubrics at once, each offered back."""
    names = ", ".join(subscription_label(locale, held) for held in removed)
    text = locale.catalogue("subscriptions-removed", names=bold(names))
    rows = in_rows(
        [
            Button(f"+ {subscription_label(locale, held)}", FollowRubric(held.rubric.id))
            for held in removed
            if held.rubric
        ],
        2,
    )
    return Message(text, (*rows, (locale.button("to-subscriptions", ShowSubscriptions()),)))


def _timings(locale: Locale, subscription: Subscription) -> Row:
    return tuple(
        Button(
            ticked(
                locale.catalogue.plain(f"timing-{timing}"),
                chosen=subscription.timing is timing,
            ),
            SetTiming(subscription.id, timing),
        )
        for timing in Timing
    )


def _sounds(locale: Locale, subscription: Subscription) -> Row:
    return tuple(
        Button(
            ticked(locale.catalogue.plain(key), chosen=subscription.silent is silent),
            SetSound(subscription.id, silent),
        )
        for key, silent in (("sound-with", False), ("sound-without", True))
    )


def _mutes(
    locale: Locale, subscription: Subscription, now: datetime, before: datetime | None
) -> Rows:
    if subscription.is_muted(now):
        return ((locale.button("subscription-unmute", Mute(subscription.id, 0)),),)
    choose = (locale.button("subscription-mute-choose", ShowMute(subscription.id)),)
    return (_muting_again(locale, subscription, before), choose) if before else (choose,)


def _muting_again(locale: Locale, subscription: Subscription, until: datetime) -> Row:
    action = MuteUntil(subscription.id, second_of(until))
    if is_endless(until):
        return (locale.button("mute-endless-again", action),)
    return (locale.button("mute-again", action, until=locale.short_date(until)),)
