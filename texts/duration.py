"""Lengths of time in words."""

from texts.catalogue import Catalogue

_MINUTE = 60
_HOUR = 60 * _MINUTE


def duration(catalogue: Catalogue, seconds: float) -> str:
    """About that long, in plain words: ``45 секунд``, ``12 минут``, ``3 часа``."""
    if seconds < _MINUTE:
        return catalogue.plain("seconds", count=max(1, round(seconds)))
    if seconds < _HOUR:
        return catalogue.plain("minutes", count=round(seconds / _MINUTE))
    return catalogue.plain("hours", count=round(seconds / _HOUR))
