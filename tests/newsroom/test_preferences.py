from datetime import UTC, datetime

import pytest

from news.language import Language
from newsroom import preferences
from newsroom.zones import UnknownZone, find_zone
from tests.factories import DAY, NOON, Newsroom


async def test_the_language_is_the_readers_choice(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()

    changed = await preferences.choose_language(newsroom.desk, reader, Language.BE)

    assert changed.language is Language.BE


async def test_the_digest_moves_with_the_zone(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()

    changed = await preferences.choose_zone(newsroom.desk, reader, "Лондон", NOON)

    assert changed.zone.key == "Europe/London"
    assert changed.next_digest_at == datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


async def test_a_pause_ends_by_itself_or_by_word(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()

    paused = await preferences.pause(newsroom.desk, reader, NOON + DAY)
    resumed = await preferences.resume(newsroom.desk, paused)

    assert paused.is_paused(NOON)
    assert not paused.is_paused(NOON + DAY)
    assert not resumed.is_paused(NOON)


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Europe/Minsk", "Europe/Minsk"),
        ("europe/minsk", "Europe/Minsk"),
        ("МІНСК", "Europe/Minsk"),
        ("new york", "America/New_York"),
        ("Нью-Йорк", "America/New_York"),
        ("Киев", "Europe/Kyiv"),
        ("utc", "UTC"),
    ],
)
def test_a_zone_is_known_by_many_names(name: str, zone: str) -> None:
    assert find_zone(name).key == zone


def test_a_misspelt_zone_brings_up_similar_ones() -> None:
    with pytest.raises(UnknownZone) as unknown:
        find_zone("Europe/Minks")

    assert "Europe/Minsk" in unknown.value.similar


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "Атлантида", "\ud800", "x" * 10_000])
def test_nonsense_is_no_zone(name: str) -> None:
    with pytest.raises(UnknownZone):
        find_zone(name)
