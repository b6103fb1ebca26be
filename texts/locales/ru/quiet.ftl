quiet-title = Тихие часы
quiet-is-off = выключены
quiet-length = Каждый день { $length } без сообщений.
quiet-begins = Ближайшие — { $moment }.
quiet-now = Сейчас тихие часы, до { $until }.
quiet-then = Что пришло бы за это время, придёт одним дайджестом в { $end }.
quiet-breaking-passes = Молнии приходят и в эти часы.
quiet-breaking-waits = Молнии тоже подождут.
quiet-digest-moves = Дайджест, назначенный на { $times }, войдёт в него же.
quiet-hourly-moves = Ежечасные дайджесты за это время войдут в него же.
quiet-about = Часы, когда я молчу. Что пришло бы за это время, придёт одним дайджестом, как только они кончатся.
quiet-hint =
    Свои часы — командой:
    <code>/quiet 22:30-06:30</code>
    <code>/quiet с 23 до 7 и молнии</code>
quiet-with-breaking = С молниями
quiet-without-breaking = Без молний
quiet-and-breaking = { $hours }, с молниями
quiet-stop = Выключить
quiet-return = Вернуть { $hours }
quiet-toast = Тихие часы: { $hours }
quiet-off-toast = Тихие часы выключены
quiet-bad-time = «{ $word }» — не время. Часы от 0 до 23, минуты от 00 до 59.
quiet-bad-word = Не понимаю «{ $word }». Тихие часы — это начало и конец, одни на все дни.
quiet-bad-no-time = Не вижу времени в «{ $word }». Нужны начало и конец.
quiet-bad-one-time = Время только одно: «{ $word }». Нужны начало и конец.
quiet-bad-too-many = Здесь времени слишком много: { $word }. Нужны только начало и конец.
quiet-bad-same = Начало и конец совпадают: «{ $word }». Ничего не получать целый день или дольше — это /pause.
quiet-bad-unclear = «{ $word }» можно понять по-разному. Какие часы выбрать?
quiet-bad-too-long = Слишком длинно. Нужны только начало и конец.
quiet-example = Например: <code>/quiet 23:00-07:00</code> или <code>/quiet с 23 до 7 и молнии</code>
