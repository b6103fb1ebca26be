breaking = Тэрмінова
plain-chosen = Выбрана
plain-remove = Прыбраць
plain-words = Словы
plain-link = Спасылка
plain-here = памылка тут
