"""/latest: the newest articles, of all rubrics or of some; other words are a search."""

from datetime import date, datetime

from aiogram import Router, flags
from aiogram.filters import CommandObject

from handlers.answer import Answer, change, say
from handlers.press import Pressed
from handlers.search import found
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.figure import Figure
from news.page import Page
from news.rubric import Rubric
from newsroom import reading
from newsroom.desk import Desk
from texts.latest import latest_page
from texts.latest_actions import LatestPage
from texts.locale import Locale
from texts.message import Message
from texts.rubrics import which_rubric

_MOST_SHOWN = 1000


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="latest")
    router.message.register(latest, Typed("latest"))
    router.callback_query.register(turn_page, Pressed(LatestPage))
    return router


@flags.look
async def latest(_: object, command: CommandObject, visitor: Visitor, desk: Desk) -> Answer:
    """The first page."""
    await desk.openings.note(desk.database, Figure.READ, 0, visitor.now)
    if not command.args:
        return say(await newest(desk, visitor))
    named = await reading.rubrics_named(desk, command.args)
    if named.choice:
        return say(which_rubric(visitor.locale, named.choice, lambda one: LatestPage(one.id)))
    if not named.rubrics:
        return await found(desk, visitor, command.args)
    return say(await newest(desk, visitor, *named.rubrics))


@flags.look
async def turn_page(_: object, action: LatestPage, visitor: Visitor, desk: Desk) -> Answer:
    """Another page, in place, or below a digest."""
    ids = () if action.rubric_id is None else (action.rubric_id, *action.more)
    page = await reading.latest(desk, *ids, before=action.before, after=action.after)
    rubrics = [
        each for each in await reading.every_rubric(desk) if not set(ids).isdisjoint(each.ids)
    ]
    screen = latest_page(visitor.locale, page, visitor.now, *rubrics)
    return say(screen) if action.fresh else change(screen)


async def newest(desk: Desk, visitor: Visitor, *rubrics: Rubric) -> Message:
    """The first page of some rubrics, or of all."""
    page = await reading.latest(desk, *(rubric.id for rubric in rubrics))
    if not rubrics:
        return _front_page(visitor.locale, page, visitor.now)
    return latest_page(visitor.locale, page, visitor.now, *rubrics)


class _Shown:
    """The front page as it is shown, for each locale and day: made once, until it changes."""

    def __init__(self) -> None:
        self._page: Page | None = None
        self._shown: dict[tuple[Locale, date], Message] = {}

    def __call__(self, locale: Locale, page: Page, now: datetime) -> Message:
        if page is not self._page or len(self._shown) >= _MOST_SHOWN:
            self._page, self._shown = page, {}
        # Of the moment only the reader's day shows: an article is from today, or from yesterday.
        key = locale, now.astimezone(locale.zone).date()
        if key not in self._shown:
            self._shown[key] = latest_page(locale, page, now)
        return self._shown[key]


_front_page = _Shown()
