"""A source on trial: what it would have brought, and the question whether to switch it on."""

import re
from collections.abc import Sequence
from datetime import datetime

from news.source import Category, Mode, Source, SourceKind
from news.trial import Trial, TrialItem
from texts.article import short_rubric
from texts.html import Html, bold, clip, joined, lines, paragraphs
from texts.locale import Locale
from texts.message import Button, Message, in_rows
from texts.place_names import counted_places
from texts.source import LONGEST_HEADLINE, about, settings
from texts.source_actions import (
    DropTrial,
    OpenSource,
    ShowSources,
    StartSource,
    SwitchOn,
    TakeNewest,
    TryFeed,
)
from texts.source_state import address, source_name, titled

MOST_FEEDS = 8
LONGEST_SHOWN = 240
"""Characters of an address that is listed."""
_LONGEST_LABEL = 40


def trial_card(
    locale: Locale,
    source: Source,
    trial: Trial,
    now: datetime,
    *,
    categories: Sequence[Category] = (),
) -> Message:
    """What a source would have brought, over what can be done with it."""
    say = locale.catalogue
    text = paragraphs(
        lines(source_name(source), address(source)),
        _findings(locale, source, trial, now),
        about(locale, source, categories),
        lines(*(say(f"sources-warning-{each}") for each in trial.warnings)),
        _unfiled(locale, source, categories),
        say("sources-trial-next"),
    )
    take = (locale.button("sources-switch-on-and-take", TakeNewest(source.id)),)
    rows = (
        (locale.button("sources-switch-on", SwitchOn(source.id)),),
        take if trial.newest else (),
        settings(locale, source),
        (locale.button("sources-not-now", DropTrial(source.id)),),
    )
    return Message(text, tuple(row for row in rows if row))


def looking(locale: Locale) -> Message:
    """Says that an address is being looked at."""
    return Message(locale.catalogue("sources-looking"))


def which_feed(
    locale: Locale, feeds: Sequence[tuple[str, str]], rubric_id: int | None, mode: Mode
) -> Message:
    """The feeds that a page names, by title and address, to choose from.

    The addresses stand in the text, for a button has no room for them; those too long to be shown
    are left out.
    """
    shown = [each for each in feeds if len(each[1]) <= LONGEST_SHOWN][:MOST_FEEDS]
    listed = [
        lines(
            joined(". ", [str(number), bold(clip(" ".join(title.split()), LONGEST_HEADLINE))]),
            url,
        )
        for number, (title, url) in enumerate(shown, 1)
    ]
    buttons = [
        Button(str(number), TryFeed(number, rubric_id, mode)) for number in range(1, len(shown) + 1)
    ]
    text = paragraphs(locale.catalogue("sources-several"), *listed)
    return Message(text, in_rows(buttons, MOST_FEEDS))


def feed_listed(text: str, number: int) -> str | None:
    """The address of a feed in a text that lists several; None when it is not there."""
    found = re.search(rf"^{number}\. .*\n(https?://\S+)$", text, re.MULTILINE)
    return found[1] if found else None


def switched_on_note(locale: Locale, source: Source) -> Html:
    """Says what comes of a source from now on."""
    return locale.catalogue("sources-switched-on", mode=source.mode.value)


def taken_note(locale: Locale, source: Source, count: int) -> Html:
    """Says how many items were taken by choice."""
    return locale.catalogue("sources-taken", count=count, mode=source.mode.value)


def trial_dropped(locale: Locale) -> Message:
    """Says that nothing comes of a source."""
    row = (locale.button("sources-open-list", ShowSources()),)
    return Message(locale.catalogue("sources-forgotten"), (row,))


def source_known(locale: Locale, source: Source) -> Message:
    """The newsroom has this source already."""
    row = (Button(clip(source.title, _LONGEST_LABEL) or "?", OpenSource(source.id)),)
    return Message(lines(locale.catalogue("sources-known"), titled(source)), (row,))


def not_added(locale: Locale, key: str, **values: str) -> Message:
    """Why nothing was added; ``key`` is the rest of the text's name, ``values`` are its own."""
    row = (locale.button("sources-add", StartSource()),)
    return Message(locale.catalogue(f"sources-wrong-{key}", **values), (row,))


def _findings(locale: Locale, source: Source, trial: Trial, now: datetime) -> Html:
    say = locale.catalogue
    if source.kind is SourceKind.CHANNEL:
        return say("sources-trial-channel")
    last = say("sources-trial-last", count=len(trial.newest)) if trial.newest else ""
    counted = joined(" ", [say("sources-trial-day", count=trial.a_day), last])
    return paragraphs(counted, *(_item(locale, each, now) for each in trial.newest))


def _item(locale: Locale, item: TrialItem, now: datetime) -> Html:
    rubrics = ", ".join(short_rubric(locale, each) for each in item.rubrics)
    at = locale.moment(item.dated_at, now) if item.dated_at else ""
    head = joined("", ["• ", bold(clip(item.headline, LONGEST_HEADLINE))])
    return lines(head, joined(" · ", [at, rubrics, _readers(locale, item)]))


def _readers(locale: Locale, item: TrialItem) -> Html:
    """Who would have got it."""
    if item.plan is None:
        return Html()
    say, plan = locale.catalogue, item.plan
    counted = (("post-at-once", plan.instant), ("post-by-digest", plan.digest))
    told = [say(key, count=count) for key, count in counted if count]
    told += counted_places(locale, plan.places)
    return joined(", ", told) if told else say("sources-trial-nobody")


def _unfiled(locale: Locale, source: Source, categories: Sequence[Category]) -> Html:
    if source.rubric is not None or any(each.rubric for each in categories):
        return Html()
    return locale.catalogue("sources-warning-rubric")
