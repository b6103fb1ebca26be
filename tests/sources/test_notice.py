"""What a site says of itself above an article is no headline, unless it is the news."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from news.article import ArticleDraft

Reader = Callable[[str], ArticleDraft]
PROSE = "Экспорт молока за полгода вырос на пять процентов, сообщили в министерстве."
MORE = "Больше всего молока и сыра купили страны Азии и Африки, уточнил собеседник."
HEADLINE = "Экспорт молока вырос"
TRAIL = "Главная / Новости / Экономика"
DATE = "04.07.2024 | 19:25"
EVENING = datetime(2024, 7, 4, 16, 25, tzinfo=UTC)
NOTICES = (
    "Сетевое издание «Вестник» зарегистрировано Роскомнадзором, Эл № ФС77-12345",
    "Сетевое издание «Вестник» зарегистрировано Роскомнадзором 12 мая 2010 года.",
    "Свидетельство о регистрации СМИ № 1 от 01.02.2010 выдано Министерством информации",
    "Учредитель: ООО «Вестник»",
    "НАСТОЯЩИЙ МАТЕРИАЛ СОЗДАН ИНОСТРАННЫМ АГЕНТОМ",
    "Сеткавае выданне зарэгістравана Міністэрствам інфармацыі.",
    "The site is registered with the Ministry of Information, certificate No 12345.",
)
TOPS = (
    f"{TRAIL}\n{{notice}}\n{HEADLINE}\n{DATE}",
    f"{TRAIL}\n{{notice}}\n{{notice}}\n{HEADLINE}\n{DATE}",
    f"{{notice}}\n{TRAIL}\n{HEADLINE}\n{DATE}",
    f"{{notice}}\n{HEADLINE}\n{DATE}",
    f"{TRAIL}\n{DATE}\n{{notice}}\n{HEADLINE}",
    f"Поиск\nВойти\n{{notice}}\n{HEADLINE}\n{DATE}",
)


@pytest.mark.parametrize("notice", NOTICES)
@pytest.mark.parametrize("top", TOPS)
def test_a_notice_above_the_headline_goes(read: Reader, notice: str, top: str) -> None:
    draft = read(f"{top.format(notice=notice)}\n{PROSE}\n{MORE}")
    assert (draft.headline, draft.body) == (HEADLINE, (PROSE, MORE))
    assert draft.published_on_site == EVENING


@pytest.mark.parametrize("notice", NOTICES)
def test_a_notice_alone_above_the_text_is_the_headline(read: Reader, notice: str) -> None:
    for top in (f"{TRAIL}\n{notice}\n{DATE}", f"{notice}\n{DATE}", notice):
        draft = read(f"{top}\n{PROSE}\n{MORE}")
        assert (draft.headline, draft.body) == (notice, (PROSE, MORE))


@pytest.mark.parametrize("top", [f"{TRAIL}\n{{}}\n{DATE}", f"{{}}\n{DATE}"])
def test_news_of_a_registration_keeps_its_headline(read: Reader, top: str) -> None:
    headline, subtitle = NOTICES[0], "Это третье СМИ в области"
    text = "Роскомнадзор в пятницу зарегистрировал новое сетевое издание, сообщили в ведомстве."
    draft = read(f"{top.format(f'{headline}{chr(10)}{subtitle}')}\n{text}")
    assert (draft.headline, draft.body) == (headline, (subtitle, text))


def test_a_sentence_that_the_text_knows_nothing_of_is_no_headline(read: Reader) -> None:
    slogan = "Самое интересное за день на одной странице."
    draft = read(f"{TRAIL}\n{slogan}\n{HEADLINE}\n{DATE}\n{PROSE}")
    assert (draft.headline, draft.body) == (HEADLINE, (PROSE,))
    draft = read(f"{TRAIL}\n{slogan}\nПодзаголовок\n{DATE}\n{PROSE}")
    assert (draft.headline, draft.body) == (slogan, ("Подзаголовок", PROSE))


def test_lines_that_stand_above_the_headline_too_go_from_the_end(read: Reader) -> None:
    cookies = "Мы используем cookie. Продолжая пользоваться сайтом, вы соглашаетесь с этим."
    page = f"{cookies}\nПринять\n{TRAIL}\n{HEADLINE}\n{DATE}\n{PROSE}\n{cookies}\nПринять"
    assert read(page).body == (PROSE,)
