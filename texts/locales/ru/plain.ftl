breaking = Молния
plain-chosen = Выбрано
plain-remove = Убрать
plain-words = Слова
plain-link = Ссылка
plain-here = ошибка здесь
