"""/start: the first minute of who follows nothing yet, the home screen of everybody else."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.answer import Answer, change, say, toast
from handlers.press import Pressed
from handlers.rubrics import toggle
from handlers.visitor import Visitor
from news.first_minute import Step
from news.subscriber import Subscriber
from newsroom import first_minute, preferences, reading, subscribing
from newsroom.desk import Desk
from newsroom.own_news import own_news
from texts.errors import gone_toast
from texts.first_minute import (
    Beginning,
    finished,
    languages_step,
    rubrics_step,
    when_step,
)
from texts.first_minute_actions import (
    ChooseLanguages,
    ChooseWhen,
    FinishFirst,
    ShowHome,
    ShowOwnNews,
    ShowStep,
    TickFirst,
)
from texts.home import home
from texts.message import Message
from texts.own_news import own_page
from texts.rubrics import rubric_toast


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="first_minute")
    router.callback_query.register(tick_first, Pressed(TickFirst))
    router.callback_query.register(show_step, Pressed(ShowStep))
    router.callback_query.register(choose_when, Pressed(ChooseWhen))
    router.callback_query.register(choose_languages, Pressed(ChooseLanguages))
    router.callback_query.register(finish, Pressed(FinishFirst))
    router.callback_query.register(show_home, Pressed(ShowHome))
    router.callback_query.register(show_own_news, Pressed(ShowOwnNews))
    return router


async def welcome(desk: Desk, visitor: Visitor) -> Message:
    """The answer to /start: the first question, or the home screen of who follows something."""
    of = await _beginning(desk, visitor.subscriber)
    if of.held:
        return home(visitor.locale, of, visitor.now, visitor.role, hello=True)
    return await _rubrics(desk, visitor, of, new=visitor.is_new)


async def tick_first(_: CallbackQuery, action: TickFirst, visitor: Visitor, desk: Desk) -> Answer:
    """Tick or untick a rubric, and show the newest of what is ticked."""
    toggled = await toggle(desk, visitor, action.rubric_id)
    if toggled is None:
        return toast(gone_toast(visitor.locale))
    rubric, ticked = toggled
    of = await _beginning(desk, visitor.subscriber)
    said = rubric_toast(visitor.locale, rubric, followed=ticked)
    return change(await _rubrics(desk, visitor, of), said)


async def show_step(_: CallbackQuery, action: ShowStep, visitor: Visitor, desk: Desk) -> Answer:
    """One of the questions, in place."""
    return change(await _step(desk, visitor, visitor.subscriber, action.step))


async def choose_when(_: CallbackQuery, action: ChooseWhen, visitor: Visitor, desk: Desk) -> Answer:
    """Have the news of rubrics then, and ask the next question."""
    subscriber = await first_minute.choose_when(desk, visitor.subscriber, action.when, visitor.now)
    return change(await _step(desk, visitor, subscriber, Step.LANGUAGES))


async def choose_languages(
    _: CallbackQuery, action: ChooseLanguages, visitor: Visitor, desk: Desk
) -> Answer:
    """Have news in these languages, and show the choice again."""
    wanted = action.languages
    subscriber = await preferences.choose_news_languages(desk, visitor.subscriber, wanted)
    return change(await _step(desk, visitor, subscriber, Step.LANGUAGES))


async def finish(_: CallbackQuery, visitor: Visitor, desk: Desk) -> Answer:
    """What was chosen, over the newest of exactly that."""
    of = await _beginning(desk, visitor.subscriber)
    return change(finished(visitor.locale, of, visitor.now))


async def show_home(_: CallbackQuery, action: ShowHome, visitor: Visitor, desk: Desk) -> Answer:
    """The home screen, in place of the pressed message or below it."""
    of = await _beginning(desk, visitor.subscriber)
    screen = home(visitor.locale, of, visitor.now, visitor.role)
    return say(screen) if action.fresh else change(screen)


async def show_own_news(
    _: CallbackQuery, action: ShowOwnNews, visitor: Visitor, desk: Desk
) -> Answer:
    """A page of the newest of what the reader follows."""
    held = await subscribing.subscriptions_of(desk, visitor.subscriber)
    page = await own_news(desk, visitor.subscriber, held, before=action.before, after=action.after)
    follows = bool(held or visitor.subscriber.news_languages)
    screen = own_page(visitor.locale, page, visitor.now, follows=follows)
    return say(screen) if action.fresh else change(screen)


async def _step(desk: Desk, visitor: Visitor, subscriber: Subscriber, step: Step) -> Message:
    of = await _beginning(desk, subscriber)
    if step is Step.WHEN and of.rubrics:
        return when_step(visitor.locale, of)
    if step is Step.RUBRICS:
        return await _rubrics(desk, visitor, of)
    return languages_step(visitor.locale, of)


async def _rubrics(
    desk: Desk, visitor: Visitor, of: Beginning, *, new: bool | None = None
) -> Message:
    return rubrics_step(
        visitor.locale,
        of,
        await reading.rubrics(desk),
        await desk.paces.get(desk.database, visitor.now),
        visitor.role,
        new=new,
    )


async def _beginning(desk: Desk, subscriber: Subscriber) -> Beginning:
    held = await subscribing.subscriptions_of(desk, subscriber)
    own = await own_news(desk, subscriber, held)
    return Beginning(subscriber, held, own, await reading.latest(desk))
