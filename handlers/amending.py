"""Giving an article another wording, and showing what comes of it."""

import asyncio
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

from aiogram.exceptions import AiogramError

from botapi.redaction import reason_of
from handlers.answer import Answer, edit, refresh, say
from handlers.colleagues import ask_colleagues
from handlers.composing import (
    Taken,
    delete_shown,
    draft_screen,
    read_material,
    show,
)
from handlers.editor_chat import EditorChat, request_of
from handlers.material import Material
from handlers.picture import all_uploaded
from news.article import MOST_PHOTOS, Article, ArticleDraft, ArticleStatus, Change
from newsroom import amending, attending, originals, reading, rewording
from newsroom.amendment import Amended
from newsroom.refusals import Unchanged, WrongStatus
from newsroom.rights import NotAllowed
from texts.amendment import (
    amendment_begun,
    departing_revised,
    no_author,
    not_amendable,
    overtaken,
    remarks,
    unchanged,
    unknown_article,
)
from texts.article import article_message
from texts.html import plain_text
from texts.locale import Locale
from texts.message import Message as Screen
from texts.post import LeftOut, photos_full, photos_joined, picture_refused

log = logging.getLogger(__name__)

_TRIES = 2
REFUSED = (WrongStatus, Unchanged, NotAllowed)
"""What newsroom.amending raises for what cannot be."""


async def amend(
    chat: EditorChat,
    article_id: int,
    material: Material,
    *,
    correction: bool = False,
    report: int | None = None,
) -> Taken:
    """Give an article the wording that an editor handed in. Raises UnreadableSource.

    A draft is shown anew; of what is published, the message ``report``, or else a new one, shows
    how many copies are up to date.
    """
    seen = await read_material(chat, material)
    try:
        await rewording.revisable(chat.desk, article_id)
        seen, material = await illustrated(chat, seen, material)
        amended = await amending.revise(
            chat.desk,
            article_id,
            seen,
            chat.id,
            chat.now,
            correction=correction,
            request=chat.request,
        )
    except REFUSED as error:
        # The message says what the article says: it is an original all the same.
        unchanged = isinstance(error, Unchanged)
        original_of = article_id if unchanged else None
        answer = say(refusal(chat.locale, error, article_id))
        return Taken(answer, original_of, unchanged=unchanged)
    return await show_amended(chat, amended, seen, material, report)


async def show_amended(
    chat: EditorChat,
    amended: Amended,
    seen: ArticleDraft,
    material: Material,
    report: int | None = None,
) -> Taken:
    """Show what an article has become, and let that reach the copies that readers have."""
    log_change(chat, amended)
    article = amended.article
    told = await told_colleagues(chat, article)
    if article.status is ArticleStatus.DRAFT:
        await delete_shown(chat, article)
        taken = await show(chat, article, seen, material)
        if amended.asks_anew:
            await ask_colleagues(chat, article)
        return replace(taken, answer=say(*told))
    remarked = (*told, *await _remarks(chat, article, seen, material))
    if amended.dispatch_id is not None:
        taken = await spread(chat, amended, report)
        return replace(taken, answer=say(*remarked))
    await _refresh_preview(chat, amended)
    return Taken(say(departing_revised(chat.locale, article), *remarked), article.id)


async def spread(chat: EditorChat, amended: Amended, report: int | None = None) -> Taken:
    """Bring the copies that readers have up to date; a message shows how far that has got.

    Nothing that becomes of that message keeps the copies waiting.
    """
    marking = asyncio.create_task(amending.mark(chat.desk, amended, chat.now))
    try:
        report = await _reported(chat, amended, report)
        if report is not None:
            # At once: what a crash cuts short here leaves a line that nothing ends.
            await amending.show_progress(chat.desk, amended, chat.id, report)
    finally:
        await marking
    if amended.change is not Change.WITHDRAWAL:
        await _refresh_preview(chat, amended)
    return Taken(Answer(), amended.article.id, report=report)


async def take_back(
    chat: EditorChat, article_id: int, pieces: Iterable[int], report: int | None
) -> None:
    """Give an article the wording back that it had before a text whose last piece was refused.

    ``pieces`` are the messages of that text. What somebody else has changed meanwhile stays.
    """
    requests = [request_of(chat.id, each) for each in pieces]
    with suppress(*REFUSED):
        amended = await amending.take_back(chat.desk, article_id, requests, chat.id, chat.now)
        if amended is not None:
            seen = ArticleDraft(amended.article.headline)
            await show_amended(chat, amended, seen, Material(""), report)


async def told_colleagues(chat: EditorChat, article: Article) -> tuple[Screen, ...]:
    """Let colleagues see an editor's new wording; what the editor has to know of theirs.

    The newest wins, and nothing is lost: the wording that it replaced is in the history.
    """
    event = await attending.overtaken(chat.desk, article, chat.id, chat.now)
    await attending.changed(chat.desk, article, chat.id, chat.now)
    return () if event is None else (overtaken(chat.locale, article, event, chat.now),)


