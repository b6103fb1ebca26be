"""Makes every object and hands it to those that need it; no framework does."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from random import Random

from aiogram import Bot, Dispatcher

from api.posting import Poster
from bot import ticks
from bot.alerts import Alerts
from bot.backups import Backups, oldest_age
from bot.collecting import make_collector
from bot.drafts import SharedDrafts
from bot.inboxes import Inboxes
from bot.letters import Letters
from bot.means import Means
from bot.measures import Measures
from bot.place_checks import PlaceChecks
from bot.progress import ProgressLines
from bot.sampling import Sampler
from bot.schedule import Schedule
from bot.settings import Settings
from bot.slugs import make_nonce, make_slug
from bot.source_news import SourceNews
from bot.tokens import make_key
from bot.watch import Watch
from bot.webhooks import make_poster
from botapi.pacing import Pacing
from botapi.sender import Sender
from botapi.update import RawUpdate, UpdateOutcome
from delivery.assembly import Delivery, assemble
from delivery.leadership import Lease
from delivery.notice import Announcement, PhotoGivenUp
from delivery.rendering import Renderer
from handlers.conversation import ConversationStorage
from handlers.router import include_handlers
from handlers.sending import BulkControl
from handlers.visitor import Visiting
from news.retention import Retention
from newsroom import departing
from newsroom.checking import LookNow
from newsroom.desk import Desk
from sources.collector import Collector
from storage.rotation import Rotation
from updates.handling import HandleUpdate
from updates.intake import Intake
from updates.lenient import read_update


@dataclass(frozen=True, slots=True)
class Program:
    """A bot that is yet to run."""

    means: Means
    intake: Intake
    handle: HandleUpdate
    delivery: Delivery
    schedule: Schedule
    alerts: Alerts
    watch: Watch
    backups: Backups
    collector: Collector
    poster: Poster
    lease: Lease
    sampler: Sampler
    finish_interrupted: Callable[[], Awaitable[object]]
    """Spreads what the last run left half-spread."""

    @property
    def desk(self) -> Desk:
        """The newsroom, whose changes wake the delivery."""
        return self.means.desk


def make_program(
    means: Means,
    herald: Bot,
    intake: Intake,
    lease: Lease,
    pacing: Pacing,
    measures: Measures,
    hears: Callable[[], bool] = lambda: False,
) -> Program:
    """Everything that runs; ``herald`` is the bot that may tell the owners without leading.

    ``hears`` says whether other processes can wake this one.
    """
    settings, clock = means.settings, means.clock
    alerts = Alerts(means.desk, herald, means.catalogues)
    intake.announce(alerts.tell_set_aside)
    delivery = _make_delivery(means, alerts, lease, pacing, measures, hears)
    desk = replace(means.desk, wake=delivery.worker.wake)
    means = replace(means, desk=desk)
    collector = make_collector(means)
    poster = make_poster(desk, means.fetcher, alerts, clock)
    rotation = settings.rotation
    watch = Watch(desk.database, rotation, alerts.tell_owners)
    backups = Backups(desk.database, settings.database_url, rotation, alerts.tell_owners, clock)
    sampler = _make_sampler(means, delivery, measures)
    screens = _make_screens(means, delivery, pacing)
    keep = timedelta(days=settings.keep_days)
    schedule = Schedule(
        {
            **ticks.of_updates(desk, intake, clock),
            **ticks.of_news(desk, alerts, clock),
            **ticks.of_screens(screens, clock),
            **ticks.of_other_programs(collector, poster),
            **ticks.of_old_data(desk, intake, keep, _departed(settings), clock),
            **ticks.of_operation(desk, alerts, watch, backups, sampler, clock),
        }
    )
    return Program(
        means=means,
        intake=intake,
        handle=make_handle(means, collector.look_now, delivery.halts),
        delivery=delivery,
        schedule=schedule,
        alerts=alerts,
        watch=watch,
        backups=backups,
        collector=collector,
        poster=poster,
        lease=lease,
        sampler=sampler,
        finish_interrupted=lambda: departing.finish_interrupted(desk, clock(), alerts.tell_failure),
    )


def _make_screens(means: Means, delivery: Delivery, pacing: Pacing) -> ticks.Screens:
    told = means.desk, means.bot, means.catalogues
    return ticks.Screens(
        drafts=SharedDrafts(*told, means.username, inline=means.is_inline),
        lines=ProgressLines(*told, delivery.halts, pacing),
        letters=Letters(*told, means.username),
        inboxes=Inboxes(*told, means.username),
        source_news=SourceNews(*told, means.username),
        place_checks=PlaceChecks(*told, means.username),
    )


def _make_sampler(means: Means, delivery: Delivery, measures: Measures) -> Sampler:
    rotation = means.settings.rotation
    newest_backup = partial(_newest_backup, rotation) if rotation.keep else None
    return Sampler(means.desk, delivery, measures.sends, newest_backup, means.clock)


def _make_delivery(
    means: Means,
    alerts: Alerts,
    lease: Lease,
    pacing: Pacing,
    measures: Measures,
    hears: Callable[[], bool],
) -> Delivery:
    database, zone = means.desk.database, means.desk.zone
    renderer = Renderer(
        *(database, means.catalogues, zone, means.username),
        now=means.clock,
        inline=means.is_inline,
    )
    return assemble(
        database,
        Sender(means.bot).send,
        renderer.render,
        lease,
        pacing,
        announce=partial(_announce, renderer, alerts),
        random=Random(),  # noqa: S311 - it spreads retries
        stars_a_day=means.settings.paid_broadcast_stars,
        now=means.clock,
        zone=zone,
        hears=hears,
        counts=measures.sends,
    )


def _announce(renderer: Renderer, alerts: Alerts, notice: Announcement) -> None:
    if isinstance(notice, PhotoGivenUp):
        renderer.give_up_photo(notice.article_id, notice.revision)
    else:
        alerts.tell(notice)


def make_handle(means: Means, look_now: LookNow, bulk_control: BulkControl) -> HandleUpdate:
    """What answers people."""
    bot, dispatcher = means.bot, make_dispatcher(means, look_now, bulk_control)

    async def handle(raw: RawUpdate) -> UpdateOutcome | None:
        update = read_update(raw, bot)
        answer = None if update is None else await dispatcher.feed_update(bot, update)
        return answer if isinstance(answer, UpdateOutcome) else None

    return handle


def make_dispatcher(means: Means, look_now: LookNow, bulk_control: BulkControl) -> Dispatcher:
    """Every conversation, and all that handlers ask for by name."""
    settings, desk, catalogues, clock = means.settings, means.desk, means.catalogues, means.clock
    dispatcher = Dispatcher(
        storage=ConversationStorage(desk),
        disable_fsm=True,  # its place is behind the visitor: see handlers.conversation
        desk=desk,
        catalogues=catalogues,
        reader=means.reader,
        fetcher=means.fetcher,
        look_now=look_now,
        bulk_control=bulk_control,
        undo=timedelta(seconds=settings.undo_seconds),
        api_url=settings.public_url,
        web_url=settings.web_url,
        retention=_retention(settings),
        make_key=make_key,
        make_slug=make_slug,
        make_nonce=make_nonce,
        username=means.username,
        clock=clock,
    )
    visiting = Visiting(desk, catalogues, means.username, clock, inline=means.is_inline)
    include_handlers(dispatcher, visiting)
    return dispatcher


def _retention(settings: Settings) -> Retention:
    """What readers are told of how long their data is kept."""
    return Retention(
        sent=timedelta(days=settings.keep_days),
        departed=_departed(settings),
        backup=oldest_age(settings.backups),
    )


def _departed(settings: Settings) -> timedelta | None:
    return timedelta(days=settings.forget_days) if settings.forget_days else None


def _newest_backup(rotation: Rotation) -> datetime | None:
    try:
        copy = rotation.newest()
    except OSError:
        # A backup in a folder that cannot be read helps nobody; making the next one says why.
        return None
    return None if copy is None else copy.made_at
