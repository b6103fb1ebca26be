import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.address import canonical_url, same_page_key


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


@pytest.mark.parametrize(
    "other",
    [
        "http://belta.by/society/view/1",
        "https://www.belta.by/society/view/1/",
        "https://m.belta.by/society/view/1#0",
        "HTTPS://BELTA.BY:443/society/view/1?utm_source=tg&yclid=7&fbclid=1",
    ],
)
def test_a_page_is_known_by_any_of_its_addresses(other: str) -> None:
    assert same_page_key(other) == same_page_key("https://belta.by/society/view/1")


@pytest.mark.parametrize(
    "url", ["https://belta.by", "http://www.belta.by/#top", "слово", "ftp://a.by/b"]
)
def test_a_front_page_is_no_article_s_page(url: str) -> None:
    assert same_page_key(url) is None


@given(st.text(max_size=80))
def test_neither_scheme_nor_tracking_nor_fragment_tells_pages_apart(rest: str) -> None:
    path = "".join(each for each in rest if each not in "?#&") or "a"
    one = same_page_key(f"https://a.by/{path}")
    assert same_page_key(f"http://www.a.by/{path}?utm_medium=x#0") == one


@pytest.mark.parametrize(
    "query",
    [
        *("at_medium=RSS&at_campaign=rss", "mtm_source=a", "yclid=1", "gbraid=2&wbraid=3"),
        *("mc_cid=a&mc_eid=b", "campaign_id=5", "_hsenc=x&__hssc=y", "UTM_Source=z"),
    ],
)
def test_where_a_visitor_came_from_is_no_part_of_an_address(query: str) -> None:
    assert canonical_url(f"https://a.by/1?id=5&{query}") == "https://a.by/1?id=5"


@pytest.mark.parametrize("query", ["at_home=1", "mcid=1", "fromage=1", "clid=1"])
def test_what_only_resembles_it_stays(query: str) -> None:
    assert canonical_url(f"https://a.by/1?{query}") == f"https://a.by/1?{query}"
