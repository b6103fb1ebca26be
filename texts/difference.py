"""How one text differs from another: what went struck out, what came underlined."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from news.article import Article, Version
from texts.actions import RestoreVersion, ShowHistory
from texts.flight import of_article
from texts.html import Html, bold, clip, escape, joined, paragraphs, visible_length
from texts.locale import Locale
from texts.message import Message

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_MOST_WORDS = 600
"""Of a longer paragraph the whole is said to have changed: to compare it would take too long."""
_LONGEST = 300
_ROOM = 2800
_MOST_MARKS, _MOST_A_PARAGRAPH = 60, 20
"""Telegram takes a hundred in a message."""
_AROUND = 40
"""So much of what stayed is shown around what changed."""


def difference_message(
    locale: Locale, article: Article, before: Version, after: Version
) -> Message:
    """How one wording of an article differs from another, and the way back to the former."""
    title = bold(f"{before.revision} → {after.revision}")
    headlines = Html()
    if before.wording.headline != after.wording.headline:
        old, new = (clip(each.wording.headline, _LONGEST) for each in (before, after))
        headlines = _marked(old, new)
    told, left_out = difference(before.wording.text, after.wording.text)
    rest = locale.catalogue("difference-more", count=left_out) if left_out else ""
    same = "" if headlines or told or left_out else locale.catalogue("difference-none")
    again = locale.button(
        "difference-restore", RestoreVersion(article.id, before.revision), number=before.revision
    )
    history = locale.button("card-history", ShowHistory(article.id))
    text = paragraphs(of_article(article.id, title), headlines, told, rest, same)
    return Message(text, ((again, history),))


def difference(before: str, after: str) -> tuple[Html, int]:
    """The paragraphs that changed, in order, and how many there was no room for."""
    told, left_out = list[Html](), 0
    room, marks = _ROOM, _MOST_MARKS
    for old, new in _changed(before.split("\n\n"), after.split("\n\n")):
        shown = _marked(old, new)
        length, marked = visible_length(shown), _marks(shown)
        if length > room or marked > marks:
            left_out += 1
            continue
        room, marks = room - length, marks - marked
        told.append(shown)
    return joined("\n\n", told), left_out


def _changed(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs of a paragraph and what it became; the other is empty where one went or came."""
    matcher = SequenceMatcher(None, before, after)
    for tag, start, stop, new_start, new_stop in matcher.get_opcodes():
        if tag == "equal":
            continue
        old, new = before[start:stop], after[new_start:new_stop]
        for number in range(max(len(old), len(new))):
            yield "".join(old[number : number + 1]), "".join(new[number : number + 1])


def _marked(before: str, after: str) -> Html:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if not old or not new or max(len(old), len(new)) > _MOST_WORDS:
        return _replaced(before, after)
    matcher = SequenceMatcher(None, old, new)
    told = []
    for tag, start, stop, new_start, new_stop in matcher.get_opcodes():
        went, came = "".join(old[start:stop]), "".join(new[new_start:new_stop])
        told.append(_same(went) if tag == "equal" else Html(_gone(went) + _come(came)))
    whole = Html("".join(told))
    # Where hardly a word stayed the pieces say less than the whole.
    return whole if _marks(whole) <= _MOST_A_PARAGRAPH else _replaced(before, after)


def _replaced(before: str, after: str) -> Html:
    return joined(" ", [_gone(clip(before, _LONGEST)), _come(clip(after, _LONGEST))])


def _marks(html: Html) -> int:
    return html.count("<s>") + html.count("<u>")


def _same(text: str) -> Html:
    """What stayed, cut short in its middle."""
    if len(text) <= 3 * _AROUND:
        return escape(text)
    return Html(f"{escape(text[:_AROUND])} … {escape(text[-_AROUND:])}")


def _gone(text: str) -> Html:
    return Html(f"<s>{escape(text)}</s>") if text else Html()


def _come(text: str) -> Html:
    return Html(f"<u>{escape(text)}</u>") if text else Html()
