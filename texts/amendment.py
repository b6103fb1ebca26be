"""What is said of an article that changed after it was sent: corrected, or withdrawn."""

from news.article import Article
from texts.article import headline_link
from texts.locale import Locale
from texts.message import Message

LONGEST_HEADLINE = 300


def withdrawal_note(locale: Locale) -> Message:
    """Stands in place of a copy of a withdrawn article that can no longer be deleted."""
    return Message(locale.catalogue("amendment-withdrawn"))


def digest_withdrawn_note(locale: Locale) -> Message:
    """Stands in place of a digest all of whose articles are withdrawn."""
    return Message(locale.catalogue("amendment-digest-withdrawn"))


def correction_note(locale: Locale, article: Article) -> Message:
    """Says below the copy of an article that it has been corrected, and opens it."""
    link = headline_link(locale, article, LONGEST_HEADLINE)
    return Message(locale.catalogue("amendment-corrected", article=link))
