from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from news.article import ArticleDraft
from sources.page import LONGEST_ARTICLE
from sources.unreadable import UnreadableReason, UnreadableSource

Reader = Callable[[str], ArticleDraft]

EVENING = datetime(2024, 7, 4, 16, 25, tzinfo=UTC)
PROSE = "Беларусь и Россия продолжат обсуждение проекта договора о гарантиях безопасности."
COOKIES = "Мы используем файлы cookie. Это помогает нам делать сайт лучше для всех."


def test_the_page_of_an_agency_gives_its_article_and_nothing_else(read: Reader, data: Path) -> None:
    page = (data / "belta.txt").read_text(encoding="utf-8")
    draft = read(page)
    assert draft.headline == (
        "Рыженков: Беларусь и Россия продолжат обсуждение проекта договора о гарантиях безопасности"
    )
    assert draft.rubric_hint == "Общество"
    assert draft.published_on_site == EVENING
    assert draft.place == "Астана"
    assert [paragraph.split(" ", 1)[0] for paragraph in draft.body] == [
        "Беларусь",
        '"Обсудили',
        "Кроме",
        "Как",
        '"Большое',
    ]
    assert draft.first_paragraph.endswith("передает корреспондент БЕЛТА.")
    assert draft.text.endswith("- сказал Михаил Галузин.")
    assert all(paragraph in page for paragraph in draft.body)


@pytest.mark.parametrize(
    ("name", "headline", "rubric", "place", "openings"),
    [
        (
            "ria.txt",
            "Лавров и Рыженков обсудили договор о гарантиях безопасности",
            None,
            "Москва",
            ["Министр иностранных", '"Всё идёт', "Ранее стороны"],
        ),
        (
            "interfax.txt",
            "Беларусь подписала договор о гарантиях",
            "В мире",
            "Минск",
            ["Беларусь подписала", "Подробности не"],
        ),
        (
            "belta_be.txt",
            "Рыжанкоў: Беларусь і Расія працягнуць абмеркаванне праекта дагавора",
            "Грамадства",
            "Астана",
            ["Беларусь і", "Пра гэта"],
        ),
        (
            "reuters.txt",
            "Ryzhenkov: Belarus, Russia to continue discussing security treaty",
            "Society",
            "Minsk",
            ["Belarus and", '"Everything goes'],
        ),
        (
            "title_repeated.txt",
            "Рыженков о договоре с Россией",
            "Общество",
            None,
            ["Беларусь и", "Рыженков сказал"],
        ),
    ],
)
def test_pages_of_other_shapes_are_understood(
    read: Reader,
    data: Path,
    name: str,
    headline: str,
    rubric: str | None,
    place: str | None,
    openings: list[str],
) -> None:
    draft = read((data / name).read_text(encoding="utf-8"))
    assert draft.headline == headline
    assert draft.rubric_hint == rubric
    assert draft.published_on_site == EVENING
    assert draft.place == place
    assert [" ".join(paragraph.split()[:2]) for paragraph in draft.body] == openings


@pytest.mark.parametrize(
    "page",
    [
        f"Главная Новости Общество\nЗаголовок\n04.07.2024 | 19:25\n{PROSE}",
        f"Главная\nНовости\nОбщество\nЗаголовок\n04.07.2024\n19:25\n{PROSE}",
        f"Главная > Новости > Общество > Заголовок\nЗаголовок\n4 июля 2024, 19:25\n{PROSE}",
        f"Новости / Общество\n4 июля 2024, 19:25\nЗаголовок\n{PROSE}",
        f"Поиск\nВойти\nЗаголовок\nОбщество, 4 июля 2024, 19:25\n{PROSE}",
        f"Общество\n19:25 04.07.2024\nЗаголовок\n{PROSE}",
        f"Общество\nЗаголовок\n2024-07-04T19:25:00+03:00\n1 234 просмотра\n{PROSE}",
        f"Главная / Новости / Общество / 3 июля 2023: итоги\nЗаголовок\n04.07.2024 19:25\n{PROSE}",
        f"Главная Новости Общество\nЗаголовок\n04.07.2024 19:25\nОбновлено: 05.07.2024\n{PROSE}",
        f"Четверг, 4 июля 2024\nГлавная Новости Общество\nЗаголовок\n04.07.2024, 19:25\n{PROSE}",
        f"{COOKIES}\nГлавная Новости Общество\nЗаголовок\n04.07.2024 | 19:25\n{PROSE}",
        f"Главная Новости Общество\r\n\r\nЗа\xadголовок\r\n\r\n04.07.2024\xa0| 19:25\r\n{PROSE}",
        f"Заголовок\nГлавная Новости Общество\n04.07.2024 | 19:25\n{PROSE}",
    ],
)
def test_a_headline_is_found_beside_its_anchors(read: Reader, page: str) -> None:
    draft = read(page)
    assert draft == ArticleDraft(
        headline="Заголовок",
        body=(PROSE,),
        rubric_hint="Общество",
        published_on_site=EVENING,
    )


