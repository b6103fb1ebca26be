"""The answer to /start."""

from collections.abc import Iterable, Sequence

from news.role import Role
from news.rubric import Rubric
from news.subscriber import Subscriber
from news.subscription import Subscription
from texts.html import paragraphs
from texts.locale import Locale
from texts.message import Message
from texts.rubrics import rubric_buttons
from texts.timetable import timetable_words


def greeting(
    locale: Locale,
    rubrics: Sequence[Rubric],
    subscriptions: Iterable[Subscription],
    subscriber: Subscriber,
    *,
    new: bool,
    role: Role = Role.READER,
) -> Message:
    """The answer to /start: what the bot does, and the rubrics to tick.

    A tick changes the buttons alone (``rubrics.rubric_buttons``); the latest news come next.
    """
    say = locale.catalogue
    times = timetable_words(say, subscriber.timetable)
    text = paragraphs(
        say("start-hello") if new else say("start-again"),
        say("start-about"),
        say("start-editor") if role is not Role.READER else "",
        say("start-rubrics", times=times),
    )
    return Message(text, rubric_buttons(locale, rubrics, subscriptions))
