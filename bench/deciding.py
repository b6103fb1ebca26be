"""Deciding what goes now: claimed, decided and settled in batches, beside another working tree.

    python -m bench.deciding [readers] [tree]

``tree`` is a checkout of the program as it was; the three take turns, a batch each, in processes of
their own. Without one, readers with every kind of setting are compared with readers without any.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

from bench.decided import BATCH
from bench.figures import Figure, show

HERE = Path(__file__).parents[1]
_LEAST = 0.95


class Turns:
    """A process that decides a batch when it is asked to."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._answer()

    def take(self) -> float:
        """How many deliveries a second it decided in one more batch."""
        print(file=self._process.stdin, flush=True)
        return float(self._answer())

    def _answer(self) -> str:
        line = self._process.stdout.readline() if self._process.stdout else ""
        if not line:
            raise RuntimeError("the process has ended")
        return line


def measure(readers: int, tree: Path | None) -> list[Figure]:
    """A batch of each in turn, as often as there are readers for."""
    with ExitStack() as stack:
        ours = stack.enter_context(_turns(HERE, readers, "plain"))
        wishing = stack.enter_context(_turns(HERE, readers, "wishes"))
        theirs = stack.enter_context(_turns(tree, readers, "plain")) if tree else None
        all_turns = [each for each in (ours, wishing, theirs) if each]
        # As many as are claimed; of readers with wishes more are decided.
        rounds = max(1, readers * 6 // 7 // BATCH - 1)
        taken = [[each.take() for each in all_turns] for _ in range(rounds)]
    mine, with_wishes, *before = (median(each) for each in zip(*taken, strict=True))
    reference = before[0] if before else None
    ratio = reference and median(row[0] / row[-1] for row in taken)
    to_plain = median(row[1] / row[0] for row in taken)
    return [
        Figure(
            "decided a second, readers without settings",
            *(mine, "/s", reference, ratio),
            least=_LEAST if reference else None,
        ),
        Figure("the same, every kind of setting", with_wishes, "/s", mine, to_plain),
    ]


@contextmanager
def _turns(tree: Path, readers: int, kind: str) -> Iterator[Turns]:
    command = [sys.executable, str(HERE / "bench" / "decided.py"), str(readers), kind]
    process = subprocess.Popen(  # noqa: S603 - our own script
        command,
        cwd=tree,
        env=os.environ | {"PYTHONPATH": str(tree)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield Turns(process)
        finally:
            if process.stdin:
                process.stdin.close()


def run(readers: int, tree: Path | None) -> None:
    """Measure, and print a table."""
    title = f"Deciding what goes, {readers:,} readers, SQLite"
    show(f"{title}; reference: {tree or 'readers without settings'}", measure(readers, tree))


if __name__ == "__main__":
    amount, *trees = sys.argv[1:] or ["20000"]
    run(int(amount), Path(trees[0]) if trees else None)
