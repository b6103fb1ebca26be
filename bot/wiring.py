"""Makes every object and hands it to those that need it; no framework does."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from random import Random

from aiogram import Bot, Dispatcher
from aiogram.types import User

from api.posting import Poster
from bot.albums import hand_over
from bot.alerts import Alerts
from bot.backups import Backups, oldest_age
from bot.clock import Clock
from bot.collecting import make_collector
from bot.drafts import SharedDrafts
from bot.inboxes import Inboxes
from bot.letters import Letters
from bot.log_summaries import LogSummaries
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
from handlers.visitor import Catalogues, Visiting
from news.retention import Retention
from newsroom import (
    albums,
    checking_up,
    continuing,
    counting,
    departing,
    digesting,
    likeness,
    looking,
    merging,
    returning,
    spreading,
)
from newsroom.checking import LookNow
from newsroom.desk import Desk
from newsroom.letters import forget_old as forget_old_letters
from newsroom.own_data import forget_departed
from newsroom.pruning import Pruner
from newsroom.story_following import end_quiet_stories
from newsroom.webhooks import forget_old as forget_old_posts
from sources.collector import Collector
from sources.fetching import Fetcher
from sources.reader import Reader
from storage.rotation import Rotation
from updates.intake import HandleUpdate, Intake
from updates.lenient import read_update

_MINUTE = 60.0
_HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Program:
    """A bot that is yet to run."""

    desk: Desk
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


def make_program(
    settings: Settings,
    desk: Desk,
    bot: Bot,
    herald: Bot,
    me: User,
    catalogues: Catalogues,
    reader: Reader,
    fetcher: Fetcher,
    intake: Intake,
    lease: Lease,
    pacing: Pacing,
    clock: Clock,
    measures: Measures,
    hears: Callable[[], bool] = lambda: False,
) -> Program:
    """Everything that runs; ``herald`` is the bot that may tell the owners without leading.

    ``hears`` says whether other processes can wake this one.
    """
    alerts = Alerts(desk, herald, catalogues)
    intake.announce(alerts.tell_set_aside)
    delivery = _make_delivery(
        *(settings, desk, bot, me, catalogues, alerts, lease, pacing, clock), measures, hears
    )
    desk = replace(desk, wake=delivery.worker.wake)
    lines = ProgressLines(desk, bot, catalogues, delivery.halts, pacing)
    drafts = SharedDrafts(desk, bot, catalogues, me.username or "", inline=_is_inline(me))
    rotation = settings.rotation
    watch = Watch(desk.database, rotation, alerts.tell_owners)
    letters = Letters(desk, bot, catalogues, me.username or "")
    inboxes = Inboxes(desk, bot, catalogues, me.username or "")
    source_news = SourceNews(desk, bot, catalogues, me.username or "")
    place_checks = PlaceChecks(desk, bot, catalogues, me.username or "")
    backups = Backups(desk.database, settings.database_url, rotation, alerts.tell_owners, clock)
    keep = timedelta(days=settings.keep_days)
    pruner = Pruner(desk, keep)
    collector = make_collector(settings, desk, bot, me, fetcher.turns, clock)
    poster = make_poster(desk, fetcher, alerts, clock)
    newest_backup = partial(_newest_backup, rotation) if rotation.keep else None
    sampler = Sampler(desk, delivery, measures.sends, newest_backup, clock)
    return Program(
        desk=desk,
        intake=intake,
        handle=make_handle(
            settings,
            desk,
            bot,
            me,
            catalogues,
            reader,
            fetcher,
            collector.look_now,
            delivery.halts,
            clock,
        ),
        delivery=delivery,
        schedule=_schedule(
            desk,
            intake,
            drafts,
            lines,
            alerts,
            letters,
            inboxes,
            source_news,
            place_checks,
            watch,
            backups,
            pruner,
            collector,
            poster,
            sampler,
            LogSummaries(desk),
            keep,
            _departed(settings),
            clock,
        ),
        alerts=alerts,
        watch=watch,
        backups=backups,
        collector=collector,
        poster=poster,
        lease=lease,
        sampler=sampler,
        finish_interrupted=lambda: departing.finish_interrupted(desk, clock(), alerts.tell_failure),
    )


def _make_delivery(
    settings: Settings,
    desk: Desk,
    bot: Bot,
    me: User,
    catalogues: Catalogues,
    alerts: Alerts,
    lease: Lease,
    pacing: Pacing,
    clock: Clock,
    measures: Measures,
    hears: Callable[[], bool],
) -> Delivery:
    renderer = Renderer(
        desk.database, catalogues, desk.zone, me.username or "", now=clock, inline=_is_inline(me)
    )
    return assemble(
        desk.database,
        Sender(bot).send,
        renderer.render,
        lease,
        pacing,
        announce=partial(_announce, renderer, alerts),
        random=Random(),  # noqa: S311 - it spreads retries
        stars_a_day=settings.paid_broadcast_stars,
        now=clock,
        zone=desk.zone,
        hears=hears,
        counts=measures.sends,
    )


def _announce(renderer: Renderer, alerts: Alerts, notice: Announcement) -> None:
    if isinstance(notice, PhotoGivenUp):
        renderer.give_up_photo(notice.article_id, notice.revision)
    else:
        alerts.tell(notice)


def make_handle(
    settings: Settings,
    desk: Desk,
    bot: Bot,
    me: User,
    catalogues: Catalogues,
    reader: Reader,
    fetcher: Fetcher,
    look_now: LookNow,
    bulk_control: BulkControl,
    clock: Clock,
) -> HandleUpdate:
    """What answers people."""
    dispatcher = make_dispatcher(
        settings, desk, me, catalogues, reader, fetcher, look_now, bulk_control, clock
    )

    async def handle(raw: RawUpdate) -> UpdateOutcome | None:
        update = read_update(raw, bot)
        answer = None if update is None else await dispatcher.feed_update(bot, update)
        return answer if isinstance(answer, UpdateOutcome) else None

    return handle


def make_dispatcher(
    settings: Settings,
    desk: Desk,
    me: User,
    catalogues: Catalogues,
    reader: Reader,
    fetcher: Fetcher,
    look_now: LookNow,
    bulk_control: BulkControl,
    clock: Clock,
) -> Dispatcher:
    """Every conversation, and all that handlers ask for by name."""
    dispatcher = Dispatcher(
        storage=ConversationStorage(desk),
        disable_fsm=True,  # its place is behind the visitor: see handlers.conversation
        desk=desk,
        catalogues=catalogues,
        reader=reader,
        fetcher=fetcher,
        look_now=look_now,
        bulk_control=bulk_control,
        undo=timedelta(seconds=settings.undo_seconds),
        api_url=settings.public_url,
        web_url=settings.web_url,
        retention=_retention(settings),
        make_key=make_key,
        make_slug=make_slug,
        make_nonce=make_nonce,
        username=me.username or "",
        clock=clock,
    )
    visiting = Visiting(desk, catalogues, me.username or "", clock, inline=_is_inline(me))
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


def _is_inline(me: User) -> bool:
    # A server that does not say is not one that forbids.
    return me.supports_inline_queries is not False


async def _show_newsroom(drafts: SharedDrafts, lines: ProgressLines, now: datetime) -> None:
    """One after the other: of an article that has just gone out, its progress is shown last."""
    await drafts.show(now)
    await lines.show(now)


def _schedule(
    desk: Desk,
    intake: Intake,
    drafts: SharedDrafts,
    lines: ProgressLines,
    alerts: Alerts,
    letters: Letters,
    inboxes: Inboxes,
    source_news: SourceNews,
    place_checks: PlaceChecks,
    watch: Watch,
    backups: Backups,
    pruner: Pruner,
    collector: Collector,
    poster: Poster,
    sampler: Sampler,
    day_log: LogSummaries,
    keep: timedelta,
    departed: timedelta | None,
    clock: Clock,
) -> Schedule:
    return Schedule(
        {
            "abandoned": (intake.take_up_abandoned, 10.0),
            "departing": (
                lambda: departing.publish_due(desk, clock(), alerts.tell_failure),
                1.0,
            ),
            # Ahead of the article that needs them.
            "rules": (lambda: desk.rulebook.learn(desk.database), 5.0),
            "likeness": (lambda: likeness.learn(desk, clock()), 30.0),
            "digests": (lambda: digesting.send_due(desk, clock(), alerts.tell_digest_failed), 2.0),
            "spread": (lambda: spreading.keep_width(desk), 10 * _MINUTE),
            "checkups": (lambda: checking_up.send_due(desk, clock()), _MINUTE),
            "returns": (lambda: returning.bring_back(desk, clock()), 2.0),
            "seen": (lambda: desk.seen.keep(desk.database), 5.0),
            "progress": (lambda: _show_newsroom(drafts, lines, clock()), 1.0),
            "updates": (intake.forget_old, _HOUR),
            "figures": (lambda: counting.keep_changes(desk), 5.0),
            "albums": (lambda: hand_over(desk, intake.take, clock()), 0.5),
            "old_albums": (lambda: albums.forget_old(desk, clock()), _HOUR),
            "letters": (lambda: letters.look(clock()), 2.0),
            "inboxes": (lambda: inboxes.look(clock()), 2.0),
            "source_news": (lambda: source_news.look(clock()), 5.0),
            "places": (lambda: place_checks.look(clock()), 20.0),
            "old_set_ups": (lambda: place_checks.forget_old(clock()), _HOUR),
            "old_letters": (lambda: forget_old_letters(desk, clock() - keep), _HOUR),
            "sources": (collector.tick, 2.0),
            "webhooks": (poster.post_due, 1.0),
            "old_posts": (lambda: forget_old_posts(desk, clock()), _HOUR),
            "old_items": (lambda: looking.forget_old(desk), _HOUR),
            "chapters": (lambda: continuing.learn(desk, clock()), 30.0),
            "stories": (lambda: end_quiet_stories(desk, clock()), _HOUR),
            "rubrics": (lambda: merging.finish_merges(desk, clock()), 5.0),
            "pruning": (lambda: pruner.prune(clock()), _MINUTE),
            "departed": (lambda: forget_departed(desk, clock(), departed), _HOUR),
            "owners": (alerts.remember_owners, _MINUTE),
            "database": (watch.look, 1.0),
            "backup": (backups.look, _MINUTE),
            "sample": (sampler.look, 10.0),
            "finished": (lambda: day_log.say_finished(clock()), 5.0),
            "day": (lambda: day_log.say_day(clock()), _MINUTE),
        }
    )
