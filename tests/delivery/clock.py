"""Seconds that pass when a test says so."""


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, seconds: float = 1000.0) -> None:
        self.seconds = seconds

    def __call__(self) -> float:
        return self.seconds
