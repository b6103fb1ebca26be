import subprocess
import sys
from math import inf, nan
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.location import zone_at


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ((53.9, 27.56), "Europe/Minsk"),
        ((52.09, 23.69), "Europe/Minsk"),  # Brest
        ((52.07, 23.61), "Europe/Warsaw"),  # Terespol, across the river
        ((54.71, 20.51), "Europe/Kaliningrad"),
        ((40.71, -74.0), "America/New_York"),
        ((-43.95, -176.56), "Pacific/Chatham"),
        ((45.0, -30.0), "Etc/GMT+2"),  # in the middle of the Atlantic
    ],
)
async def test_a_place_is_in_its_zone(place: tuple[float, float], zone: str) -> None:
    assert await zone_at(*place) == ZoneInfo(zone)


@pytest.mark.parametrize(
    "place", [(91.0, 0.0), (-90.1, 0.0), (0.0, 180.1), (nan, 0.0), (0.0, inf), (1e300, -1e300)]
)
async def test_no_place_on_earth_is_in_no_zone(place: tuple[float, float]) -> None:
    assert await zone_at(*place) is None


@given(st.floats(-90, 90), st.floats(-180, 180))
async def test_every_place_on_earth_is_in_a_zone(latitude: float, longitude: float) -> None:
    assert await zone_at(latitude, longitude) is not None


def test_borders_are_not_read_before_somebody_asks() -> None:
    code = "import sys, newsroom.location; sys.exit('tzfpy' in sys.modules)"

    run = subprocess.run([sys.executable, "-c", code], check=False)  # noqa: S603 - our own code

    assert run.returncode == 0
