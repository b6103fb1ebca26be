letters-prompt = Напішыце рэдакцыі адным паведамленнем. Адказ прыйдзе сюды ж.
letters-prompt-mistake = Што не так? Напішыце адным паведамленнем. Можна вылучыць месца ў артыкуле і адказаць на яго цытатай.
letters-drop = Не пісаць
letters-dropped = Добра, ліста не чакаю.
letters-taken-mistake = Дзякуй, перадаў рэдакцыі. Калі артыкул выправяць, паведамлю.
letters-taken-letter = Перадаў рэдакцыі. Адказ прыйдзе сюды.
letters-take-back = Забраць ліст
letters-taken-back = Забраў: у рэдакцыі гэтага ліста няма.
letters-read-already = Ліст ужо прачыталі
letters-words-only = Тут патрэбныя словы: напішыце адным паведамленнем.
letters-too-long = Занадта доўга: змесціцца да { $limit } знакаў. Скараціце і дашліце яшчэ раз.
letters-too-many = Сёння вы напісалі ўжо { $limit } лістоў, за суткі больш не прымаем. Напішыце заўтра.
letters-muted = Рэдакцыя больш не прымае ад вас лістоў. Навіны прыходзяць як раней.
letters-not-out = Паведаміць пра памылку можна, калі артыкул выйшаў
letters-answer-title = Адказ рэдакцыі
letters-write-again = Напісаць яшчэ
letters-thanks = Дзякуй: артыкул выправілі.
letters-title = Лісты чытачоў
letters-open-list = Адкрыць лісты
letters-everything = Усе лісты
letters-only-open = Толькі неразабраныя
letters-none = Лістоў пакуль не было.
letters-none-open = Усё разабрана: новых лістоў няма.
letters-to-newsroom = у рэдакцыю
letters-number = Ліст { $number }
letters-answered = адказана
letters-corrected = артыкул выпраўлены
letters-closed = разабрана
letters-answer = Адказаць
letters-close = Разабрана
letters-reopen = Вярнуць у новыя
letters-mute = Не прымаць лістоў
letters-unmute = Зноў прымаць
letters-keep = Не
letters-mute-question = Больш не прымаць лістоў ад гэтага чытача? Навіны ён атрымліваць будзе.
letters-writer-muted = Лістоў ад гэтага чытача не прымаем.
letters-back = ‹ Лісты
letters-ask-answer = Дашліце адказ адным паведамленнем. Чытач атрымае яго ад імя рэдакцыі.
letters-answer-kept = адказ адпраўлены
letters-answered-before = На гэты ліст ужо адказалі:
letters-answer-dropped = Добра, адказу не чакаю.
letters-unknown = Ліста { $number } няма.
letters-gone = Гэтага ліста больш няма
letters-came = { $count ->
    [one] { $count } ліст чытача чакае адказу.
    [few] { $count } лісты чытачоў чакаюць адказу.
   *[many] { $count } лістоў чытачоў чакаюць адказу.
}