async def refresh_shown(chat: EditorChat, amended: Amended) -> bool:
    """Let the preview of an article, and a draft's card, show it as it is now.

    False when they are not known, or when the preview has another photo: it stays as it is.
    """
    article = amended.article
    shown = await originals.shown(chat.desk, article.id, chat.id)
    if shown is None or not amended.keeps_photo:
        return False
    preview = article_message(chat.locale, article, chat.now)
    await refresh(chat.bot, chat.id, shown.preview_id, preview)
    if article.status is ArticleStatus.DRAFT:
        card = await draft_screen(chat.desk, chat.visitor, article, shown.preview_id)
        await refresh(chat.bot, chat.id, shown.card_id, card)
        if amended.asks_anew:
            await ask_colleagues(chat, article)
    return True


async def illustrated(
    chat: EditorChat, seen: ArticleDraft, material: Material
) -> tuple[ArticleDraft, Material]:
    """The wording with the pictures that came as files, which are sent once to be photos."""
    if not material.pictures:
        return seen, material
    photos, all_taken = await all_uploaded(chat, material.pictures)
    if not all_taken:
        material = replace(material, left_out=(LeftOut.PICTURE, *material.left_out))
    file_ids = (*filter(None, [seen.photo]), *seen.more_photos, *(one.file_id for one in photos))
    if not file_ids:
        return seen, material
    return replace(seen, photo=file_ids[0], more_photos=file_ids[1:MOST_PHOTOS]), material


async def join_photos(chat: EditorChat, article_id: int, material: Material) -> Answer:
    """Give an article the photos of a message that came after its text."""
    pictures, _ = await all_uploaded(chat, material.pictures)
    photos = (*material.photos, *(each.file_id for each in pictures))
    if not photos:
        return say(picture_refused(chat.locale))
    try:
        amended = await amending.add_photos(
            chat.desk, article_id, photos, chat.id, chat.now, request=chat.request
        )
    except Unchanged as error:
        full = len(error.article.photos) >= MOST_PHOTOS
        return say(photos_full(chat.locale, error.article)) if full else Answer()
    except REFUSED as error:
        return say(refusal(chat.locale, error, article_id))
    for number, each in material.by_message.items():
        about = article_id, chat.id, number, each.unique_id, each.file_id
        await originals.remember_photo(chat.desk, *about)
    article = amended.article
    if article.status is ArticleStatus.DRAFT and await refresh_shown(chat, amended):
        log_change(chat, amended)
        told = await told_colleagues(chat, article)
        return say(photos_joined(chat.locale, article), *told)
    taken = await show_amended(chat, amended, ArticleDraft(article.headline), Material(""))
    joined = photos_joined(chat.locale, article)
    return replace(taken.answer, messages=(*taken.answer.messages, joined))


def refusal(locale: Locale, error: Exception, article_id: int) -> Screen:
    """Why an article stays as it is."""
    if isinstance(error, Unchanged):
        return unchanged(locale, error.article)
    if isinstance(error, WrongStatus) and error.article is not None:
        return not_amendable(locale, error.article)
    if isinstance(error, NotAllowed) and error.article is not None:
        return no_author(locale, error.article.id)
    return unknown_article(locale, article_id)


def refusal_toast(locale: Locale, error: Exception) -> str:
    """The same over the chat."""
    return plain_text(refusal(locale, error, 0).text)


def log_change(chat: EditorChat, amended: Amended) -> None:
    """Leave in the log who changed which article."""
    about = {"user": chat.id, "article": amended.article.id}
    match amended.change:
        case Change.DRAFT:
            log.info("article.revised", extra=about)
        case Change.EDIT:
            log.info("article.edited", extra=about)
        case Change.CORRECTION:
            log.info("article.corrected", extra=about)
        case Change.WITHDRAWAL:
            log.info("article.withdrawn", extra=about)


async def _remarks(
    chat: EditorChat, article: Article, seen: ArticleDraft, material: Material
) -> tuple[Screen, ...]:
    """What has to be said of a wording that is not shown to its editor again."""
    unknown = await reading.unknown_rubrics(chat.desk, seen.rubric_hint)
    if not material.left_out and not unknown:
        return ()
    return (remarks(chat.locale, article.id, material.left_out, unknown),)


async def _reported(chat: EditorChat, amended: Amended, report: int | None) -> int | None:
    """The message that shows an amendment's progress: the given one, if it can be edited.

    Of an amendment that a crash cut short one shows it already. None when Telegram takes none.
    """
    report = await amending.progress_message(chat.desk, amended, chat.id) or report
    begun = amendment_begun(chat.locale, amended.article.id, amended.change)
    if report is not None:
        with _logged_if_not_shown(amended):
            await edit(chat.bot, chat.id, report, begun)
            return report
    # Should the answer alone have been lost, there are two, of which one goes on.
    for _ in range(_TRIES):
        with _logged_if_not_shown(amended):
            return await chat.send(begun)
    return None


@contextmanager
def _logged_if_not_shown(amended: Amended) -> Iterator[None]:
    """Leave it at a word in the log when Telegram does not show an editor what they did."""
    try:
        yield
    except AiogramError as error:
        log.warning(
            "amendment.not_shown",
            extra={"article": amended.article.id, "reason": reason_of(error)},
        )


async def _refresh_preview(chat: EditorChat, amended: Amended) -> None:
    """Let the preview of what is no draft any more show it as it is; one with another photo ends.

    It could not be edited later either.
    """
    with _logged_if_not_shown(amended):
        await refresh_shown(chat, amended)
    if not amended.keeps_photo:
        await originals.forget_shown(chat.desk, amended.article.id, chat.id)
