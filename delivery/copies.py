"""What chats hold of the deliveries that have just come back."""

from collections.abc import Mapping, Sequence

from delivery.flight import Flight
from delivery.settling import Call
from news.dispatch import DispatchKind
from storage.claims import Waiting
from storage.corrections import Copy
from storage.deliveries import Settlement

_ARTICLES = (DispatchKind.ARTICLE, DispatchKind.DIGEST)


def late_copies(flights: Sequence[Flight], late: Sequence[Settlement]) -> list[Copy]:
    """The copies whose articles changed while they were in flight, as they are by now."""
    if not late:
        return []
    keys = {one.key for one in late}
    landed = [(one.waiting, one.call) for one in flights if one.waiting.key in keys]
    return [
        Copy(waiting.key, waiting.kind, _shown(waiting, call))
        for waiting, call in landed
        if call is not None and waiting.kind in _ARTICLES
    ]


def replaced_copies(flights: Sequence[Flight]) -> list[Copy]:
    """The copies that have just been edited, as they were before."""
    edited = [one.waiting for one in flights if one.waiting.outdated and one.settlement.compared]
    return [
        Copy(waiting.key, waiting.kind, _showed(waiting))
        for waiting in edited
        if waiting.kind in _ARTICLES
    ]


def _shown(waiting: Waiting, call: Call) -> Mapping[int, int]:
    return call.headlines if waiting.items else dict.fromkeys(waiting.articles, call.revision)


def _showed(waiting: Waiting) -> Mapping[int, int]:
    """A digest's revision is a sum: nobody knows which of its articles was behind."""
    return dict.fromkeys(waiting.articles, 0 if waiting.items else waiting.revision or 0)
