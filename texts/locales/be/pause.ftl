pause-how-long = На колькі зрабіць паўзу? Падпіскі застануцца.
pause-days = { $count ->
    [one] { $count } дзень
    [few] { $count } дні
   *[many] { $count } дзён
}
pause-change = Іншы тэрмін, лічачы з гэтай хвіліны:
pause-endless = Пакуль не ўключу
paused-endless = Паўза без тэрміну
paused-until = Паўза да { $until }
paused-nothing = Нічога не дашлю, нават тэрміновых навін. Падпіскі застануцца.
pause-missed = Прапушчанае прыйдзе дайджэстам.
pause-missed-digest-off = Што прыйшло б адразу, прыйдзе адным дайджэстам, калі паўза скончыцца.
pause-resume = Зноў дасылаць
pause-bad = Не разумею «{ $typed }». Паўза бывае ад хвіліны да года: <code>/pause 7d</code>, <code>/pause 45 хвілін</code>, <code>/pause 2 тыдні</code>. Або /pause — выбраць кнопкай.
pause-now = Зараз паўза да { $until }: нічога не прыходзіць.
pause-endless-now = Зараз паўза без тэрміну: нічога не прыходзіць.
pause-return = Вярнуць паўзу
resumed = Зноў дасылаю навіны.
resumed-toast = Зноў дасылаю навіны
