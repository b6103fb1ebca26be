"""Making a draft and its preview of an editor's material."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace

from handlers.answer import Answer, delete, refresh, say, send_picture
from handlers.editor_chat import EditorChat
from handlers.material import Material
from handlers.picture import TO_UPLOAD, all_uploaded
from handlers.quoting import quoting
from handlers.visitor import Visitor
from news.article import MOST_PHOTOS, Article, ArticleDraft
from newsroom import attending, drafting, originals, publishing, reading
from newsroom.desk import Desk
from newsroom.standing import standing
from sources.formatting import read_draft
from sources.reader import Reader
from sources.unreadable import UnreadableSource
from storage.originals import Shown
from texts.approval import Viewer
from texts.article import article_message
from texts.errors import unreadable_article
from texts.html import Html
from texts.message import Message as Screen
from texts.post import LeftOut, draft_card

_SHORT = 20_000
"""Characters that are read within 0.1 s, whatever they are: five messages."""
_NOTHING = Html()


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a text: the article it went into, None when it was refused.

    ``shown`` are messages that another reading of the same text will replace, ``report`` is the
    one that shows how far an amendment has got. ``unchanged`` says that the article was so already.
    """

    answer: Answer
    article_id: int | None = None
    shown: tuple[int, ...] = ()
    report: int | None = None
    unchanged: bool = False


async def compose(chat: EditorChat, material: Material) -> Taken:
    """Make a draft and show it: first as readers will get it, then its card.

    Raises UnreadableSource.
    """
    seen = await read_material(chat, material)
    article = await drafting.draft(chat.desk, seen, chat.id, chat.now, request=chat.request)
    article, material, preview_id = await _preview(chat, article, material)
    return await _with_card(chat, article, seen, material, preview_id)


async def show(chat: EditorChat, article: Article, seen: ArticleDraft, material: Material) -> Taken:
    """Show a draft again that was given another wording."""
    preview_id = await chat.send(article_message(chat.locale, article, chat.now))
    return await _with_card(chat, article, seen, material, preview_id)


async def show_in_place(
    chat: EditorChat,
    article: Article,
    note: Html = _NOTHING,
    *,
    silent: bool = False,
    at_work: bool = True,
) -> None:
    """Show a draft where it is shown already, if it is: below, as it is now, and nowhere else.

    Whoever has asked for it is ``at_work`` on it from now on.
    """
    await delete_shown(chat, article)
    preview = article_message(chat.locale, article, chat.now)
    preview_id = await chat.send(replace(preview, silent=silent))
    nothing = ArticleDraft(article.headline)
    await _with_card(chat, article, nothing, Material(""), preview_id, note, at_work=at_work)


async def delete_shown(chat: EditorChat, article: Article) -> None:
    """Take back the messages that show a draft in a chat."""
    shown = await originals.shown(chat.desk, article.id, chat.id)
    if shown is not None:
        await delete(chat.bot, chat.id, [shown.preview_id, shown.card_id])


async def read_material(chat: EditorChat, material: Material) -> ArticleDraft:
    """The article that an editor's text is. Raises UnreadableSource."""
    if material.draft is not None:
        return _with_the_rest(material.draft, material)
    return await read_by(chat.desk, chat.reader, material, read_draft)


async def read_by(
    desk: Desk,
    reader: Reader | None,
    material: Material,
    job: Callable[..., ArticleDraft],
    *more: str | None,
) -> ArticleDraft:
    """The article that a job makes of a text, with what came beside it. Raises UnreadableSource.

    The job is given the text, the rubrics' names, the newsroom's zone, and ``more``. It runs in the
    reader process where it may take longer than to start that.
    """
    question = material.formatted, await reading.rubric_names(desk), desk.zone, *more
    if reader is None or len(material.text) <= _SHORT:
        seen = await asyncio.to_thread(job, *question)
    else:
        seen = await reader.run(job, *question)
    return _with_the_rest(seen, material)


