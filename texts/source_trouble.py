"""What editors are told of a source by itself: it is in trouble, or has moved, or is well again."""

from collections.abc import Sequence
from datetime import datetime

from news.source import Condition, Source, SourceKind, SourceStatus
from texts.duration import span
from texts.html import Html, clip, joined, lines, paragraphs
from texts.locale import Locale
from texts.message import Message
from texts.source_actions import DropHeld, OpenSource, ReleaseHeld
from texts.source_state import how_long, titled

_EXAMPLES = 5
_LONGEST_HEADLINE = 160
_WELL = (Condition.NEW, Condition.FRESH, Condition.UNCHANGED)
_NO_EXAMPLES: Sequence[str] = ()


def source_troubled(
    locale: Locale, source: Source, now: datetime, held: Sequence[str] = _NO_EXAMPLES
) -> Message:
    """What has become of a source; ``held`` are the headlines that editors are asked about."""
    open_it = (locale.button("trouble-open", OpenSource(source.id)),)
    is_on = source.status is SourceStatus.ON
    if is_on and source.condition is Condition.HELD:
        answers = (
            locale.button("sources-release", ReleaseHeld(source.id)),
            locale.button("sources-drop-held", DropHeld(source.id)),
        )
        examples = lines(
            locale.catalogue("sources-held-examples"),
            *(joined("", ["• ", clip(each, _LONGEST_HEADLINE)]) for each in held[:_EXAMPLES]),
        )
        text = paragraphs(_told(locale, source, now), examples if held else "")
        return Message(text, (answers, open_it), silent=False)
    is_well = is_on and source.condition in _WELL
    return Message(_told(locale, source, now), (open_it,), silent=is_well)


def source_moved(locale: Locale, source: Source) -> Message:
    """A feed is read at another address from now on."""
    text = locale.catalogue("trouble-moved", source=titled(source), address=source.address)
    return Message(text, ((locale.button("trouble-open", OpenSource(source.id)),),))


def _told(locale: Locale, source: Source, now: datetime) -> Html:
    say, named = locale.catalogue, titled(source)
    lasts = span(say, how_long(source, now))
    if source.status is SourceStatus.ENDED:
        return say("trouble-ended", source=named)
    key, usual = _key(source), ""
    if source.condition is Condition.SILENT and source.pace is not None:
        usual = span(say, source.pace)
    return say(f"trouble-{key}", source=named, span=lasts, usual=usual)


def _key(source: Source) -> str:
    match source.condition:
        case Condition.NEW | Condition.FRESH | Condition.UNCHANGED:
            return "fresh"
        case Condition.BLOCKED if source.kind is SourceKind.CHANNEL:
            return "no-admin"
        case Condition.SILENT if source.pace is None:
            return "silent-always"
    return source.condition.replace(" ", "-")
