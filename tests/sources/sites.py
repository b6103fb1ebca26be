"""Pages as sites write them: each has an article in it, or something where that should be."""

import json
from collections.abc import Iterable

BRIDGE = (
    "Мост через Припять открыли сегодня в Лунинце, сообщает корреспондент БЕЛТА.",
    "Движение пустят в полдень, сказал председатель райисполкома Иван Ковальчук.",
    "Строили его два года: прежний мост закрыли ещё весной, и ездить приходилось в объезд.",
    "В день по нему пройдут до десяти тысяч машин, половина из них — грузовые.",
)
MENU = "".join(
    f'<li><a href="/{n}">{name}</a></li>'
    for n, name in enumerate(("Главная", "Политика", "Экономика", "Общество", "Спорт", "Погода"))
)


def paragraphs(texts: Iterable[str] = BRIDGE) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def linked_data(**said: object) -> str:
    told = {"@context": "https://schema.org", "@type": "NewsArticle", **said}
    return f'<script type="application/ld+json">{json.dumps(told, ensure_ascii=False)}</script>'


def page(body: str, head: str = "", title: str = "Мост открыт") -> str:
    return (
        f"<!doctype html><html lang=ru><head><title>{title}</title>{head}</head><body>"
        f"<header><nav><ul>{MENU}</ul></nav></header><main>{body}</main>"
        "<footer><p>© Сайт, 2024. Все права защищены</p></footer></body></html>"
    )


def article(body: str = "", head: str = "", headline: str = "Мост открыт") -> str:
    """A page of one article, by its markup alone."""
    return page(f"<article><h1>{headline}</h1>{body or paragraphs()}</article>", head)


BELTA = page(
    '<div class="breadcrumbs"><a href="/">Главная</a> › <a href="/society">Общество</a></div>'
    '<div class="news"><div class="date_full">04 июля 2024, 19:25</div>'
    "<h1>Мост через Припять открыт</h1><div class='text'>"
    "<p>4 июля, Лунинец /Корр. БЕЛТА/. Мост через Припять открыли сегодня.</p>"
    + paragraphs(BRIDGE[1:])
    + "<p>-0-</p></div><div class='tags'>#Мосты #Лунинец</div>"
    "<div class='also'><h3>Читайте также</h3><ul>"
    "<li><a href='/1'>В Бресте открыли парк</a></li><li><a href='/2'>Погода на завтра</a></li>"
    "</ul></div></div>",
    '<link rel="canonical" href="https://belta.by/society/view/most-1">'
    '<meta property="og:image" content="/images/most.jpg">',
    "Мост через Припять открыт | БЕЛТА",
)
"""A Belarusian agency's: no data for machines but an address and a picture."""

WORDPRESS = page(
    '<article class="post"><header class="entry-header"><h1 class="entry-title">Мост открыт</h1>'
    '<time class="entry-date" datetime="2024-07-04T19:25:00+03:00">4 июля</time></header>'
    '<div class="entry-content"><p>Мост <strong>пущен</strong> <a href="/plan">по плану</a>.</p>'
    f"{paragraphs()}<h2>Что дальше</h2><ul><li>проспект</li><li>набережная</li></ul>"
    "<blockquote><p>Ездите на здоровье, сказал мэр.</p></blockquote></div></article>"
    "<section class='comments'><h2>2 комментария</h2><p>Наконец-то!</p></section>",
    '<meta property="og:type" content="article">'
    '<meta property="og:title" content="Мост открыт - Городской блог">'
    '<meta property="article:published_time" content="2024-07-04T16:25:00+00:00">'
    '<meta property="article:section" content="Общество">'
    '<meta property="og:image" content="https://blog.by/wp-content/most.jpg">',
    "Мост открыт - Городской блог",
)

WALL = page(
    "<article><h1>Мост открыт</h1><p>Мост через Припять открыли сегодня в Лунинце, а вот…</p>"
    '<div class="paywall"><p>Оформите подписку, чтобы читать дальше.</p></div></article>',
    linked_data(headline="Мост открыт", isAccessibleForFree=False),
)
CHALLENGE = (
    "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>"
    "<h1>belta.by</h1><p>Verify you are human by completing the action below.</p>"
    '<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script></body></html>'
)
DDOS_GUARD = (
    "<html><head><title>DDoS-Guard</title></head><body><h1>Проверка браузера</h1>"
    '<script src="/.well-known/ddos-guard/js-challenge/index.js"></script></body></html>'
)
LOGIN = page(
    "<h1>Вход</h1><form><p>Введите имя и пароль.</p><input name=a><input type=password></form>"
)
FRONT = page(
    "".join(
        f'<article><h2><a href="/{n}">Новость номер {n}: в городе открыли мост</a></h2>'
        f'<a href="/{n}">Читать далее</a></article>'
        for n in range(30)
    ),
    title="Новости города",
)
EMPTY = page("<div id=app></div><noscript>Нужен браузер</noscript>", title="Мост открыт")
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"
