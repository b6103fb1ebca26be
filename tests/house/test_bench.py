"""Every bench is in the entry, says what it measures, and runs; how fast is not asserted here."""

import ast
from typing import cast

import pytest

from bench import words
from bench.__main__ import BENCHES, about, measure
from bench.figures import HEADINGS, Figure, cells_of, line
from news.words.morphology import Morphology
from tests.house.tree import ROOT, modules

QUICK = (
    "amending",
    "charts",
    "digests",
    "documents",
    "fanout",
    "fetching",
    "feeds",
    "hostile",
    "keeping",
    "matching",
    "outbox",
    "planning",
    "polling",
    "search",
    "spreading",
    "upgrading",
    "webpages",
)
"""Those that start no second process; `python -m bench --tiny` runs them all."""
HELPERS = {"barest", "decided", "held", "month_life", "sampled", "standin"}
"""What benches run as processes of their own."""


def runs_by_itself(source: str) -> bool:
    return any(
        isinstance(node, ast.If) and "__main__" in ast.unparse(node.test)
        for node in ast.parse(source).body
    )


def test_the_entry_knows_every_bench() -> None:
    found = {path.stem for path in modules("bench") if runs_by_itself(path.read_text("utf-8"))}

    assert set(BENCHES) == found - {"__main__", *HELPERS}


@pytest.mark.parametrize("name", BENCHES)
def test_a_bench_says_what_it_measures_and_how_it_is_run(name: str) -> None:
    module = ast.parse((ROOT / "bench" / f"{name}.py").read_text("utf-8"))

    assert about(name).endswith((".", "?"))
    assert f"python -m bench.{name}" in (ast.get_docstring(module) or "")


@pytest.mark.parametrize("name", QUICK)
def test_a_bench_runs_at_its_smallest(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows, code = measure(name, BENCHES[name].tiny)

    assert code == 0
    assert rows
    assert capsys.readouterr().out.count("\n") == len(rows) + 2


def test_other_morphologies_answer_the_table_of_words() -> None:
    rows = words.read_table()[:20]

    assert any(words.answers(rows, cast("Morphology", words.OneLemma(str))))


def test_a_row_is_read_back_as_it_was_printed() -> None:
    figure = Figure("claimed and marked", 1200.0, "/s", 1000.0, 1.2, least=1.1)

    assert cells_of(line(figure.cells())) == figure.cells()


def test_headings_and_other_lines_are_no_rows() -> None:
    assert cells_of(line(HEADINGS)) is None
    assert cells_of("Outbox") is None


@pytest.mark.parametrize(
    ("figure", "goal", "verdict"),
    [
        (Figure("x", 3.0, "s", most=5.0), "≤ 5 s", "met"),
        (Figure("x", 6.0, "s", most=5.0), "≤ 5 s", "MISSED"),
        (Figure("x", 6.0, "s", 3.0, 2.0, least=1.5), "≥ 1.5×", "met"),
        (Figure("x", 6.0, "s", 3.0, 0.5, least=1.5), "≥ 1.5×", "MISSED"),
        (Figure("x", 6.0, "s"), "", ""),
    ],
)
def test_a_goal_is_about_the_ratio_if_there_is_one(figure: Figure, goal: str, verdict: str) -> None:
    assert figure.cells()[-2:] == (goal, verdict)
