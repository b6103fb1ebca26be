import pytest

from sources.furniture import Furniture, Sections, Trail, furniture, heads_the_tail

SECTIONS = Sections(["Общество", "В мире", "Культура", "Society", "Учёба"])


@pytest.mark.parametrize(
    ("line", "names", "rubrics"),
    [
        ("Главная Новости Общество", ("Главная", "Новости", "Общество"), ("Общество",)),
        ("Главная » Новости » В мире", ("Главная", "Новости", "В мире"), ("В мире",)),
        ("ОБЩЕСТВО", ("ОБЩЕСТВО",), ("ОБЩЕСТВО",)),
        ("Home / News / Society", ("Home", "News", "Society"), ("Society",)),
        ("Главная / Армия", ("Главная",), ()),
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
    ["Читайте также", "ЧИТАЙТЕ ТАКЖЕ:", "Материалы по теме", "Чытайце таксама", "Related stories"],
)
def test_headings_of_lists_of_other_articles_are_known(line: str) -> None:
    assert furniture(line) is Furniture.RELATED
    assert heads_the_tail(f"{line.rstrip(':')}: Другая новость")


@pytest.mark.parametrize("line", ["Комментарии (5)", "Поделиться", "Share", "Теги:"])
def test_headings_of_other_lists_are_known(line: str) -> None:
    assert furniture(line) is Furniture.LIST


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Подписывайтесь на нас в Telegram.", Furniture.INVITATION),
        ("Фото: БЕЛТА", Furniture.CREDIT),
        ("© РИА Новости / Иван Петров", Furniture.CREDIT),
        ("Версия для печати", Furniture.BUTTON),
        ("This site uses cookies.", Furniture.COOKIES),
    ],
)
def test_single_lines_of_furniture_are_known(line: str, kind: Furniture) -> None:
    assert furniture(line) is kind


@pytest.mark.parametrize(
    "line",
    [
        *("Просмотров: 1234", "1 234 просмотра", "👁 1 234", "3 min read", "Время чтения: 2 мин."),
        *("5 комментариев", "💬 5", "Праглядаў: 12", "2 хв чытання", "1.2K views"),
    ],
)
def test_what_sites_count_is_known(line: str) -> None:
    assert furniture(line) is Furniture.BUTTON


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
        *("5", "1 234", "3:2", "+5", "100%", "№ 5", "$100", "By John Smith", "#договор #ШОС"),
        *("Все права защищены законом", "Copyright law changes in 2025", "Файлы cookie и закон"),
        *("5 школ открыли в Минске", "3 золота", "Комментарии: что сказал министр"),
    ],
)
def test_ordinary_lines_are_not_furniture(line: str) -> None:
    assert furniture(line) is None
