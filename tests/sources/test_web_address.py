import pytest
from hypothesis import given
from hypothesis import strategies as st
from yarl import URL

from sources.unfetchable import FetchError, FetchProblem
from sources.web_address import LONGEST, completed, is_fetchable, read_address

BASE = URL("https://example.org/news/12?page=1")
PIECES = st.sampled_from(
    [
        *(
            "http",
            "https",
            "file",
            ":",
            "/",
            "//",
            "\\",
            "@",
            "#",
            "?",
            "%",
            "%00",
            "%2e",
            "[",
            "]",
        ),
        *(
            "::1",
            "127.0.0.1",
            "0x7f",
            "example",
            ".",
            "..",
            "рф",
            "①",
            "\u202e",
            "\udc80",
            "\ud800",
        ),
        *("\x00", "\r\n", "\t", " ", "xn--", "-", "_", "80", "99999", "-1", "８０"),
    ]
)
ODD = st.one_of(st.text(), st.lists(PIECES).map("".join), st.lists(PIECES).map("http://".join))


@pytest.mark.parametrize(
    ("given_as", "read"),
    [
        ("http://example.org", "http://example.org/"),
        ("  https://example.org/rss  ", "https://example.org/rss"),
        ("HTTPS://EXAMPLE.ORG/RSS", "https://example.org/RSS"),
        ("https://example.org:8443/", "https://example.org:8443/"),
        ("http://example.org:80/", "http://example.org/"),
        ("https://example.org./", "https://example.org./"),
        ("https://a_b.example.org/", "https://a_b.example.org/"),
        ("https://xn--80akhbyknj4f.xn--p1ai/", "https://xn--80akhbyknj4f.xn--p1ai/"),
        ("https://испытание.рф/новости", None),
        ("https://example.org/a b?q=а&x=%20+", None),
        ("https://example.org/a%2Fb?u=http://c@d", "https://example.org/a%2Fb?u=http://c@d"),
        ("https://example.org/#part", "https://example.org/"),
        ("http://[2606:4700::1]/", "http://[2606:4700::1]/"),
        ("http://1.1.1.1/", "http://1.1.1.1/"),
    ],
)
def test_an_address_is_read_with_its_host_in_ascii(given_as: str, read: str | None) -> None:
    address = str(read_address(given_as))

    assert address.isascii()
    assert read in (None, address, f"{address}/")


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "news", "example.org", "//example.org/", "/rss", "http://", "http:///rss"),
        *(
            "ftp://example.org/",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "data:,x",
            "about:blank",
        ),
        *("http://anna@example.org/", "http://anna:secret@example.org/", "http://:x@example.org/"),
        *("http://example.org\\@evil.example/", "http://exam ple.org/", "http://a..example.org/"),
        *("http://.example.org/", "http://-a.example.org/", "http://a;b.example.org/"),
        *("http://example.org:0/", "http://example.org:99999/", "http://example.org:http/"),
        *("http://example.org:80:80/", "http://exa\x00mple.org/", "http://example.org/\x00"),
        *("http://example.org/\r\nX: y", "http://exam\tple.org/", "http://example.org/\x7f"),
        *("http://example%2eorg/", "http://\u202eexample.org/", "http://xn--a/", "http://[::1"),
        *("http://[fe80::1%25eth0]/", "http://\ud800.example.org/"),
        *(f"http://{'a' * 64}.example.org/", f"http://{'a.' * 127}example.org/"),
        *(f"http://example.org/{'a' * LONGEST}", f"http://example.org/{'я' * (LONGEST // 4)}"),
    ],
)
def test_what_is_no_address_of_the_web_is_refused(text: str) -> None:
    with pytest.raises(FetchError) as refusal:
        read_address(text)

    assert refusal.value.problem is FetchProblem.FORBIDDEN
    assert not is_fetchable(text)


@pytest.mark.parametrize(
    ("location", "leads_to"),
    [
        ("/rss", "https://example.org/rss"),
        ("rss", "https://example.org/news/rss"),
        ("../rss", "https://example.org/rss"),
        ("?page=2", "https://example.org/news/12?page=2"),
        ("//example.com/rss", "https://example.com/rss"),
        ("http://example.com/rss", "http://example.com/rss"),
        ("/новости", "https://example.org/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8"),
        ("/\udced\udcee", "https://example.org/%ED%EE"),
        ("/\\evil.example/", "https://example.org/%5Cevil.example/"),
    ],
)
def test_a_relative_address_is_read_from_where_it_stands(location: str, leads_to: str) -> None:
    assert str(read_address(location, BASE)) == leads_to


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "//a@b/", "ftp://b/", "//[::1/", "\x00"]
)
def test_a_relative_address_may_not_lead_off_the_web(location: str) -> None:
    with pytest.raises(FetchError):
        read_address(location, BASE)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("example.org/rss", "https://example.org/rss"),
        (" http://example.org ", "http://example.org"),
        ("<https://example.org/>", "https://example.org/"),
        ("//example.org/", "https://example.org/"),
        ("feed:https://example.org/rss", "https://example.org/rss"),
        ("feed://example.org/rss", "https://example.org/rss"),
        ("example.org/?u=http://a", "https://example.org/?u=http://a"),
        ("example.org:8080", "https://example.org:8080"),
    ],
)
def test_a_scheme_that_was_left_out_is_put_in(typed: str, address: str) -> None:
    assert completed(typed) == address
    assert is_fetchable(address)


@pytest.mark.parametrize("typed", ["mailto:anna@example.org", "javascript:alert(1)", ""])
def test_what_was_no_address_does_not_become_one(typed: str) -> None:
    assert not is_fetchable(completed(typed))


@given(ODD)
def test_whatever_is_given_is_an_address_of_the_web_or_refused(text: str) -> None:
    for base in (None, BASE):
        try:
            address = read_address(text, base)
        except FetchError:
            continue
        assert address.scheme in {"http", "https"}
        assert address.raw_host
        assert (address.user, address.password, address.fragment) == (None, None, "")
        assert str(address).isascii()
        assert str(address).isprintable()
        assert read_address(str(address)).origin() == address.origin()


@given(ODD)
def test_whatever_is_typed_is_completed(typed: str) -> None:
    is_fetchable(completed(typed))
