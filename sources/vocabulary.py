"""Vocabulary of page furniture, in Russian, Belarusian and English."""

HOME = ("Главная", "Главная страница", "На главную", "Галоўная", "На галоўную", "Home")
"""The first name of a breadcrumb trail."""

SECTIONS = (
    *("Новости", "Все новости", "Новости дня", "Рубрики", "Разделы", "Статьи", "Контакты", "О нас"),
    *("Реклама", "Войти", "Вход", "Регистрация", "Поиск", "Меню", "Подписка", "Архив", "Видео"),
    *("Фото", "Об агентстве", "Редакция", "Рекламодателям", "Вакансии", "ВКонтакте"),
    *("Одноклассники", "Навіны", "Усе навіны", "Рубрыкі", "Кантакты", "Пра нас", "Увайсці"),
    *("Пошук", "Архіў", "News", "All news", "Sections", "Contacts", "About", "About us", "Sign in"),
    *("Log in", "Subscribe", "Search", "Menu", "Archive", "Advertising", "Skip to content", "RSS"),
    *("Contact", "Business", "Markets", "Technology", "Opinion", "Sustainability", "More"),
    *(
        "Skip to main content",
        "Бизнес",
        "Финансы",
        "Мнения",
        "Недвижимость",
        "Интервью",
        "Бізнес",
        "Меркаванні",
    ),
    *("Мир", "Россия", "В стране", "За рубежом", "Свет", "У краіне", "Все рубрики"),
    *("В России", "В Беларуси", "У Беларусі", "У Расіі", "У краіне і свеце"),
    *("Telegram", "Facebook", "Twitter", "YouTube", "Instagram", "Viber", "WhatsApp", "VK", "X"),
)
"""Items of menus, beside the rubrics."""

SITES = (
    *("БЕЛТА", "BelTA", "СБ. Беларусь сегодня", "Звязда", "Onlíner", "Onliner", "Sputnik"),
    *("Зеркало", "BBC News, Русская служба"),
    *("Наша Ніва", "Радыё Свабода", "Еврорадио", "Еўрарадыё", "ТАСС", "TASS", "РИА Новости", "РБК"),
    *("Интерфакс", "Interfax", "Коммерсантъ", "Ведомости", "Известия", "Lenta.ru", "Лента.ру"),
    *("Газета.Ru", "RT", "BBC", "BBC News", "Reuters", "AP News", "CNN"),
    *("The Guardian", "Bloomberg", "Euronews", "Deutsche Welle", "DW", "France 24", "Al Jazeera"),
)
"""Names that agencies and papers print at the top of their pages."""

RELATED = (
    *("Читайте также", "Читать также", "Читайте ещё", "Чытайце таксама", "Чытайце яшчэ"),
    *("Материалы по теме", "Новости по теме", "Ещё по теме", "По теме", "Па тэме"),
    *("Другие новости", "Последние новости", "Главные новости", "Лента новостей", "Популярное"),
    *("Популярные новости", "Самое читаемое", "Рекомендуем", "Не пропустите", "Іншыя навіны"),
    *("Апошнія навіны", "Папулярнае", "Стужка навін", "Read also", "Read more", "See also"),
    *("Also read", "Related", "Related articles", "Related news", "Related stories", "Latest news"),
    *("Most read", "Top stories", "Popular", "Related topics", "More on this story"),
    *("Suggested topics", "Explore more on these topics", "Explore more on this topic"),
)
"""Headings of lists of other articles; each stands alone on a line, or before a colon."""

LISTS = (
    *("Теги", "Тэги", "Тэгі", "Метки", "Ключевые слова", "Tags", "Topics", "Keywords"),
    *("Поделиться", "Поделитесь", "Падзяліцца", "Share", "Share this", "Share this article"),
    *("Комментарии", "Каментары", "Каментарыі", "Comments"),
)
"""Headings of other lists; each stands alone on a line, or with a count."""

