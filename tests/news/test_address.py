import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.address import canonical_url


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://BELTA.by:443/a/?utm_source=tg&utm_medium=x#top", "https://belta.by/a"),
        ("http://belta.by:80/", "http://belta.by"),
        ("http://belta.by:8080/a?id=1&fbclid=2", "http://belta.by:8080/a?id=1"),
        ("www.belta.by/a", "https://www.belta.by/a"),
        ("https://user:secret@belta.by./a", "https://belta.by/a"),
        ("https://belta.by/a?b=&c=%20", "https://belta.by/a?b=&c=+"),
        ("https://белта.бел/новость", "https://белта.бел/новость"),
    ],
)
def test_an_address_has_one_spelling(url: str, expected: str) -> None:
    assert canonical_url(url) == expected


@pytest.mark.parametrize(
    "url",
    ["", "слово", "javascript:alert(1)", "ftp://a.by/", "http://[", "http://a.by:x/", "http://"],
)
def test_what_is_no_web_address_has_none(url: str) -> None:
    assert canonical_url(url) is None


@given(st.text(max_size=80).map("https://a.by/".__add__))
def test_the_one_spelling_is_its_own(url: str) -> None:
    once = canonical_url(url)
    assert once is None or canonical_url(once) == once
