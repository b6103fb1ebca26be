"""What is dropped is dropped for where it stands, never for its wording alone."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from news.article import ArticleDraft

Reader = Callable[[str], ArticleDraft]
PROSE = "Беларусь и Россия продолжат обсуждение проекта договора о гарантиях безопасности."
MORE = "Встреча министров прошла в Астане на полях саммита, сообщает корреспондент."
TRAIL = "Главная Новости Общество"
DATE = "04.07.2024 | 19:25"
EVENING = datetime(2024, 7, 4, 16, 25, tzinfo=UTC)

LIKE_FURNITURE = (
    *("Снимок: закат над Минском", "Комментарии: что сказал министр", "Читайте нас в Telegram"),
    *("By Tram Through Minsk", "Share on the rise", "Share on Facebook", "Фото дня: закат"),
    *("Подписка на газеты подорожает", "Реклама: новые правила", "Print this: a guide"),
    *("Файлы cookie запретят", "Мы используем файлы cookie", "Все права защищены", "© и закон"),
    *("Все права защищены: что это значит", "Copyright and cookies: new rules", "Распечатать"),
    *(
        "5",
        "3:2",
        "19:25",
        "1 234",
        "Подписывайтесь на нас",
        "По теме: безопасность",
    ),
    *(
        "Чытайце нас у Telegram",
        "Здымак: захад",
        "Каментары: што сказаў міністр",
    ),
    *("100 просмотров", "Источник: Минфин готовит новый налог", "Главная — это команда", "Видео"),
)


@pytest.mark.parametrize(
    "top",
    [
        f"РИА Новости\n{{headline}}\n{DATE}",
        f"Onlíner\n{{headline}}\n{DATE}",
        f"BBC News, Русская служба\n{{headline}}\n{DATE}",
        f"Интерфакс\n{DATE}\nВ России\n{{headline}}",
        f"BBC\nHome\nNews\nSport\nInnovation\nCulture\n{{headline}}\n{DATE}",
        f"Главная\nОбщество\nЛонгриды\nВидео\nСпецпроекты\nФото\n{{headline}}\n{DATE}",
    ],
)
def test_the_name_of_a_site_and_an_unknown_item_of_its_menu_are_no_headline(
    read: Reader, top: str
) -> None:
    headline = "Мост через Припять откроют в сентябре"
    draft = read(f"{top.format(headline=headline)}\n{PROSE}\n{MORE}")
    assert (draft.headline, draft.body) == (headline, (PROSE, MORE))
    assert draft.published_on_site == EVENING


@pytest.mark.parametrize("name", ["РИА Новости", "BBC", "Интерфакс"])
def test_the_name_of_a_site_may_be_a_headline(read: Reader, name: str) -> None:
    draft = read(f"{name}\n{PROSE}\n{MORE}")
    assert (draft.headline, draft.body) == (name, (PROSE, MORE))


def test_a_short_headline_above_a_sections_name_is_no_item_of_a_menu(read: Reader) -> None:
    draft = read(f"{TRAIL}\nМост открыт\nВидео\n{DATE}\n{PROSE}")
    assert draft.headline == "Мост открыт"


@pytest.mark.parametrize("line", LIKE_FURNITURE)
@pytest.mark.parametrize("top", ["{line}", "{line}\n" + DATE, TRAIL + "\n{line}\n" + DATE])
def test_a_headline_may_read_like_furniture(read: Reader, line: str, top: str) -> None:
    draft = read(f"{top.format(line=line)}\n{PROSE}\n{MORE}")
    assert draft.headline == line
    assert draft.body == (PROSE, MORE)


@pytest.mark.parametrize("line", [*LIKE_FURNITURE, "Теги: ШОС", "Автор: Пушкин", "#шос"])
@pytest.mark.parametrize("top", ["Заголовок", f"{TRAIL}\nЗаголовок\n{DATE}"])
def test_no_line_between_sentences_is_lost(read: Reader, line: str, top: str) -> None:
    draft = read(f"{top}\n{PROSE}\n{line}\n{MORE}")
    assert draft.body == (PROSE, line, MORE)


@pytest.mark.parametrize(
    "line",
    ["5", "3:2", "19:25", "Фото: Иван Иванов", "By Tram Through Minsk", "Комментарии: спорные"],
)
def test_an_author_may_end_with_anything(read: Reader, line: str) -> None:
    assert read(f"Заголовок\n{PROSE}\n{line}").body == (PROSE, line)
    assert read(f"Заголовок\n{line}").body == (line,)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Депутаты напомнили авторам: все права защищены.",
        "При использовании материалов завода строители сэкономили пять миллионов рублей.",
        "Мы используем файлы cookie, потому что так велит закон, сказал министр.",
        "Copyright is not the only law that protects writers, the minister said.",
        "Подписывайтесь на заводскую газету хотя бы на полгода вперёд, призвал директор.",
    ],
)
def test_the_last_sentence_may_be_about_rights(read: Reader, paragraph: str) -> None:
    for top in ("Заголовок", f"{TRAIL}\nЗаголовок\n{DATE}"):
        assert read(f"{top}\n{PROSE}\n{paragraph}").body == (PROSE, paragraph)


def test_a_score_below_the_last_sentence_stays(read: Reader) -> None:
    draft = read(f"{TRAIL}\nЗаголовок\n{DATE}\n{PROSE}\nИтог встречи\n3:2\n5")
    assert draft.body == (PROSE, "Итог встречи", "3:2", "5")


@pytest.mark.parametrize(
    "footer",
    [
        "© 2024 БЕЛТА. Все права защищены.\nМы используем файлы cookie. Это удобно всем.",
        "Все права защищены\nКонтакты",
        "Читайте также: Другая новость\nЕщё новость",
        "Теги: Минск\n#договор\nПоделиться\nTelegram",
        "Поделиться\nПоделиться в Telegram\nРаспечатать\n12 просмотров",
        "Пры выкарыстанні матэрыялаў спасылка абавязковая\nКантакты",
    ],
)
def test_what_ends_a_page_goes(read: Reader, footer: str) -> None:
    assert read(f"{TRAIL}\nЗаголовок\n{DATE}\n{PROSE}\n{footer}").body == (PROSE,)


def test_what_stands_beside_the_date_of_a_page_goes(read: Reader) -> None:
    beside = "04.07.2024\n19:25\n👁 1 234\n3 мин чтения\nФото: Иван Иванов\nПоделиться\nTelegram"
    draft = read(f"{TRAIL}\nЗаголовок\n{beside}\n{PROSE}")
    assert draft.body == (PROSE,)
    assert draft.published_on_site == EVENING


def test_a_trail_that_ends_in_the_headline_gives_it(read: Reader) -> None:
    draft = read(f"Главная / Новости / Общество / Рыженков о договоре\n{DATE}\n{PROSE}")
    assert draft.headline == "Рыженков о договоре"
    assert draft.body == (PROSE,)
    assert draft.rubric_hint == "Общество"


@pytest.mark.parametrize(
    "line", ["🔥🔥🔥", "———", "***", "#ШОС #договор", "@belta_by", "#шос @belta_by 🔥", "…"]
)
def test_a_line_that_says_nothing_is_no_headline(read: Reader, line: str) -> None:
    draft = read(f"{line}\nЗаголовок 🔥\n{PROSE}\n{line}\n{MORE}")
    assert draft.headline == "Заголовок 🔥"
    assert draft.body == (PROSE, line, MORE)


@pytest.mark.parametrize(
    ("tag", "rubric"),
    [
        ("#Общество", "Общество"),
        ("#ОБЩЕСТВО", "Общество"),
        ("#в_мире", "В мире"),
        ("#НаукаИТехнологии", "Наука и технологии"),
        ("#наука_и_технологии", "Наука и технологии"),
        ("#грамадства", "Грамадства"),
        ("#society", "Society"),
        ("🔥 #шос, #Спорт", "Спорт"),
    ],
)
def test_a_tag_names_the_rubric(read: Reader, tag: str, rubric: str) -> None:
    for text in (
        f"{tag}\nЗаголовок\n{PROSE}",
        f"Заголовок\n{tag}\n{PROSE}",
        f"Заголовок\n{PROSE}\n{tag}",
    ):
        draft = read(text)
        assert (draft.headline, draft.body, draft.rubric_hint) == ("Заголовок", (PROSE,), rubric)


def test_a_last_line_of_tags_is_the_articles_tags_and_tags_in_words_stay(read: Reader) -> None:
    draft = read(f"Заголовок\n{PROSE}\n#ШОС #спорт #договор_века")
    assert (draft.body, draft.tags, draft.rubric_hint) == (
        (PROSE,),
        ("ШОС", "договор века"),
        "Спорт",
    )
    draft = read(f"Заголовок\n{PROSE}\n#ШОС @news")
    assert (draft.body, draft.tags) == ((PROSE, "#ШОС @news"), ())
    draft = read(f"Победа #спорт\n{PROSE}")
    assert (draft.headline, draft.rubric_hint) == ("Победа #спорт", "Спорт")


@pytest.mark.parametrize(
    "line", ["Источник: переговоры сорваны", "Теги: новое искусство улиц", "Место: хватит всем"]
)
def test_the_only_line_below_a_trail_is_the_headline_though_it_reads_like_a_label(
    read: Reader, line: str
) -> None:
    for date in (f"{DATE}\n", ""):
        draft = read(f"Новости Беларуси\n{TRAIL}\n{line}\n{date}{PROSE}\n{MORE}")
        assert draft.headline == line
        assert draft.body == (PROSE, MORE)


@pytest.mark.parametrize(
    "top",
    [
        "Телеканал\nГазета\nОбщество, 04 июл 2024, 19:25\n4 215\nЗаголовок",
        (
            "Reuters home\nSkip to main content\nSociety\nBusiness\nMarkets\nMore\nЗаголовок\n"
            "July 4, 2024 7:25 PM GMT+3 Updated 2 hours ago"
        ),
        "British Broadcasting Corporation\nHome\nNews\nSport\nBusiness\nЗаголовок\n" + DATE,
        "About\nArchive\nContact\nЗаголовок\nPosted on July 4, 2024 7:25 PM by admin",
    ],
)
def test_the_tops_of_other_sites_are_understood(read: Reader, top: str) -> None:
    draft = read(f"{top}\n{PROSE}\n{MORE}")
    assert (draft.headline, draft.published_on_site) == ("Заголовок", EVENING)
    assert draft.body == (PROSE, MORE)


@pytest.mark.parametrize(
    "date", ["31.02.2024 25:61", "04.07.2024 25:61", "30 февраля 2024", "45.13.2024", "04.07.3024"]
)
def test_a_date_that_does_not_exist_stays_in_the_text(read: Reader, date: str) -> None:
    for top in ("Заголовок", f"{TRAIL}\nЗаголовок"):
        draft = read(f"{top}\n{date}\n{PROSE}")
        assert (draft.headline, draft.body) == ("Заголовок", (date, PROSE))
        assert draft.published_on_site is None


def test_a_score_below_the_date_is_no_headline(read: Reader) -> None:
    draft = read(f"Спорт\nБеларусь — Люксембург\n{DATE}\n2:1\n{PROSE}")
    assert (draft.headline, draft.body) == ("Беларусь — Люксембург", ("2:1", PROSE))


def test_buttons_below_the_authors_name_go(read: Reader) -> None:
    draft = read(f"{TRAIL}\nЗаголовок\n{DATE}\nJohn Smith\nShare\nSave\n{PROSE}\nShare\n{MORE}")
    assert draft.body == ("John Smith", PROSE, "Share", MORE)
