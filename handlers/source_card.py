"""A source's card as it is now, for everything that leads to it."""

from handlers.visitor import Visitor
from news.source import Source, SourceKind, SourceStatus
from newsroom import sourcing
from newsroom.desk import Desk
from newsroom.trialing import trial_again
from texts.html import Html
from texts.message import Message as Screen
from texts.source import checking_note, nothing_to_check, source_card
from texts.source_trial import trial_card

_NOTHING = Html()


async def card_of(
    desk: Desk, visitor: Visitor, source: Source, *, page: int = 1, note: Html = _NOTHING
) -> Screen:
    """The card; of a source on trial with what it would have brought. Raises NoSource."""
    categories = await sourcing.categories(desk, source.id)
    trial, outlook = await trial_again(desk, source.id, visitor.doer)
    locale, now = visitor.locale, visitor.now
    if source.status is SourceStatus.TRIAL:
        return trial_card(locale, source, trial, now, categories=categories, note=note)
    return source_card(
        locale,
        source,
        now,
        categories=categories,
        newest=outlook.newest,
        held=outlook.held,
        page=page,
        note=note,
    )


async def checked_card(desk: Desk, visitor: Visitor, source: Source, page: int = 1) -> Screen:
    """The card of a source that is looked at now. Raises NoSource."""
    locale = visitor.locale
    if source.kind is SourceKind.CHANNEL:
        return await card_of(desk, visitor, source, page=page, note=nothing_to_check(locale))
    source = await sourcing.look_soon(desk, source.id, visitor.doer)
    return await card_of(desk, visitor, source, page=page, note=checking_note(locale))
