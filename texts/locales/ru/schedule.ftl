schedule-title = Когда выйдет?
schedule-planned = В плане: { $at }
schedule-embargo = Эмбарго до: { $at }
schedule-no-embargo = Эмбарго снято: выпускать можно сразу.
schedule-skipped = В { $time } часы переводят вперёд, такого времени в этот день нет: выйдет позже, как написано.
schedule-as-of-now = По данным на эту минуту.
schedule-move = Перенести
schedule-drop = Снять с плана
schedule-now = Отправить сейчас
schedule-other = Другое время
schedule-set-embargo = Эмбарго
schedule-lift = Снять эмбарго
schedule-ask = Когда отправить? Напишите словами.
schedule-ask-embargo = До какого времени её нельзя отправлять? Напишите словами.
schedule-examples = Например: <code>завтра в 9</code>, <code>через 2 часа</code>, <code>в пятницу вечером</code>, <code>1 декабря 18:00</code>
schedule-past = Это время уже прошло: { $at }.
schedule-past-toast = Это время уже прошло
schedule-planned-toast = В плане: { $at }
schedule-dropped-toast = Снято с плана, статья снова черновик
schedule-too-far = { $at } — это больше чем через год. План составляется на год вперёд.
schedule-contradiction = { $day } — это { $weekday }, а написано «{ $named }». Что верно?
schedule-near = Может быть, «{ $word }»?
schedule-question-hour = В котором часу?
schedule-question-half = Утром или вечером?
schedule-question-day = В какой день?
schedule-question-week = На этой неделе или на следующей?
schedule-question-midnight = В начале этого дня или в конце?
schedule-question-clock-twice = Часы в эту ночь переводят назад, и это время наступит дважды. Какое из двух?
schedule-question-day-or-month = Что здесь день, а что месяц?
schedule-question-date-or-time = Это дата или время?
schedule-question-duration-or-clock = Через столько или в это время?
schedule-refused-empty = Не вижу времени.
schedule-refused-too-long = Для времени это слишком длинно.
schedule-refused-unknown-word = Не понимаю слова «{ $word }».
schedule-refused-no-moment = Не понимаю, какое это время.
schedule-refused-no-day = Нужен день.
schedule-refused-unit = Не понимаю, чего столько: минут, часов, дней?
schedule-refused-no-such-date = Такой даты нет.
schedule-refused-no-such-time = Такого времени на часах нет.
schedule-refused-several = Здесь больше одного времени, а статья выходит один раз.
schedule-refused-repeated = Статья выходит один раз, повторять её нельзя.
schedule-refused-vague = Это слишком неопределённо.
schedule-embargoed = Раньше её отправит только владелец.
schedule-at-the-end = Отправить, когда закончится
schedule-despite = Отправить, несмотря на эмбарго
schedule-usage =
    Напишите, какую статью и когда отправить:
    <code>/schedule 12 завтра 9:00</code>
    <code>/schedule 12 через 2 часа</code>
    <code>/schedule 12 эмбарго до пятницы 10:00</code>
    <code>/schedule 12 off</code> — снять с плана
schedule-not-unknown = такой статьи нет.
schedule-not-published = статья уже вышла.
schedule-not-departing = статья уже отправляется.
schedule-not-cancelled = статья отменена.
schedule-not-withdrawn = статья отозвана.
schedule-not-draft = статья и так не в плане.
schedule-not-scheduled = статья уже в плане.
