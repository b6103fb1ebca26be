"""How one wording of an article differs from another: the answer to «What changed?»."""

from news.article import Article, ArticleDraft, Version
from news.difference import difference
from texts.card_actions import RestoreVersion, ShowHistory
from texts.flight import of_article
from texts.html import bold, paragraphs
from texts.likeness import MOST_CHANGES, ROOM, told
from texts.locale import Locale
from texts.message import Message


def difference_message(
    locale: Locale, article: Article, before: Version, after: Version
) -> Message:
    """How one wording of an article differs from another, and the way back to the former."""
    title = bold(f"{before.revision} → {after.revision}")
    old, new = _words(before.wording), _words(after.wording)
    pieces = difference(old, new, room=ROOM, most=MOST_CHANGES)
    again = locale.button(
        "difference-restore", RestoreVersion(article.id, before.revision), number=before.revision
    )
    history = locale.button("card-history", ShowHistory(article.id))
    text = paragraphs(of_article(article.id, title), told(locale, pieces))
    return Message(text, ((again, history),))


def _words(wording: ArticleDraft) -> str:
    return f"{wording.headline}\n\n{wording.text}"
