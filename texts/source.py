"""One source: its card, and the questions that lead from it."""

from collections.abc import Sequence
from datetime import datetime

from news.latest_item import LatestItem
from news.rubric import Rubric
from news.source import Category, Condition, ItemState, Mode, Source, SourceKind, SourceStatus
from texts.article import article_number
from texts.html import Html, clip, joined, lines, paragraphs
from texts.locale import Locale
from texts.message import Button, Message, Row, Rows, in_rows, ticked
from texts.rubrics import rubric_label
from texts.source_actions import (
    AskRemoveSource,
    CheckSource,
    DropHeld,
    OpenSource,
    PauseSource,
    PickMode,
    PickSourceRubric,
    ReleaseHeld,
    RemoveSource,
    SetMode,
    SetSourceRubric,
    ShowCategories,
    ShowSources,
    TakeNewest,
)
from texts.source_state import address, source_name, state, titled

LONGEST_HEADLINE = 160
_EXAMPLES = 5
_NOTHING = Html()
_NO_EXAMPLES: Sequence[str] = ()


def source_card(
    locale: Locale,
    source: Source,
    now: datetime,
    *,
    categories: Sequence[Category] = (),
    latest: Sequence[LatestItem] = (),
    newest: Sequence[str] = _NO_EXAMPLES,
    held: Sequence[str] = _NO_EXAMPLES,
    page: int = 1,
    note: Html = _NOTHING,
) -> Message:
    """How a source stands, over what can be done with it.

    The ``latest`` are what it had last; ``newest`` are the headlines that may be taken by choice,
    ``held`` those that editors are asked about. ``page`` is that of the list it was opened from;
    the ``note`` says what was just done.
    """
    text = paragraphs(
        note,
        lines(source_name(source), address(source)),
        lines(state(locale, source, now), _moving(locale, source)),
        about(locale, source, categories),
        _examples(locale, "sources-held-examples", held),
        _latest(locale, latest) or _examples(locale, "sources-not-taken", newest),
    )
    rows = (
        _held_ways(locale, source),
        *_ways(locale, source, page, can_take=bool(newest)),
        (locale.button("sources-back", ShowSources(page)),),
    )
    return Message(text, tuple(row for row in rows if row))


def about(locale: Locale, source: Source, categories: Sequence[Category]) -> Html:
    """What becomes of a source's items, and which rubrics they go under."""
    say = locale.catalogue
    mode = say("sources-mode-line", mode=say(f"sources-mode-{source.mode}"))
    filed = sum(each.rubric is not None for each in categories)
    own = rubric_label(locale, source.rubric) if source.rubric else ""
    if filed:
        rest = own or say.plain("sources-rest-unfiled")
        named = say("sources-by-categories", count=filed, name=rest)
    else:
        named = joined("", [own or say.plain("sources-no-rubric")])
    return lines(mode, say("sources-in-rubric", name=named))


def mode_picker(locale: Locale, source: Source, page: int = 1) -> Message:
    """The ways in which a source's items may come."""
    say = locale.catalogue
    about_each = [say(f"sources-which-mode-{each}") for each in Mode]
    choices = tuple(
        Button(
            ticked(say.plain(f"sources-button-{each}"), chosen=each is source.mode),
            SetMode(source.id, each, page),
        )
        for each in Mode
    )
    text = paragraphs(source_name(source), say("sources-which-mode"), *about_each)
    return Message(text, (choices, _back(locale, source, page)))


def rubric_picker(
    locale: Locale, source: Source, rubrics: Sequence[Rubric], page: int = 1
) -> Message:
    """The rubrics to choose a source's own from."""
    own = source.rubric.id if source.rubric else None
    choices = [
        Button(
            ticked(rubric_label(locale, each), chosen=each.id == own),
            SetSourceRubric(source.id, each.id, page),
        )
        for each in rubrics
    ]
    none = Button(
        ticked(locale.catalogue.plain("sources-without-rubric"), chosen=own is None),
        SetSourceRubric(source.id, None, page),
    )
    text = paragraphs(source_name(source), locale.catalogue("sources-which-rubric"))
    return Message(text, (*in_rows([*choices, none], 2), _back(locale, source, page)))


