"""What the buttons about figures mean."""

from dataclasses import dataclass

from news.statistics import MONTH, WEEK, Chart
from texts.action import Action


@dataclass(frozen=True)
class ShowFigures(Action, prefix="nf"):
    """Show an article's figures, below the pressed message."""

    article_id: int


@dataclass(frozen=True)
class ShowStatistics(Action, prefix="fa"):
    """Show the newsroom's figures over some days, in place."""

    days: int = WEEK


@dataclass(frozen=True)
class ShowChart(Action, prefix="fb"):
    """Draw the newsroom's figures over some days, in place of a chart or below the words."""

    chart: Chart = Chart.READERS
    days: int = MONTH
    dark: bool = False


@dataclass(frozen=True)
class SendTable(Action, prefix="fc"):
    """Send the newsroom's figures as a file."""


@dataclass(frozen=True)
class ShowArticleChart(Action, prefix="fd"):
    """Draw an article's figures, in place of a chart or below the words."""

    article_id: int
    dark: bool = False
