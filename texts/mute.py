"""Muting a subscription for a while; it stays."""

from collections.abc import Sequence
from datetime import datetime

from news.subscriber import FOR_EVER
from news.subscription import Subscription
from texts.html import bold, paragraphs
from texts.kept_back import is_endless
from texts.locale import Locale
from texts.message import Button, Message, Rows, in_rows
from texts.pages import ITEMS_A_PAGE
from texts.settings_actions import Mute, MuteUntil, ShowMute, second_of
from texts.subscription import subscription_heading, subscription_label
from texts.subscription_actions import OpenSubscription, ShowSubscriptions
from texts.subscriptions import no_subscriptions

_DAYS = (1, 7, 30)


def mute_which(locale: Locale, subscriptions: Sequence[Subscription]) -> Message:
    """The answer to /mute alone: what can be muted."""
    if not subscriptions:
        return no_subscriptions(locale)
    return Message(locale.catalogue("mute-which"), _choice(locale, subscriptions))


def mute_unknown(locale: Locale, typed: str, subscriptions: Sequence[Subscription]) -> Message:
    """No subscription by that name; those there are, to choose from."""
    if not subscriptions:
        return no_subscriptions(locale)
    text = locale.catalogue("mute-unknown", name=typed)
    return Message(text, _choice(locale, subscriptions))


def bad_mute(locale: Locale, typed: str) -> Message:
    """What to mute, or for how long, that cannot be read."""
    row = (locale.button("to-subscriptions", ShowSubscriptions()),)
    return Message(locale.catalogue("mute-bad", typed=typed), (row,))


def mute_length(locale: Locale, subscription: Subscription) -> Message:
    """Asks for how long."""
    text = paragraphs(subscription_heading(locale, subscription), locale.catalogue("mute-how-long"))
    days = tuple(
        locale.button("pause-days", Mute(subscription.id, count), count=count) for count in _DAYS
    )
    endless = MuteUntil(subscription.id, second_of(FOR_EVER))
    back = locale.button("back-to-subscription", OpenSubscription(subscription.id))
    return Message(text, (days, (locale.button("mute-endless", endless),), (back,)))


def muted_toast(locale: Locale, subscription: Subscription, now: datetime) -> str:
    """Until when a subscription is muted, if at all, in plain text."""
    plain = locale.catalogue.plain
    if subscription.muted_until is None or not subscription.is_muted(now):
        return plain("unmute-toast")
    if is_endless(subscription.muted_until):
        return plain("mute-endless-toast")
    return plain("mute-toast", until=locale.until(subscription.muted_until, now))


def muted_several(locale: Locale, muted: Sequence[Subscription], now: datetime) -> Message:
    """Says the same of several at once, each a button away from its card."""
    names = bold(", ".join(subscription_label(locale, held) for held in muted))
    cards = [
        Button(f"{subscription_label(locale, held)} ›", OpenSubscription(held.id)) for held in muted
    ]
    ways = (locale.button("to-subscriptions", ShowSubscriptions()),)
    said = muted_toast(locale, muted[0], now)
    text = locale.catalogue("muted-several", names=names, said=said)
    return Message(text, (*in_rows(cards, 2), ways))


def _choice(locale: Locale, subscriptions: Sequence[Subscription]) -> Rows:
    shown = [
        Button(subscription_label(locale, held), ShowMute(held.id))
        for held in subscriptions[:ITEMS_A_PAGE]
    ]
    return (*in_rows(shown, 2), (locale.button("to-subscriptions", ShowSubscriptions()),))
