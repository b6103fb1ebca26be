"""Under which rubric a source's categories put its articles: by taps, or by a line in reply."""

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from handlers.answer import Answer, change, say, toast
from handlers.content import is_forwarded
from handlers.editor import EDITORS, Allowed
from handlers.press import Pressed
from handlers.said import Said
from handlers.visitor import Visitor
from news.rubric import find_rubric
from news.source import Category, Source
from newsroom import reading, sourcing
from newsroom.desk import Desk
from newsroom.sourcing import NoSource
from texts import source_categories as texts
from texts.actions import parse
from texts.errors import said_by_another
from texts.message import Message as Screen
from texts.source_actions import FileCategory, PickCategory, ShowCategories
from texts.source_trial import not_added
from texts.sources import source_gone_toast, unknown_source


def _categories_answered(message: Message) -> int | None:
    """The source whose table of categories a message answers; None for any other message."""
    answered = message.reply_to_message
    markup = answered.reply_markup if answered is not None else None
    for row in markup.inline_keyboard if markup is not None else ():
        for button in row:
            action = parse(button.callback_data)
            if isinstance(action, PickCategory):
                return action.source_id
    return None


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="source_categories")
    router.message.filter(Allowed(*EDITORS))
    router.callback_query.filter(Allowed(*EDITORS))
    answers = Said(F.text, ~F.text.startswith("/"), _categories_answered)
    router.message.register(take_line, answers)
    router.callback_query.register(show_categories, Pressed(ShowCategories))
    router.callback_query.register(pick_category, Pressed(PickCategory))
    router.callback_query.register(file_category, Pressed(FileCategory))
    return router


async def take_line(message: Message, visitor: Visitor, desk: Desk) -> Answer:
    """File a category by ``its name = a rubric``; nothing behind the sign is the source's own."""
    if is_forwarded(message):
        return say(said_by_another(visitor.locale))
    source_id = _categories_answered(message) or 0
    source = await sourcing.source(desk, source_id)
    if source is None:
        return say(unknown_source(visitor.locale, str(source_id)))
    name, sign, wanted = (part.strip() for part in (message.text or "").rpartition("="))
    if not sign or not name:
        return say(texts.bad_category_line(visitor.locale))
    category = _named(await sourcing.categories(desk, source.id), name)
    if category is None:
        return say(texts.unknown_category(visitor.locale, name))
    rubric = find_rubric(wanted, await reading.every_rubric(desk)) if wanted else None
    if wanted and rubric is None:
        return say(not_added(visitor.locale, "unknown-rubric", name=wanted))
    screen = await _filed(desk, visitor, source, category, rubric.id if rubric else None)
    return say(screen or unknown_source(visitor.locale, str(source.id)))


async def show_categories(
    _: CallbackQuery, action: ShowCategories, visitor: Visitor, desk: Desk
) -> Answer:
    """A page of the table, in place."""
    source = await sourcing.source(desk, action.source_id)
    if source is None:
        return toast(source_gone_toast(visitor.locale))
    every = await sourcing.categories(desk, source.id)
    return change(texts.categories_page(visitor.locale, source, every, action.page))


async def pick_category(
    _: CallbackQuery, action: PickCategory, visitor: Visitor, desk: Desk
) -> Answer:
    """The rubrics to choose a category's from, in place."""
    source, category = await _pressed(desk, action)
    if source is None or category is None:
        return toast(source_gone_toast(visitor.locale))
    rubrics = await reading.rubrics(desk)
    page = action.page
    return change(texts.category_rubrics(visitor.locale, source, category, rubrics, page))


async def file_category(
    _: CallbackQuery, action: FileCategory, visitor: Visitor, desk: Desk
) -> Answer:
    """Put a category under a rubric; the table shows it."""
    source, category = await _pressed(desk, action)
    if source is None or category is None:
        return toast(source_gone_toast(visitor.locale))
    screen = await _filed(desk, visitor, source, category, action.rubric_id, action.page)
    return change(screen) if screen else toast(source_gone_toast(visitor.locale))


async def _pressed(
    desk: Desk, action: PickCategory | FileCategory
) -> tuple[Source | None, Category | None]:
    """The source and the category that a button is about, as far as there are any."""
    source = await sourcing.source(desk, action.source_id)
    every = await sourcing.categories(desk, action.source_id) if source else ()
    return source, next((each for each in every if texts.mark_of(each) == action.mark), None)


async def _filed(
    desk: Desk,
    visitor: Visitor,
    source: Source,
    category: Category,
    rubric_id: int | None,
    page: int = 1,
) -> Screen | None:
    """The table, after a change; None for what is gone meanwhile."""
    try:
        filed = await sourcing.file_category(desk, source.id, category.key, rubric_id, visitor.doer)
    except (NoSource, LookupError):
        return None
    every = await sourcing.categories(desk, source.id)
    note = texts.filed_note(visitor.locale, filed)
    return texts.categories_page(visitor.locale, source, every, page, note)


def _named(categories: Sequence[Category], name: str) -> Category | None:
    """The category of that name; its case makes no difference."""
    wanted = name.strip(' «»"“”').casefold().replace("ё", "е")
    spelt = {each.name.casefold().replace("ё", "е"): each for each in categories}
    return spelt.get(wanted)
