"""Links that add the bot to a chat, or give it rights there; the rights it asks for with keys."""

from collections.abc import Sequence

from news.place import Chat, Right
from news.subscriber import PlaceKind
from texts.locale import Locale

TO_A_CHANNEL = ("post_messages",)
TO_A_GROUP = ("manage_chat",)
"""The least that makes an administrator: as one the bot is sure to be told of people."""
MENDED = "card"
"""What /start is told in a group by the link of a card."""
TO_A_FORUM = (*TO_A_GROUP, "manage_topics")


def adding_url(locale: Locale, kind: PlaceKind, nonce: str) -> str:
    """Where Telegram lets somebody choose a group or a channel, and adds the bot as it needs it.

    Of a group the bot is told the ``nonce`` there; of a channel it is told nothing but who did it.
    """
    if kind is PlaceKind.CHANNEL:
        return _url(locale, "startchannel", TO_A_CHANNEL)
    return _url(locale, f"startgroup={nonce}", TO_A_GROUP)


def mending_url(locale: Locale, chat: Chat, right: Right | None) -> str:
    """Where Telegram gives the bot a right that it lacks; None for being an administrator."""
    if chat.kind is PlaceKind.CHANNEL:
        return _url(locale, "startchannel", TO_A_CHANNEL)
    wants_topics = right is not None and Right.TOPICS in right
    # An administrator may write and send photos, whatever members may.
    return _url(locale, f"startgroup={MENDED}", TO_A_FORUM if wants_topics else TO_A_GROUP)


def _url(locale: Locale, start: str, rights: Sequence[str]) -> str:
    return f"{locale.bot_url}?{start}&admin={'+'.join(rights)}"