INVITATIONS = (
    *("Подписывайтесь на", "Подписывайтесь в", "Подпишитесь на", "Читайте нас в", "Читайте нас на"),
    *("Следите за нами в", "Следите за нашими новостями"),
    *("Падпісвайцеся на", "Падпішыцеся на", "Чытайце нас у", "Follow us"),
    *("Subscribe to our", "Subscribe to us", "Join us on"),
    *("Нашли ошибку", "Заметили ошибку", "Выделите текст с ошибкой", "Знайшлі памылку"),
    *("Заўважылі памылку", "Found a mistake", "Есть о чём рассказать"),
)
"""Beginnings of lines that ask the visitor for something."""

SHARING = (
    *("Поделиться в", "Поделиться с", "Падзяліцца ў", "Падзяліцца з", "Share on", "Share with"),
    *("Share via", "Share to"),
)
"""Beginnings of buttons, one word before their end."""

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
    *("Поделиться в соцсетях", "Падзяліцца ў сацсетках", "Принять", "Прыняць", "Accept all"),
    *("Согласен", "Принять все", "Комментарии отключены"),
)
"""Whole lines that are a button."""

CREDITS = (
    *("Фото", "Видео", "Снимок", "Коллаж", "Иллюстрация", "Источник фото", "Автор", "Фота"),
    *("Відэа", "Крыніца фота", "Аўтар", "Photo", "Photos", "Video", "Image", "Photo credit"),
    *("Image credit", "Author"),
)
"""Words before a colon or a copyright sign that name who made what is not in the text."""

COUNTERS = (
    *("просмотр", "просмотра", "просмотров", "просмотры", "комментарий", "комментария"),
    *("комментариев", "комментарии", "прочтений", "прочтения", "чтения", "читать", "просмотрело"),
    *("мин", "минута", "минуты", "минут", "прагляд", "прагляды", "праглядаў", "каментар"),
    *("каментары", "каментароў", "каментарыяў", "хв", "хвіліна", "хвіліны", "хвілін", "чытання"),
    *("view", "views", "comment", "comments", "read", "min", "minute", "minutes", "reading"),
    *("время", "час", "чытаць", "прочитали", "time", "reads", "shares", "тыс", "k", "на", "для"),
    *("for", "в", "у", "на", "чтение", "чытанне", "to", "текста", "лайков", "likes", "мин.чтения"),
)
"""Words with which sites say what they count; no other words stand beside the number."""

COUNTED = (
    *("просмотр", "комментари", "прочт", "чтен", "прагляд", "камент", "чытан", "view", "comment"),
    *("read", "мин", "хв", "min", "share", "лайк", "like", "прочитали", "читать", "чытаць"),
)
"""Beginnings of the words of which at least one tells that a number is a site's count."""

DATE_LABELS = (
    *(
        "",
        "t",
        "в",
        "г",
        "год",
        "года",
        "годзе",
        "от",
        "дата",
        "время",
        "опубликовано",
        "публикация",
    ),
    *(
        "публикации",
        "опубликована",
        "опубликован",
        "обновлено",
        "обновлен",
        "обновлена",
        "обновление",
    ),
    *("обновления", "последнее", "изменено", "изменения", "добавлено", "создано", "размещено", "у"),
    *(
        "ад",
        "час",
        "апублікавана",
        "апублікаваны",
        "публікацыі",
        "абноўлена",
        "абнаўленне",
        "дададзена",
    ),
    *("апошняе", "on", "at", "date", "time", "published", "posted", "last", "updated", "modified"),
    *(
        "created",
        "added",
        "update",
        "publication",
        "of",
        "the",
        "местное",
        "минск",
        "мінск",
        "minsk",
    ),
    *("ў", "понедельника", "europe/minsk", "обн", "абн", "upd", "выйшла", "вышла", "дополнено"),
)
"""Words that belong to a date."""

WEEKDAY_NAMES = (
    *("понедельник", "вторник", "среда", "среду", "четверг", "пятница", "пятницу", "суббота"),
    *("субботу", "воскресенье", "пн", "вт", "ср", "чт", "пт", "сб", "вс"),
    *("панядзелак", "аўторак", "серада", "сераду", "чацвер", "пятніца", "пятніцу", "субота"),
    *("суботу", "нядзеля", "нядзелю", "аў", "чц", "нд"),
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    *("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"),
)

