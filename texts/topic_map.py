"""A forum's topics by rubric: as they are, as they would be, and what has come of making them."""

from collections.abc import Sequence

from news.subscription import Timing
from news.topic_map import MapLine, Stopped
from texts.html import Html, bold, clip, lines, paragraphs
from texts.locale import Locale
from texts.message import Message, Row
from texts.place_actions import CheckPlace, MakeTopics, SettleTopic, ShowPlace

LONGEST_NAME = 40
_LONGEST_LABEL = 12


def topic_map(locale: Locale, place_id: int, drawn: Sequence[MapLine], note: str = "") -> Message:
    """The map over what can be made of it; the ``note`` says what was just made."""
    say = locale.catalogue
    back: Row = (locale.button("places-to-card", ShowPlace(place_id)),)
    if not drawn:
        return Message(say("topics-no-rubrics"), (back,))
    in_doubt = any(line.in_doubt for line in drawn)
    unseen = any(line.unseen for line in drawn)
    missing = any(line.is_missing for line in drawn)
    text = paragraphs(
        note,
        bold(say("topics-title")),
        say("topics-about"),
        lines(*(_line(locale, line) for line in drawn)),
        say("topics-doubt") if in_doubt else "",
        say("topics-confirmed") if unseen else "",
        say("topics-unseen") if any(line.is_new for line in drawn) else "",
        "" if in_doubt or unseen or missing else say("topics-all-done"),
    )
    makes: list[Row] = [
        (locale.button(f"topics-make-{timing}", MakeTopics(place_id, timing)),)
        for timing in (Timing if missing else ())
    ]
    doubts = [_settling(locale, place_id, each) for each in drawn if each.in_doubt or each.unseen]
    return Message(text, (*doubts, *makes, back))


def no_forum(locale: Locale, place_id: int) -> Message:
    """Says that a group without topics gets none."""
    back = locale.button("places-to-card", ShowPlace(place_id))
    check = locale.button("places-check", CheckPlace(place_id))
    return Message(locale.catalogue("topics-no-forum"), ((check,), (back,)))


def made_note(locale: Locale, topics: int, followed: int, stopped: Stopped | None) -> Html:
    """Says how many topics were made, how many follow now, and why it ended early."""
    say = locale.catalogue
    why = say(f"topics-stopped-{stopped}") if stopped else ""
    return lines(say("topics-made", count=topics, followed=followed), why)


def _settling(locale: Locale, place_id: int, line: MapLine) -> Row:
    """The buttons that say whether a topic is there."""
    of, title = (place_id, line.rubric.id), clip(line.title, _LONGEST_LABEL)
    there = locale.button("topics-there", SettleTopic(*of, is_there=True), title=title)
    missing = locale.button("topics-not-there", SettleTopic(*of, is_there=False), title=title)
    return (there, missing) if line.in_doubt else (missing,)


def _line(locale: Locale, line: MapLine) -> Html:
    say, title = locale.catalogue, clip(line.title, LONGEST_NAME)
    if line.timing is not None:
        timing = say.plain(f"topics-{line.timing}")
        return say("topics-line-followed", title=title, timing=timing)
    if line.in_doubt:
        return say("topics-line-doubt", title=title)
    if line.unseen:
        return say("topics-line-unseen", title=title)
    return say("topics-line-new" if line.is_new else "topics-line-taken", title=title)
