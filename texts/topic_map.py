"""A forum's topics by rubric: as they are, as they would be, and what has come of making them."""

from collections.abc import Sequence

from news.subscription import Timing
from news.topic_map import MapLine, Stopped
from texts.html import Html, bold, clip, lines, paragraphs
from texts.locale import Locale
from texts.message import Message, Row
from texts.place_actions import CheckPlace, DismissDoubts, MakeTopics, ShowPlace

LONGEST_NAME = 40


def topic_map(locale: Locale, place_id: int, drawn: Sequence[MapLine], note: str = "") -> Message:
    """The map over what can be made of it; the ``note`` says what was just made."""
    say = locale.catalogue
    back: Row = (locale.button("places-to-card", ShowPlace(place_id)),)
    if not drawn:
        return Message(say("topics-no-rubrics"), (back,))
    in_doubt = any(line.in_doubt for line in drawn)
    missing = any(not line.is_done and not line.in_doubt for line in drawn)
    text = paragraphs(
        note,
        bold(say("topics-title")),
        say("topics-about"),
        lines(*(_line(locale, line) for line in drawn)),
        say("topics-doubt") if in_doubt else "",
        say("topics-unseen") if any(line.is_new for line in drawn) else "",
        say("topics-all-done") if not in_doubt and not missing else "",
    )
    makes: list[Row] = [
        (locale.button(f"topics-make-{timing}", MakeTopics(place_id, timing)),)
        for timing in (Timing if missing else ())
    ]
    doubts: list[Row] = (
        [(locale.button("topics-again", DismissDoubts(place_id)),)] if in_doubt else []
    )
    return Message(text, (*makes, *doubts, back))


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


def _line(locale: Locale, line: MapLine) -> Html:
    say, title = locale.catalogue, clip(line.title, LONGEST_NAME)
    if line.timing is not None:
        timing = say.plain(f"topics-{line.timing}")
        return say("topics-line-followed", title=title, timing=timing)
    if line.in_doubt:
        return say("topics-line-doubt", title=title)
    return say("topics-line-new" if line.is_new else "topics-line-taken", title=title)
