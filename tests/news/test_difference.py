from hypothesis import given
from hypothesis import strategies as st

from news.difference import Mark, Piece, difference

OLD = "Договор подписан\n\nЦеремония прошла в Минске. Ожидается визит. Подробности позже."
TEXTS = st.lists(
    st.sampled_from(["Мост открыт. ", "мост ", "закрыт ", "5 мая! ", "\n\n", " ", "«да» "])
).map("".join)


def side(pieces: tuple[Piece, ...], mark: Mark) -> str:
    return "".join(piece.text for piece in pieces if piece.mark in (Mark.SAME, mark))


def test_a_changed_word_and_a_new_sentence_are_marked_and_nothing_else() -> None:
    new = OLD.replace("Минске", "Гродно").replace("визит. ", "визит. Мост открыт. ")

    found = difference(OLD, new, room=1000)

    changed = [(each.mark, each.text.strip()) for each in found if each.mark is not Mark.SAME]
    assert changed == [
        (Mark.REMOVED, "Минске."),
        (Mark.ADDED, "Гродно."),
        (Mark.ADDED, "Мост открыт."),
    ]


def test_what_is_far_from_any_change_is_left_out() -> None:
    long = "".join(f"Предложение номер {number}. " for number in range(200))

    found = difference(f"{long}Конец.", f"{long}Развязка.", room=1000)

    assert sum(len(each.text) for each in found) < 150
    assert found[0].text.startswith("… ")


def test_a_long_difference_is_cut_and_says_so() -> None:
    found = difference("", "слово " * 1000, room=100)

    assert sum(len(each.text) for each in found) <= 100
    assert found[-1].text.endswith("…")
    changes = difference("".join(f"а{n} б{n} в{n}. " for n in range(50)), "", room=9000, most=0)
    assert changes[-1] == Piece(Mark.SAME, "…")


def test_spaces_and_line_breaks_are_no_difference() -> None:
    assert difference(OLD, OLD.replace(" ", "  ").replace("\n\n", "\n"), room=100) == ()
    assert difference("", "", room=100) == ()


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_a_difference(old: str, new: str) -> None:
    found = difference(old, new, room=10_000, most=10_000)

    if not found:
        assert old.split() == new.split()
    elif not any("…" in each.text for each in found):
        assert side(found, Mark.REMOVED).split() == old.split()
        assert side(found, Mark.ADDED).split() == new.split()


@given(TEXTS, TEXTS, st.integers(1, 60))
def test_a_difference_keeps_within_its_room(old: str, new: str, room: int) -> None:
    assert sum(len(each.text) for each in difference(old, new, room=room)) <= room + 1
