details-title = Что распознано
details-rubrics = Рубрики
details-no-rubric = не выбраны
details-mended = ✓ Исправлено: { $name }
details-unchanged = Так и было
details-clear = Убрать
details-photos = { $count }
details-which-language = На каком языке написана статья? От этого зависит, какие слова в ней найдут подписчики.
detail-headline = Заголовок
    .none = нет
detail-lead = Лид
    .none = начало текста
detail-place = Место
    .none = нет
detail-date = Дата
    .none = время выхода
detail-source = Источник
    .none = нет
detail-tags = Теги
    .none = нет
detail-language = Язык
    .none = нет
detail-photo = Фото
    .none = нет
details-ask-headline = Пришлите новый заголовок.
details-ask-lead = Пришлите лид — одно-два предложения. Он встанет под заголовком, а где статья не помещается — вместо начала текста.
details-ask-place = Пришлите место, например: Минск
details-ask-date = Пришлите дату и время, например: 4 июля 2024 19:25
details-ask-source = Пришлите ссылку на источник, например: https://belta.by/news/1
details-ask-tags = Пришлите теги через запятую, до десяти, например: договор, союзное государство
details-ask-photo = Пришлите другое фото.
details-changed-since = Статью тем временем изменил кто-то ещё. Посмотрите и пришлите ещё раз.
details-empty = Здесь нет слов.
details-headline-too-long = { $count ->
    [one] В этом заголовке { $count } знак, а поместится не больше 300.
    [few] В этом заголовке { $count } знака, а поместится не больше 300.
   *[many] В этом заголовке { $count } знаков, а поместится не больше 300.
}
details-lead-too-long = { $count ->
    [one] В этом лиде { $count } знак, а поместится не больше 500.
    [few] В этом лиде { $count } знака, а поместится не больше 500.
   *[many] В этом лиде { $count } знаков, а поместится не больше 500.
}
details-place-too-long = Слишком длинно для места: не больше 100 знаков.
details-no-date = «{ $typed }» — не дата с годом.
details-no-link = «{ $typed }» — не ссылка.
details-tag-too-long = Один из тегов длиннее 40 знаков. Разделите теги запятыми.
details-too-many-tags = Тегов больше десяти.
details-unknown-language = Статья может быть на русском, белорусском или английском.
details-no-photo = Это не фото.
