from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from news.article import ArticleDraft
from sources.page import trace_page
from tests.sources.conftest import MINSK, RUBRICS

Reader = Callable[[str], ArticleDraft]
PROSE = "Беларусь и Россия продолжат обсуждение проекта договора о гарантиях безопасности."
EVENING = datetime(2024, 7, 4, 16, 25, tzinfo=UTC)


@pytest.mark.parametrize(
    ("label", "rubric"),
    [
        ("Рубрика: Общество", "Общество"),
        ("РУБРИКА : ОБЩЕСТВО", "Общество"),
        ("  рубрика:общество", "Общество"),
        ("**Рубрика:** Общество", "Общество"),
        ("*Рубрика*: _Общество_", "Общество"),
        ("📌 Рубрика: #Общество.", "Общество"),
        ("— Рубрика: «Общество»", "Общество"),
        ("[Рубрика: Общество]", "Общество"),
        ("Рубрика — Общество", "Общество"),
        ("<b>Рубрика:</b> Общество", "Общество"),
        ("Рубрыка: Грамадства", "Грамадства"),
        ("Rubric: Society", "Society"),
        ("rubric: общество", "Общество"),
        ("Рубрика: Новости / Общество", "Общество"),
        ("Рубрика: Общество, Спорт", "Общество, Спорт"),
        ("Рубрыка: грамадства і спорт", "Грамадства, Спорт"),
        ("Rubric: Society; Sport", "Society, Sport"),
        ("Рубрика: общество / спорт", "Общество, Спорт"),
        ("Рубрика: Общество | Спорт", "Общество, Спорт"),
        ("Рубрика: #общество #спорт", "Общество, Спорт"),
        ("Рубрика: Общество, Сад и огород", "Общество, Сад и огород"),
        ("Теги: договор, общество", "Общество"),
        ("Тэгі: #дагавор #грамадства", "Грамадства"),
        ("Tags: treaty; society", "Society"),
    ],
)
def test_a_label_names_the_rubric(read: Reader, label: str, rubric: str) -> None:
    for text in (
        f"{label}\nЗаголовок\n{PROSE}",
        f"Заголовок\n\n{label}\n\n{PROSE}",
        f"Заголовок\nПодзаголовок\n{label}\n{PROSE}",
    ):
        draft = read(text)
        assert draft.headline == "Заголовок"
        assert draft.rubric_hint == rubric
        assert draft.body[-1] == PROSE
        assert label not in draft.text


@pytest.mark.parametrize(
    "labels",
    [
        "Рубрика: Общество\nМесто: Астана\nДата: 04.07.2024 19:25\nИсточник: https://belta.by/a",
        "Крыніца: https://belta.by/a\nДата: 4 ліпеня 2024, 19:25\nМесца: Астана\nРубрыка: Общество",
        (
            "Tags: treaty\nSource: BelTA, https://belta.by/a\nPlace: Астана\nTime: 19:25\n"
            "Date: July 4, 2024\nRubric: Общество"
        ),
        "Рубрика: Общество | Место: Астана | Дата: 04.07.2024 19:25\nИсточник: belta.by/a",
        "Рубрика: Общество. Место: Астана, Дата: 04.07.2024 19:25. Источник: belta.by/a",
        (
            "Рубрика: Общество; Место: Астана; Источник: [БЕЛТА](https://belta.by/a)\n"
            "Дата: 04.07.2024\nВремя: 19:25"
        ),
    ],
)
def test_labels_say_what_the_text_does_not(read: Reader, labels: str) -> None:
    expected = ArticleDraft(
        headline="Заголовок",
        body=(PROSE,),
        rubric_hint="Общество",
        published_on_site=EVENING,
        place="Астана",
        source_url="https://belta.by/a",
    )
    for text in (f"{labels}\nЗаголовок\n{PROSE}", f"Заголовок\n{labels}\n{PROSE}"):
        draft = read(text)
        assert draft.tags == (("treaty",) if "treaty" in labels else ())
        assert replace(draft, tags=()) == expected


