"""Documents of the web: written once, as long as they say the same."""

import asyncio

from api.web.documents import Documents


class Writer:
    """Counts what it writes."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> bytes:
        self.count += 1
        return b"%d" % self.count


async def test_all_who_ask_at_once_get_what_was_written_once() -> None:
    documents, write = Documents(), Writer()

    got = await asyncio.gather(*(documents.get("a", "same", write) for _ in range(20)))

    # Two may begin before either has ended.
    assert (set(got) <= {b"1", b"2"}, write.count <= 2) == (True, True)
    assert await documents.get("a", "same", write) in got


async def test_what_has_changed_is_written_anew() -> None:
    documents, write = Documents(), Writer()

    assert await documents.get("a", "before", write) == b"1"
    assert await documents.get("a", "after", write) == b"2"


async def test_the_document_that_was_asked_for_longest_ago_is_forgotten() -> None:
    documents, write = Documents(most=2), Writer()
    for key in ("a", "b", "a", "c"):
        await documents.get(key, key, write)

    assert await documents.get("a", "a", write) == b"1"
    assert await documents.get("b", "b", write) == b"4"
