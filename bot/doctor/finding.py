"""What the doctor has found: one line each."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

from botapi.redaction import without_tokens


class Verdict(StrEnum):
    """Only WRONG makes the doctor exit with 1."""

    OK = "ok"
    WARNING = "warning"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """How one thing is, and what to do about it."""

    about: str
    verdict: Verdict
    text: str

    def __str__(self) -> str:
        text = without_tokens(" ".join(self.text.split()))
        return f"{self.verdict:<8} {self.about}: {text}"

    def as_dict(self) -> dict[str, str]:
        """For ``--json``."""
        return asdict(self) | {"text": without_tokens(self.text)}


def ok(about: str, text: str) -> Finding:
    """Nothing is to be done."""
    return Finding(about, Verdict.OK, text)


def warning(about: str, text: str) -> Finding:
    """The bot works, and somebody had better look."""
    return Finding(about, Verdict.WARNING, text)


def wrong(about: str, text: str) -> Finding:
    """Something does not work, or will not for long."""
    return Finding(about, Verdict.WRONG, text)


def shortened(found: Sequence[Finding], most: int, about: str, rest: str) -> list[Finding]:
    """The first ``most`` findings, those that are wrong before the others.

    How many there are beside is one finding more, as severe as the worst of them: what is not
    shown decides on the exit code, too. ``rest`` follows the number.
    """
    ordered = sorted(found, key=lambda each: each.verdict is not Verdict.WRONG)
    hidden = ordered[most:]
    if not hidden:
        return ordered
    return [*ordered[:most], Finding(about, hidden[0].verdict, f"{len(hidden)} {rest}")]
