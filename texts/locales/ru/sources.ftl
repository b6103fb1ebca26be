sources-title = Источники
sources-none = Источников пока нет. Пришлите адрес сайта или ленты, а для своего канала — @имя: покажу, что там есть, и только потом предложу включить.
sources-menu =
    <b>Источники</b>
    Новое с сайта или из вашего канала само становится статьями: черновиками на проверку или сразу публикациями.

    <code>/source add https://example.by</code> — найти ленту и попробовать
    <code>/source add https://example.by Спорт publish</code> — сразу с рубрикой и режимом
    <code>/source add @channel</code> — ваш канал
    <code>/source 3</code> — карточка источника
    <code>/source check 3</code>, <code>pause 3</code>, <code>resume 3</code>, <code>remove 3</code>
sources-open-list = Все источники
sources-add = + Источник
sources-back = ‹ Источники
sources-back-to-card = ‹ Назад
sources-cancel = Отмена
sources-prompt = Пришлите адрес сайта или ленты, а для своего канала — @имя. После адреса можно назвать рубрику и режим: <code>https://example.by Спорт publish</code>
sources-prompt-dropped = Хорошо, адреса не жду.
sources-unknown = Источника { $number } нет.
sources-which = Какой источник? Номера — в списке: /sources
sources-usage = Не понимаю «{ $typed }».
sources-gone = Этого источника уже нет
sources-drafts-on = Черновики мне: да
sources-drafts-off = Черновики мне: нет
sources-drafts-wanted = Черновики из источников будут приходить вам
sources-drafts-unwanted = Черновики из источников вам больше не придут
# Состояние источника.
sources-state-trial = не включён, ждёт вашего решения
sources-state-paused = на паузе
sources-state-ended = закончился: сайт сообщает, что ленты больше нет
sources-state-removed = удалён
sources-state-new = ещё не проверялся
sources-state-going = идёт
sources-state-silent = молчит { $span }
sources-state-silent-always = молчит
sources-state-usual = обычно { $span }
sources-state-no-feed = это не лента: по адресу открывается страница
sources-state-empty = лента пуста
sources-state-blocked = не пускает { $span }
sources-state-no-admin = бот больше не администратор канала
sources-state-unreachable = не отвечает { $span }
sources-state-busy = просит зайти позже
sources-state-held = ждёт вас: слишком много нового сразу
sources-last = последняя { $span } назад
sources-last-none = новостей ещё не было
sources-next = проверю в { $time }
sources-next-day = проверю: { $at }
sources-moving = говорит, что переехал: { $address }
sources-mode-review = на проверку
sources-mode-publish = выходит само
sources-in-rubric = Рубрика: { $name }
sources-no-rubric = не выбрана
sources-by-categories = { $count ->
    [one] по { $count } категории
   *[other] по { $count } категориям
}, остальное — { $name }
sources-rest-unfiled = без рубрики
sources-mode-line = Режим: { $mode }
sources-latest = Последнее:
sources-not-taken = Ещё не взято:
sources-item-skipped = пропущено
sources-held-examples = Например:
# Проба.
sources-looking = Смотрю, что там…
sources-trial-day = { $count ->
    [0] За последние сутки статей не было.
    [one] За сутки была бы { $count } статья.
    [few] За сутки было бы { $count } статьи.
   *[many] За сутки было бы { $count } статей.
}
sources-trial-last = { $count ->
    [1] Вот последняя; кто бы её получил:
    [2] Вот последние две; кто бы их получил:
   *[other] Вот последние три; кто бы их получил:
}
sources-trial-nobody = на такое пока никто не подписан
sources-trial-channel = Статьями станут записи, которые появятся после включения: прежних Telegram боту не показывает.
sources-trial-next = Пока ничего не публикуется. Включить?
sources-warning-headlines = ⚠ В ленте нет полных текстов: за каждым бот сходит на страницу статьи.
sources-warning-dates = ⚠ У новостей нет дат: датой станет момент, когда бот их увидел.
sources-warning-validators = ⚠ Сайт не сообщает, изменилась ли лента: бот будет всякий раз скачивать её целиком.
sources-warning-rubric = ⚠ Без рубрики статьи не попадут в дайджесты: выберите рубрику или назначьте категории.
sources-switch-on = Включить
sources-switch-on-and-take = Включить и взять три последние
sources-not-now = Не сейчас
sources-take-newest = Взять три последние
sources-switched-on = Включён. Новое { $mode ->
    [publish] будет выходить само
   *[review] будет приходить черновиками
}, прежнее не трогаю.
sources-taken = { $count ->
    [0] Брать нечего: всё уже взято.
    [one] Взята { $count } новость: она { $mode ->
        [publish] выйдет через минуту
       *[review] придёт черновиком
    }.
    [few] Взяты { $count } новости: они { $mode ->
        [publish] выйдут через минуту
       *[review] придут черновиками
    }.
   *[many] Взято { $count } новостей: они { $mode ->
        [publish] выйдут через минуту
       *[review] придут черновиками
    }.
}
sources-forgotten = Хорошо, не включаю. Чтобы вернуться к нему, пришлите адрес ещё раз.
sources-known = Этот источник уже есть.
sources-several = На странице несколько лент. Какую попробовать?
# Что не вышло.
sources-wrong-bad-address = «{ $typed }» — не адрес. Нужен адрес сайта или ленты, например <code>https://example.by/rss</code>, или @имя вашего канала.
sources-wrong-unknown-rubric = Рубрики «{ $name }» нет. Назовите другую или выберите кнопкой после пробы.
sources-wrong-no-feed-found = На этой странице ленты новостей не нашлось. Поищите на сайте значок RSS или спросите его редакцию и пришлите адрес самой ленты.
sources-wrong-status = Сайт отвечает ошибкой { $status }. Проверьте адрес в браузере и пришлите ещё раз.
sources-wrong-fetch-forbidden = Туда бот не ходит: адрес ведёт во внутреннюю сеть или на необычный порт. Нужен открытый адрес, http или https.
sources-wrong-fetch-not-found = Такого сайта нет. Проверьте, нет ли в адресе опечатки.
sources-wrong-fetch-unreachable = Сайт не отвечает. Попробуйте позже.
sources-wrong-fetch-too-large = По этому адресу больше, чем бот готов скачать. Нужен адрес самой ленты.
sources-wrong-fetch-too-slow = Сайт отвечал слишком долго. Попробуйте позже.
sources-wrong-fetch-too-many-redirects = Адрес без конца перенаправляет на другой. Пришлите тот, что открывается в браузере.
sources-wrong-fetch-broken = Ответ сайта обрывается или не читается. Попробуйте позже или пришлите другой адрес.
sources-wrong-unreadable = Лента есть, но прочесть её не удалось: она слишком велика или повреждена. Пришлите другой адрес.
# Карточка.
sources-check = Проверить сейчас
sources-pause = Пауза
sources-resume = Продолжить
sources-mode = Режим ›
sources-rubric = Рубрика ›
sources-categories = Категории ›
sources-remove = Удалить
sources-keep = Оставить
sources-remove-question = Удалить { $title }? Нового оттуда не будет; статьи, которые уже есть, останутся.
sources-removed = { $title }: удалён. Статьи остались.
sources-paused = На паузе: пока не заглядываю
sources-resumed = Снова слежу
sources-look-soon = Проверяю, загляните сюда через минуту
sources-checked-new = { $count ->
    [one] Есть { $count } новая
    [few] Есть { $count } новые
   *[many] Есть { $count } новых
}
sources-checked-nothing = Нового нет
sources-no-look = У канала проверять нечего: записи приходят сами
sources-which-mode = Что делать с новым?
sources-which-mode-review = <b>На проверку</b>: приходит редакторам черновиком и выходит, когда кто-то нажмёт «Опубликовать».
sources-which-mode-publish = <b>Выходит само</b>: уходит читателям, как только появится в источнике.
sources-button-review = На проверку
sources-button-publish = Выходит само
sources-which-rubric = В какую рубрику класть то, что не разложено по категориям?
sources-without-rubric = Без рубрики
sources-categories-title = Категории
sources-categories-none = Категорий в этом источнике пока не встречалось.
sources-categories-how = Нажмите категорию, чтобы выбрать рубрику, или ответьте на это сообщение строкой: <code>Экономика и бизнес = Экономика</code>
sources-category-own = рубрика источника
sources-button-category-own = Рубрика источника
sources-category-guessed = по названию
sources-category-items = { $count ->
    [one] { $count } статья
    [few] { $count } статьи
   *[many] { $count } статей
}
sources-which-category-rubric = В какую рубрику класть «{ $name }»?
sources-category-filed = «{ $name }» → { $rubric }
sources-category-unknown = Категории «{ $name }» у этого источника не было.
sources-category-bad = Не понимаю. Ответьте так: <code>Экономика и бизнес = Экономика</code>
# Всплеск.
sources-release = Да, это новые
sources-drop-held = Нет, это старые
sources-released = { $count ->
    [one] Взята { $count } новость
    [few] Взяты { $count } новости
   *[many] Взято { $count } новостей
}
sources-held-dropped = Хорошо, это старые: статей из них не будет
sources-nothing-held = Об этом уже ответили
