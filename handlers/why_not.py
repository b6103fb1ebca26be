"""Why did it not come: an article that a reader sends back, or a link to it, or its headline."""

import re

from aiogram import Bot, F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message, MessageOriginUser

from handlers.answer import Answer, say
from handlers.content import is_forwarded
from handlers.link import link_in
from handlers.said import Said
from handlers.visitor import Visitor
from newsroom import recognizing
from newsroom.desk import Desk
from texts.why_not import unrecognized, why_not_message

_LONGEST_LINK = 200
_OPENING = (
    r"(?:https?://)?(?:t\.me/|telegram\.me/){bot}/?"
    r"\?start=a_([0-9]{{1,18}})(?:_d)?(?:_p[0-9]{{1,18}})?"
)
_PAGE = r"{site}/a/([0-9]{{1,18}})/?(?:[?#].*)?"


def unasked_routes() -> Router:
    """What is tried ahead of the archive's words, after all else."""
    router = Router(name="unasked_article")
    is_command = F.text.startswith("/") | F.caption.startswith("/")
    router.message.register(explain_absence, Said(F.text | F.caption, ~is_command))
    return router


async def explain_absence(
    message: Message, visitor: Visitor, desk: Desk, bot: Bot, api_url: str | None = None
) -> Answer:
    """What became of the article that a message is; words that are none are looked for."""
    text = (message.text or message.caption or "").strip()
    article_id = _linked(text, visitor.locale.bot, api_url)
    if article_id is None:
        article_id = await _recognized(desk, visitor, message, text)
    if article_id is not None:
        became = await recognizing.what_became(desk, visitor.subscriber, article_id, visitor.now)
        if became is not None:
            shown = why_not_message(visitor.locale, became, visitor.subscriber, visitor.now)
            return say(shown, reply_to=became.message_id)
    if recognizing.is_short(text) and not _is_ours(message, bot):
        raise SkipHandler
    return say(unrecognized(visitor.locale))


async def _recognized(desk: Desk, visitor: Visitor, message: Message, text: str) -> int | None:
    link = link_in(message)
    if link is not None:
        found = await recognizing.behind(desk, link, visitor.now)
    elif is_forwarded(message) or len(text.split()) >= recognizing.FEWEST_WORDS:
        found = await recognizing.recognized(desk, text, visitor.now)
    else:
        return None
    return found.id if found is not None else None


def _linked(text: str, bot: str, site: str | None) -> int | None:
    """The article that a link of ours opens, where a message says nothing else."""
    if len(text) > _LONGEST_LINK:
        return None
    forms = [_OPENING.format(bot=re.escape(bot))]
    if site:
        forms.append(_PAGE.format(site=re.escape(site.rstrip("/"))))
    for form in forms:
        if found := re.fullmatch(form, text, re.IGNORECASE):
            return int(found[1])
    return None


def _is_ours(message: Message, bot: Bot) -> bool:
    """Whether it is a message of this bot's that somebody sends on."""
    origin = message.forward_origin
    return isinstance(origin, MessageOriginUser) and origin.sender_user.id == bot.id
