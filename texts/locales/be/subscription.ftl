timing-instant = Адразу
timing-digest = У дайджэст
subscription-mute = { $count ->
    [one] Без гуку { $count } дзень
    [few] Без гуку { $count } дні
   *[many] Без гуку { $count } дзён
}
subscription-unmute = Зноў дасылаць
subscription-remove = Выдаліць
subscription-keep = ‹ Пакінуць
subscription-restore = Вярнуць
subscription-remove-sure = Выдаліць гэту падпіску?
subscription-removed = Больш за гэтым не сачу.
delivery-instant = адразу
delivery-digest = у дайджэст
delivery-muted = без гуку да { $until }
