stats-title = Цифры
stats-readers = { $count ->
    [one] { $count } читатель
    [few] { $count } читателя
   *[many] { $count } читателей
}
stats-subscriptions = { $count ->
    [one] { $count } подписка
    [few] { $count } подписки
   *[many] { $count } подписок
}
stats-articles = { $count ->
    [one] { $count } опубликованная статья
    [few] { $count } опубликованные статьи
   *[many] { $count } опубликованных статей
}
stats-deliveries = Доставки: { $count }
stats-sent = доставлено — { $count }
stats-outdated = из них обновляются — { $count }
stats-pending = в очереди — { $count }
stats-claimed = отправляется — { $count }
stats-unknown = под вопросом — { $count }
stats-skipped = пропущено — { $count }
stats-dead = недоступно — { $count }
stats-in-digests = из них в дайджестах — { $count }
stats-period = { $days ->
    [one] за { $days } день
    [few] за { $days } дня
   *[many] за { $days } дней
}
stats-few = меньше пяти
stats-hidden = не показано
stats-joined = пришли — { $count }
stats-returned = вернулись — { $count }
stats-left = ушли — { $count }
stats-followed = подписались — { $count }
stats-unfollowed = отписались — { $count }
stats-part = { $name } — { $count }
stats-others = остальное
stats-reason-blocked = заблокировали бота
stats-reason-deactivated = удалили аккаунт
stats-reason-never-started = не открывали бота
stats-reason-kicked = убрали бота из чата
stats-reason-not-found = чата больше нет
stats-reason-no-rights = боту запретили писать
stats-reason-other = другое
stats-to-words = 🔎 По словам
stats-language-ru = на русском
stats-language-be = на белорусском
stats-language-en = на английском
stats-words = Чаще всего следят за словами:
stats-hours = Чаще всего читают: { $hours }
stats-opened-in-digest = открыли из дайджеста — { $count }
stats-opened-by-link = открыли по ссылке — { $count }
stats-opened-by-button = открыли кнопкой «Читать» — { $count }
stats-saved = сохранили — { $count }
stats-share-asked = нажали «Переслать» — { $count }
stats-shared = отправили в чаты — { $count }
stats-unfollowed-after = отписались за сутки после неё — { $count }
stats-left-after = ушли за сутки после неё — { $count }
stats-days = { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
stats-chart = График
stats-file = Файл CSV
stats-chart-r = Читатели
stats-chart-f = Приток, отток
stats-chart-h = Когда читают
stats-chart-s = Подписки
stats-dark = Тёмный
stats-light = Светлый
stats-chart-readers = { $count ->
    [one] читатель
    [few] читателя
   *[many] читателей
}
stats-chart-subscriptions = { $count ->
    [one] подписка
    [few] подписки
   *[many] подписок
}
stats-chart-came = пришли
stats-chart-reached = доставлено
stats-chart-nothing = пока никто не открывал новости
stats-chart-little = слишком мало, чтобы показать
stats-chart-busiest = чаще всего
stats-chart-article = № { $number }
stats-bar-reached = доставлено
stats-bar-opened-in-digest = открыли из дайджеста
stats-bar-opened-by-link = открыли по ссылке
stats-bar-opened-by-button = открыли кнопкой
stats-bar-saved = сохранили
stats-bar-share-asked = нажали «Переслать»
stats-bar-shared = отправили в чаты
stats-bar-unfollowed-after = отписались за сутки
stats-bar-left-after = ушли за сутки
stats-bar-dead = недоступны
stats-table-date = Дата
stats-table-figure = Показатель
stats-table-about = О чём
stats-table-number = Число
stats-table-readers = читатели
stats-table-joined = пришли
stats-table-returned = вернулись
stats-table-left = ушли
stats-table-followed = подписались
stats-table-unfollowed = отписались
stats-table-read = открывали новости
stats-table-deliveries = доставки
stats-table-delivered = доставлено
stats-table-failed = недоступно
stats-table-unknown = под вопросом
stats-table-reason = ушли, почему
stats-table-rubric = подписки по рубрикам
stats-table-words = подписки по словам
stats-table-word = следят за словами
stats-table-language = подписки по языкам
stats-table-hour = открывали по часам
stats-table-caption = Цифры по дням за три месяца. Меньше пяти человек не показываем.
