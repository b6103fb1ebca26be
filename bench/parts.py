"""The parts of an answer, by the functions that do them."""

from collections.abc import Sequence

OTHERS = "the database's threads"
LOOP = "the event loop and HTTP's wire"

# The innermost function that is known here says which part it is. An empty name is the whole file.
_PARTS = {
    ("polling.py", ""): "asking for updates",
    ("webhook.py", ""): "taking posts",
    ("intake.py", "take"): "keeping the update",
    ("intake.py", "receive"): "keeping the update",
    ("intake.py", ""): "whose turn it is",
    ("lanes.py", ""): "whose turn it is",
    ("queues.py", ""): "whose turn it is",
    ("journal.py", "begin"): "counting the attempt",
    ("journal.py", "end"): "marking as handled",
    ("journal.py", ""): "marking as handled",
    ("lenient.py", ""): "aiogram's types of the update",
    ("dispatcher.py", ""): "finding the handler",
    ("visitor.py", "_meet"): "who the reader is",
    ("reading.py", ""): "reading articles",
    ("latest.py", "latest_page"): "rendering",
    ("answer.py", "answer_message"): "sending the answer",
    ("schedule.py", ""): "ticks",
    ("worker.py", ""): "ticks",
    ("apscheduler", ""): "ticks",
}


def part_of(stack: Sequence[tuple[str, str]]) -> str:
    """The part that a stack, the innermost function first, belongs to."""
    for path, name in stack:
        file = path.rpartition("/")[2]
        part = _PARTS.get((file, name)) or _PARTS.get((file, ""))
        if part is not None:
            return part
    return LOOP
