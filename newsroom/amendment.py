"""What each amendment of an article has in common, whether it is reworded or withdrawn."""

from dataclasses import dataclass
from datetime import datetime

from news.article import Article, Change
from news.deed import DeedKind
from news.dispatch import DispatchKind
from newsroom.desk import Desk
from newsroom.refusals import WrongStatus
from newsroom.reporting import EVERY
from newsroom.rights import Doer, note
from newsroom.webhooks import announce_change
from storage import amendments, articles
from storage.database import Connection
from storage.reports import show_card_again
from storage.versions import made_by, photos_of

_KINDS = {
    Change.EDIT: DispatchKind.EDIT,
    Change.CORRECTION: DispatchKind.CORRECTION,
    Change.WITHDRAWAL: DispatchKind.WITHDRAWAL,
}
_DEEDS = {
    Change.DRAFT: DeedKind.EDITED,
    Change.EDIT: DeedKind.EDITED,
    Change.CORRECTION: DeedKind.CORRECTED,
    Change.WITHDRAWAL: DeedKind.WITHDREW,
}


class ChangedMeanwhile(Exception):  # noqa: N818 - it says what is the matter
    """The article changed between its reading and its amendment."""


@dataclass(frozen=True, slots=True)
class Amended:
    """An article as it is now; with a dispatch, if copies of it are brought up to date.

    ``keeps_photo`` is whether it has the photo that it had before, or none as before.
    ``asks_anew`` is whether others are to agree to it as it is now.
    """

    article: Article
    change: Change
    dispatch_id: int | None = None
    keeps_photo: bool = True
    asks_anew: bool = False


async def carried_out(desk: Desk, article: Article, request: str) -> Amended | None:
    """What a request, redelivered after a crash, has done already; None for a new one."""
    async with desk.database.snapshot() as connection:
        made = await made_by(connection, article.id, request)
        if made is None:
            return None
        revision, change = made
        dispatch_id = await amendments.amendment_to(connection, article.id, revision)
        photos = (await photos_of(connection, [article.id]))[article.id]
    keeps_photo = photos.get(revision - 1) == photos[revision]
    return Amended(article, change, dispatch_id, keeps_photo=keeps_photo)


async def note_change(
    connection: Connection, article_id: int, change: Change, editor_id: int, now: datetime
) -> None:
    """Remember who changed an article, and how."""
    await note(connection, Doer(editor_id, now), _DEEDS[change], article_id)


async def begin_amendment(
    connection: Connection, article_id: int, change: Change, now: datetime
) -> Amended:
    """Let copies, cards and webhooks learn of a change, within its transaction."""
    changed = await as_it_is(connection, article_id)
    dispatch_id = await amendments.add_amendment(
        connection, article_id, _KINDS[change], changed.revision, now
    )
    await show_card_again(connection, article_id, now, now + EVERY)
    await announce_change(connection, change, changed, now)
    return Amended(changed, change, dispatch_id)


async def as_it_is(connection: Connection, article_id: int) -> Article:
    """The article as the transaction sees it by now. Raises WrongStatus for none."""
    found = await articles.article_by_id(connection, article_id)
    if found is None:
        raise WrongStatus(None)
    return found
