"""/stats: the newsroom in figures, or an article's: in words, as a picture, as a file."""

from aiogram import Bot, Router
from aiogram.filters import CommandObject
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from handlers.answer import Answer, change, say, send, toast, topic_of
from handlers.drawn import send_drawn, show_drawn
from handlers.editor import EDITORS, Allowed
from handlers.number import split_number
from handlers.place_figures import show_all, show_any
from handlers.press import Pressed
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.statistics import MONTH, PERIODS, TABLED, Chart
from newsroom import counting, place_figures, publishing, summing
from newsroom.desk import Desk
from sources.reader import Reader
from texts.errors import article_gone, gone_toast
from texts.place_figure_actions import ListPlaceFigures, ReadPlaceFigures
from texts.plain import plain
from texts.statistics import article_figures, overview, table_caption
from texts.statistics_actions import (
    SendTable,
    ShowArticleChart,
    ShowChart,
    ShowFigures,
    ShowStatistics,
)
from texts.statistics_chart import (
    article_chart,
    article_chart_words,
    chart_words,
    statistics_chart,
)
from texts.statistics_table import statistics_table

_AS_FILE = frozenset({"csv", "файл", "file"})


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="statistics")
    router.message.filter(Allowed(*EDITORS))
    router.callback_query.filter(Allowed(*EDITORS))
    router.message.register(statistics, Typed("stats"))
    router.callback_query.register(show_statistics, Pressed(ShowStatistics))
    router.callback_query.register(show_chart, Pressed(ShowChart))
    router.callback_query.register(send_table, Pressed(SendTable))
    router.callback_query.register(show_figures, Pressed(ShowFigures))
    router.callback_query.register(show_article_chart, Pressed(ShowArticleChart))
    router.callback_query.register(show_all, Pressed(ListPlaceFigures))
    router.callback_query.register(show_any, Pressed(ReadPlaceFigures))
    return router


async def statistics(
    message: Message,
    command: CommandObject,
    visitor: Visitor,
    desk: Desk,
    bot: Bot,
    reader: Reader,
) -> Answer:
    """The figures in words, and a chart of them below."""
    if command.args and command.args.casefold() in _AS_FILE:
        return await _table(desk, visitor, bot, topic_of(message))
    if command.args:
        article_id, _ = split_number(command.args)
        return await _of_article(desk, visitor, bot, reader, article_id, topic_of(message))
    figures = await summing.over_days(desk, visitor.now, PERIODS[0])
    chat_id, topic = visitor.person_id, topic_of(message)
    told = plain(visitor.locale, overview(visitor.locale, figures))
    await send(bot, chat_id, told, topic)
    month = await summing.over_days(desk, visitor.now, MONTH)
    svg = statistics_chart(visitor.locale, month, Chart.READERS)
    words = chart_words(visitor.locale, month, Chart.READERS)
    await send_drawn(bot, reader, chat_id, svg, words, topic)
    return Answer()


async def show_statistics(
    _: CallbackQuery, action: ShowStatistics, visitor: Visitor, desk: Desk
) -> Answer:
    """The figures of other days, in place."""
    figures = await summing.over_days(desk, visitor.now, _period(action.days))
    return change(overview(visitor.locale, figures))


async def show_chart(
    press: CallbackQuery,
    action: ShowChart,
    visitor: Visitor,
    desk: Desk,
    bot: Bot,
    reader: Reader,
) -> Answer:
    """A chart of the figures, in place of another or below the words."""
    figures = await summing.over_days(desk, visitor.now, _period(action.days))
    svg = statistics_chart(visitor.locale, figures, action.chart, dark=action.dark)
    words = chart_words(visitor.locale, figures, action.chart, dark=action.dark)
    await show_drawn(bot, reader, press, svg, words)
    return Answer()


async def send_table(press: CallbackQuery, visitor: Visitor, desk: Desk, bot: Bot) -> Answer:
    """The figures as a file, below."""
    return await _table(desk, visitor, bot, topic_of(press.message))


async def show_figures(
    press: CallbackQuery,
    action: ShowFigures,
    visitor: Visitor,
    desk: Desk,
    bot: Bot,
    reader: Reader,
) -> Answer:
    """An article's figures, below its card."""
    return await _of_article(desk, visitor, bot, reader, action.article_id, topic_of(press.message))


async def show_article_chart(
    press: CallbackQuery,
    action: ShowArticleChart,
    visitor: Visitor,
    desk: Desk,
    bot: Bot,
    reader: Reader,
) -> Answer:
    """An article's figures as a chart, in place of another or below the words."""
    article = await publishing.article(desk, action.article_id)
    if article is None:
        return toast(gone_toast(visitor.locale))
    figures = await counting.figures_of_article(desk, article)
    svg = article_chart(visitor.locale, article, figures, dark=action.dark)
    words = article_chart_words(visitor.locale, article, figures, dark=action.dark)
    await show_drawn(bot, reader, press, svg, words)
    return Answer()


async def _of_article(
    desk: Desk,
    visitor: Visitor,
    bot: Bot,
    reader: Reader,
    article_id: int | None,
    topic: int | None,
) -> Answer:
    article = None if article_id is None else await publishing.article(desk, article_id)
    if article is None:
        return say(article_gone(visitor.locale))
    figures = await counting.figures_of_article(desk, article)
    chat_id = visitor.person_id
    told = plain(visitor.locale, article_figures(visitor.locale, article, figures))
    await send(bot, chat_id, told, topic)
    if figures.tally.total:
        svg = article_chart(visitor.locale, article, figures)
        words = article_chart_words(visitor.locale, article, figures)
        await send_drawn(bot, reader, chat_id, svg, words, topic)
    return Answer()


async def _table(desk: Desk, visitor: Visitor, bot: Bot, topic: int | None) -> Answer:
    figures = await summing.over_days(desk, visitor.now, TABLED)
    places = await place_figures.by_day(desk, visitor.now, TABLED)
    name = f"stats-{figures.days[-1].date}.csv"
    await bot.send_document(
        visitor.person_id,
        BufferedInputFile(statistics_table(visitor.locale, figures, places), name),
        message_thread_id=topic,
        caption=table_caption(visitor.locale),
        disable_notification=True,
    )
    return Answer()


def _period(days: int) -> int:
    """One of those that are offered, whatever a forged button says."""
    return days if days in PERIODS else PERIODS[0]
