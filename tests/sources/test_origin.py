import pytest

from sources.origin import Origin, is_label, read_origin

URL = "https://belta.by/a"


@pytest.mark.parametrize(
    "line",
    [
        f"Источник: {URL}",
        f"ИСТОЧНИК — {URL}",
        "Крыніца: belta.by/a",
        f"**Source:** {URL}",
        f"Ссылка на источник: {URL}",
        f"Link: <{URL}>",
        f"Источник: БЕЛТА, {URL}",
        f"Источник: [БЕЛТА]({URL})",
    ],
)
def test_a_labelled_address_is_read_with_the_name_of_whose_it_is(line: str) -> None:
    assert read_origin(line) == Origin(URL, is_labelled=True)


def test_an_address_alone_has_no_label() -> None:
    assert read_origin(f"{URL}/?utm_source=tg") == Origin(URL, is_labelled=False)


@pytest.mark.parametrize(
    "line",
    [
        *("", "Источник: БЕЛТА", "Источник: Минфин готовит новый налог", "https://x", "Источник"),
        f"Источник: {URL} и https://ria.ru/b",
        f"Link-building {URL}",
        f"Источник сообщил агентству: {URL}",
        f"Источник: об этом говорится в указе на сайте {URL}",
    ],
)
def test_other_lines_are_no_address(line: str) -> None:
    assert read_origin(line) is None


@pytest.mark.parametrize("text", ["Источник:", "👉 крыніца —", "Source", "Ссылка: "])
def test_labels_of_sources_are_known(text: str) -> None:
    assert is_label(text)