async def remember(desk: Desk, article_id: int, chat_id: int, material: Material) -> None:
    """Remember which messages of a chat an article was made of."""
    found = {number: material.by_message.get(number) for number in material.texts}
    await originals.remember(
        desk,
        article_id,
        chat_id,
        material.texts,
        {number: photo.unique_id if photo else None for number, photo in found.items()},
        file_ids={number: photo.file_id if photo else None for number, photo in found.items()},
    )


def _with_the_rest(seen: ArticleDraft, material: Material) -> ArticleDraft:
    """What was read of a text, with what stood beside it."""
    first, *more = material.photos[:MOST_PHOTOS] or (None,)
    seen = replace(
        seen,
        photo=first,
        more_photos=tuple(filter(None, more)),
        origin=material.origin,
        source_url=seen.source_url or material.link,
    )
    return quoting(seen, material.quotation)


async def _with_card(
    chat: EditorChat,
    article: Article,
    seen: ArticleDraft,
    material: Material,
    preview_id: int,
    note: Html = _NOTHING,
    *,
    at_work: bool = True,
) -> Taken:
    """Send the card below a preview."""
    card = draft_card(
        chat.locale,
        article,
        await standing(chat.desk, article, chat.now, chat.id),
        chat.now,
        preview_id=preview_id,
        left_out=material.left_out,
        unknown_rubric=await reading.unknown_rubrics(chat.desk, seen.rubric_hint),
        viewer=viewer_of(chat.visitor),
        note=note,
    )
    shown = Shown(preview_id, await chat.send(card), article.photo)
    await originals.remember_shown(chat.desk, article.id, chat.id, shown)
    await attending.attend(chat.desk, article, chat.id, chat.now, at_work=at_work)
    return Taken(Answer(), article.id, (shown.preview_id, shown.card_id))


async def _preview(
    chat: EditorChat, article: Article, material: Material
) -> tuple[Article, Material, int]:
    """Send the preview, whose id is the last; by that, pictures that came as files are photos."""
    pictures, photos, preview_id = material.pictures, [*article.photos], None
    all_taken = True
    if pictures and not photos:
        shown = article_message(chat.locale, replace(article, photo=TO_UPLOAD), chat.now)
        sent = await send_picture(chat.bot, chat.id, shown, pictures[0], chat.topic)
        all_taken = sent is not None and bool(sent.photo)
        if sent is not None and sent.photo:
            photos.append(sent.photo[-1].file_id)
            preview_id = sent.message_id
        pictures = pictures[1:]
    more, more_taken = await all_uploaded(chat, pictures)
    photos += [each.file_id for each in more]
    if material.pictures and photos:
        article = await publishing.illustrate(
            chat.desk, article.id, photos[0], photos[1:MOST_PHOTOS]
        )
    if not (all_taken and more_taken):
        refused_one = LeftOut.PICTURE if material.draft is None else LeftOut.PAGE_PICTURE
        material = replace(material, left_out=(refused_one, *material.left_out))
    preview = article_message(chat.locale, article, chat.now)
    if preview_id is None:
        return article, material, await chat.send(preview)
    if more:
        # It has a button for the others by now.
        await refresh(chat.bot, chat.id, preview_id, preview)
    return article, material, preview_id


async def draft_screen(
    desk: Desk, visitor: Visitor, article: Article, preview_id: int | None
) -> Screen:
    """The card below a draft: whom it would reach, and what can be done with it."""
    you = visitor.person_id
    stands = await standing(desk, article, visitor.now, you)
    viewer = viewer_of(visitor)
    return draft_card(
        visitor.locale, article, stands, visitor.now, preview_id=preview_id, viewer=viewer
    )


def viewer_of(visitor: Visitor) -> Viewer:
    """For whom a card is."""
    return Viewer(visitor.person_id, visitor.role, visitor.now)


def refused(visitor: Visitor, error: UnreadableSource, article_id: int | None = None) -> Answer:
    """Say why no article can be made of it, nor another wording of one."""
    reason, limit, kind = error.reason, error.limit, error.kind
    return say(unreadable_article(visitor.locale, reason, limit, kind, article_id))
