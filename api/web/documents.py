"""Documents of the web, written once for all who ask until they say something else."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Hashable

_MOST = 50
"""In memory, of some hundred kilobytes each with what they are made of."""
# Others wait for the same threads: editors, whose texts are read there.
_AT_ONCE = 2


class Documents:
    """The documents asked for last; each is written anew when what it is made of has changed."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._written: OrderedDict[Hashable, tuple[object, bytes]] = OrderedDict()
        self._turn = asyncio.Semaphore(_AT_ONCE)

    async def get(self, key: Hashable, made_of: object, write: Callable[[], bytes]) -> bytes:
        """What ``write`` makes, in a thread: a long one takes longer than an answer may wait."""
        known = self._known(key, made_of)
        if known is not None:
            return known
        async with self._turn:
            # Whoever had the turn before may have written it.
            known = self._known(key, made_of)
            if known is None:
                known = await asyncio.to_thread(write)
                self._keep(key, made_of, known)
        return known

    def _known(self, key: Hashable, made_of: object) -> bytes | None:
        kept = self._written.get(key)
        if kept is None or kept[0] != made_of:
            return None
        self._written.move_to_end(key)
        return kept[1]

    def _keep(self, key: Hashable, made_of: object, document: bytes) -> None:
        self._written[key] = made_of, document
        self._written.move_to_end(key)
        if len(self._written) > self._most:
            self._written.popitem(last=False)
