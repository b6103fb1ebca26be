"""The receiver in docs/webhooks.md takes what is posted, each event once, and nothing else."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from api.posting import body_of, headers_of
from news.webhook import Event, WebhookPost
from tests.factories import NOON
from tests.house.tree import ROOT

POST = WebhookPost(
    id=7,
    webhook_id=1,
    event=Event.PUBLISHED,
    article_id=12,
    revision=1,
    made_at=NOON,
    queued_at=NOON,
    next_try_at=NOON,
    tries=1,
    taken_at=None,
    outcome=None,
)
BODY = body_of(POST, None)
HEADERS = headers_of("secret", POST, BODY, NOON)
PAGE = (ROOT / "docs" / "webhooks.md").read_text("utf-8")


@pytest.fixture
def take() -> Callable[..., Any]:
    (example,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    names: dict[str, Any] = {}
    exec(example, names)  # noqa: S102 - it is our own page
    found: Callable[..., Any] = names["take"]
    return found


def test_it_takes_an_event_once(take: Callable[..., Any]) -> None:
    seen: set[str] = set()
    now = NOON.timestamp

    first = take(HEADERS, BODY, "secret", seen, now)
    again = take(headers_of("secret", POST, BODY, NOON), BODY, "secret", seen, now)

    assert first["id"] == HEADERS["X-Newsdesk-Event-Id"] == f"12-1-{int(NOON.timestamp())}"
    assert first["event"] == "article.published"
    assert again is None


@pytest.mark.parametrize(
    ("body", "secret", "late"),
    [
        (BODY.replace(b"published", b"withdrawn"), "secret", timedelta(0)),
        (BODY, "another", timedelta(0)),
        (BODY, "secret", timedelta(minutes=6)),
    ],
    ids=["changed", "signed with another secret", "old"],
)
def test_it_takes_nothing_that_is_forged_or_old(
    take: Callable[..., Any], body: bytes, secret: str, late: timedelta
) -> None:
    seen: set[str] = set()

    assert take(HEADERS, body, secret, seen, (NOON + late).timestamp) is None
    assert seen == set()


def test_the_page_names_every_event_and_header() -> None:
    for name in (*Event, *(name for name in HEADERS if name.startswith("X-"))):
        assert f"`{name}`" in PAGE
