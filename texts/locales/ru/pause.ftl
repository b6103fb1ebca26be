pause-how-long = На сколько сделать паузу? Подписки останутся.
pause-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
}
pause-endless = Пока не включу
paused-endless = Пауза. Ничего не пришлю, пока не включите снова. Пропущенное придёт дайджестом.
paused-until = Пауза: ничего не пришлю. Снова начну — { $until }. Пропущенное придёт дайджестом.
pause-resume = Снова присылать
pause-bad = Не понимаю «{ $typed }». Примеры: <code>/pause 7d</code> — неделя, /pause — выбрать кнопкой.
resumed = Снова присылаю новости.
