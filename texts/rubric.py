"""The rubrics to those who arrange them: the list, a card each, what a change has done."""

from collections.abc import Sequence

from news.language import Language
from news.rubric import Rubric
from news.rubric_name import LONGEST_RUBRIC_NAME, RubricFault, written_names
from texts.html import Html, bold, clip, joined, lines, paragraphs
from texts.locale import Locale
from texts.message import Button, Message, Row, Rows, in_rows
from texts.rubric_actions import (
    AskHide,
    AskMerge,
    DropNaming,
    HideRubric,
    MergeRubric,
    MoveRubric,
    OpenRubric,
    PickMerge,
    RenameRubric,
    ShowArrangement,
    SignRubric,
    StartNaming,
    StartSigning,
)
from texts.rubrics import rubric_label

_LONGEST_TYPED = 60
MANY_FOLLOWERS = 10_000
"""More than so many are not counted."""


def arrangement(locale: Locale, rubrics: Sequence[Rubric]) -> Message:
    """The rubrics in their order, each opening its card."""
    say = locale.catalogue
    title = joined(" · ", [bold(say("rubric-title")), str(len(rubrics))])
    text = paragraphs(title, say("rubric-hint"), say("rubric-usage"))
    buttons = [Button(_listed(locale, each), OpenRubric(each.id)) for each in rubrics]
    new = (locale.button("rubric-new", StartNaming()),)
    return Message(text, (*in_rows(buttons, 2), new))


def rubric_card(
    locale: Locale,
    rubric: Rubric,
    rubrics: Sequence[Rubric],
    published: int,
    *done: Html,
    undo: Row = (),
) -> Message:
    """A rubric, and what can be done with it; ``done`` says what was, which ``undo`` undoes."""
    say = locale.catalogue
    text = paragraphs(
        lines(*done),
        lines(bold(rubric_label(locale, rubric)), *_names(rubric)),
        lines(
            say("rubric-state", count=published, place=_place(rubric, rubrics), all=len(rubrics)),
            say("rubric-is-hidden") if rubric.hidden else "",
            _former(locale, rubric),
        ),
    )
    rows = (undo, *_ways(locale, rubric, _place(rubric, rubrics), len(rubrics)))
    return Message(text, tuple(row for row in rows if row))


def names_prompt(locale: Locale, rubric: Rubric | None) -> Message:
    """Asks for the names of a rubric, or of a new one."""
    say = locale.catalogue
    asked = (
        say("rubric-name-it", name=bold(rubric_label(locale, rubric)))
        if rubric
        else say("rubric-name-new")
    )
    drop = locale.button("rubric-drop", DropNaming(rubric.id if rubric else None))
    return Message(paragraphs(asked, say("rubric-names-example")), ((drop,),))


def sign_prompt(locale: Locale, rubric: Rubric) -> Message:
    """Asks for the sign of a rubric."""
    drop = locale.button("rubric-drop", DropNaming(rubric.id))
    text = locale.catalogue("rubric-sign-it", name=bold(rubric_label(locale, rubric)))
    return Message(text, ((drop,),))


def hide_question(locale: Locale, rubric: Rubric, followers: int) -> Message:
    """Asks whether to hide a rubric, and says what becomes of who follows it."""
    text = paragraphs(
        locale.catalogue("rubric-hide-question", name=bold(rubric_label(locale, rubric))),
        _followers(locale, rubric, followers),
    )
    hide = locale.button("rubric-hide", HideRubric(rubric.id, hidden=True))
    return Message(text, ((_back(locale, rubric), hide),))


def merge_picker(locale: Locale, rubric: Rubric, rubrics: Sequence[Rubric]) -> Message:
    """The rubrics that one can be merged into."""
    others = [
        Button(_listed(locale, each), AskMerge(rubric.id, each.id))
        for each in rubrics
        if each.id != rubric.id
    ]
    text = locale.catalogue("rubric-merge-which", name=bold(rubric_label(locale, rubric)))
    return Message(text, (*in_rows(others, 2), (_back(locale, rubric),)))


def merge_question(locale: Locale, rubric: Rubric, into: Rubric, followers: int) -> Message:
    """Asks whether to merge a rubric into another, which cannot be undone."""
    names = {"name": bold(rubric_label(locale, rubric)), "into": bold(rubric_label(locale, into))}
    text = paragraphs(
        locale.catalogue("rubric-merge-question", **names), _followers(locale, rubric, followers)
    )
    merge = locale.button("rubric-merge-now", MergeRubric(rubric.id, into.id))
    return Message(text, ((_back(locale, rubric), merge),))


def was_added(locale: Locale) -> Html:
    """Says that the rubric is new."""
    return locale.catalogue("rubric-added")


def was_renamed(locale: Locale, before: Rubric) -> tuple[Html, Row]:
    """Says how a rubric was called before; the way back, if a button holds it."""
    told = locale.catalogue("rubric-renamed", name=written_names(before.names))
    back = RenameRubric(before.id, written_names(before.names))
    return told, (locale.button("rubric-undo", back),) if back.fits else ()


