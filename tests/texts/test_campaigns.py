"""Campaigns as editors see them; a few people are not told of."""

from datetime import timedelta
from io import BytesIO

import pytest

from emulator.files import picture_size
from news.campaign import Brought, Campaign
from tests.texts.people import EN, NOW, RU, SPORT, article, buttons, seen
from texts.campaign_actions import AskEndCampaign, DrawCampaign, OpenCampaign, ShowCampaigns
from texts.campaigns import campaign_card, campaigns_page
from texts.qr_code import qr_png

SPRING = Campaign(4, "spr1n", "Весна & лето", "a_12", 7, NOW - timedelta(days=1))
LINK = "https://t.me/news_bot?start=k_spr1n"


def test_a_card_has_the_link_where_it_leads_and_what_it_has_brought() -> None:
    card = campaign_card(RU, SPRING, Brought(120, 100, 250, 30), article(12), NOW)

    text = seen(card)
    assert text.startswith(f"Весна & лето\nНачата: вчера, 20:00\n\n{LINK}\nВедёт к статье № 12: ")
    assert text.endswith(
        "Пришли: 120\nОстались: 100\nПодписок у них: 250\nОткрыли прежние читатели: 30"
    )
    draw, copy, back, end = buttons(card)
    assert (draw.action, copy.copy) == (DrawCampaign(4), LINK)
    assert (back.action, end.action) == (ShowCampaigns(), AskEndCampaign(4))


@pytest.mark.parametrize(
    ("target", "found", "words"),
    [
        (None, None, "Opens the home screen"),
        ("r_sport", SPORT, "Opens the section ⚽ Sport"),
        ("a_12", None, "Its article is gone"),
    ],
)
def test_a_card_says_where_the_link_leads(target: str | None, found: object, words: str) -> None:
    campaign = Campaign(4, "spr1n", "Spring", target, 7, NOW, ended_at=NOW)

    text = seen(campaign_card(EN, campaign, Brought(), found, NOW))  # type: ignore[arg-type]

    assert words in text
    assert "Ended: today, 20:00. The link still works" in text


def test_a_few_people_are_not_told_of_nor_what_would_tell_of_them() -> None:
    text = seen(campaign_card(EN, SPRING, Brought(102, 100, 3, 1), None, NOW))

    assert "Came: 102" in text
    assert "Stayed: 100" not in text
    assert "Their subscriptions: 3" not in text
    assert "Opened by existing readers: 1" not in text


def test_the_list_says_where_it_stands_and_leads_to_each_card() -> None:
    known = [(SPRING, Brought(5, 5, 10, 0))] * 12
    shown = campaigns_page(RU, known, 2)

    assert seen(shown).startswith("Кампании · 9–12 из 12\n\nВесна & лето\nПришли: 5 · Остались: 5")
    assert buttons(shown)[0].action == OpenCampaign(4)


def test_a_link_becomes_a_square_png_with_its_quiet_zone() -> None:
    picture = qr_png(LINK)

    width, height = picture_size(picture) or (0, 0)
    assert width == height
    assert (width // 16 - 8 - 17) % 4 == 0
    assert len(picture) < 20_000
    assert BytesIO(picture).read(8) == b"\x89PNG\r\n\x1a\n"
