"""What holds for any text, and for any article in the middle of any menus."""

from itertools import chain
from zoneinfo import ZoneInfo

from hypothesis import assume, given
from hypothesis import strategies as st

from sources.page import read_page, trace_page
from sources.plaintext import clean, split_lines
from sources.unreadable import UnreadableSource

MINSK = ZoneInfo("Europe/Minsk")
RUBRICS = ("Политика", "Общество", "В мире", "Спорт", "Society", "Грамадства")

SCRAPS = st.sampled_from(
    [
        *("Главная Новости Общество", "Главная", "Общество", "04.07.2024 | 19:25", "19:25", "-0-"),
        *("Читайте также:", "Теги: ШОС", "Фото: БЕЛТА", "https://belta.by/a", "Сегодня, 19:25"),
        *("4 июля, Астана /Корр. БЕЛТА/. Текст.", "МИНСК, 4 июля — РИА Новости. Текст.", "", " "),
        *("Заголовок", "Длинная строка, в которой больше восьми слов и точка в конце стоит."),
    ]
)
WORDS = st.text("абвгдеёжзійклмнопрстуўфхцчшыэюя", min_size=2, max_size=9)
SENTENCES = st.lists(WORDS, min_size=9, max_size=30).map(
    lambda words: " ".join(words).capitalize() + "."
)
HEADLINES = st.lists(WORDS, min_size=4, max_size=9).map(lambda words: " ".join(words).capitalize())
MENUS = st.lists(
    st.sampled_from(["Пресс-центр", "Аналитика", "Наш канал", "О проекте", "Политика", "Поиск"]),
    max_size=12,
)
ARTICLES = st.lists(SENTENCES, min_size=1, max_size=6, unique=True)
FOOTERS = st.sampled_from(
    [
        [],
        ["-0-", "Что угодно."],
        ["Читайте также", "Другая новость", "Ещё новость"],
        ["Поделиться", "Теги: Минск", "© 2024 Агентство. Все права защищены."],
        ["Фото: Иван Иванов", "Подписывайтесь на нас!", "Контакты", "Реклама"],
    ]
)


def flat(text: str) -> str:
    return " ".join(clean(text).split())


@given(
    st.one_of(
        st.text(st.characters(codec=None), max_size=500),
        st.lists(st.one_of(SCRAPS, st.text(max_size=40)), max_size=15).map("\n".join),
    )
)
def test_any_text_is_read_or_refused_and_nothing_is_made_up(text: str) -> None:
    try:
        draft = read_page(text, rubrics=RUBRICS, zone=MINSK)
    except UnreadableSource:
        return
    assert draft.headline
    assert all(flat(paragraph) in flat(text) for paragraph in (draft.headline, *draft.body))


@given(menu=MENUS, headline=HEADLINES, article=ARTICLES, footer=FOOTERS)
def test_no_paragraph_is_lost_between_menus(
    menu: list[str], headline: str, article: list[str], footer: list[str]
) -> None:
    top = [*menu, "Главная Новости Общество", headline, "04.07.2024 | 19:25"]
    draft = read_page("\n".join([*top, *article, *footer]), rubrics=RUBRICS, zone=MINSK)
    assert draft.headline == headline
    assert draft.rubric_hint == "Общество"
    assert list(draft.body) == article


@given(headline=HEADLINES, article=ARTICLES, blank_lines=st.integers(0, 2))
def test_an_authors_text_comes_through_whole(
    headline: str, article: list[str], blank_lines: int
) -> None:
    assume(headline not in article)
    breaks = "\n" * (blank_lines + 1)
    draft = read_page(breaks.join([headline, *article]), rubrics=RUBRICS, zone=MINSK)
    assert list(chain([draft.headline], draft.body)) == [headline, *article]


@given(
    st.one_of(
        st.text(st.characters(codec=None), max_size=300),
        st.lists(st.one_of(SCRAPS, st.text(max_size=40)), max_size=15).map("\r\n".join),
    )
)
def test_every_paragraph_tells_the_lines_that_it_was_read_from(text: str) -> None:
    try:
        reading = trace_page(text, rubrics=RUBRICS, zone=MINSK)
    except UnreadableSource:
        return
    lines = split_lines(text)
    assert reading.draft.headline == reading.headline.text
    assert reading.draft.body == tuple(line.text for line in reading.body)
    for line in (reading.headline, *reading.body):
        assert line.text in flat("\n".join(lines[line.first : line.last + 1]))
