"""Lengths of time in words."""

from datetime import timedelta

from texts.catalogue import Catalogue

_MINUTE = 60
_HOUR = 60 * _MINUTE
_DAY = 24


def duration(catalogue: Catalogue, seconds: float) -> str:
    """About that long, in plain words: ``45 секунд``, ``12 минут``, ``3 часа``."""
    if seconds < _MINUTE:
        return catalogue.plain("seconds", count=max(1, round(seconds)))
    if seconds < _HOUR:
        return catalogue.plain("minutes", count=round(seconds / _MINUTE))
    return catalogue.plain("hours", count=round(seconds / _HOUR))


def span(catalogue: Catalogue, length: timedelta) -> str:
    """About that long, in short: ``20 мин``, ``6 ч``, ``3 дня``."""
    minutes = max(round(length / timedelta(minutes=1)), 1)
    if minutes < _MINUTE:
        return catalogue.plain("span-minutes", count=minutes)
    hours = round(length / timedelta(hours=1))
    if hours < 2 * _DAY:
        return catalogue.plain("span-hours", count=hours)
    return catalogue.plain("span-days", count=round(hours / _DAY))


def hours_and_minutes(catalogue: Catalogue, length: timedelta) -> str:
    """Exactly that long, in short: ``8 ч``, ``7 ч 30 мин``."""
    hours, minutes = divmod(length // timedelta(minutes=1), _MINUTE)
    told = (("span-hours", hours), ("span-minutes", minutes))
    return " ".join(catalogue.plain(key, count=count) for key, count in told if count)
