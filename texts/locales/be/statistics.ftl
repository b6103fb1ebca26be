stats-title = Лічбы
stats-readers = { $count ->
    [one] { $count } чытач
    [few] { $count } чытачы
   *[many] { $count } чытачоў
}
stats-subscriptions = { $count ->
    [one] { $count } падпіска
    [few] { $count } падпіскі
   *[many] { $count } падпісак
}
stats-articles = { $count ->
    [one] { $count } апублікаваны артыкул
    [few] { $count } апублікаваныя артыкулы
   *[many] { $count } апублікаваных артыкулаў
}
stats-deliveries = Дастаўкі: { $count }
stats-sent = дастаўлена — { $count }
stats-outdated = з іх абнаўляюцца — { $count }
stats-pending = у чарзе — { $count }
stats-claimed = адпраўляецца — { $count }
stats-unknown = пад пытаннем — { $count }
stats-skipped = прапушчана — { $count }
stats-dead = недаступна — { $count }
stats-in-digests = з іх у дайджэстах — { $count }
stats-period = { $days ->
    [one] за { $days } дзень
    [few] за { $days } дні
   *[many] за { $days } дзён
}
stats-few = менш за пяць
stats-hidden = не паказана
stats-joined = прыйшлі — { $count }
stats-returned = вярнуліся — { $count }
stats-left = сышлі — { $count }
stats-followed = падпісаліся — { $count }
stats-unfollowed = адпісаліся — { $count }
stats-part = { $name } — { $count }
stats-others = астатняе
stats-reason-blocked = заблакіравалі бота
stats-reason-deactivated = выдалілі акаўнт
stats-reason-never-started = не адкрывалі бота
stats-reason-kicked = прыбралі бота з чата
stats-reason-not-found = чата больш няма
stats-reason-no-rights = боту забаранілі пісаць
stats-reason-other = іншае
stats-to-words = 🔎 Па словах
stats-language-ru = па-руску
stats-language-be = па-беларуску
stats-language-en = па-англійску
stats-words = Часцей за ўсё сочаць за словамі:
stats-hours = Часцей за ўсё чытаюць: { $hours }
stats-opened-in-digest = адкрылі з дайджэста — { $count }
stats-opened-by-link = адкрылі па спасылцы — { $count }
stats-opened-by-button = адкрылі кнопкай «Чытаць» — { $count }
stats-saved = захавалі — { $count }
stats-share-asked = націснулі «Пераслаць» — { $count }
stats-shared = адправілі ў чаты — { $count }
stats-unfollowed-after = адпісаліся за суткі пасля яго — { $count }
stats-left-after = сышлі за суткі пасля яго — { $count }
stats-days = { $days ->
    [one] { $days } дзень
    [few] { $days } дні
   *[many] { $days } дзён
}
stats-chart = Графік
stats-file = Файл CSV
stats-chart-r = Чытачы
stats-chart-f = Прыток, адток
stats-chart-h = Калі чытаюць
stats-chart-s = Падпіскі
stats-dark = Цёмны
stats-light = Светлы
stats-chart-readers = { $count ->
    [one] чытач
    [few] чытачы
   *[many] чытачоў
}
stats-chart-subscriptions = { $count ->
    [one] падпіска
    [few] падпіскі
   *[many] падпісак
}
stats-chart-came = прыйшлі
stats-chart-reached = дастаўлена
stats-chart-nothing = пакуль ніхто не адкрываў навіны
stats-chart-little = занадта мала, каб паказаць
stats-chart-busiest = часцей за ўсё
stats-chart-article = № { $number }
stats-bar-reached = дастаўлена
stats-bar-opened-in-digest = адкрылі з дайджэста
stats-bar-opened-by-link = адкрылі па спасылцы
stats-bar-opened-by-button = адкрылі кнопкай
stats-bar-saved = захавалі
stats-bar-share-asked = націснулі «Пераслаць»
stats-bar-shared = адправілі ў чаты
stats-bar-unfollowed-after = адпісаліся за суткі
stats-bar-left-after = сышлі за суткі
stats-bar-dead = недаступныя
stats-table-date = Дата
stats-table-figure = Паказчык
stats-table-about = Пра што
stats-table-number = Лік
stats-table-readers = чытачы
stats-table-joined = прыйшлі
stats-table-returned = вярнуліся
stats-table-left = сышлі
stats-table-followed = падпісаліся
stats-table-unfollowed = адпісаліся
stats-table-read = адкрывалі навіны
stats-table-deliveries = дастаўкі
stats-table-delivered = дастаўлена
stats-table-failed = недаступна
stats-table-unknown = пад пытаннем
stats-table-reason = сышлі, чаму
stats-table-rubric = падпіскі па рубрыках
stats-table-words = падпіскі па словах
stats-table-word = сочаць за словамі
stats-table-language = падпіскі па мовах
stats-table-hour = адкрывалі па гадзінах
stats-table-caption = Лічбы па днях за тры месяцы. Менш за пяць чалавек не паказваем.
