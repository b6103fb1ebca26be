from texts.message import Button, in_rows, ticked

LONG = "🔬 Наука и технологии"


def labels(*names: str) -> list[list[str]]:
    return [[button.label for button in row] for row in in_rows(map(Button, names), 2)]


def test_buttons_stand_two_in_a_row() -> None:
    assert labels("a", "b", "c") == [["a", "b"], ["c"]]
    assert labels() == []


def test_a_label_too_long_for_half_a_phone_has_a_row_to_itself() -> None:
    assert labels("🎭 Культура", LONG, "⚽ Спорт") == [["🎭 Культура", "⚽ Спорт"], [LONG]]
    assert labels("a", "b", LONG, "c") == [["a", "b"], [LONG], ["c"]]


def test_a_tick_does_not_move_a_button() -> None:
    name = "🚨 " + "ы" * 12

    assert labels(ticked(name, chosen=True), "b") == [[f"✓ {name}", "b"]]
