"""How a source stands, in words: the line that lists and cards have."""

from datetime import datetime, timedelta

from news.source import Condition, Source, SourceKind, SourceStatus
from texts.duration import span
from texts.html import Html, bold, clip, joined, link
from texts.locale import Locale
from texts.rubrics import rubric_label

LONGEST_TITLE = 60
LONGEST_ADDRESS = 120
_GOING = (Condition.FRESH, Condition.UNCHANGED)


def source_name(source: Source) -> Html:
    """A source by its number and title."""
    return joined(" · ", [bold(str(source.id)), clip(source.title, LONGEST_TITLE)])


def titled(source: Source) -> Html:
    """A source by its title alone, within a sentence."""
    return bold(clip(source.title, LONGEST_TITLE))


def address(source: Source) -> Html:
    """Where a source is."""
    if source.kind is SourceKind.CHANNEL:
        return joined("", [source.address])
    return link(clip(source.address, LONGEST_ADDRESS), source.address)


def mode_and_rubric(locale: Locale, source: Source) -> Html:
    """What becomes of its items, and where they go."""
    rubric = rubric_label(locale, source.rubric) if source.rubric else ""
    return joined(" · ", [locale.catalogue(f"sources-mode-{source.mode}"), rubric])


def state(locale: Locale, source: Source, now: datetime) -> Html:
    """How a source stands: what its last look came to, and when the next one is."""
    if source.status is not SourceStatus.ON:
        return locale.catalogue(f"sources-state-{source.status}")
    how = _condition(locale, source, now)
    last = _last(locale, source, now) if source.condition in _GOING else ""
    told = joined(", ", [how, last, _next(locale, source, now)])
    return Html(told.replace(", ", ": ", 1)) if last else told


def how_long(source: Source, now: datetime) -> timedelta:
    """Since when a source is as it is."""
    since = source.condition_since
    if source.condition is Condition.SILENT:
        since = source.last_item_at
    elif source.failing_since is not None:
        since = source.failing_since
    return now - min(since or now, now)


def _condition(locale: Locale, source: Source, now: datetime) -> Html:
    say, lasts = locale.catalogue, span(locale.catalogue, how_long(source, now))
    match source.condition:
        case Condition.FRESH | Condition.UNCHANGED:
            return say("sources-state-going")
        case Condition.SILENT if source.last_item_at is None:
            return say("sources-state-silent-always")
        case Condition.SILENT:
            usual = source.pace and say("sources-state-usual", span=span(say, source.pace))
            return joined(", ", [say("sources-state-silent", span=lasts), usual or ""])
        case Condition.BLOCKED if source.kind is SourceKind.CHANNEL:
            return say("sources-state-no-admin")
        case Condition.BLOCKED | Condition.UNREACHABLE:
            return say(f"sources-state-{source.condition}", span=lasts)
    return say(f"sources-state-{source.condition.replace(' ', '-')}")


def _last(locale: Locale, source: Source, now: datetime) -> Html:
    if source.last_item_at is None:
        return locale.catalogue("sources-last-none")
    ago = span(locale.catalogue, now - min(source.last_item_at, now))
    return locale.catalogue("sources-last", span=ago)


def _next(locale: Locale, source: Source, now: datetime) -> Html:
    at = source.next_look_at
    if at is None or at <= now:
        return Html()
    local = at.astimezone(locale.zone)
    if local.date() == now.astimezone(locale.zone).date():
        return locale.catalogue("sources-next", time=f"{local:%H:%M}")
    return locale.catalogue("sources-next-day", at=locale.moment(at, now))
