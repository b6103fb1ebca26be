import pytest

from emulator.links import LinkError, checked, mentioned_user


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://belta.by", "https://belta.by/"),
        ("HTTPS://Belta.BY/Путь?q=1#x", "https://belta.by/Путь?q=1#x"),
        ("belta.by?x", "http://belta.by/?x"),
        ("http://user:pass@belta.by:8080/a b", "http://user:pass@belta.by:8080/a%20b"),
        ("http://бел.рф", "http://бел.рф/"),
        ("http://[::1]:80/", "http://[::1]:80/"),
        ("tg:resolve?domain=x", "tg://resolve?domain=x"),
    ],
)
def test_an_address_is_kept_in_full(url: str, kept: str) -> None:
    assert checked(url) == kept


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("", "URL host is empty"),
        ("https://", "URL host is empty"),
        ("x", "Wrong HTTP URL"),
        ("http://localhost/x", "Wrong HTTP URL"),
        ("ftp://belta.by", "Unsupported URL protocol"),
        ("http://belta.by:0/", "Wrong port number specified in the URL"),
        ("http://belta.by:99999/", "Wrong port number specified in the URL"),
        ("http://bel ta.by/", "Disallowed character in URL host"),
        ("http://bel%zz.by/", "Disallowed character in URL host"),
        ("http://[x]/", "Wrong IPv6 address specified in the URL"),
        ("http://.", "Host is invalid"),
        ("tg://a.b/c", "Unallowed characters in URL host"),
        ("tg:http://x", "Wrong tg URL"),
    ],
)
def test_a_bad_address_is_refused_with_the_reason(url: str, reason: str) -> None:
    with pytest.raises(LinkError, match=reason):
        checked(url)


@pytest.mark.parametrize("url", ["http://belta.by", "tg://resolve?domain=x"])
def test_some_places_take_https_only(url: str) -> None:
    with pytest.raises(LinkError, match="Only HTTPS"):
        checked(url, https_only=True)


@pytest.mark.parametrize(
    ("url", "user_id"),
    [("tg://user?id=7", 7), ("TG:user?x=1&id=7#z", 7), ("tg://user?id=x", None), ("x.by", None)],
)
def test_a_link_to_a_user_is_known(url: str, user_id: int | None) -> None:
    assert mentioned_user(url) == user_id
