"""The tick list of rubrics."""

from collections.abc import Callable, Iterable, Sequence

from news.rubric import Rubric
from news.subscriber import PlaceKind, Subscriber
from news.subscription import Subscription
from texts.action import Action
from texts.html import clip, lines, paragraphs
from texts.locale import Locale
from texts.message import LONGEST_TICKED, Button, Message, Rows, in_rows, ticked
from texts.navigation import to_home
from texts.subscription_actions import FollowRubric, ShowSubscriptions, ToggleRubric
from texts.timetable import timetable_words, turn_on

LONGEST_LABEL = 40


def rubrics_message(
    locale: Locale,
    rubrics: Sequence[Rubric],
    subscriptions: Iterable[Subscription],
    subscriber: Subscriber,
) -> Message:
    """The rubrics to tick, in answer to /rubrics."""
    say = locale.catalogue
    times = timetable_words(say, subscriber.timetable)
    off = subscriber.timetable.is_off
    is_person = subscriber.kind is PlaceKind.PERSON
    key = "rubrics-times" if is_person else "rubrics-times-place"
    text = paragraphs(
        say("rubrics-title"),
        lines(say("rubrics-hint"), "" if off else say(key, times=times)),
        say("digest-off-rubrics") if off else "",
    )
    rows = rubric_buttons(locale, rubrics, subscriptions)
    if off:
        rows = (*rows, (turn_on(locale),))
    ways = (
        locale.button("to-subscriptions", ShowSubscriptions()),
        to_home(locale),
    )
    return Message(text, rows).with_rows(ways)


def rubric_buttons(
    locale: Locale, rubrics: Iterable[Rubric], subscriptions: Iterable[Subscription]
) -> Rows:
    """A button a rubric, two in a row, ticked when it is followed."""
    followed = {held.rubric.id for held in subscriptions if held.rubric}
    return in_rows(
        [
            Button(
                ticked(rubric_label(locale, rubric), chosen=rubric.id in followed),
                ToggleRubric(rubric.id),
            )
            for rubric in rubrics
        ],
        2,
        LONGEST_TICKED,
    )


def rubric_label(locale: Locale, rubric: Rubric) -> str:
    """The rubric's sign and name, short enough for a button."""
    return clip(f"{rubric.emoji} {rubric.name(locale.catalogue.language)}".strip(), LONGEST_LABEL)


def follow_button(locale: Locale, rubric: Rubric) -> Button:
    """Subscribes to the rubric that it names."""
    return locale.button("why-follow", FollowRubric(rubric.id), rubric=rubric_label(locale, rubric))


def which_rubric(
    locale: Locale, choice: Sequence[Rubric], action: Callable[[Rubric], Action]
) -> Message:
    """Asks which of the rubrics was meant that have the same word in their names."""
    buttons = [Button(rubric_label(locale, each), action(each)) for each in choice]
    return Message(locale.catalogue("rubrics-which"), in_rows(buttons, 2))


def rubric_toast(locale: Locale, rubric: Rubric, *, followed: bool) -> str:
    """What a tick has just done, in plain text."""
    key = "rubrics-followed" if followed else "rubrics-unfollowed"
    return locale.catalogue.plain(key, rubric=rubric_label(locale, rubric))
