"""The log in words: what was planned is told by the clock of whoever reads it."""

from news.deed import NOBODY, Deed, DeedFilter, DeedKind, LogPage
from news.place_change import PlaceAspect, PlaceChange
from tests.texts.people import NOW, RU, seen
from texts.log import log_message


def test_a_planned_moment_is_told_in_words_and_in_the_readers_zone() -> None:
    deeds = [
        Deed(DeedKind.EMBARGOED, 7, NOW, 12),
        Deed(DeedKind.SCHEDULED, 7, NOW, 12, "2024-07-05 06:00+00:00"),
    ]

    shown = seen(log_message(RU, LogPage(deeds, total=2), DeedFilter(), NOW))

    assert "№ 12 · пятница, 5 июля, 09:00 (Минск)" in shown
    assert "06:00" not in shown


def test_what_was_changed_of_a_place_is_told_in_words() -> None:
    change = PlaceChange([PlaceAspect.QUIET, PlaceAspect.FOLLOWS], "Ратуша <b>")
    deeds = [
        Deed(DeedKind.PLACE_CHANGED, NOBODY, NOW, about=str(change)),
        Deed(DeedKind.PLACE_ADDED, 7, NOW, about="Ратуша"),
    ]

    shown = seen(log_message(RU, LogPage(deeds, {7: "@anna"}, total=2), DeedFilter(), NOW))

    assert "место изменено · Ратуша <b> — тихие часы, подписки" in shown
    assert "кто-то: данные удалены" in shown
    assert "@anna\nместо подключено · Ратуша" in shown
