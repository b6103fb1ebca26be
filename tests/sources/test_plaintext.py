import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.plaintext import clean, ends_a_sentence, paragraphs

any_text = st.text(st.characters(codec=None), max_size=300)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"),
        ("  a\xa0\t b \n\n c", "a b\n\nc"),
        ("сло\xadво\u200b", "слово"),
        ("a\u202eb\u2066c\u200fd", "abcd"),
        ("a\x00b\x1bc\ufeff", "abc"),
        ("a\ud83db\ude00", "ab"),
        ("и\u0306", "й"),
        ("👩\u200d🚀 ❤\ufe0f\u200d🔥", "👩\u200d🚀 ❤\ufe0f\u200d🔥"),
        ("не\u200dвидно", "невидно"),
    ],
)
def test_text_is_made_fit_to_print(raw: str, expected: str) -> None:
    assert clean(raw) == expected


@given(any_text)
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned


def test_paragraphs_of_one_line_each_are_not_joined() -> None:
    text = "\n".join(f"Абзац номер {number}, в котором одна строка и точка." for number in range(9))
    assert len(paragraphs(text)) == 9


def test_a_list_in_lower_case_is_not_joined() -> None:
    text = "\n".join(f"{word} и ещё несколько слов про него в этой строке" for word in ("а", "бб"))
    assert len(paragraphs(text)) == 2


@pytest.mark.parametrize("line", ["Да.", "Да…", "«Да.»", 'Он сказал: "Да."', "сказал он:"])
def test_running_text_closes_its_sentences(line: str) -> None:
    assert ends_a_sentence(line)


@pytest.mark.parametrize("line", ["Главная", "Кто сказал?", "Рыженков — о договоре", ""])
def test_menus_and_headlines_do_not(line: str) -> None:
    assert not ends_a_sentence(line)
