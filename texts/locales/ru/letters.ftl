letters-prompt = Напишите редакции одним сообщением. Ответ придёт сюда же.
letters-prompt-mistake = Что не так? Напишите одним сообщением. Можно выделить место в статье и ответить на него цитатой.
letters-drop = Не писать
letters-dropped = Хорошо, письма не жду.
letters-taken-mistake = Спасибо, передал редакции. Если статью исправят, сообщу.
letters-taken-letter = Передал редакции. Ответ придёт сюда.
letters-take-back = Забрать письмо
letters-taken-back = Забрал: у редакции этого письма нет.
letters-read-already = Письмо уже прочли
letters-words-only = Здесь нужны слова: напишите одним сообщением.
letters-too-long = Слишком длинно: поместится до { $limit } знаков. Сократите и пришлите ещё раз.
letters-too-many = Сегодня вы написали уже { $limit } писем, за сутки больше не принимаем. Напишите завтра.
letters-muted = Редакция больше не принимает от вас писем. Новости приходят как прежде.
letters-not-out = Сообщить об ошибке можно, когда статья вышла
letters-answer-title = Ответ редакции
letters-write-again = Написать ещё
letters-thanks = Спасибо: статью исправили.
letters-title = Письма читателей
letters-open-list = Открыть письма
letters-everything = Все письма
letters-only-open = Только неразобранные
letters-none = Писем пока не было.
letters-none-open = Всё разобрано: новых писем нет.
letters-to-newsroom = в редакцию
letters-number = Письмо { $number }
letters-answered = отвечено
letters-corrected = статья исправлена
letters-closed = разобрано
letters-answer = Ответить
letters-close = Разобрано
letters-reopen = Вернуть в новые
letters-mute = Не принимать писем
letters-unmute = Снова принимать
letters-keep = Нет
letters-mute-question = Больше не принимать писем от этого читателя? Новости он получать будет.
letters-writer-muted = Писем от этого читателя не принимаем.
letters-back = ‹ Письма
letters-ask-answer = Пришлите ответ одним сообщением. Читатель получит его от имени редакции.
letters-answer-kept = ответ отправлен
letters-answered-before = На это письмо уже ответили:
letters-answer-dropped = Хорошо, ответа не жду.
letters-unknown = Письма { $number } нет.
letters-gone = Этого письма больше нет
letters-came = { $count ->
    [one] { $count } письмо читателя ждёт ответа.
    [few] { $count } письма читателей ждут ответа.
   *[many] { $count } писем читателей ждут ответа.
}
