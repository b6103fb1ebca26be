"""Time zones by the names that people give them."""

from collections.abc import Iterable
from difflib import get_close_matches
from zoneinfo import ZoneInfo, available_timezones

# Cities whose names are not those of the IANA database: in Russian, Belarusian, or at all.
_CITIES = {
    "Europe/Minsk": "минск мінск брест брэст гродно гродна витебск віцебск гомель могилев магілёў",
    "Europe/Moscow": "москва масква петербург питер мск msk",
    "Europe/Kaliningrad": "калининград калінінград",
    "Europe/Samara": "самара",
    "Asia/Yekaterinburg": "екатеринбург екацярынбург",
    "Asia/Novosibirsk": "новосибирск новасібірск",
    "Asia/Krasnoyarsk": "красноярск краснаярск",
    "Asia/Vladivostok": "владивосток уладзівасток",
    "Europe/Kyiv": "киев кіеў київ",
    "Europe/Warsaw": "варшава белосток беласток гданьск краков кракаў",
    "Europe/Vilnius": "вильнюс вільнюс вільня",
    "Europe/Riga": "рига рыга",
    "Europe/Tallinn": "таллин талін",
    "Europe/Berlin": "берлин берлін мюнхен гамбург",
    "Europe/Prague": "прага",
    "Europe/Paris": "париж парыж",
    "Europe/London": "лондон",
    "Europe/Rome": "рим рым",
    "Europe/Madrid": "мадрид мадрыд",
    "Europe/Istanbul": "стамбул анкара",
    "Asia/Tbilisi": "тбилиси тбілісі батуми",
    "Asia/Yerevan": "ереван ерэван",
    "Asia/Baku": "баку",
    "Asia/Almaty": "алматы астана",
    "Asia/Tashkent": "ташкент ташкент",
    "Asia/Dubai": "дубай",
    "Asia/Jerusalem": "иерусалим ерусалим тель-авив тэль-авіў",
    "Asia/Shanghai": "пекин пекін шанхай beijing",
    "Asia/Tokyo": "токио токіо",
    "America/New_York": "нью-йорк вашингтон вашынгтон",
    "America/Los_Angeles": "лос-анджелес сан-франциско",
}
_SIMILAR = 3


class UnknownZone(ValueError):  # noqa: N818 - it says what is the matter
    """A zone that nobody knows; ``similar`` are names that may have been meant."""

    def __init__(self, name: str, similar: Iterable[str]) -> None:
        super().__init__(name)
        self.name = name
        self.similar = tuple(similar)


def find_zone(name: str) -> ZoneInfo:
    """The zone with an IANA name in any case, or of a city in any of our languages.

    Raises UnknownZone.
    """
    known = _known_names()
    wanted = _fold(name)
    if wanted in known:
        return ZoneInfo(known[wanted])
    similar = get_close_matches(wanted, known, n=_SIMILAR, cutoff=0.75)
    raise UnknownZone(name, dict.fromkeys(known[each] for each in similar))


def _known_names() -> dict[str, str]:
    names = sorted(available_timezones(), key=lambda name: ("/" not in name, name))
    known: dict[str, str] = {}
    for name in names:
        known.setdefault(_fold(name.rpartition("/")[2]), name)
    known |= {_fold(name): name for name in names}
    return known | {
        _fold(city): name for name, cities in _CITIES.items() for city in cities.split()
    }


def _fold(name: str) -> str:
    return " ".join(name.casefold().replace("ё", "е").replace("_", " ").replace("-", " ").split())