def test_a_menu_of_rubrics_names_no_rubric(read: Reader) -> None:
    menu = "Политика\nЭкономика\nОбщество\nСпорт"
    assert read(f"{menu}\nЗаголовок\n04.07.2024 | 19:25\n{PROSE}").rubric_hint is None


def test_a_subtitle_stays_in_the_body(read: Reader) -> None:
    draft = read(f"Главная Новости Спорт\nЗаголовок\nПодзаголовок\n04.07.2024 | 19:25\n{PROSE}")
    assert draft.headline == "Заголовок"
    assert draft.body == ("Подзаголовок", PROSE)


def test_a_headline_that_reads_like_a_sentence_is_still_the_headline(read: Reader) -> None:
    draft = read(f"Главная Новости Спорт\n{PROSE}\n04.07.2024 | 19:25\nТекст другой, и он длинный.")
    assert draft.headline == PROSE
    assert draft.body == ("Текст другой, и он длинный.",)


def test_lists_of_other_articles_go_and_the_text_below_them_stays(read: Reader) -> None:
    draft = read(
        f"Главная Новости Спорт\nЗаголовок\n04.07.2024 | 19:25\n{PROSE}\n"
        "Читайте также:\nДругая новость\nЕщё одна новость\nВстреча прошла в Астане.\n"
        "Подписывайтесь на наш канал!\nТеги: Минск\nФото: Иван Иванов\nГлавная\nКонтакты\nСпорт"
    )
    assert draft.body == (PROSE, "Встреча прошла в Астане.")


def test_what_stands_below_the_end_mark_goes(read: Reader) -> None:
    draft = read(f"Главная Новости Спорт\nЗаголовок\n04.07.2024\n{PROSE} -0-\nЭто уже не статья.")
    assert draft.body == (PROSE,)


def test_a_date_alone_is_the_midnight_of_its_zone(read: Reader) -> None:
    draft = read(f"Главная Новости Спорт\nЗаголовок\n04.07.2024\n{PROSE}")
    assert draft.published_on_site == datetime(2024, 7, 3, 21, 0, tzinfo=UTC)


def test_dates_inside_an_article_are_its_own(read: Reader) -> None:
    draft = read(
        f"Главная Новости Спорт\nЗаголовок\n04.07.2024 | 19:25\nРасписание\n05.07.2024\n{PROSE}"
    )
    assert draft.published_on_site == EVENING
    assert draft.body == ("Расписание", "05.07.2024", PROSE)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Заголовок\nПервый.\nВторой", ("Первый.", "Второй")),
        ("Заголовок\n\nПервый.\n\n\nВторой", ("Первый.", "Второй")),
        ("Заголовок", ()),
        ("Заголовок\n- раз\n- два", ("- раз", "- два")),
        ("Заголовок\nГлавная\nмысль\nНовости", ("Главная", "мысль", "Новости")),
        (f"Заголовок\n{PROSE}\n04.07.2024\nИтог", (PROSE, "04.07.2024", "Итог")),
        (f"Заголовок\n{PROSE}\nФото: Иван\nЕщё абзац.", (PROSE, "Фото: Иван", "Ещё абзац.")),
        (f"Заголовок\n{PROSE}\nПодписывайтесь на нас", (PROSE,)),
        (f"Заголовок\n{PROSE}\n-0-", (PROSE,)),
        (f"Заголовок\nПодзаголовок\n{PROSE}", ("Подзаголовок", PROSE)),
        (
            "Заголовок\n<script>alert(1)</script>\n<b>не закрыт",
            ("<script>alert(1)</script>", "<b>не закрыт"),
        ),
    ],
)
def test_an_authors_text_keeps_its_paragraphs(
    read: Reader, text: str, body: tuple[str, ...]
) -> None:
    draft = read(text)
    assert draft.headline == "Заголовок"
    assert draft.body == body
    assert draft.published_on_site is None


