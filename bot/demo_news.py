"""Stories for the demo's site: invented, a new one each time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from random import Random

_TOWNS = (
    *("Браслав", "Несвиж", "Слоним", "Полоцк", "Лида", "Пинск", "Орша", "Мозырь", "Жлобин"),
    *("Кобрин", "Борисов", "Новогрудок", "Мир", "Светлогорск", "Волковыск", "Речица"),
)
_WOMEN = ("Анна Лис", "Вера Сокол", "Майя Дрозд")
_MEN = ("Павел Гурин", "Игорь Ковш", "Олег Верас")


@dataclass(frozen=True, slots=True)
class Story:
    """What a site tells; ``section`` is a rubric's name as the site writes it."""

    section: str
    headline: str
    paragraphs: tuple[str, ...]
    has_photo: bool = False


def tell(number: int, at: datetime, random: Random) -> Story:
    """The story of this number: the kinds take turns, the figures are drawn."""
    return _KINDS[number % len(_KINDS)](at, random)


def _weather(at: datetime, random: Random) -> Story:
    town, degrees, wind = random.choice(_TOWNS), random.randint(-12, 9), random.randint(2, 17)
    return Story(
        "Общество",
        f"{town}: {degrees:+d} градусов и ветер до {wind} метров в секунду",
        (
            f"Такую погоду передали метеорологи в {at:%H:%M}. Ночью возможна гололедица.",
            f"К утру в районе города {town} обещают {degrees + random.randint(1, 4):+d} градусов.",
        ),
    )


def _road(at: datetime, random: Random) -> Story:
    town, length = random.choice(_TOWNS), random.randint(3, 48)
    return Story(
        "Регионы",
        f"{town}: открыт участок дороги в {length} километров",
        (
            f"Движение пустили в {at:%H:%M}. Ремонт занял {random.randint(4, 19)} месяцев.",
            f"Мост выдержит {random.randint(30, 60)} тонн, сказала {random.choice(_WOMEN)}.",
        ),
        has_photo=True,
    )


def _match(at: datetime, random: Random) -> Story:
    home, guest = random.sample(_TOWNS, 2)
    ours, theirs = random.randint(0, 7), random.randint(0, 7)
    return Story(
        "Спорт",
        f"Хоккей: {home} — {guest} {ours}:{theirs}",
        (
            f"Матч закончился в {at:%H:%M}. На трибунах было {random.randint(600, 4000)} зрителей.",
            f"Лучшим игроком назвали вратаря: {random.randint(18, 44)} отражённых броска.",
        ),
    )


def _plant(at: datetime, random: Random) -> Story:
    town, share = random.choice(_TOWNS), random.randint(3, 29)
    return Story(
        "Экономика",
        f"{town}: завод увеличил экспорт на {share} процентов",
        (
            f"О договорах сообщили в {at:%H:%M}: станки поедут в {random.randint(5, 14)} стран.",
            f"«Заказов хватит на год», — сказал директор {random.choice(_MEN)}.",
        ),
    )


def _exhibition(at: datetime, random: Random) -> Story:
    town, items = random.choice(_TOWNS), random.randint(20, 300)
    return Story(
        "Культура",
        f"{town}: в музее открылась выставка из {items} предметов",
        (
            f"Посетителей впустили в {at:%H:%M}. Есть вещи старше {random.randint(2, 9)}00 лет.",
            f"Куратор {random.choice(_WOMEN)} советует начать со второго этажа.",
        ),
    )


_KINDS: tuple[Callable[[datetime, Random], Story], ...] = (
    _weather,
    _road,
    _match,
    _plant,
    _exhibition,
)
