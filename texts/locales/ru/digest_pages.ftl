digest-slept = Пока вы спали
digest-return = Вас не было { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}: { $count ->
    [1] главная новость
    [2] две главные
    [3] три главные
    [4] четыре главные
    [5] пять главных
    [6] шесть главных
    [7] семь главных
    [8] восемь главных
    [9] девять главных
    [one] { $count } главная
    [few] { $count } главные
   *[many] { $count } главных
}
digest-part = часть { $number } из { $total }
digest-more-here = Ещё { $count } ›
digest-read = Читать по порядку
digest-place = Новость { $place } из { $total }
digest-previous = ‹ Предыдущая
digest-following = Следующая ›
digest-page-before = ‹ Страница { $page }
digest-page-after = Страница { $page } ›
digest-back = ‹ К дайджесту
digest-aged = Этот дайджест старый, и его страниц больше нет. Новости — в /latest.
digest-skipped = Ту новость редакция отозвала, вот соседняя.
digest-usually = Обычно приходит около { $times }: читателей много, и всем сразу его не отправить.
digest-usually-later = Читателей много, и всем сразу дайджест не отправить: ваш приходит на { $count ->
    [one] { $count } минуту
    [few] { $count } минуты
   *[many] { $count } минут
} позже выбранного времени.
digest-usually-earlier = Читателей много, и всем сразу дайджест не отправить: ваш приходит на { $count ->
    [one] { $count } минуту
    [few] { $count } минуты
   *[many] { $count } минут
} раньше выбранного времени.
