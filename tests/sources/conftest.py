from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from news.article import ArticleDraft
from sources.page import read_page

DATA = Path(__file__).parent / "data"
MINSK = ZoneInfo("Europe/Minsk")
RUBRICS = (
    *("Политика", "Экономика", "Общество", "В мире", "Регионы", "Происшествия", "Культура"),
    *("Наука и технологии", "Спорт", "Палітыка", "Эканоміка", "Грамадства", "У свеце", "Рэгіёны"),
    *("Politics", "Economy", "Society", "World", "Regions", "Culture", "Sport"),
)


@pytest.fixture
def data() -> Path:
    return DATA


@pytest.fixture
def read() -> Callable[[str], ArticleDraft]:
    return lambda text: read_page(text, rubrics=RUBRICS, zone=MINSK)
