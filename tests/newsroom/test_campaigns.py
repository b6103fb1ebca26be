"""Campaigns: whom a link has brought, who stayed, and who only opened it."""

import pytest

from news.campaign import Brought
from news.deed import DeedFilter, DeedKind
from news.dispatch import Reason
from newsroom import campaigns, logbook, membership
from newsroom.campaigns import campaign_name
from newsroom.rights import Doer, NotAllowed
from tests.factories import EDITOR, MINUTE, NOON, Newsroom

EDITORS_OWN = Doer(EDITOR, NOON)


async def test_new_readers_are_counted_for_the_campaign_that_brought_them_first(
    newsroom: Newsroom,
) -> None:
    desk = newsroom.desk
    spring = await campaigns.add(desk, "Весна", "a_12", EDITORS_OWN, lambda: "spr1n")
    autumn = await campaigns.add(desk, "Осень", None, EDITORS_OWN, lambda: "autum")
    old = await newsroom.reader()
    came = [await newsroom.reader("society", rules=("договор",)) for _ in range(2)]

    for reader in came:
        assert await campaigns.followed(desk, "spr1n", reader, NOON) == spring
    await campaigns.followed(desk, "autum", came[0], NOON + MINUTE)
    await campaigns.followed(desk, "autum", came[0], NOON)
    await campaigns.followed(desk, "spr1n", old, NOON + MINUTE)
    await membership.deactivate(desk, came[1].chat_id, Reason.BLOCKED, NOON)

    brought = {each.campaign.id: each.brought for each in await campaigns.listed(desk)}
    assert brought[spring.id] == Brought(came=2, stayed=1, subscriptions=4, known=1)
    assert brought[autumn.id] == Brought(known=2)


async def test_a_link_that_is_no_campaigns_counts_nothing(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()

    assert await campaigns.followed(newsroom.desk, "nobody", reader, NOON) is None
    assert await campaigns.listed(newsroom.desk) == []


async def test_an_ended_campaign_leaves_the_list_and_its_link_goes_on(newsroom: Newsroom) -> None:
    desk, later = newsroom.desk, Doer(EDITOR, NOON + MINUTE)
    made = await campaigns.add(desk, "Весна", None, EDITORS_OWN, lambda: "spr1n")

    assert await campaigns.end(desk, made, later)
    assert not await campaigns.end(desk, made, later)

    assert await campaigns.listed(desk) == []
    assert await campaigns.named(desk, "весна") is None
    (ended,) = await campaigns.listed(desk, ended=True)
    assert (ended.campaign.name, ended.campaign.ended_at) == ("Весна", NOON + MINUTE)
    reader = await newsroom.reader()
    assert await campaigns.followed(desk, "spr1n", reader, NOON) is not None
    found = await campaigns.standing(desk, made.id)
    assert found is not None
    assert found.brought.came == 1


async def test_a_slug_that_is_taken_is_drawn_again(newsroom: Newsroom) -> None:
    slugs = iter(["spr1n", "spr1n", "other"])
    made = [
        await campaigns.add(newsroom.desk, "Весна", None, EDITORS_OWN, lambda: next(slugs))
        for _ in range(2)
    ]

    assert [each.slug for each in made] == ["spr1n", "other"]
    assert await campaigns.named(newsroom.desk, "ВЕСНА") == made[1]


async def test_only_editors_do_it_and_the_log_tells(newsroom: Newsroom) -> None:
    desk, nobody = newsroom.desk, Doer(99, NOON)
    made = await campaigns.add(desk, "Весна", None, EDITORS_OWN, lambda: "spr1n")
    with pytest.raises(NotAllowed):
        await campaigns.add(desk, "Чужая", None, nobody, lambda: "alien")
    with pytest.raises(NotAllowed):
        await campaigns.end(desk, made, nobody)
    await campaigns.end(desk, made, EDITORS_OWN)

    page = await logbook.log_page(desk, DeedFilter(), 1, 10)
    told = [(deed.kind, deed.about) for deed in page.deeds]
    assert told == [
        (DeedKind.CAMPAIGN_ENDED, "Весна"),
        (DeedKind.CAMPAIGN_ADDED, "Весна"),
    ]


@pytest.mark.parametrize(
    ("typed", "name"), [(" Весна\n2027 ", "Весна 2027"), ("", None), ("ы" * 65, None)]
)
def test_a_name_is_one_line(typed: str, name: str | None) -> None:
    assert campaign_name(typed) == name
