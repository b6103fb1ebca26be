limit-title = Лимит
limit-is = { $count ->
    [one] не больше { $count } новости в день
   *[other] не больше { $count } новостей в день
}
limit-is-off = выключен
limit-about = Сразу приходит всё, за чем вы так следите. Можно решить, сколько новостей в день приходит сразу; остальное подождёт дайджеста.
limit-rest = Столько приходит сразу, остальное ждёт дайджеста. Следующий — { $moment }.
limit-counts = Молнии не в счёт. День начинается в полночь по вашему времени.
limit-hint = Другое число — командой: <code>/limit 7</code>
limit-stop = Без лимита
limit-return = Вернуть { $count } в день
limit-toast = Сразу — не больше { $count } в день
limit-off-toast = Лимит выключен
limit-bad-no-number = Не вижу числа в «{ $word }».
limit-bad-range = «{ $word }» не подходит: лимит бывает от 1 до 1000.
limit-bad-word = Не понимаю «{ $word }».
limit-example = Например: <code>/limit 5</code> — сразу не больше пяти новостей в день, <code>/limit off</code> — без лимита.
