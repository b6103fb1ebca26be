"""Telegram: where it posts updates, how that goes, and its clock."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from aiogram import Bot
from aiogram.types import WebhookInfo
from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.clock import Clock
from bot.doctor.finding import Finding, ok, warning, wrong
from bot.identity import NO_ANSWER, PATIENCE
from bot.settings import Settings
from botapi.redaction import reason_of

_MANY = 100
_LATELY = timedelta(hours=1)
_DRIFT = timedelta(seconds=5)
_FAR = timedelta(minutes=1)


async def examine_webhook(settings: Settings, bot: Bot, now: datetime) -> list[Finding]:
    """Whether Telegram posts where the settings say, and how that goes."""
    try:
        info = await bot.get_webhook_info()
    except NO_ANSWER as error:
        return [wrong("webhook", f"Telegram does not say ({reason_of(error)}): try again")]
    return [_of_address(settings, info), *_of_posts(info, now)]


def _of_address(settings: Settings, info: WebhookInfo) -> Finding:
    """Only hosts are shown: a webhook's path can be a secret."""
    wanted, there = settings.webhook_url or "", info.url
    if wanted == there:
        return ok("updates", f"Telegram posts them to {_host(there)}" if there else "the bot polls")
    if not there:
        return warning("updates", "WEBHOOK_URL is set, and Telegram posts nowhere: start the bot")
    if not wanted:
        told = f"Telegram posts them to {_host(there)}; the bot polls from its next start on"
        return warning("updates", f"{told}. If another program has this token, stop one of them")
    told = f"Telegram posts them to {_host(there)}, not to WEBHOOK_URL: restart the bot"
    return wrong("updates", f"{told}. If another program has this token, stop one of them")


def _of_posts(info: WebhookInfo, now: datetime) -> Iterator[Finding]:
    if info.pending_update_count > _MANY:
        told = f"{info.pending_update_count} wait to be handled: is the bot running?"
        yield warning("updates", told)
    at = info.last_error_date
    if info.url and at is not None and now - at < _LATELY:
        told = (
            f"at {at:%H:%M} UTC Telegram could not post: {info.last_error_message or 'no reason'}"
        )
        yield wrong("updates", f"{told}. Look at the proxy and its certificate")


def _host(url: str) -> str:
    return urlsplit(url).hostname or "an address of no known form"


async def examine_clock(settings: Settings, clock: Clock) -> list[Finding]:
    """How far this machine's clock is from Telegram's; nothing when Telegram does not say."""
    told_at = await _date_of(settings.bot_api_url)
    if told_at is None:
        return []
    drift = abs(clock() - told_at)
    told = f"{drift.total_seconds():.0f} s from Telegram's"
    if drift > _FAR:
        return [wrong("clock", f"{told}: digests come at the wrong time; run NTP")]
    if drift > _DRIFT:
        return [warning("clock", f"{told}: run NTP")]
    return [ok("clock", "agrees with Telegram's")]


async def _date_of(url: str) -> datetime | None:
    """The date that a server gives with its answer, whatever it answers."""
    patience = ClientTimeout(total=PATIENCE)
    try:
        async with (
            ClientSession(timeout=patience) as session,
            session.get(f"{url}/", allow_redirects=False) as answer,
        ):
            return parsedate_to_datetime(answer.headers["Date"]).astimezone(UTC)
    except (ClientError, OSError, ValueError, LookupError):
        return None
