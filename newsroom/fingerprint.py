"""Telling an article that has been seen before."""

from hashlib import sha256

from news.article import Article, ArticleDraft


def fingerprint(draft: ArticleDraft | Article) -> str:
    """The same for the same words, whatever their case and spacing: 64 hexadecimal digits."""
    words = " ".join(f"{draft.headline} {draft.text}".casefold().replace("ё", "е").split())
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
