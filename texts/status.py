"""How everything is, for owners: one screen of the figures that monitors get."""

from datetime import datetime, timedelta

from news.sample import LIVES, PlaceState, Queue, Sample, Sending
from texts.duration import span
from texts.html import Html, lines, paragraphs
from texts.locale import Locale
from texts.message import Message
from texts.status_actions import ShowStatus

_STALE = timedelta(minutes=1)


def status_screen(locale: Locale, sample: Sample | None, now: datetime) -> Message:
    """The screen; ``sample`` is None while nobody has taken one."""
    say = locale.catalogue
    row = (locale.button("status-again", ShowStatus()),)
    if sample is None:
        return Message(paragraphs(say("status-title"), say("status-none")), (row,))
    text = paragraphs(
        say("status-title"),
        lines(*_sending(locale, sample, now)),
        lines(*_around(locale, sample, now)),
        _taken(locale, sample, now),
    )
    return Message(text, (row,))


def _sending(locale: Locale, sample: Sample, now: datetime) -> list[Html]:
    say = locale.catalogue
    told = [_way(locale, sample.sending), _queues(locale, sample, now)]
    if sample.updates:
        age = _age(locale, sample.updates_since, now)
        told.append(say("status-updates", number=_number(locale, sample.updates), age=age))
    return told


def _way(locale: Locale, sending: Sending) -> Html:
    say = locale.catalogue
    if sending.halted is not None:
        return say("status-halted", cause=sending.halted)
    if sending.stopped:
        return say("status-stopped")
    if sending.paused >= 1:
        return say("status-paused", length=_length(locale, timedelta(seconds=sending.paused)))
    speed, pace = (_number(locale, round(each)) for each in (sending.speed, sending.pace))
    return say("status-sends", speed=speed, pace=pace)


def _queues(locale: Locale, sample: Sample, now: datetime) -> Html:
    say = locale.catalogue
    if not sample.due:
        return say("status-queue-empty")
    title = say("status-queue", age=_age(locale, sample.since, now))
    parts = [
        say("status-lane", lane=queue.lane.name.lower(), number=_count(locale, queue))
        for queue in sample.queues
        if queue.count
    ]
    return lines(title, *parts)


def _around(locale: Locale, sample: Sample, now: datetime) -> list[Html]:
    say = locale.catalogue
    told = [say("status-readers", number=_number(locale, sample.readers))]
    if sample.places:
        told.append(_places(locale, sample))
    if looked_at := sum(each.count for each in sample.sources if each.status in LIVES):
        told.append(say("status-sources", number=looked_at, dead=sample.dead_sources))
    told.append(say("status-database", wait=_number(locale, round(sample.write_wait * 1000))))
    if sample.backup_at is not None:
        told.append(say("status-backup", age=_age(locale, sample.backup_at, now)))
    elif sample.makes_backups:
        told.append(say("status-no-backup"))
    return told


def _places(locale: Locale, sample: Sample) -> Html:
    number = sum(each.count for each in sample.places)
    closed = sum(each.count for each in sample.places if each.state is PlaceState.CLOSED)
    return locale.catalogue("status-places", number=number - closed, closed=closed)


def _taken(locale: Locale, sample: Sample, now: datetime) -> Html:
    """When that was, and whether it is too long ago to be believed."""
    say, age = locale.catalogue, _age(locale, sample.taken_at, now)
    if now - sample.taken_at >= _STALE:
        return say("status-stale", age=age)
    return say("status-taken", age=age, holder=sample.sending.holder)


def _age(locale: Locale, since: datetime | None, now: datetime) -> str:
    return _length(locale, timedelta(0) if since is None else max(timedelta(0), now - since))


def _length(locale: Locale, length: timedelta) -> str:
    if length < timedelta(minutes=1):
        return locale.catalogue.plain("status-seconds", count=length // timedelta(seconds=1))
    return span(locale.catalogue, length)


def _count(locale: Locale, queue: Queue) -> str:
    return _number(locale, queue.count) + ("+" if queue.full else "")


def _number(locale: Locale, number: int) -> str:
    return locale.number(number)
