import pytest

from news.synonym import (
    MOST_MEMBERS,
    SynonymError,
    SynonymFault,
    parse_synonyms,
    share_a_member,
    written,
)


@pytest.mark.parametrize(
    ("text", "members"),
    [
        (
            "ЕАЭС = Евразийский экономический союз",
            ("ЕАЭС", "Евразийский экономический союз"),
        ),
        ("Беларусь=Белоруссия=Belarus", ("Беларусь", "Белоруссия", "Belarus")),
        ("Бела\ud800русь = Белая\x00 Русь", ("Беларусь", "Белая Русь")),
        ("  «Беларусь»  =  Белоруссия = беларусь = ! ", ("Беларусь", "Белоруссия")),
    ],
)
def test_a_group_is_what_stands_between_signs_of_equality(
    text: str, members: tuple[str, ...]
) -> None:
    assert parse_synonyms(text) == members
    assert parse_synonyms(written(members)) == members


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", SynonymFault.TOO_FEW),
        ("ЕАЭС", SynonymFault.TOO_FEW),
        ("ЕАЭС = ", SynonymFault.TOO_FEW),
        ("ёлка = Елка", SynonymFault.TOO_FEW),
        ("ЕАЭС = союз\nСНГ ＝ содружество", SynonymFault.SEVERAL),
        (" = ".join("абвгдежзийкл"[: MOST_MEMBERS + 1]), SynonymFault.TOO_MANY),
        ("ЕАЭС = " + "а б в г д е ж з и к л", SynonymFault.TOO_LONG),
        ("ЕАЭС = " + "ы" * 1000, SynonymFault.TOO_LONG),
    ],
)
def test_what_is_no_group_says_why(text: str, reason: SynonymFault) -> None:
    with pytest.raises(SynonymError) as caught:
        parse_synonyms(text)

    assert caught.value.reason is reason


def test_groups_share_a_member_however_it_is_written() -> None:
    assert share_a_member(["«ЕАЭС»"], ["еаэс", "союз"])
    assert not share_a_member(["Союз"], ["Евразийский союз"])
