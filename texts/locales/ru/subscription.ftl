timing-instant = Сразу
timing-digest = В дайджест
subscription-mute = { $count ->
    [one] Без звука { $count } день
    [few] Без звука { $count } дня
   *[many] Без звука { $count } дней
}
subscription-unmute = Снова присылать
subscription-remove = Удалить
subscription-keep = ‹ Оставить
subscription-restore = Вернуть
subscription-remove-sure = Удалить эту подписку?
subscription-removed = Больше не слежу за этим.
delivery-instant = сразу
delivery-digest = в дайджест
delivery-muted = без звука до { $until }