def test_an_author_may_put_the_date_below_the_headline(read: Reader) -> None:
    draft = read(f"Победа гимнасток\nТри золота на одном турнире\n04.07.2024 | 19:25\n{PROSE}")
    assert draft.headline == "Победа гимнасток"
    assert draft.body == ("Три золота на одном турнире", PROSE)
    assert draft.published_on_site == EVENING


def test_an_author_may_put_the_rubric_above_the_headline(read: Reader) -> None:
    draft = read(f"спорт\nСпорт\n{PROSE}")
    assert (draft.headline, draft.rubric_hint) == ("спорт", None)
    draft = read(f"Спорт\nЗаголовок\n{PROSE}")
    assert (draft.headline, draft.rubric_hint) == ("Заголовок", "Спорт")
    assert read(f"Спорт\n{PROSE}").headline == "Спорт"


def test_an_authors_timetable_is_left_alone(read: Reader, data: Path) -> None:
    text = (data / "timetable.txt").read_text(encoding="utf-8")
    draft = read(text)
    assert (draft.headline, *draft.body) == tuple(text.split("\n"))


def test_hard_wrapped_lines_become_paragraphs_again(read: Reader, data: Path) -> None:
    draft = read((data / "hard_wrapped.txt").read_text(encoding="utf-8"))
    assert len(draft.body) == 2
    assert draft.first_paragraph.endswith("выглядит небрежно и мешает читать.")


def test_an_address_alone_on_the_last_line_is_the_source(read: Reader) -> None:
    draft = read(f"Заголовок\n{PROSE}\nhttps://BELTA.by/a/?utm_source=tg#top")
    assert draft.source_url == "https://belta.by/a"
    assert draft.body == (PROSE,)


def test_an_address_inside_the_text_stays_there(read: Reader) -> None:
    draft = read(f"Заголовок\nПетиция:\nhttps://example.com/petition\n{PROSE}")
    assert draft.source_url is None
    assert "https://example.com/petition" in draft.body


def test_a_labelled_address_is_the_source_wherever_it_stands(read: Reader) -> None:
    draft = read(f"Заголовок\nИсточник: https://belta.by/a\n{PROSE}")
    assert draft.source_url == "https://belta.by/a"
    assert draft.body == (PROSE,)


def test_a_text_without_a_headline_opens_with_its_first_sentence(read: Reader) -> None:
    rest = "Дальше идёт длинный текст с подробностями. " * 20
    draft = read(f"4 июля, Астана /Корр. БЕЛТА/. Министр рассказал о встрече в Астане. {rest}")
    assert draft.headline == "Министр рассказал о встрече в Астане"
    assert draft.place == "Астана"
    assert draft.body == (rest.strip(),)


def refusal(read: Reader, text: str) -> UnreadableReason:
    with pytest.raises(UnreadableSource) as refused:
        read(text)
    return refused.value.reason


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\u202e\ufeff", "\ud83d", "— … !", "-0-"])
def test_what_shows_nothing_is_empty(read: Reader, text: str) -> None:
    assert refusal(read, text) is UnreadableReason.EMPTY


def test_an_endless_first_sentence_is_no_headline(read: Reader) -> None:
    assert refusal(read, "слово " * 100) is UnreadableReason.NO_HEADLINE


def test_an_article_may_be_long_but_not_endless(read: Reader) -> None:
    body = ("слово " * LONGEST_ARTICLE)[: LONGEST_ARTICLE - 1] + "."
    assert read(f"Заголовок\n{body}").text == body
    assert refusal(read, f"Заголовок\n{body}\n.") is UnreadableReason.TOO_LONG
    assert refusal(read, "a" * 10_000_000) is UnreadableReason.TOO_LONG
