import pytest

from news.rubric import Rubric
from newsroom import healing
from tests.factories import Newsroom


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Vbycr", "Минск"),
        ("ljujdjh ,tpjgfcyjcnm", "договор безопасность"),
        ("cgjhn", "sport"),
        ("обшество", "society"),
        ("Обществоо", "society"),
        ("грамадство", "society"),
        ("sports", "sport"),
        ("наука и технология", "tech"),
        ("договор", None),
        ("Minsk", None),
        ("гарантии безопасности", None),
        ("", None),
        ("\ud800" * 2000, None),
    ],
)
async def test_likely_mistakes_are_seen(newsroom: Newsroom, typed: str, meant: str | None) -> None:
    found = await healing.meant(newsroom.desk, typed)

    assert (found.slug if isinstance(found, Rubric) else found) == meant
