timing-instant = Сразу
timing-digest = В дайджест
subscription-mute = { $count ->
    [one] Не присылать { $count } день
    [few] Не присылать { $count } дня
   *[many] Не присылать { $count } дней
}
subscription-mute-choose = Не присылать…
subscription-unmute = Снова присылать
subscription-remove = Удалить
subscription-keep = ‹ Оставить
subscription-restore = Вернуть
subscription-remove-sure = Удалить эту подписку?
subscription-removed = Больше не слежу за этим.
delivery-toast = { $name }: { $delivery }
delivery-instant = сразу
delivery-digest = в дайджест
delivery-muted = не присылаю до { $until }
delivery-muted-endless = не присылаю, пока не вернёте
subscription-muted = Что выйдет до этого, само не придёт, даже молнии: ищите в /latest. Другие подписки — как раньше.
subscriptions-removed = Больше не слежу: { $names }.