def was_signed(locale: Locale, before: Rubric) -> tuple[Html, Row]:
    """Says that a rubric has another sign; the way back."""
    undo = locale.button("rubric-undo", SignRubric(before.id, before.emoji or "-"))
    return locale.catalogue("rubric-signed"), (undo,)


def was_hidden(locale: Locale, rubric: Rubric) -> tuple[Html, Row]:
    """Says that a rubric is hidden, or shown again; the way back."""
    key = "rubric-hidden" if rubric.hidden else "rubric-shown"
    undo = locale.button("rubric-undo", HideRubric(rubric.id, hidden=not rubric.hidden))
    return locale.catalogue(key), (undo,)


def was_moved(locale: Locale, rubric: Rubric, before: int, place: int) -> tuple[Html, Row]:
    """Says where a rubric stands now; the way back."""
    told = locale.catalogue("rubric-moved", place=place)
    undo = locale.button("rubric-undo", MoveRubric(rubric.id, before))
    return told, (undo,) if before != place else ()


def was_merged(locale: Locale, former: Rubric) -> Html:
    """Says that a rubric is part of this one."""
    return locale.catalogue("rubric-merged", name=rubric_label(locale, former))


def bad_rubric_name(
    locale: Locale, fault: RubricFault, name: str, taken: Rubric | None, limit: int
) -> Message:
    """Says why a text is no name, or no sign, of a rubric, with an example that works."""
    limit = LONGEST_RUBRIC_NAME if fault is RubricFault.TOO_LONG else limit
    wrong = locale.catalogue(f"rubric-bad-{fault}", name=clip(name, _LONGEST_TYPED), limit=limit)
    key = "rubric-sign-example" if fault is RubricFault.NO_SIGN else "rubric-names-example"
    text = paragraphs(wrong, locale.catalogue(key))
    nearest = (Button(_listed(locale, taken), OpenRubric(taken.id)),) if taken else ()
    return Message(text, tuple(row for row in (nearest, _all(locale)) if row))


def unknown_to_arrange(locale: Locale, typed: str, nearest: Sequence[Rubric]) -> Message:
    """No such rubric; the nearest ones."""
    offered = [Button(_listed(locale, each), OpenRubric(each.id)) for each in nearest]
    text = locale.catalogue("rubric-unknown", name=clip(typed, _LONGEST_TYPED))
    return Message(text, (*in_rows(offered, 2), _all(locale)))


def rubric_usage(locale: Locale) -> Message:
    """What can be typed."""
    return Message(locale.catalogue("rubric-usage"), (_all(locale),))


def same_rubric(locale: Locale) -> Message:
    """A rubric cannot be merged into itself."""
    return Message(locale.catalogue("rubric-same"), (_all(locale),))


def _ways(locale: Locale, rubric: Rubric, place: int, places: int) -> Rows:
    number = rubric.id
    moves = (
        locale.button("rubric-up", MoveRubric(number, place - 1)) if place > 1 else None,
        locale.button("rubric-down", MoveRubric(number, place + 1)) if place < places else None,
    )
    hide = (
        locale.button("rubric-show", HideRubric(number, hidden=False))
        if rubric.hidden
        else locale.button("rubric-hide", AskHide(number))
    )
    return (
        (
            locale.button("rubric-rename", StartNaming(number)),
            locale.button("rubric-sign", StartSigning(number)),
        ),
        tuple(each for each in moves if each is not None),
        (hide, locale.button("rubric-merge", PickMerge(number))),
        _all(locale),
    )


def _names(rubric: Rubric) -> list[Html]:
    if len(set(rubric.names.values())) == 1:
        return []
    order = (Language.RU, Language.BE, Language.EN)
    return [joined(": ", [each.value.upper(), rubric.name(each)]) for each in order]


def _former(locale: Locale, rubric: Rubric) -> Html:
    names = ", ".join(each.name(locale.catalogue.language) for each in rubric.former)
    return locale.catalogue("rubric-former", names=names) if names else Html()


def _followers(locale: Locale, rubric: Rubric, count: int) -> Html:
    key = "rubric-followers-many" if count > MANY_FOLLOWERS else "rubric-followers"
    name = bold(rubric_label(locale, rubric))
    return locale.catalogue(key, name=name, count=min(count, MANY_FOLLOWERS))


def _listed(locale: Locale, rubric: Rubric) -> str:
    label = rubric_label(locale, rubric)
    return locale.catalogue.plain("rubric-listed-hidden", name=label) if rubric.hidden else label


def _place(rubric: Rubric, rubrics: Sequence[Rubric]) -> int:
    return next((at for at, each in enumerate(rubrics, 1) if each.id == rubric.id), 1)


def _back(locale: Locale, rubric: Rubric) -> Button:
    return locale.button("post-back", OpenRubric(rubric.id))


def _all(locale: Locale) -> Row:
    return (locale.button("to-arrangement", ShowArrangement()),)
