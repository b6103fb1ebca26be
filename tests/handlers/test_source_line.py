import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.source_line import (
    AddLine,
    SourceLine,
    SourceVerb,
    read_add_line,
    read_source_line,
)
from news.source import Mode


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("3", SourceLine(SourceVerb.OPEN, number=3)),
        ("№ 3", SourceLine(SourceVerb.OPEN, number=3)),
        ("#3.", SourceLine(SourceVerb.OPEN, number=3)),
        ("check 3", SourceLine(SourceVerb.CHECK, "3", 3)),
        ("PAUSE № 12", SourceLine(SourceVerb.PAUSE, "№ 12", 12)),
        ("удалить 3", SourceLine(SourceVerb.REMOVE, "3", 3)),
        ("працягнуць 3", SourceLine(SourceVerb.RESUME, "3", 3)),
        ("pause", SourceLine(SourceVerb.PAUSE)),
        ("pause x", SourceLine(SourceVerb.PAUSE, "x")),
        ("add", SourceLine(SourceVerb.ADD)),
        ("add  https://e.by  Спорт ", SourceLine(SourceVerb.ADD, "https://e.by  Спорт")),
        ("dance 3", None),
        ("9" * 30, None),
    ],
)
def test_a_line_is_a_verb_and_what_it_is_about(typed: str, line: SourceLine | None) -> None:
    assert read_source_line(typed) == line


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("https://e.by", AddLine("https://e.by")),
        ("https://e.by Спорт", AddLine("https://e.by", "Спорт")),
        ("https://e.by publish", AddLine("https://e.by", "", Mode.PUBLISH)),
        ("@news Наука и технологии PUBLISH", AddLine("@news", "Наука и технологии", Mode.PUBLISH)),
        ("https://e.by Спорт review", AddLine("https://e.by", "Спорт")),
        ("https://e.by публиковать", AddLine("https://e.by", "", Mode.PUBLISH)),
    ],
)
def test_what_is_added_is_an_address_a_rubric_and_a_mode(typed: str, line: AddLine) -> None:
    assert read_add_line(typed) == line


@given(st.text(min_size=1).filter(str.strip))
def test_whatever_is_typed_is_read(typed: str) -> None:
    read_source_line(typed.strip())
    read_add_line(typed)
