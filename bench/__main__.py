"""Every figure of the program, taken again.

    python -m bench [--full | --tiny] [NAME ...]

Each runs in a process of its own, so that peaks of memory do not mix. The small sizes take some
three minutes together, the full ones an hour. Ratios to the reference of the same run are what
counts: absolute numbers move from machine to machine.
"""

import argparse
import ast
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from bench.figures import HEADINGS, cells_of, line

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Sizes:
    """The arguments of a bench: to see that it runs, to measure in passing, to measure."""

    tiny: str
    small: str
    full: str


BENCHES = {
    "starting": Sizes("1", "2", "15"),
    "stopping": Sizes("1", "10", "60"),
    "waiting": Sizes("5", "500", "500"),
    "flooding": Sizes("5 5", "500 1000", "5000 10000"),
    "backlog": Sizes("20", "2000", "20000"),
    "first_minute": Sizes("2 10", "50 500", "300 5000"),
    "answering": Sizes("1 0.2 20", "2 4 100", "6 10 20 100"),
    "asking": Sizes("80 100", "1500 100", "10000 100"),
    "breaking": Sizes("200", "20000", "1000000"),
    "fanout": Sizes("200", "100000", "1000000"),
    "planning": Sizes("200", "100000", "1000000"),
    "amending": Sizes("200", "100000", "1000000"),
    "moving": Sizes("200 1", "20000 4", "1000000 20"),
    "upgrading": Sizes("200", "100000", "1000000"),
    "month": Sizes("20 2 1", "200 6 3", "10000 30 20"),
    "keeping": Sizes("20 10 2", "1000 12 40", "5000 30 40"),
    "outbox": Sizes("500", "20000", "1000000"),
    "deciding": Sizes("1000", "20000", "200000"),
    "sending": Sizes("100", "15000", "100000"),
    "pacing": Sizes("1", "5", "30"),
    "places": Sizes("3 6 60", "50 60 200", "500 300 300"),
    "replies": Sizes("1", "10", "60"),
    "killing": Sizes("200 1 5", "2000 3 5", "10000 20 5"),
    "failover": Sizes("1 0 50 10", "4 1 100 20", "20 4 100 20"),
    "scaling": Sizes("1 20 2 1", "5 15 3 1", "20 15 3 5"),
    "waking": Sizes("40 4", "1000 8", "10000 8"),
    "sizes": Sizes("200", "100000", "1000000"),
    "sharing": Sizes("1 20", "10 100", "30 200"),
    "editing": Sizes("200 100 1 5", "2000 500 4 5", "10000 2000 4 5"),
    "withdrawing": Sizes("200 5", "2000 5", "10000 5"),
    "digests": Sizes("50", "20000", "1000000"),
    "spreading": Sizes("100 1", "200000 28", "200000 28"),
    "matching": Sizes("20 20", "10000 100000", "100000 1000000"),
    "search": Sizes("10", "5000", "1000000"),
    "similar": Sizes("30", "3000", "3000"),
    "hostile": Sizes("1 40", "10", "50"),
    "documents": Sizes("2", "50", "300"),
    "webpages": Sizes("2", "50", "300"),
    "hammering": Sizes("40 1", "1000 3", "10000 20"),
    "fetching": Sizes("3", "300", "3000"),
    "feeds": Sizes("1", "100", "500"),
    "polling": Sizes("10 1 0", "100 2 5", "1000 7 20"),
    "charts": Sizes("1 1000", "20 100000", "100 1000000"),
    "words": Sizes("", "", ""),
    "monitoring": Sizes("2 2000", "10 200000", "60 10000000"),
    "publishing": Sizes("2", "20", "200"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is named, or everything; the exit code is 1 when a bench breaks off."""
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description=__doc__,
        epilog="\n".join(f"  {name:<10} {about(name)}" for name in BENCHES),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    size = parser.add_mutually_exclusive_group()
    parser.set_defaults(size="small")
    for name, use in (("full", "the sizes that the goals are about"), ("tiny", "see that it runs")):
        size.add_argument(f"--{name}", dest="size", action="store_const", const=name, help=use)
    parser.add_argument("names", nargs="*", metavar="NAME", help="one of those below")
    chosen = parser.parse_args(arguments)
    if unknown := set(chosen.names) - set(BENCHES):
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(BENCHES)}")
    return run(chosen.names or [*BENCHES], chosen.size)


def about(name: str) -> str:
    """What a bench says of itself in one line."""
    source = (ROOT / "bench" / f"{name}.py").read_text("utf-8")
    return (ast.get_docstring(ast.parse(source)) or "").partition("\n")[0]


def run(names: Sequence[str], size: str) -> int:
    """Run benches one after another, and sum up."""
    rows: list[tuple[str, ...]] = []
    broken: list[str] = []
    for number, name in enumerate(names, 1):
        print(f"\n[{number}/{len(names)}] {name}: {about(name)}", flush=True)
        begun = monotonic()
        found, code = measure(name, getattr(BENCHES[name], size))
        print(f"  took {monotonic() - begun:.0f} s", flush=True)
        rows += [(f"{name}: {what}", *others) for what, *others in found]
        broken += [name] if code else []
    sum_up(rows, broken)
    return 1 if broken else 0


def measure(name: str, arguments: str) -> tuple[list[tuple[str, ...]], int]:
    """Run one bench and show what it prints; the rows of its table, and its exit code."""
    command = [sys.executable, "-m", f"bench.{name}", *arguments.split()]
    with subprocess.Popen(  # noqa: S603 - our own module
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        rows = []
        for printed in process.stdout or ():
            print(printed, end="", flush=True)
            if row := cells_of(printed):
                rows.append(row)
    return rows, process.returncode


def sum_up(rows: Iterable[Sequence[str]], broken: Sequence[str]) -> None:
    """Print one table of everything."""
    print(f"\nAll together\n{line(HEADINGS)}")
    for row in rows:
        print(line(row))
    if broken:
        print(f"\nBroke off: {', '.join(broken)}")


if __name__ == "__main__":
    sys.exit(main())
