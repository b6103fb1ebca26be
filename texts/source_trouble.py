"""What editors are told of a source without asking: it is in trouble, has moved, or has ended."""

from collections.abc import Sequence
from datetime import datetime

from news.source import Source, SourceKind
from texts.duration import span
from texts.html import Html, clip, joined, lines, paragraphs
from texts.locale import Locale
from texts.message import Message
from texts.source_actions import DropHeld, OpenSource, ReleaseHeld
from texts.source_state import how_long, titled

HELD = "held"
_MOST_EXAMPLES = 5
_LONGEST_HEADLINE = 160
_NO_EXAMPLES: Sequence[str] = ()


def source_troubled(
    locale: Locale,
    source: Source,
    kind: str,
    now: datetime,
    examples: Sequence[str] = _NO_EXAMPLES,
) -> Message:
    """What has become of a source; ``kind`` is what newsroom.looking calls it.

    The ``examples`` are headlines that editors are asked about.
    """
    text = paragraphs(_told(locale, source, kind, now), _examples(locale, examples))
    answers = (
        locale.button("sources-release", ReleaseHeld(source.id)),
        locale.button("sources-drop-held", DropHeld(source.id)),
    )
    open_it = (locale.button("trouble-open", OpenSource(source.id)),)
    return Message(text, (answers, open_it) if kind == HELD else (open_it,), silent=False)


def _told(locale: Locale, source: Source, kind: str, now: datetime) -> Html:
    say = locale.catalogue
    return say(
        f"trouble-{_key(source, kind)}",
        source=titled(source),
        address=source.address,
        span=span(say, how_long(source, now)),
        usual=span(say, source.pace) if source.pace is not None else "",
    )


def _key(source: Source, kind: str) -> str:
    if kind == "blocked" and source.kind is SourceKind.CHANNEL:
        return "no-admin"
    if kind == "silent" and source.pace is None:
        return "silent-always"
    return kind.replace(" ", "-")


def _examples(locale: Locale, headlines: Sequence[str]) -> Html:
    if not headlines:
        return Html()
    shown = headlines[:_MOST_EXAMPLES]
    return lines(
        locale.catalogue("sources-held-examples"),
        *(joined("", ["• ", clip(each, _LONGEST_HEADLINE)]) for each in shown),
    )