SOURCES = (
    *("источник", "источник информации", "первоисточник", "ссылка на источник", "крыніца"),
    *("крыніца інфармацыі", "першакрыніца", "source", "source link"),
)
"""Words before the name or the address of where an article is from."""

LINKS = ("ссылка", "спасылка", "link", "url")
"""Words that say the same before an address."""

AUTHORS = (
    *(
        "Автор",
        "Авторы",
        "Аўтар",
        "Аўтары",
        "Author",
        "Authors",
        "Текст",
        "Тэкст",
        "Text",
        "Written by",
        "Фото",
        "Фота",
        "Photo",
        "Photos",
    ),
    *("Корреспондент", "Карэспандэнт", "Редактор", "Рэдактар", "Editor", *SOURCES),
)
"""Words before the name of whoever wrote the article, on its date line."""

NOTICES = (
    *("мы используем", "этот сайт использует", "наш сайт использует", "сайт использует"),
    *(
        "на сайте используются",
        "продолжая пользоваться",
        "мы выкарыстоўваем",
        "наш сайт выкарыстоўвае",
    ),
    *("гэты сайт выкарыстоўвае", "this site uses", "this website uses", "we use", "our site uses"),
    *("we and our partners", "by continuing to"),
)
"""Beginnings of the notices about cookies."""

REGISTRATIONS = (
    *("зарегистрирован", "свидетельство о регистрации", "свидетельство эл", "роскомнадзор"),
    *("лицензия №", "учредитель", "иностранным агентом", "иностранного агента", "закона о сми"),
    *("законом о сми", "федеральным законом", "законом республики", "возрастное ограничение"),
    *("зарэгістраван", "пасведчанне аб рэгістрацыі", "заснавальнік", "замежным агентам"),
    *("закона аб смі", "законам аб смі", "законам рэспублікі", "registered with", "registered by"),
    *("registered in", "is registered", "certificate no", "registration certificate"),
    *("registration number", "foreign agent", "media law"),
)
"""Words of the notices of a site's registration and of laws, in lower case."""

RIGHTS = ("все права защищены", "усе правы абаронены", "all rights reserved")
"""What ends a notice at the bottom of a page."""

REPRINTS = (
    *("перепечатка текста", "перепечатка материалов", "при использовании материалов"),
    *("полная перепечатка", "частичная перепечатка", "поўны перадрук", "перадрук тэксту"),
    *("при перепечатке материалов", "при цитировании материалов", "пры выкарыстанні матэрыялаў"),
)
"""Beginnings of notices that ask for a link, or forbid reprints."""

LANGUAGES = {
    "ru": ("русский", "рус", "руская", "расейская", "russian", "ru"),
    "be": ("белорусский", "бел", "беларуская", "belarusian", "be", "by"),
    "en": ("английский", "англ", "англійская", "english", "en"),
}
"""What editors call the languages of articles."""

LABELS = {
    "rubric": (
        *(
            "рубрика",
            "рубрики",
            "раздел",
            "категория",
            "рубрыка",
            "рубрыкі",
            "раздзел",
            "катэгорыя",
        ),
        *("rubric", "rubrics", "section", "category"),
    ),
    "place": ("место", "место события", "месца", "месца падзеі", "place", "location"),
    "date": (
        *("дата", "дата публикации", "дата и время", "дата публікацыі", "дата і час", "date"),
        *("publication date", "date and time"),
    ),
    "time": ("время", "время публикации", "час", "час публікацыі", "time"),
    "source": SOURCES,
    "tags": (
        *("теги", "тег", "тэги", "тэг", "тэгі", "метки", "хештеги", "хэштеги", "хэштэгі"),
        *("ключевые слова", "ключавыя словы", "tags", "tag", "hashtags", "keywords"),
    ),
    "lead": ("лид", "лід", "lead", "lede"),
    "language": ("язык", "мова", "language"),
}
"""Labels by which an editor says, above the text, what belongs to the article but not in it."""
