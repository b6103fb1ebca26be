from typing import Any

import pytest

from texts.sending_actions import ContinueSending, StopSending
from updates.routing import Pool, route_of

ANNA = {"id": 5}
MARIA = {"id": 6}
CHAT = {"id": 7}
HERS = {"id": 6}
CHANNEL = {"id": -100}


@pytest.mark.parametrize(
    ("content", "queue"),
    [
        ({"message": {"chat": CHAT, "from": ANNA}}, 7),
        ({"edited_message": {"chat": CHAT, "from": ANNA}}, 7),
        ({"channel_post": {"chat": CHANNEL, "sender_chat": CHANNEL}}, -100),
        ({"edited_channel_post": {"chat": CHANNEL, "sender_chat": CHANNEL}}, -100),
        ({"my_chat_member": {"chat": CHANNEL, "from": ANNA}}, -100),
        ({"callback_query": {"from": ANNA, "message": {"chat": CHAT}}}, 7),
        ({"callback_query": {"from": ANNA}}, 5),
        ({"inline_query": {"from": ANNA, "query": "x"}}, ("inline", 5)),
        ({"inline_query": {"query": "x"}}, ("inline", 1)),
        ({}, ("alone", 1)),
        ({"message": {"chat": [1], "from": "anna"}}, ("alone", 1)),
        ({"message": {"chat": {"id": {}}, "message": 3}}, ("alone", 1)),
        ({"message": {"chat": {"id": 2**63}}}, ("alone", 1)),
        ({"message": {"chat": {"id": True}}}, ("alone", 1)),
        ({"message": "nonsense"}, ("alone", 1)),
    ],
)
def test_an_update_keeps_its_order_within_its_chat_however_odd_it_is(
    content: dict[str, Any], queue: object
) -> None:
    assert route_of({"update_id": 1, **content}, ()).queue == queue


@pytest.mark.parametrize(
    ("content", "pool"),
    [
        ({"message": {"chat": HERS, "from": MARIA, "text": "/stop"}}, Pool.CONTROLS),
        ({"message": {"chat": HERS, "from": MARIA, "text": "/STOP@bot"}}, Pool.CONTROLS),
        ({"message": {"chat": HERS, "from": MARIA, "text": "/continue\n"}}, Pool.CONTROLS),
        ({"callback_query": {"from": MARIA, "data": StopSending().pack()}}, Pool.CONTROLS),
        ({"callback_query": {"from": MARIA, "data": ContinueSending().pack()}}, Pool.CONTROLS),
        ({"callback_query": {"from": MARIA, "data": "zz"}}, Pool.EDITORS),
        ({"callback_query": {"from": MARIA, "data": [1]}}, Pool.EDITORS),
        ({"message": {"chat": HERS, "from": MARIA, "text": "/stopwatch"}}, Pool.EDITORS),
        ({"edited_message": {"chat": HERS, "from": MARIA, "text": "/stop"}}, Pool.EDITORS),
        ({"message": {"chat": HERS, "from": MARIA, "photo": []}}, Pool.EDITORS),
        ({"message": {"chat": CHAT, "from": MARIA, "text": "говорит в группе"}}, Pool.READERS),
        ({"message": {"chat": ANNA, "from": ANNA, "text": "/stop"}}, Pool.READERS),
        ({"channel_post": {"chat": CHANNEL, "text": "/stop"}}, Pool.READERS),
        ({"inline_query": {"from": MARIA, "query": "x"}}, Pool.INLINE),
    ],
)
def test_editors_and_their_controls_have_places_of_their_own(
    content: dict[str, Any], pool: Pool
) -> None:
    assert route_of({"update_id": 1, **content}, {6}).pool is pool
