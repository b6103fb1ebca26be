"""The pages of a digest, and its articles one after another, in the digest's own message."""

from aiogram import Router, flags
from aiogram.types import CallbackQuery

from handlers.answer import Answer, change, toast
from handlers.article import count_opening
from handlers.press import Pressed
from handlers.visitor import Visitor
from news.figure import Figure
from newsroom import keeping, leafing
from newsroom.desk import Desk
from newsroom.leafing import OpenedDigest
from texts.amendment import digest_withdrawn_note
from texts.digest import DigestPart, digest_line, digest_message, placed_under
from texts.digest_actions import ReadInDigest, TurnDigest
from texts.digest_reading import article_in_digest, digest_aged_toast, skipped_toast


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="digest_pages")
    router.callback_query.register(turn_page, Pressed(TurnDigest))
    router.callback_query.register(read, Pressed(ReadInDigest))
    return router


@flags.look
async def turn_page(_: CallbackQuery, action: TurnDigest, visitor: Visitor, desk: Desk) -> Answer:
    """A page of the digest, in place."""
    found = await leafing.opened(desk, visitor.subscriber, action.dispatch_id, action.spot.part)
    if found is None:
        return toast(digest_aged_toast(visitor.locale))
    if not found.articles:
        return change(digest_withdrawn_note(visitor.locale))
    placed = {
        place: placed_under(digest_line(visitor.locale, article), found.held)
        for place, article in found.articles.items()
    }
    return change(digest_message(visitor.locale, _part(action, found), placed, action.spot.place))


@flags.look
async def read(_: CallbackQuery, action: ReadInDigest, visitor: Visitor, desk: Desk) -> Answer:
    """An article of the digest, in place of it; one that was withdrawn meanwhile is skipped."""
    found = await leafing.opened(desk, visitor.subscriber, action.dispatch_id, action.spot.part)
    if found is None:
        return toast(digest_aged_toast(visitor.locale))
    if not found.articles:
        return change(digest_withdrawn_note(visitor.locale))
    shown = _nearest(action, found)
    article = found.articles[shown.spot.place]
    if shown.page == 1:
        await count_opening(desk, visitor, article, Figure.OPENED_IN_DIGEST)
    saved = await keeping.keeps(desk, visitor.subscriber, article)
    screen = article_in_digest(visitor.locale, article, list(found.articles), shown, saved=saved)
    return change(screen, "" if shown == action else skipped_toast(visitor.locale))


def _part(action: TurnDigest, found: OpenedDigest) -> DigestPart:
    return DigestPart(action.dispatch_id, action.spot.part, found.at, found.held, found.occasion)


def _nearest(action: ReadInDigest, found: OpenedDigest) -> ReadInDigest:
    """The action, or that of the first article which is there yet: in its direction, if any is."""
    meant = action.spot.place
    if meant in found.articles:
        return action
    before = [place for place in found.articles if place < meant]
    after = [place for place in found.articles if place > meant]
    ahead = [*before[::-1], *after] if action.back else [*after, *before[::-1]]
    return ReadInDigest(action.dispatch_id, action.spot._replace(place=ahead[0]))
