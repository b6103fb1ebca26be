pause-how-long = На сколько сделать паузу? Подписки останутся.
pause-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
}
pause-change = Другой срок, считая с этой минуты:
pause-endless = Пока не включу
paused-endless = Пауза. Ничего не пришлю, пока не включите снова.
paused-until = Пауза: ничего не пришлю. Снова начну — { $until }.
pause-missed = Пропущенное придёт дайджестом.
pause-missed-digest-off = Дайджест выключен: пропущенное само не придёт, ищите его в /latest.
pause-resume = Снова присылать
pause-bad = Не понимаю «{ $typed }». Пауза бывает от минуты до года: <code>/pause 7d</code>, <code>/pause 45 минут</code>, <code>/pause 2 недели</code>. Или /pause — выбрать кнопкой.
resumed = Снова присылаю новости.
