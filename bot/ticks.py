"""What is done by the clock, and how often: the ticks of the process that sends news."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from api.posting import Poster
from bot.albums import hand_over
from bot.alerts import Alerts
from bot.backups import Backups
from bot.clock import Clock
from bot.day_log import DayLog
from bot.drafts import SharedDrafts
from bot.inboxes import Inboxes
from bot.letters import Letters
from bot.place_checks import PlaceChecks
from bot.progress import ProgressLines
from bot.sampling import Sampler
from bot.schedule import Tick
from bot.source_news import SourceNews
from bot.watch import Watch
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
from newsroom.desk import Desk
from newsroom.letters import forget_old as forget_old_letters
from newsroom.own_data import forget_departed
from newsroom.pruning import Pruner
from newsroom.story_following import end_quiet_stories
from newsroom.webhooks import forget_old as forget_old_posts
from sources.collector import Collector
from updates.intake import Intake

_MINUTE = 60.0
_HOUR = 3600.0

Ticks = dict[str, tuple[Tick, float]]
"""Each by its name, with the seconds from one to the next."""


@dataclass(frozen=True, slots=True)
class Screens:
    """What keeps messages up to date that people have before them, or brings them new ones."""

    drafts: SharedDrafts
    lines: ProgressLines
    letters: Letters
    inboxes: Inboxes
    source_news: SourceNews
    place_checks: PlaceChecks


def of_updates(desk: Desk, intake: Intake, clock: Clock) -> Ticks:
    """What people say to the bot."""
    return {
        "abandoned": (intake.take_up_abandoned, 10.0),
        "albums": (lambda: hand_over(desk, intake.take, clock()), 0.5),
        "seen": (lambda: desk.seen.keep(desk.database), 5.0),
        "figures": (lambda: counting.keep_changes(desk), 5.0),
    }


def of_news(desk: Desk, alerts: Alerts, clock: Clock) -> Ticks:
    """What goes out."""
    return {
        "departing": (lambda: departing.publish_due(desk, clock(), alerts.tell_failure), 1.0),
        # Ahead of the article that needs them.
        "rules": (lambda: desk.rulebook.learn(desk.database), 5.0),
        "likeness": (lambda: likeness.learn(desk, clock()), 30.0),
        "chapters": (lambda: continuing.learn(desk, clock()), 30.0),
        "digests": (lambda: digesting.send_due(desk, clock(), alerts.tell_digest_failed), 2.0),
        "spread": (lambda: spreading.keep_width(desk), 10 * _MINUTE),
        "checkups": (lambda: checking_up.send_due(desk, clock()), _MINUTE),
        "returns": (lambda: returning.bring_back(desk, clock()), 2.0),
        "stories": (lambda: end_quiet_stories(desk, clock()), _HOUR),
        "rubrics": (lambda: merging.finish_merges(desk, clock()), 5.0),
    }


def of_screens(screens: Screens, clock: Clock) -> Ticks:
    """What people have before them."""
    return {
        "progress": (lambda: _show_newsroom(screens, clock()), 1.0),
        "letters": (lambda: screens.letters.look(clock()), 2.0),
        "inboxes": (lambda: screens.inboxes.look(clock()), 2.0),
        "source_news": (lambda: screens.source_news.look(clock()), 5.0),
        "places": (lambda: screens.place_checks.look(clock()), 20.0),
        "old_set_ups": (lambda: screens.place_checks.forget_old(clock()), _HOUR),
    }


def of_other_programs(collector: Collector, poster: Poster) -> Ticks:
    """What comes from sources, and what goes to webhooks."""
    return {"sources": (collector.tick, 2.0), "webhooks": (poster.post_due, 1.0)}


def of_old_data(
    desk: Desk, intake: Intake, keep: timedelta, departed: timedelta | None, clock: Clock
) -> Ticks:
    """What is kept no longer."""
    pruner = Pruner(desk, keep)
    return {
        "updates": (intake.forget_old, _HOUR),
        "old_albums": (lambda: albums.forget_old(desk, clock()), _HOUR),
        "old_letters": (lambda: forget_old_letters(desk, clock() - keep), _HOUR),
        "old_posts": (lambda: forget_old_posts(desk, clock()), _HOUR),
        "old_items": (lambda: looking.forget_old(desk), _HOUR),
        "pruning": (lambda: pruner.prune(clock()), _MINUTE),
        "departed": (lambda: forget_departed(desk, clock(), departed), _HOUR),
    }


def of_operation(
    desk: Desk, alerts: Alerts, watch: Watch, backups: Backups, sampler: Sampler, clock: Clock
) -> Ticks:
    """What operators are told, and their backups."""
    day_log = DayLog(desk)
    return {
        "owners": (alerts.remember_owners, _MINUTE),
        "database": (watch.look, 1.0),
        "backup": (backups.look, _MINUTE),
        "sample": (sampler.look, 10.0),
        "finished": (lambda: day_log.say_finished(clock()), 5.0),
        "day": (lambda: day_log.say_day(clock()), _MINUTE),
    }


async def _show_newsroom(screens: Screens, now: datetime) -> None:
    """One after the other: of an article that has just gone out, its progress is shown last."""
    await screens.drafts.show(now)
    await screens.lines.show(now)
