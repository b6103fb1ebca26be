"""The tokens of the HTTP API, for owners."""

from collections.abc import Sequence
from datetime import datetime

from news.token import LONGEST_NAME, Token
from texts.html import Html, clip, escape, lines, paragraphs
from texts.locale import Locale
from texts.message import Button, Message, Row
from texts.pages import Pages
from texts.token_actions import AskRemoveToken, DropKey, RemoveToken, ShowTokens

_LONGEST_LABEL = 30


def tokens_page(locale: Locale, known: Sequence[Token], now: datetime, page: int = 1) -> Message:
    """Page ``page``, from 1, of the tokens, a button to remove each."""
    say = locale.catalogue
    if not known:
        return Message(paragraphs(say("tokens-none"), say("tokens-about"), say("tokens-usage")))
    pages = Pages.of(len(known), page)
    shown = pages.shown(known)
    text = paragraphs(
        pages.title(locale, "tokens-title"),
        lines(*(_line(locale, each, now) for each in shown)),
        say("tokens-usage"),
    )
    rows = [(_removal(locale, each),) for each in shown]
    return Message(text, tuple(row for row in (*rows, pages.turns(locale, ShowTokens)) if row))


def token_added(locale: Locale, token: Token, key: str, address: str | None) -> Message:
    """Shows a key, this once, over a button that deletes the message."""
    say = locale.catalogue
    where = say("tokens-where", address=address) if address else say("tokens-off")
    text = paragraphs(
        say("tokens-added", name=token.name),
        Html(f"<code>{escape(key)}</code>"),
        say("tokens-careful", name=token.name),
        where,
    )
    return Message(text, ((locale.button("tokens-drop", DropKey()),), _list(locale)))


def removal_question(locale: Locale, token: Token) -> Message:
    """Asks whether to remove a token."""
    yes = locale.button("tokens-remove-now", RemoveToken(token.id))
    no = locale.button("tokens-keep", ShowTokens())
    return Message(locale.catalogue("tokens-question", name=token.name), ((no, yes),))


def token_removed(locale: Locale, name: str) -> Message:
    """Says that a key works no more."""
    return Message(locale.catalogue("tokens-removed", name=name), (_list(locale),))


def name_taken(locale: Locale, name: str) -> Message:
    """There is a token of that name already."""
    return Message(locale.catalogue("tokens-taken", name=name), (_list(locale),))


def unknown_token(locale: Locale, name: str) -> Message:
    """There is no token of that name."""
    return Message(
        locale.catalogue("tokens-unknown", name=clip(name, LONGEST_NAME)), (_list(locale),)
    )


def bad_name(locale: Locale) -> Message:
    """Says what a token may be called."""
    return Message(locale.catalogue("tokens-bad-name", limit=LONGEST_NAME), (_list(locale),))


def _line(locale: Locale, token: Token, now: datetime) -> Html:
    key = "tokens-line-unused" if token.used_at is None else "tokens-line-used"
    moment = locale.moment(token.used_at or token.added_at, now)
    return locale.catalogue(key, name=token.name, moment=moment)


def _removal(locale: Locale, token: Token) -> Button:
    name = clip(token.name, _LONGEST_LABEL)
    return locale.button("tokens-remove", AskRemoveToken(token.id), name=name)


def _list(locale: Locale) -> Row:
    return (locale.button("to-tokens", ShowTokens()),)
