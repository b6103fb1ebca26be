import pytest

from sources.furniture import Furniture, Sections, Trail, furniture

SECTIONS = Sections(["Общество", "В мире", "Культура", "Society", "Учёба"])


@pytest.mark.parametrize(
    ("line", "names", "rubrics"),
    [
        ("Главная Новости Общество", ("Главная", "Новости", "Общество"), ("Общество",)),
        ("Главная » Новости » В мире", ("Главная", "Новости", "В мире"), ("В мире",)),
        ("ОБЩЕСТВО", ("ОБЩЕСТВО",), ("ОБЩЕСТВО",)),
        ("Home / News / Society", ("Home", "News", "Society"), ("Society",)),
        ("Главная / Армия", ("Главная", "Армия"), ()),
        ("Учеба | Культура", ("Учеба", "Культура"), ("Учеба", "Культура")),
    ],
)
def test_trails_are_read_name_by_name(
    line: str, names: tuple[str, ...], rubrics: tuple[str, ...]
) -> None:
    trail = SECTIONS.trail(line)
    assert isinstance(trail, Trail)
    assert trail.names == names
    assert trail.rubrics == rubrics


@pytest.mark.parametrize(
    "line",
    ["", "Главная новость дня", "Новости спорта", "Культура и спорт", "Обществознание", "общество"],
)
def test_headlines_are_no_trails(line: str) -> None:
    assert SECTIONS.trail(line) is None


@pytest.mark.parametrize(
    "line",
    [
        *("Читайте также", "ЧИТАЙТЕ ТАКЖЕ:", "Читайте также: Другая новость", "Теги: Минск, ШОС"),
        *("Материалы по теме", "Комментарии (5)", "Поделиться", "Share", "Чытайце таксама"),
    ],
)
def test_headings_of_lists_are_known(line: str) -> None:
    assert furniture(line) is Furniture.HEADING


@pytest.mark.parametrize(
    "line",
    [
        *("Подписывайтесь на нас в Telegram.", "Фото: БЕЛТА", "© РИА Новости / Иван Петров"),
        *("1 234", "Просмотров: 1234", "3 min read", "#договор #ШОС", "Версия для печати"),
        *("By John Smith", "This site uses cookies.", "Время чтения: 2 мин."),
    ],
)
def test_single_lines_of_furniture_are_known(line: str) -> None:
    assert furniture(line) is Furniture.ALONE


@pytest.mark.parametrize(
    "line",
    ["-0-", "© 2024 БЕЛТА. Все права защищены.", "При использовании материалов ссылка нужна."],
)
def test_the_end_is_known(line: str) -> None:
    assert furniture(line) is Furniture.END


@pytest.mark.parametrize(
    "line",
    [
        *("", "Заголовок", "По теме безопасности стороны договорились.", "Теги и метки: как жить"),
        *("By train to Minsk", "Печать поставлена, сказал министр.", "Фото с парада понравились."),
        *("Комментарии министра вызвали споры.", "Share prices fell.", "05.07.2024"),
    ],
)
def test_ordinary_lines_are_not_furniture(line: str) -> None:
    assert furniture(line) is None
