from typing import Any

import pytest

from bot.intake import chat_of

ANNA = {"id": 5}
CHAT = {"id": 7}


@pytest.mark.parametrize(
    ("update", "lane"),
    [
        ({"update_id": 1, "message": {"chat": CHAT, "from": ANNA}}, 7),
        ({"update_id": 1, "callback_query": {"from": ANNA, "message": {"chat": CHAT}}}, 7),
        ({"update_id": 1, "callback_query": {"from": ANNA}}, 5),
        ({"update_id": 1, "inline_query": {"from": ANNA, "query": "x"}}, 5),
        ({"update_id": 1}, None),
        ({"update_id": 1, "message": {"chat": [1], "from": "anna"}}, None),
        ({"update_id": 1, "message": {"chat": {"id": {}}, "message": 3}}, None),
        ({"update_id": 1, "message": "nonsense"}, None),
    ],
)
def test_an_update_keeps_its_order_within_its_chat_however_odd_it_is(
    update: dict[str, Any], lane: int | None
) -> None:
    assert chat_of(update) == lane
