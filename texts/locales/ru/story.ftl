story-follow = Следить дальше
story-followed = ✓ Слежу
story-followed-toast = Слежу за сюжетом: новое придёт сразу, ответом на это сообщение. Две недели тишины — и сюжет закончен.
story-unfollowed-toast = Больше не слежу за сюжетом
story-later-toast = Следить за сюжетом можно будет, когда статья выйдет.
story-over-toast = В этом сюжете две недели ничего нового: он закончен.
story-too-many-toast = { $count ->
    [one] Следить можно не больше чем за { $count } сюжетом. Уберите лишний: /subscriptions
   *[other] Следить можно не больше чем за { $count } сюжетами. Уберите лишний: /subscriptions
}
story-list = Сюжеты, за которыми вы следите
story-list-hint = { $count ->
    [one] Новое приходит сразу, ответом на вашу статью. Сюжет, в котором { $count } день тихо, уходит из списка сам.
    [few] Новое приходит сразу, ответом на вашу статью. Сюжет, в котором { $count } дня тихо, уходит из списка сам.
   *[many] Новое приходит сразу, ответом на вашу статью. Сюжет, в котором { $count } дней тихо, уходит из списка сам.
}
story-list-none = Вы не следите ни за одним сюжетом. Кнопка «Следить дальше» есть под каждой статьёй.
story-open-list = Сюжеты: { $count }
story-drop = Убрать: { $headline }
story-restore = Вернуть сюжет
continues = Продолжает: { $article }
continues-update = Обновление: придёт без звука, ответом, тем, у кого есть { $article }. Остальным — как обычно.
continues-unlink = Отвязать
continues-link = Продолжение сюжета…
continues-below = Без звука под № { $number }
continues-push = Отдельно и со звуком
continues-which = Что продолжает эта статья?
continues-nothing = Похожих статей за последние дни нет. Ответьте текстом на нужную статью, и новая продолжит её.
continues-gone = Эту статью уже не продолжить
forecast-at-once = сразу { $count } ({ $parts })
forecast-words = по словам { $count }
forecast-rubric = по рубрике { $count }
forecast-story = сюжет { $count }
