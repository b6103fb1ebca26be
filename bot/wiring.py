"""The one place where objects meet, by hand."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.types import Update

from bot.alerts import Alerts
from bot.intake import Intake, RawUpdate
from bot.polling import Poller
from bot.progress import ProgressLines
from bot.replies import ReplyPacing
from bot.schedule import Schedule
from bot.settings import Settings
from delivery.assembly import Delivery, assemble
from delivery.leadership import Lease
from delivery.pacing import Pacing
from delivery.rendering import Renderer
from delivery.sender import Sender
from delivery.worker import utc_now
from handlers.conversation import ConversationStorage
from handlers.router import include_handlers
from handlers.visitor import Catalogues, Visiting
from newsroom import digesting, publishing
from newsroom.desk import Desk

_HOUR = 3600.0
# More than are ever in flight: what waited for a connection would be paced twice.
_CONNECTIONS = 1000


@dataclass(frozen=True, slots=True)
class Program:
    """A bot that is yet to run."""

    intake: Intake
    poller: Poller
    delivery: Delivery
    schedule: Schedule
    alerts: Alerts


def make_bot(settings: Settings, pacing: Pacing, lease: Lease | None = None) -> Bot:
    """The bot on its Bot API server, its replies paced, and its calls only while it leads."""
    session = AiohttpSession(
        api=TelegramAPIServer.from_base(settings.bot_api_url), limit=_CONNECTIONS
    )
    session.middleware(ReplyPacing(pacing, lease))
    return Bot(
        settings.token, session=session, default=DefaultBotProperties(parse_mode=ParseMode.HTML)
    )


def make_program(
    settings: Settings,
    desk: Desk,
    bot: Bot,
    username: str,
    catalogues: Catalogues,
    lease: Lease,
    pacing: Pacing,
) -> Program:
    """Everything that runs."""
    alerts = Alerts(desk, bot, catalogues)
    renderer = Renderer(desk.database, catalogues, desk.zone, username)
    delivery = assemble(
        desk.database,
        Sender(bot).send,
        renderer.render,
        lease,
        pacing,
        announce=alerts.tell,
        random=Random(),  # noqa: S311 - it spreads retries
    )
    desk = replace(desk, wake=delivery.worker.wake)
    dispatcher = _dispatcher(settings, desk, username, catalogues, delivery)
    intake = Intake(desk.database, _handler(dispatcher, bot), utc_now)
    return Program(
        intake=intake,
        poller=Poller(bot, intake.take, dispatcher.resolve_used_update_types()),
        delivery=delivery,
        schedule=_schedule(desk, intake, ProgressLines(desk, bot, catalogues, delivery.halts)),
        alerts=alerts,
    )


def _dispatcher(
    settings: Settings, desk: Desk, username: str, catalogues: Catalogues, delivery: Delivery
) -> Dispatcher:
    """Every conversation, and all that handlers ask for by name."""
    dispatcher = Dispatcher(
        storage=ConversationStorage(desk),
        desk=desk,
        catalogues=catalogues,
        halts=delivery.halts,
        undo=timedelta(seconds=settings.undo_seconds),
        clock=utc_now,
    )
    include_handlers(dispatcher, Visiting(desk, catalogues, username, utc_now))
    return dispatcher


def _handler(dispatcher: Dispatcher, bot: Bot) -> Callable[[RawUpdate], Awaitable[None]]:
    async def handle(raw: RawUpdate) -> None:
        update = Update.model_validate(raw, context={"bot": bot})
        await dispatcher.feed_update(bot, update)

    return handle


def _schedule(desk: Desk, intake: Intake, lines: ProgressLines) -> Schedule:
    return Schedule(
        {
            "departing": (lambda: publishing.publish_departing(desk, utc_now()), 1.0),
            "digests": (lambda: digesting.send_due(desk, utc_now()), 2.0),
            "progress": (lambda: lines.show(utc_now()), 1.0),
            "updates": (intake.forget_old, _HOUR),
        }
    )
