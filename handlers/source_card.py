"""A source's card as it is now, for everything that leads to it."""

from handlers.visitor import Visitor
from news.source import Source, SourceKind, SourceStatus
from newsroom import checking, sourcing
from newsroom.checking import Checked, LookNow
from newsroom.desk import Desk
from newsroom.trialing import trial_of
from texts.html import Html
from texts.message import Message as Screen
from texts.source import checked_note, checking_note, nothing_to_check, source_card
from texts.source_trial import trial_card

_NOTHING = Html()


async def card_of(
    desk: Desk, visitor: Visitor, source: Source, *, page: int = 1, note: Html = _NOTHING
) -> Screen:
    """The card; of a source on trial with what it would have brought. Raises NoSource."""
    if source.status is SourceStatus.TRIAL:
        return await trial_screen(desk, visitor, source)
    outlook = await sourcing.outlook(desk, source.id, visitor.doer)
    return source_card(
        visitor.locale,
        source,
        visitor.now,
        categories=await sourcing.categories(desk, source.id),
        latest=await checking.latest(desk, source.id),
        newest=outlook.newest,
        held=outlook.held,
        page=page,
        note=note,
    )


async def trial_screen(
    desk: Desk, visitor: Visitor, source: Source, *, has_validators: bool | None = None
) -> Screen:
    """What a source would have brought, as it is set up now. Raises NoSource."""
    trial = await trial_of(desk, source, visitor.doer, has_validators=has_validators)
    categories = await sourcing.categories(desk, source.id)
    return trial_card(visitor.locale, source, trial, visitor.now, categories=categories)


async def checked_card(
    desk: Desk, visitor: Visitor, source: Source, look_now: LookNow, page: int = 1
) -> Screen:
    """The card of a source that is looked at now, and what came of that. Raises NoSource."""
    locale = visitor.locale
    if source.kind is SourceKind.CHANNEL:
        return await card_of(desk, visitor, source, page=page, note=nothing_to_check(locale))
    checked = await checking.check(desk, source.id, visitor.doer, look_now)
    told = checking_note(locale) if checked.new is None else _found(visitor, checked)
    return await card_of(desk, visitor, checked.source, page=page, note=told)


def _found(visitor: Visitor, checked: Checked) -> Html:
    """What a look has brought; of a source that could not be read its state says enough."""
    if checked.source.failing_since is not None:
        return Html()
    return checked_note(visitor.locale, checked.new or 0)
