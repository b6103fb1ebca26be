pause-how-long = На колькі зрабіць паўзу? Падпіскі застануцца.
pause-days = { $count ->
    [one] { $count } дзень
    [few] { $count } дні
   *[many] { $count } дзён
}
pause-change = Іншы тэрмін, лічачы з гэтай хвіліны:
pause-endless = Пакуль не ўключу
paused-endless = Паўза. Нічога не дашлю, пакуль не ўключыце зноў.
paused-until = Паўза: нічога не дашлю. Зноў пачну — { $until }.
pause-missed = Прапушчанае прыйдзе дайджэстам.
pause-missed-digest-off = Дайджэст выключаны: прапушчанае само не прыйдзе, шукайце яго ў /latest.
pause-resume = Зноў дасылаць
pause-bad = Не разумею «{ $typed }». Паўза бывае ад хвіліны да года: <code>/pause 7d</code>, <code>/pause 45 хвілін</code>, <code>/pause 2 тыдні</code>. Або /pause — выбраць кнопкай.
resumed = Зноў дасылаю навіны.
