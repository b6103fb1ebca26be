"""Which rules have been read: every one once, in whatever order their ids are committed."""

from hypothesis import given
from hypothesis import strategies as st

from storage.database import Database
from storage.rules import NOTHING_SEEN, Running, keep_rule, rules_missing, some_missing


@given(st.permutations(range(1, 13)), st.lists(st.integers(1, 4), max_size=12))
def test_every_id_is_taken_once_in_whatever_order_ids_are_committed(
    order: list[int], sizes: list[int]
) -> None:
    """The transaction of id n has number n; they commit in ``order``, some between two reads."""
    seen, taken, committed = NOTHING_SEEN, list[int](), set[int]()
    for size in (*sizes, len(order)):
        committed |= set(order[:size])
        order = order[size:]
        begun = max(committed)
        running = Running(min({*range(1, begun + 1)} - committed, default=begun + 1), begun + 1)
        missing = sorted(
            number
            for number in committed
            if number > seen.last or any(gap.first <= number <= gap.last for gap in seen.gaps)
        )
        seen = seen.with_(missing, running)
        taken += missing

    assert sorted(taken) == list(range(1, 13))
    assert seen == (12, ())


def test_what_nobody_can_fill_is_remembered_no_longer() -> None:
    seen = NOTHING_SEEN
    for number in (10**9, 10**15, 10**18):
        seen = seen.with_([number, number + 5], Running(1, 9))
    assert len(seen.gaps) == 6
    assert len(seen.with_([], Running(8, 9)).gaps) == 6
    assert seen.with_([], Running(9, 9)).gaps == ()


async def test_a_rule_is_missing_until_it_is_read(database: Database) -> None:
    async with database.transaction() as connection:
        ids = [await keep_rule(connection, f"слово {number}") for number in range(2_050)]
    async with database.snapshot() as connection:
        found, seen = await rules_missing(connection, NOTHING_SEEN)
        again, _ = await rules_missing(connection, seen)
        assert [each for each, _ in await some_missing(connection, NOTHING_SEEN, 3)] == ids[:3]

    assert [each for each, _ in found] == ids
    assert again == []
    async with database.transaction() as connection:
        assert await some_missing(connection, seen, 3) == []
        late = await keep_rule(connection, "договор")
    async with database.snapshot() as connection:
        assert await some_missing(connection, seen, 3) == [(late, "договор")]
