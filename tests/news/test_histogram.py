import pytest

from news.histogram import Histogram


def test_a_value_counts_at_the_first_bound_that_is_not_below_it() -> None:
    histogram = Histogram((1.0, 5.0))

    for value in (0.5, 1.0, 1.1, 5.0, 5.1, 100.0):
        histogram.observe(value)

    assert histogram.counts == (2, 2, 2)
    assert histogram.total == 6
    assert histogram.sum == pytest.approx(112.7)


def test_a_clock_that_was_set_back_takes_nothing_from_the_sum() -> None:
    histogram = Histogram((1.0,))

    histogram.observe(-3600.0, times=2)

    assert (histogram.counts, histogram.sum) == ((2, 0), 0.0)
