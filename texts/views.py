"""An article as readers will see it elsewhere than in a message of its own, for its editor."""

from dataclasses import replace
from datetime import datetime

from news.article import Article
from texts.channel import channel_message
from texts.digest import digest_group, digest_line
from texts.draft_actions import ShowAsChannel, ShowAsDigest, ShowDraft
from texts.html import paragraphs
from texts.locale import Locale
from texts.message import Message, Row


def as_digest(locale: Locale, article: Article, preview_id: int | None = None) -> Message:
    """Its line below its rubric, just as digests have it."""
    group = digest_group(locale, [digest_line(locale, article)])
    other = locale.button("views-channel", ShowAsChannel(article.id, preview_id))
    text = paragraphs(locale.catalogue("views-in-digest"), group)
    return Message(text, ((other,), _back(locale, article, preview_id)))


def as_channel(
    locale: Locale, article: Article, now: datetime, preview_id: int | None = None
) -> Message:
    """The message that a channel has, with its links; the photo stands in the preview above."""
    shown = channel_message(locale, article, now)
    other = locale.button("views-digest", ShowAsDigest(article.id, preview_id))
    # A message cannot be given a photo back.
    return replace(shown, photo=None).with_rows((other,), _back(locale, article, preview_id))


def _back(locale: Locale, article: Article, preview_id: int | None) -> Row:
    return (locale.button("post-back", ShowDraft(article.id, preview_id)),)
