"""What a link to words shows: what they would have sent, and a way to subscribe to them."""

from news.rehearsal import Rehearsal
from texts.html import bold, clip, paragraphs
from texts.latest_actions import LatestPage
from texts.link_actions import FollowLinked
from texts.locale import Locale
from texts.message import Message
from texts.subscribed import rehearsed
from texts.subscription import LONGEST_NAME


def offered_words(locale: Locale, words: str, rehearsal: Rehearsal) -> Message:
    """Rehearses a rule in its normal form, and subscribes nobody."""
    say = locale.catalogue
    name = clip(words, LONGEST_NAME)
    key = "linked-word" if name.isalpha() else "linked-words"
    text = paragraphs(say(key, words=bold(name)), rehearsed(locale, rehearsal))
    follow = locale.button("linked-follow", FollowLinked(words))
    return Message(text, ((follow,), (locale.button("to-latest", LatestPage()),)))


def broken_link(locale: Locale) -> Message:
    """Says that a link leads nowhere."""
    return Message(
        locale.catalogue("linked-broken"), ((locale.button("to-latest", LatestPage()),),)
    )
