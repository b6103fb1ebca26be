"""The words that sites put around articles, in Russian, Belarusian and English."""

HOME = ("Главная", "Главная страница", "На главную", "Галоўная", "На галоўную", "Home")
"""The first name of a breadcrumb trail."""

SECTIONS = (
    *("Новости", "Все новости", "Новости дня", "Рубрики", "Разделы", "Статьи", "Контакты", "О нас"),
    *("Реклама", "Войти", "Вход", "Регистрация", "Поиск", "Меню", "Подписка", "Архив", "Видео"),
    *("Фото", "Об агентстве", "Редакция", "Рекламодателям", "Вакансии", "ВКонтакте"),
    *("Одноклассники", "Навіны", "Усе навіны", "Рубрыкі", "Кантакты", "Пра нас", "Увайсці"),
    *("Пошук", "Архіў", "News", "All news", "Sections", "Contacts", "About", "About us", "Sign in"),
    *("Log in", "Subscribe", "Search", "Menu", "Archive", "Advertising", "Skip to content", "RSS"),
    *("Telegram", "Facebook", "Twitter", "YouTube", "Instagram", "Viber", "WhatsApp", "VK", "X"),
)
"""Items of menus, beside the rubrics."""

LISTS = (
    *("Читайте также", "Читать также", "Читайте ещё", "Чытайце таксама", "Чытайце яшчэ"),
    *("Материалы по теме", "Новости по теме", "Ещё по теме", "По теме", "Па тэме"),
    *("Другие новости", "Последние новости", "Главные новости", "Лента новостей", "Популярное"),
    *("Популярные новости", "Самое читаемое", "Рекомендуем", "Не пропустите", "Іншыя навіны"),
    *("Апошнія навіны", "Папулярнае", "Стужка навін", "Read also", "Read more", "See also"),
    *("Also read", "Related", "Related articles", "Related news", "Related stories", "Latest news"),
    *("Most read", "Top stories", "Popular", "Теги", "Тэги", "Тэгі", "Метки", "Ключевые слова"),
    *("Tags", "Topics", "Keywords", "Поделиться", "Поделитесь", "Подзяліцца", "Share"),
    *("Share this", "Share this article", "Комментарии", "Каментары", "Каментарыі", "Comments"),
)
"""Headings of lists; each stands alone on a line, or with a count, or before a colon."""

INVITATIONS = (
    *("Подписывайтесь на", "Подписывайтесь в", "Подпишитесь на", "Читайте нас в", "Читайте нас на"),
    *("Следите за нами в", "Следите за нашими новостями", "Поделиться в", "Поделиться с"),
    *("Падпісвайцеся на", "Падпішыцеся на", "Чытайце нас у", "Подзяліцца ў", "Follow us"),
    *("Subscribe to our", "Subscribe to us", "Join us on", "Share on", "Share with", "Share via"),
    *("Нашли ошибку", "Заметили ошибку", "Знайшлі памылку"),
)
"""Beginnings of lines that ask the visitor for something."""

BUTTONS = (
    *("Распечатать", "Печать", "Версия для печати", "Скопировать ссылку", "В закладки"),
    *("Сохранить", "Слушать новость", "Подписаться", "Падпісацца", "Подписывайтесь"),
    *(
        "Раздрукаваць",
        "Перейти в медиабанк",
        "Print",
        "Copy link",
        "Save",
        "Listen",
        "A+ A-",
        "A- A+",
    ),
)
"""Whole lines that are a button."""

CREDITS = (
    *("Фото", "Видео", "Снимок", "Коллаж", "Иллюстрация", "Источник фото", "Автор", "Фота"),
    *("Відэа", "Крыніца фота", "Аўтар", "Photo", "Photos", "Video", "Image", "Photo credit"),
    *("Image credit", "Author"),
)
"""Words before a colon or a copyright sign that name who made what is not in the text."""

COUNTERS = (
    *("просмотр", "просмотра", "просмотров", "комментарий", "комментария", "комментариев"),
    *("мин", "прагляд", "прагляды", "праглядаў", "хв", "view", "views", "comments", "min read"),
    *("время чтения", "час чытання", "reading time"),
)
"""What sites count."""

RIGHTS = (
    *("все права защищены", "усе правы абаронены", "all rights reserved"),
    *(
        "перепечатка текста",
        "при использовании материалов",
        "при перепечатке материалов",
        "при цитировании материалов",
    ),
    *("пры выкарыстанні матэрыялаў",),
)
"""Phrases that stand at the bottom of a page only."""