@pytest.mark.parametrize(
    ("labels", "language"),
    [
        ("Лид: Мост открыли; {0}.\nТеги: мост, #Припять, Спорт\nЯзык: белорусский", "be"),
        ("Лід: Мост открыли; {0}.\nТэгі: #мост #Припять #спорт\nМова: беларуская", "be"),
        ("Lead: Мост открыли; {0}.\nTags: мост; Припять; sport; МОСТ\nLanguage: English", "en"),
    ],
)
def test_lead_tags_and_language_are_labels_too(read: Reader, labels: str, language: str) -> None:
    lead = "движение начнётся в понедельник, " * 8 + "утром"
    for text in ("{0}\nЗаголовок\n{1}", "Заголовок\n{0}\n{1}"):
        draft = read(text.format(labels.format(lead), PROSE))
        assert (draft.headline, draft.body) == ("Заголовок", (PROSE,))
        assert draft.lead == f"Мост открыли; {lead}."
        assert [each.casefold() for each in draft.tags] == ["мост", "припять"]
        assert draft.language == language
        assert draft.rubric_hint in {"Спорт", "Sport"}


@pytest.mark.parametrize(
    "line", ["Язык мой — враг мой", "Язык: как он устроен", "Lead: метал в воде"]
)
def test_a_headline_that_begins_like_a_label_stays_one(read: Reader, line: str) -> None:
    assert read(f"{line}\n\n{PROSE}").headline == line


def test_a_label_overrides_what_the_site_says(read: Reader) -> None:
    draft = read(
        "Главная Новости Спорт\nЗаголовок\n05.07.2024 10:00\nРубрика: Общество\n"
        f"Дата: 04.07.2024 19:25\n{PROSE}"
    )
    assert (draft.rubric_hint, draft.published_on_site) == ("Общество", EVENING)
    assert draft.body == (PROSE,)


@pytest.mark.parametrize(
    "name", ["БЕЛТА", "РИА Новости", "Следственный комитет", "пресс-служба МИД", "@belta_news"]
)
def test_a_source_may_be_a_name(read: Reader, name: str) -> None:
    draft = read(f"Заголовок\nИсточник: {name}\n{PROSE}")
    assert (draft.body, draft.source_url) == ((PROSE,), None)


@pytest.mark.parametrize(
    "headline",
    [
        "Источник: Минфин готовит новый налог",
        "Источник: Минфин готовит налог",
        "Source: Treasury prepares new tax",
        "Место: где провести выходные",
        "Место встречи: Минск",
        "Дата: скоро узнаем",
        "Рубрика: вопросы читателей и ответы на них от министра",
        "Теги и метки: как жить",
    ],
)
def test_a_headline_may_begin_like_a_label(read: Reader, headline: str) -> None:
    for text in (f"{headline}\n{PROSE}", headline, f"{headline}\nПодзаголовок\n{PROSE}"):
        assert read(text).headline == headline


@pytest.mark.parametrize(
    "headline",
    [
        "Рубрика: новая жизнь старого парка",
        "Рубрика: вопрос и ответ",
        "Теги: как их убрать из одежды",
        "Tags: how shops fight theft",
    ],
)
def test_a_label_is_the_headline_where_nothing_else_can_be(read: Reader, headline: str) -> None:
    for above in ("", "Главная Новости Спорт\n"):
        draft = read(f"{above}{headline}\n{PROSE}\n{PROSE}")
        assert (draft.headline, draft.body) == (headline, (PROSE, PROSE))


@pytest.mark.parametrize("label", ["Рубрика: Сад и огород", "Теги: сад, огород, дача", "Теги: сад"])
def test_a_label_above_the_first_sentence_is_a_label(read: Reader, label: str) -> None:
    assert read(f"{label}\n{PROSE}").headline == PROSE


def test_labels_below_the_first_sentences_are_text(read: Reader) -> None:
    draft = read(f"Заголовок\n{PROSE}\nМесто: Минск\nДата: 04.07.2024\n{PROSE}")
    assert draft.body == (PROSE, "Место: Минск", "Дата: 04.07.2024", PROSE)
    assert (draft.place, draft.published_on_site) == (None, None)


def test_an_unknown_rubric_is_told() -> None:
    reading = trace_page(f"Рубрика: Сад\nЗаголовок\n{PROSE}", rubrics=RUBRICS, zone=MINSK)
    assert reading.draft == ArticleDraft("Заголовок", (PROSE,), rubric_hint="Сад")


@pytest.mark.parametrize(
    "value", ["31.02.2024", "сегодня, 19:25", "4 июля", "04.07.2024 25:61", ""]
)
def test_a_label_of_no_moment_is_left_out_all_the_same(read: Reader, value: str) -> None:
    draft = read(f"Заголовок\nДата: {value}\n{PROSE}")
    assert (draft.body, draft.published_on_site) == ((PROSE,), None)
