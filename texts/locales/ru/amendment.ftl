amendment-withdrawn = Редакция отозвала эту статью.
amendment-digest-withdrawn = Редакция отозвала статьи этого дайджеста.
amendment-corrected = Исправлено: { $article }
amendment-which = Какая статья? Её номер пишется после команды: <code>/{ $command } 12</code>
amendment-which-text =
    Какая статья? Её номер пишется после команды, новый текст — под ним:
    <code>/{ $command } 12</code>
amendment-unknown = { $article }: такой статьи нет. Номер стоит на её карточке и в строке отправки.
amendment-prompt = Пришлите новый текст следующим сообщением, так же, как для /post.
amendment-prompt-draft = Он заменит прежний.
amendment-prompt-edit = Он заменит прежний у всех, кто получил статью. Новых сообщений никто не получит.
amendment-prompt-correction = Он заменит прежний у всех, кто получил статью, и каждый из них получит короткое сообщение об исправлении.
amendment-same = { $article } остаётся как есть.
amendment-departs = уйдёт с новым текстом
amendment-closed-cancelled = статья отменена, изменить её уже нельзя
amendment-closed-withdrawn = статья отозвана, изменить её уже нельзя
amendment-unchanged = текст и был таким, ничего не изменилось
amendment-no-editor = статья осталась прежней: изменить её может только редактор
amendment-command = статья осталась прежней: команду в исправленном сообщении я не выполняю, пришлите её новым сообщением
amendment-command-edited = Команду в исправленном сообщении я не выполняю: пришлите её новым сообщением.
amendment-forwarded = Команду в пересланном сообщении я не выполняю: её написал кто-то другой. Ответьте на него своей: /{ $command } и номер статьи.
amendment-other-number = статья осталась прежней: сообщение теперь называет { $other }. Пришлите текст новым сообщением под <code>{ $command }</code> или укажите в этом { $article }.
amendment-withdraw-question = { $count ->
    [0] Отозвать статью? Ни у кого из читателей её нет.
    [one] Отозвать статью? Она дошла до читателей: { $count } копия.
    [few] Отозвать статью? Она дошла до читателей: { $count } копии.
   *[many] Отозвать статью? Она дошла до читателей: { $count } копий.
}
amendment-withdraw-copies = Свежие копии исчезнут, вместо тех, что старше 48 часов, останется строка об отзыве.
amendment-withdraw-means = Из дайджестов, поиска и /latest статья пропадёт. Вернуть её нельзя.
amendment-keep = ‹ Оставить
amendment-withdraw = Отозвать
amendment-not-out-draft = это ещё черновик, отзывать нечего. Его можно отменить.
amendment-not-out-scheduled = статья ещё в плане, её можно отменить
amendment-not-out-departing = статья ещё не ушла, отправку можно отменить
amendment-not-out-cancelled = статья отменена, она никому не ушла
amendment-not-out-withdrawn = статья уже отозвана
amendment-cancel-draft = Отменить черновик
amendment-withdrawn-now = Статья отозвана
amendment-begun-edit = обновляется
amendment-accepted-edit = правка принята
amendment-begun-correction = исправляется
amendment-accepted-correction = исправление принято
amendment-begun-withdrawal = отзывается
amendment-accepted-withdrawal = отзыв принят
amendment-doing-edit = обновляется: { $done } из { $total }
amendment-doing-correction = исправляется: { $done } из { $total }
amendment-doing-withdrawal = отзывается: { $done } из { $total }
amendment-done-edit = { $count ->
    [0] Готово, текст новый.
    [one] Готово: обновлено { $count } сообщение.
    [few] Готово: обновлены { $count } сообщения.
   *[many] Готово: обновлено { $count } сообщений.
}
amendment-done-correction = { $count ->
    [0] Готово, текст исправлен.
    [one] Готово: исправлено { $count } сообщение.
    [few] Готово: исправлены { $count } сообщения.
   *[many] Готово: исправлено { $count } сообщений.
}
amendment-done-withdrawal = { $count ->
    [0] Готово, статья отозвана.
    [one] Готово: отозвано { $count } сообщение.
    [few] Готово: отозваны { $count } сообщения.
   *[many] Готово: отозвано { $count } сообщений.
}
amendment-no-copies = Разосланных копий нет.
amendment-unreached = { $count ->
    [one] Не удалось изменить { $count } копию: чат закрыт (обновится, когда читатель вернётся), сообщение удалено или слишком старое, либо отказал Telegram.
    [few] Не удалось изменить { $count } копии: чаты закрыты (обновятся, когда читатели вернутся), сообщения удалены или слишком старые, либо отказал Telegram.
   *[many] Не удалось изменить { $count } копий: чаты закрыты (обновятся, когда читатели вернутся), сообщения удалены или слишком старые, либо отказал Telegram.
}
amendment-noted = Об исправлении сообщено: { $count }.
amendment-restore = Вернуть прежний текст
amendment-card = Карточка № { $number }
amendment-unknown-rubric = Рубрики «{ $rubric }» нет, рубрика осталась прежней.
amendment-no-author = статья уже вышла или выходит: изменить её может только редактор
amendment-overtaken = Пока вы писали, текст изменился: { $name }, { $at }. Сейчас стоит ваш, тот остался в истории.
amendment-difference = Что изменилось
amendment-restore-theirs = Вернуть тот текст
