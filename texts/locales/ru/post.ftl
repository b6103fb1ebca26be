post-prompt = Пришлите статью следующим сообщением: текст, страницу целиком, ссылку на неё, фото или альбом с подписью, пересланное или файл .docx, .rtf, .txt, .md, .html.
post-cancel = Отмена
post-dropped = Хорошо, статью не жду.
post-unasked = Если это статья, ответьте на неё командой /post.
post-retry = Прислать ещё раз
post-another = Новая статья
post-start = Первая статья
post-again = Такая статья уже выходила: { $article }
post-publish = Опубликовать
post-break = ⚡ Молния
post-break-all = ⚡ Молния: { $count }
post-break-question = { $count ->
    [0] Молнию сейчас никто не получит: на такое никто не подписан.
    [one] Молния сразу уйдёт { $count } читателю{ $beside }, раньше всего остального. Отправить?
   *[other] Молния сразу уйдёт { $count } читателям{ $beside }, раньше всего остального. Отправить?
}
post-break-ask = { $count ->
    [one] Молния уйдёт { $count } читателю{ $beside }, как только её согласует второй редактор.
   *[other] Молния уйдёт { $count } читателям{ $beside }, как только её согласует второй редактор.
}
post-break-places = (плюс { $places })
post-break-wish = ⚡ Отдать на согласование
post-break-now = ⚡ Отправить всем { $count }
post-break-anyway = ⚡ Опубликовать молнией
post-plan = В план
post-rubric = Рубрика
post-mend = Поправить ›
post-views = Как увидят ›
post-back = ‹ Назад
post-which-rubric = В какую рубрику?
post-several-rubrics = Несколько рубрик…
post-which-rubrics = В какие рубрики? Первая отмеченная — главная: она показана первой.
post-main-rubric = Какая первая…
post-rubrics-done = ‹ Готово
post-which-main = Какая рубрика главная? Её покажем первой.
post-nobody = На такое пока никто не подписан.
post-readers = Получат: { $told }
post-at-once = сразу { $count }
post-at-once-by = сразу { $count } (по словам { $words }, { $rubrics ->
    [1] по рубрике
   *[other] по рубрикам
} { $rubric })
post-by-digest = в дайджесте { $count }
post-paused = на паузе { $count }
post-takes = Займёт около { $duration }
post-arrive-at-once = Первые — сразу, последние — { $last }
post-arrive = Первые — { $first }, последние — { $last }
post-about = около { $time }
post-stars = { $count ->
    [one] { $count } звезда
    [few] { $count } звезды
   *[many] { $count } звёзд
}
post-in-rubric = Рубрика: { $name }
post-no-rubric = не выбрана
post-unknown-rubric = Рубрики «{ $rubric }» нет. Выберите другую кнопкой «Рубрика».
post-site-time = на сайте { $date }
post-no-digest = Без рубрики статья не попадёт ни в один дайджест.
post-only-words = Без рубрики в дайджесте её увидят только те, кто следит за словами из неё.
post-left-out-video = Видео в статью не войдёт: статьёй станет подпись.
post-left-out-animation = GIF в статью не войдёт: статьёй станет подпись.
post-left-out-sound = Звук в статью не войдёт: статьёй станет подпись.
post-left-out-picture = Картинка пришла файлом и в статью не войдёт. Чтобы она была в статье, пришлите её как фото.
post-left-out-file = Файл в статью не войдёт: статьёй станет подпись.
post-left-out-caption = Статья взята из файла, подпись к нему в неё не войдёт.
post-left-out-pictures = Картинки из файла в статью не войдут. Нужную пришлите как фото.
post-left-out-page-picture = Картинку со страницы взять не удалось. Пришлите её как фото, если нужна.
page-offer = Сделать из этой страницы статью?
page-fetch = Забрать статью
page-taken = Статья взята: она ниже.
post-share-later = Переслать можно будет, когда статья выйдет
post-share-now = Статья вышла: теперь нажмите ещё раз
post-at-work = { $count ->
    [one] Сейчас над ним работает { $names }
   *[many] Сейчас над ним работают { $names }
}
post-changed = Последняя правка: { $name }, { $at }
post-photos-kept = { $count ->
    [one] Фото есть. Теперь пришлите текст.
   *[other] Фото есть: { $count }. Теперь пришлите текст.
}
post-photos-joined = { $count ->
    [one] Фото добавлено в статью { $number }.
   *[other] Фото добавлено в статью { $number }, теперь их { $count }.
}
post-photos-full = В статье { $number } уже { $count } фото, больше нельзя.
post-picture-refused = Telegram не принял эту картинку как фото. Пришлите JPG или PNG до 10 МБ.
