"""Posts to other programs what they are to be told of articles."""

from collections.abc import Mapping
from functools import partial
from urllib.parse import urlsplit

from api.posting import SECONDS, Poster
from bot.alerts import Alerts
from bot.clock import Clock
from news.webhook import Webhook, WebhookPost
from newsroom.desk import Desk
from sources.fetching import Fetcher
from texts.alerts import webhook_given_up


def make_poster(desk: Desk, fetcher: Fetcher, alerts: Alerts, clock: Clock) -> Poster:
    """What posts; owners are told of a receiver that takes nothing any more."""

    async def post(url: str, body: bytes, headers: Mapping[str, str]) -> int:
        return await fetcher.post(url, body, headers, seconds=SECONDS)

    def tell(webhook: Webhook, given_up: WebhookPost) -> None:
        host = urlsplit(webhook.url).hostname or ""
        outcome = given_up.outcome or ""
        alerts.tell_owners(partial(webhook_given_up, host=host, outcome=outcome))

    return Poster(desk, post, tell, clock)
