"""What the reader process is asked and answers: length-prefixed pickles, answers of plain values.

Questions come from the program itself. Answers come from a process that has read what strangers
wrote, so they are unpickled with nothing but classes of values.
"""

import datetime as dt
import pickle
from dataclasses import is_dataclass
from enum import Enum
from importlib import import_module
from io import BytesIO
from typing import Any

LENGTH = 8
"""Bytes of the number that says how long the message behind it is."""
LARGEST_ANSWER = 16_000_000
_PACKAGES = frozenset({"news", "sources"})
_DATETIME = {each.__name__: each for each in (dt.date, dt.datetime, dt.timedelta, dt.timezone)}


def framed(message: bytes) -> bytes:
    """A message behind its length."""
    return len(message).to_bytes(LENGTH) + message


def length_of(prefix: bytes) -> int:
    """How long the message is that follows."""
    return int.from_bytes(prefix)


def packed(value: object) -> bytes:
    """A question or an answer as bytes. Raises PicklingError, AttributeError or TypeError."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpacked(answer: bytes) -> Any:  # noqa: ANN401 - the answer is whatever the job returns
    """The answer; anything but plain values raises UnpicklingError, or another error."""
    return _PlainValues(BytesIO(answer)).load()


class _PlainValues(pickle.Unpickler):
    """Makes dataclasses and enumerations of our own, dates, and what pickle has opcodes for."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - as its base says
        if module == "datetime" and name in _DATETIME:
            return _DATETIME[name]
        if module.partition(".")[0] in _PACKAGES and name.isidentifier():
            found = getattr(import_module(module), name, None)
            if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum)):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no plain value")