def remove_question(locale: Locale, source: Source, page: int = 1) -> Message:
    """Asks whether to remove a source."""
    keep = locale.button("sources-keep", OpenSource(source.id, page))
    remove = locale.button("sources-remove", RemoveSource(source.id, page))
    text = locale.catalogue("sources-remove-question", title=titled(source))
    return Message(text, ((keep, remove),))


def removed(locale: Locale, source: Source, page: int = 1) -> Message:
    """Says that a source is no more."""
    text = locale.catalogue("sources-removed", title=titled(source))
    return Message(text, ((locale.button("sources-back", ShowSources(page)),),))


def paused_note(locale: Locale, source: Source) -> Html:
    """Says whether a source is looked at."""
    is_paused = source.status is SourceStatus.PAUSED
    return locale.catalogue("sources-paused" if is_paused else "sources-resumed")


def checking_note(locale: Locale) -> Html:
    """Says that a source is being looked at."""
    return locale.catalogue("sources-look-soon")


def checked_note(locale: Locale, new: int) -> Html:
    """Says how much that is new a look has brought."""
    if not new:
        return locale.catalogue("sources-checked-nothing")
    return locale.catalogue("sources-checked-new", count=new)


def nothing_to_check(locale: Locale) -> Html:
    """Says that a channel's posts come by themselves."""
    return locale.catalogue("sources-no-look")


def released_note(locale: Locale, count: int) -> Html:
    """Says how many of the held items were taken."""
    if not count:
        return locale.catalogue("sources-nothing-held")
    return locale.catalogue("sources-released", count=count)


def held_dropped_note(locale: Locale, count: int) -> Html:
    """Says that no articles are made of the held items."""
    return locale.catalogue("sources-held-dropped" if count else "sources-nothing-held")


def _moving(locale: Locale, source: Source) -> Html:
    if source.moved_to is None:
        return Html()
    return locale.catalogue("sources-moving", address=source.moved_to)


def _examples(locale: Locale, key: str, headlines: Sequence[str]) -> Html:
    if not headlines:
        return Html()
    shown = [joined("", ["• ", clip(each, LONGEST_HEADLINE)]) for each in headlines[:_EXAMPLES]]
    return lines(locale.catalogue(key), *shown)


def _latest(locale: Locale, items: Sequence[LatestItem]) -> Html:
    if not items:
        return Html()
    return lines(locale.catalogue("sources-latest"), *(_item(locale, each) for each in items))


def _item(locale: Locale, item: LatestItem) -> Html:
    is_skipped = item.state is ItemState.SKIPPED
    became = [
        "" if item.article_id is None else article_number(item.article_id),
        locale.catalogue("sources-item-skipped") if is_skipped else "",
    ]
    return joined("", ["• ", joined(" · ", [*became, clip(item.headline, LONGEST_HEADLINE)])])


def _held_ways(locale: Locale, source: Source) -> Row:
    if source.condition is not Condition.HELD:
        return ()
    return (
        locale.button("sources-release", ReleaseHeld(source.id)),
        locale.button("sources-drop-held", DropHeld(source.id)),
    )


def _ways(locale: Locale, source: Source, page: int, *, can_take: bool) -> Rows:
    """The likeliest first, the dangerous last."""
    is_on = source.status is SourceStatus.ON
    check = locale.button("sources-check", CheckSource(source.id, page))
    take = (locale.button("sources-take-newest", TakeNewest(source.id)),)
    pause = locale.button(
        "sources-pause" if is_on else "sources-resume", PauseSource(source.id, is_on, page)
    )
    is_checked = is_on and source.kind is SourceKind.FEED
    return (
        *in_rows((check, pause) if is_checked else (pause,), 2),
        *in_rows(settings(locale, source, page), 2),
        take if is_on and can_take else (),
        (locale.button("sources-remove", AskRemoveSource(source.id, page)),),
    )


def settings(locale: Locale, source: Source, page: int = 1) -> Row:
    """The ways to a source's mode, rubric and categories."""
    categories = locale.button("sources-categories", ShowCategories(source.id))
    return (
        locale.button("sources-mode", PickMode(source.id, page)),
        locale.button("sources-rubric", PickSourceRubric(source.id, page)),
        *((categories,) if source.kind is SourceKind.FEED else ()),
    )


def _back(locale: Locale, source: Source, page: int) -> Row:
    return (locale.button("sources-back-to-card", OpenSource(source.id, page)),)
