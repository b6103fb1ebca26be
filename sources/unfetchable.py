"""The error of all addresses from which nothing could be fetched."""

from enum import StrEnum


class FetchProblem(StrEnum):
    """Why nothing could be fetched."""

    FORBIDDEN = "forbidden"
    """No http or https address, or one that leads into a private network or to an odd port."""
    NOT_FOUND = "not-found"
    """There is no host of that name."""
    UNREACHABLE = "unreachable"
    """The host does not take the connection, breaks it off, or its certificate is not in order."""
    TOO_LARGE = "too-large"
    """More bytes than are wanted, as they come or as they unpack."""
    TOO_SLOW = "too-slow"
    """The whole had not come in time."""
    TOO_MANY_REDIRECTS = "too-many-redirects"
    """One address leads to another, and so on."""
    BROKEN = "broken"
    """The answer is not HTTP, breaks off, or cannot be unpacked."""


class FetchError(Exception):
    """Nothing could be fetched, and why."""

    def __init__(self, problem: FetchProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem
