"""Which subscriptions come with a sound, and which without."""

from collections.abc import Sequence

from news.subscription import Subscription
from texts.html import paragraphs
from texts.locale import Locale
from texts.message import LONGEST_TICKED, Button, Message, in_rows, ticked
from texts.navigation import back_to_settings
from texts.pages import Pages
from texts.settings_actions import SetSound, ShowSounds
from texts.subscription import subscription_label
from texts.subscriptions import no_subscriptions


def sounds_page(locale: Locale, subscriptions: Sequence[Subscription], page: int = 1) -> Message:
    """Page ``page``, from 1, of the subscriptions, ticked where they come with a sound."""
    if not subscriptions:
        return no_subscriptions(locale).with_rows((back_to_settings(locale),))
    pages = Pages.of(len(subscriptions), page)
    text = paragraphs(pages.title(locale, "sound-title"), locale.catalogue("sound-about"))
    ticks = [
        Button(
            ticked(subscription_label(locale, held), chosen=not held.silent),
            SetSound(held.id, not held.silent, pages.page),
        )
        for held in pages.shown(subscriptions)
    ]
    rows = (
        *in_rows(ticks, 2, LONGEST_TICKED),
        pages.turns(locale, ShowSounds),
        (back_to_settings(locale),),
    )
    return Message(text, tuple(row for row in rows if row))


def sound_toast(locale: Locale, subscription: Subscription) -> str:
    """What a press has just set, in plain text."""
    key = "sound-off-toast" if subscription.silent else "sound-on-toast"
    return locale.catalogue.plain(key, name=subscription_label(locale, subscription))
