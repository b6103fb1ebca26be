"""Requests under an Idempotency-Key are carried out once."""

from datetime import datetime, timedelta

import pytest

from api.once import digest
from newsroom import repeating
from newsroom.pruning import Pruner
from storage.database import Connection
from storage.idempotency import Keyed, StoredAnswer, standing
from tests.api.conftest import DRAFT, Api, packed
from tests.factories import DAY, MINUTE, NOON


async def count(api: Api) -> int:
    return len((await api.call("GET", "articles?limit=100")).json["articles"])


async def test_a_repeat_is_answered_word_for_word(api: Api) -> None:
    first = await api.post(key="k")
    await api.call("PATCH", f"articles/{first.json['id']}", {"headline": "Иначе"})

    again = await api.post(key="k")

    assert (again.status, again.text) == (first.status, first.text)
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["location"] == first.headers["location"]
    assert await count(api) == 1


async def test_quotation_marks_around_a_key_make_no_difference(api: Api) -> None:
    first, again = await api.post(key='"k"'), await api.post(key="k")

    assert first.text == again.text


async def test_another_body_under_the_key_is_refused(api: Api) -> None:
    await api.post(key="k")

    other = await api.post("Другое", key="k")

    assert (other.status, await count(api)) == (422, 1)


async def test_what_was_refused_may_be_mended_under_its_key(api: Api) -> None:
    assert (await api.post(rubric="Погода", key="k")).status == 422

    assert (await api.post(rubric="sport", key="k")).status == 201


async def test_after_a_day_the_key_is_new(api: Api) -> None:
    await api.post(key="k")
    api.clock.now = NOON + DAY

    assert (await api.post("Другое", key="k")).status == 201


@pytest.mark.parametrize("key", ['""', "k" * 256, "к\u0301\x9f"])
async def test_a_key_has_its_form(api: Api, key: str) -> None:
    assert (await api.post(key=key)).status == 400


async def test_while_the_first_is_under_way_a_repeat_waits(api: Api) -> None:
    await _begun(api, "another run")

    refused = await api.post(key="k")

    assert (refused.status, refused.headers["retry-after"]) == (409, "1")
    assert await count(api) == 0


async def test_what_a_killed_process_had_begun_is_gone_on_with_after_seconds(api: Api) -> None:
    await _begun(api, "another run")
    api.clock.now = NOON + timedelta(seconds=7)

    assert (await api.post(key="k")).status == 201


async def test_a_request_that_takes_long_stays_with_its_process(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repeating, "RENEW_SECONDS", 0.01)
    desk, keyed = api.newsroom.desk, await _begun(api, "slow")
    api.clock.now = NOON + MINUTE

    async with repeating.held(desk, keyed, "slow", api.clock):
        await _held_until(api, keyed, NOON + MINUTE)
        refused = await api.post(key="k")

    assert (refused.status, await count(api)) == (409, 0)


async def test_a_repeat_finishes_what_a_crash_cut_short(api: Api) -> None:
    made = await api.post()
    keyed = await _begun(api, "another run")
    async with api.newsroom.desk.database.transaction() as connection:
        await repeating.attach(connection, keyed, "another run", made.json["id"])
    await repeating.release(api.newsroom.desk)

    again = await api.post(key="k")

    assert (again.status, again.json["id"], await count(api)) == (201, made.json["id"], 1)


async def test_whoever_was_overtaken_makes_nothing(api: Api) -> None:
    desk = api.newsroom.desk
    keyed = await _begun(api, "slow")
    await repeating.begin(desk, keyed, "fast", NOON + MINUTE)

    with pytest.raises(repeating.Overtaken):
        async with desk.database.transaction() as connection:
            await repeating.attach(connection, keyed, "slow", 1)


async def test_of_two_answers_the_first_is_kept(api: Api) -> None:
    desk = api.newsroom.desk
    keyed = await _begun(api, "one")
    await repeating.answered(desk, keyed, StoredAnswer(201, {}, "one"))
    await repeating.answered(desk, keyed, StoredAnswer(201, {}, "two"))

    kept = await repeating.begin(desk, keyed, "three", NOON)

    assert kept == StoredAnswer(201, {}, "one")


async def test_old_keys_are_pruned_after_two_days(api: Api) -> None:
    await api.post(key="old")
    api.clock.now = NOON + timedelta(days=2)
    await api.post("Новое", key="new")

    await Pruner(api.newsroom.desk, DAY).prune(NOON + timedelta(days=2, seconds=1))

    async def left(connection: Connection) -> list[str]:
        rows = await connection.exec_driver_sql("SELECT key FROM idempotency_keys")
        return [row[0] for row in rows]

    async with api.newsroom.desk.database.snapshot() as connection:
        assert await left(connection) == ["new"]


async def _held_until(api: Api, keyed: Keyed, moment: datetime) -> None:
    """Come back when the request is held for longer than until then."""
    held_until = NOON
    while held_until <= moment:
        async with api.newsroom.desk.database.snapshot() as connection:
            known = await standing(connection, keyed)
        held_until = (known and known.held_until) or NOON


async def _begun(api: Api, holder: str) -> Keyed:
    """The request of `api.post` under "k", begun by a run of the program and not answered."""
    keyed = Keyed(api.token.id, "k", digest("POST", "/api/v1/articles", packed(DRAFT)))
    assert await repeating.begin(api.newsroom.desk, keyed, holder, NOON) == repeating.Begun()
    return keyed
