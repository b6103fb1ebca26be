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


def counted(number: int, one: str, few: str, many: str) -> str:
    """The number with its noun, in the form that Russian has: 21 метр, 3 метра, 11 метров."""
    last, tens = abs(number) % 10, abs(number) % 100 // 10
    if tens == 1 or last in {0, *range(5, 10)}:
        return f"{number} {many}"
    return f"{number} {one if last == 1 else few}"


def _degrees(number: int) -> str:
    sign = "+" if number > 0 else ""
    told = counted(number, "градус", "градуса", "градусов").replace("-", "\N{MINUS SIGN}")
    return f"{sign}{told}"


def _weather(at: datetime, random: Random) -> Story:
    town, degrees, wind = random.choice(_TOWNS), random.randint(-12, 9), random.randint(2, 17)
    return Story(
        "Общество",
        f"{town}: {_degrees(degrees)} и ветер до {wind} метров в секунду",
        (
            f"Такую погоду передали метеорологи в {at:%H:%M}. Ночью возможна гололедица.",
            f"К утру в районе города {town} обещают {_degrees(degrees + random.randint(1, 4))}.",
        ),
    )


def _road(at: datetime, random: Random) -> Story:
    town = random.choice(_TOWNS)
    length = counted(random.randint(3, 48), "километр", "километра", "километров")
    months = counted(random.randint(4, 19), "месяц", "месяца", "месяцев")
    tons = counted(random.randint(30, 60), "тонну", "тонны", "тонн")
    return Story(
        "Регионы",
        f"{town}: открыт участок дороги в {length}",
        (
            f"Движение пустили в {at:%H:%M}. Ремонт занял {months}.",
            f"Мост выдержит {tons}, сказала {random.choice(_WOMEN)}.",
        ),
        has_photo=True,
    )


def _match(at: datetime, random: Random) -> Story:
    home, guest = random.sample(_TOWNS, 2)
    ours, theirs = random.randint(0, 7), random.randint(0, 7)
    shots = random.randint(18, 44)
    saved = counted(shots, "отражённый бросок", "отражённых броска", "отражённых бросков")
    return Story(
        "Спорт",
        f"Хоккей: {home} — {guest} {ours}:{theirs}",
        (
            f"Матч закончился в {at:%H:%M}. Зрителей было {random.randint(600, 4000)}.",
            f"Лучшим игроком назвали вратаря: {saved}.",
        ),
    )


def _plant(at: datetime, random: Random) -> Story:
    town = random.choice(_TOWNS)
    share = counted(random.randint(3, 29), "процент", "процента", "процентов")
    return Story(
        "Экономика",
        f"{town}: завод увеличил экспорт на {share}",
        (
            f"О договорах сообщили в {at:%H:%M}: станки поедут в {random.randint(5, 14)} стран.",
            f"«Заказов хватит на год», — сказал директор {random.choice(_MEN)}.",
        ),
    )


def _exhibition(at: datetime, random: Random) -> Story:
    town = random.choice(_TOWNS)
    items = counted(random.randint(20, 300), "предмета", "предметов", "предметов")
    return Story(
        "Культура",
        f"{town}: в музее открылась выставка из {items}",
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
