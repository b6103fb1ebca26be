from texts.message import Button, fitted, in_rows, ticked

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


def fitting(*names: str) -> list[list[str]]:
    return [[each.label for each in row] for row in fitted([[Button(name) for name in names]])]


def test_a_row_stays_as_it_is_where_a_narrow_phone_shows_its_labels_whole() -> None:
    assert fitting() == []
    assert fitting("ы" * 34) == [["ы" * 34]]
    assert fitting("Подписки", "‹ Настройки") == [["Подписки", "‹ Настройки"]]
    assert fitting("07:00", "08:00", "✓ 09:00", "12:00") == [["07:00", "08:00", "✓ 09:00", "12:00"]]
    assert fitting("№ 12", "№ 11", "№ 10", "№ 9", "№ 8") == [["№ 12", "№ 11", "№ 10", "№ 9", "№ 8"]]


def test_a_row_with_too_long_a_label_is_broken_and_keeps_its_order() -> None:
    assert fitting("‹ Назад", "Следить за словами") == [["‹ Назад"], ["Следить за словами"]]
    assert fitting("Файлом", "К статье", "Весь журнал") == [["Файлом", "К статье"], ["Весь журнал"]]
