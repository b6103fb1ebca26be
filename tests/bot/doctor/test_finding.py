import pytest

from bot.doctor.finding import Finding, Verdict, ok, shortened, warning, wrong

MILD, SEVERE = warning("group A", "may not send photos"), wrong("group B", "is gone")


def test_few_findings_are_shown_the_worst_first() -> None:
    assert shortened([MILD, SEVERE], 2, "places", "more") == [SEVERE, MILD]


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        ([MILD, MILD], Verdict.WARNING),
        ([SEVERE, SEVERE], Verdict.WRONG),
        ([MILD, SEVERE], Verdict.WARNING),
    ],
)
def test_the_number_of_the_rest_is_as_severe_as_the_rest(
    found: list[Finding], verdict: Verdict
) -> None:
    shown, rest = shortened(found, 1, "places", "more findings like these")

    assert (rest.verdict, rest.text) == (verdict, "1 more findings like these")
    assert shown is (SEVERE if SEVERE in found else MILD)


def test_nothing_found_is_nothing_shown() -> None:
    assert shortened([], 1, "places", "more") == []
    assert shortened([ok("a", "b")], 1, "places", "more") == [ok("a", "b")]
