"""Time zones by the names that people give them."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from news.zone import NO_CLOCKS
from newsroom.cities import CITIES, SEVERAL

_SIMILAR = 3
_LONGEST_NAME = 64
# Names of the database that are no place on earth: of files, and Etc, whose signs are the reverse
# of what everybody means.
_NO_ZONES = NO_CLOCKS | {"GMT0", "GMT+0", "GMT-0"}
_NO_AREAS = frozenset({"Etc", "posix", "right", "SystemV"})
_OF_CITIES = frozenset(
    {
        *("Africa", "America", "Antarctica", "Arctic", "Asia"),
        *("Atlantic", "Australia", "Europe", "Indian", "Pacific"),
    }
)
_MOSCOW = 3
_OFFSET = re.compile(
    r"\(?(utc|gmt|uct|z|мск|msk|)\s*(?:([+-])\s*)?"
    r"([0-9]{1,2})(?:(?:[:.]|(?<=[0-9]{2}))([0-5][0-9])|[.,](5))?(?:\s*(?:h|ч|hours?|час(?:а|ов)?))?\)?"
)
# Accents over vowels, and apostrophes of every kind.
_UNSEEN = "\u0300\u0301'’ʼ`"
_EARLIEST, _LATEST = -12 * 60, 14 * 60
# Offsets that are no whole hours, by a zone that keeps them all the year round.
_UNEVEN = {
    -(9 * 60 + 30): "Pacific/Marquesas",
    3 * 60 + 30: "Asia/Tehran",
    4 * 60 + 30: "Asia/Kabul",
    5 * 60 + 30: "Asia/Kolkata",
    5 * 60 + 45: "Asia/Kathmandu",
    6 * 60 + 30: "Asia/Yangon",
    8 * 60 + 45: "Australia/Eucla",
    9 * 60 + 30: "Australia/Darwin",
}


class UnknownZone(ValueError):  # noqa: N818 - it says what is the matter
    """A zone that nobody knows; ``similar`` are names that may have been meant."""

    def __init__(self, name: str, similar: Iterable[str]) -> None:
        super().__init__(name)
        self.name = name
        self.similar = tuple(similar)


class SeveralZones(ValueError):  # noqa: N818 - it says what is the matter
    """A name that places of several ``zones`` share: IANA names, the likeliest first."""

    def __init__(self, name: str, zones: Iterable[str]) -> None:
        super().__init__(name)
        self.zones = tuple(zones)


def find_zone(name: str) -> ZoneInfo:
    """The zone with an IANA name in any case, of a city, or of an offset such as ``UTC+3``.

    Raises UnknownZone, SeveralZones.
    """
    if len(name) > _LONGEST_NAME:
        raise UnknownZone(name, ())
    offset = _offset(name)
    if offset is not None:
        return _fixed(name, offset)
    known = _known_names()
    wanted = _fold(name)
    if wanted in _shared_names():
        raise SeveralZones(name, _shared_names()[wanted])
    if wanted in known:
        return ZoneInfo(known[wanted])
    similar = get_close_matches(wanted, known, n=_SIMILAR, cutoff=0.75)
    raise UnknownZone(name, dict.fromkeys(known[each] for each in similar))


def _offset(name: str) -> int | None:
    """Minutes east of Greenwich; None when the name is no offset. «МСК+2» counts from Moscow.

    A number needs a sign or a word before it: ``5`` alone may mean anything.
    """
    found = _OFFSET.fullmatch(_plain(name))
    if found is None or not (found[1] or found[2]):
        return None
    base = _MOSCOW if found[1] in {"мск", "msk"} else 0
    minutes = 30 if found[5] else int(found[4] or 0)
    away = int(found[3]) * 60 + minutes
    return base * 60 + (-away if found[2] == "-" else away)


def _fixed(name: str, offset: int) -> ZoneInfo:
    """The zone that is always so many minutes ahead; signs in Etc are reversed."""
    hours, minutes = divmod(offset, 60)
    if not _EARLIEST <= offset <= _LATEST or (minutes and offset not in _UNEVEN):
        raise UnknownZone(name, ())
    if minutes:
        return ZoneInfo(_UNEVEN[offset])
    return ZoneInfo(f"Etc/GMT{-hours:+d}" if hours else "UTC")


@cache
def _shared_names() -> Mapping[str, tuple[str, ...]]:
    return {_fold(name): zones for names, zones in SEVERAL.items() for name in names.split()}


@cache
def _known_names() -> Mapping[str, str]:
    names = sorted(
        filter(_is_place, available_timezones()), key=lambda name: ("/" not in name, name)
    )
    known: dict[str, str] = {}
    for name in names:
        if name.partition("/")[0] in _OF_CITIES:
            known.setdefault(_fold(name.rpartition("/")[2]), name)
    known |= {_fold(name): name for name in names}
    return known | {
        _fold(place): name for name, places in CITIES.items() for place in places.split()
    }


def _is_place(name: str) -> bool:
    area = name.partition("/")[0]
    return name not in _NO_ZONES and area not in _NO_AREAS and not name.startswith("posix")


def _fold(name: str) -> str:
    return " ".join(_plain(name).replace("_", " ").replace("-", " ").split())


def _plain(name: str) -> str:
    """Lower case, one kind of dash, nothing invisible, no apostrophe, no punctuation around it."""
    composed = unicodedata.normalize("NFC", name).casefold().replace("ё", "е")
    kept = "".join(
        "-" if unicodedata.category(each) == "Pd" or each == "\u2212" else each
        for each in composed
        if each not in _UNSEEN and unicodedata.category(each) != "Cf"
    )
    return " ".join(kept.strip(" .,!?;\"«»“”„'").split())
