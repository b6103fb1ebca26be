schedule-title = Калі выйдзе?
schedule-planned = У плане: { $at }
schedule-embargo = Эмбарга да: { $at }
schedule-no-embargo = Эмбарга знята: выпускаць можна адразу.
schedule-skipped = А { $time } гадзіннік пераводзяць наперад, такога часу ў гэты дзень няма: выйдзе пазней, як напісана.
schedule-as-of-now = Па звестках на гэтую хвіліну.
schedule-move = Перанесці
schedule-drop = Зняць з плана
schedule-now = Адправіць цяпер
schedule-other = Іншы час
schedule-set-embargo = Эмбарга
schedule-lift = Зняць эмбарга
schedule-ask = Калі адправіць? Напішыце словамі.
schedule-ask-embargo = Да якога часу яго нельга адпраўляць? Напішыце словамі.
schedule-examples = Напрыклад: <code>заўтра а 9</code>, <code>праз 2 гадзіны</code>, <code>у пятніцу ўвечары</code>, <code>1 снежня 18:00</code>
schedule-past = Гэты час ужо мінуў: { $at }.
schedule-past-toast = Гэты час ужо мінуў
schedule-planned-toast = У плане: { $at }
schedule-dropped-toast = Знята з плана, артыкул зноў чарнавік
schedule-too-far = { $at } — гэта больш чым праз год. План складаецца на год наперад.
schedule-contradiction = { $day } — гэта { $weekday }, а напісана «{ $named }». Што правільна?
schedule-near = Можа быць, «{ $word }»?
schedule-question-hour = А якой гадзіне?
schedule-question-half = Раніцай ці ўвечары?
schedule-question-day = У які дзень?
schedule-question-week = На гэтым тыдні ці на наступным?
schedule-question-midnight = У пачатку гэтага дня ці ў канцы?
schedule-question-clock-twice = Гадзіннік у гэтую ноч пераводзяць назад, і гэты час наступіць двойчы. Які з двух?
schedule-question-day-or-month = Што тут дзень, а што месяц?
schedule-question-date-or-time = Гэта дата ці час?
schedule-question-duration-or-clock = Праз столькі ці ў гэты час?
schedule-refused-empty = Не бачу часу.
schedule-refused-too-long = Для часу гэта занадта доўга.
schedule-refused-unknown-word = Не разумею слова «{ $word }».
schedule-refused-no-moment = Не разумею, які гэта час.
schedule-refused-no-day = Патрэбны дзень.
schedule-refused-unit = Не разумею, чаго столькі: хвілін, гадзін, дзён?
schedule-refused-no-such-date = Такой даты няма.
schedule-refused-no-such-time = Такога часу на гадзінніку няма.
schedule-refused-several = Тут больш за адзін час, а артыкул выходзіць адзін раз.
schedule-refused-repeated = Артыкул выходзіць адзін раз, паўтараць яго нельга.
schedule-refused-vague = Гэта занадта няпэўна.
schedule-embargoed = Раней яго адправіць толькі ўладальнік.
schedule-at-the-end = Адправіць, калі скончыцца
schedule-despite = Адправіць, нягледзячы на эмбарга
schedule-usage =
    Напішыце, які артыкул і калі адправіць:
    <code>/schedule 12 заўтра 9:00</code>
    <code>/schedule 12 праз 2 гадзіны</code>
    <code>/schedule 12 эмбарга да пятніцы 10:00</code>
    <code>/schedule 12 off</code> — зняць з плана
schedule-not-unknown = такога артыкула няма.
schedule-not-published = артыкул ужо выйшаў.
schedule-not-departing = артыкул ужо адпраўляецца.
schedule-not-cancelled = артыкул скасаваны.
schedule-not-withdrawn = артыкул адкліканы.
schedule-not-draft = артыкул і так не ў плане.
schedule-not-scheduled = артыкул ужо ў плане.
