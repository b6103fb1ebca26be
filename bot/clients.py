"""How the program reaches Telegram, and the web for editors who wait."""

from collections import Counter

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.methods import AnswerCallbackQuery, EditMessageText, Response, SendMessage
from aiogram.types import User

from bot.agent import agent_of
from bot.settings import Settings
from botapi.group_pace import GroupTurns
from botapi.pacing import Pacing
from botapi.replies import ReplyPacing
from botapi.reply_counts import ReplyOutcome
from botapi.session import Session
from delivery.leadership import Lease
from sources.fetching import Fetcher
from updates.queues import pool_of_work, release_permit
from updates.routing import Pool

# aiogram makes these pydantic classes when the first answer comes, which takes 10 ms each. It keeps
# them in a weak cache: without this reference the garbage collector drops them.
_ANSWERS = tuple(
    Response[method.__returning__]  # type: ignore[name-defined]
    for method in (SendMessage, EditMessageText, AnswerCallbackQuery)
)

# More than are ever in flight: a call that waited for a connection would be sent later than the
# pace has counted it.
_CONNECTIONS = 1000
_PATIENCE = 60.0
"""Seconds that a call may take."""


def make_bot(
    settings: Settings,
    pacing: Pacing,
    lease: Lease | None = None,
    counts: Counter[ReplyOutcome] | None = None,
    turns: GroupTurns | None = None,
) -> Bot:
    """The bot on its Bot API server, its replies paced, and its calls only while it leads."""
    bot = make_plain_bot(settings)
    replies = ReplyPacing(
        pacing,
        leads=lease.is_held if lease else lambda: True,
        before_wait=release_permit,
        goes_first=lambda: pool_of_work() is Pool.CONTROLS,
        counts=counts,
        turns=turns,
    )
    bot.session.middleware(replies)
    return bot


def make_plain_bot(settings: Settings, patience: float = _PATIENCE) -> Bot:
    """The bot on its Bot API server; each call is made once, and waits for so many seconds."""
    api = TelegramAPIServer.from_base(settings.bot_api_url)
    session = Session(api=api, limit=_CONNECTIONS, timeout=patience)
    return Bot(
        settings.token, session=session, default=DefaultBotProperties(parse_mode=ParseMode.HTML)
    )


def make_fetcher(settings: Settings, me: User) -> Fetcher:
    """What fetches for editors, who are waiting; whoever makes it closes it."""
    return Fetcher(settings.fetch_allow, user_agent=agent_of(me.username or ""))
