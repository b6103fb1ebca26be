timing-instant = Адразу
timing-digest = У дайджэст
subscription-mute = { $count ->
    [one] Не дасылаць { $count } дзень
    [few] Не дасылаць { $count } дні
   *[many] Не дасылаць { $count } дзён
}
subscription-mute-choose = Не дасылаць…
subscription-unmute = Зноў дасылаць
subscription-remove = Выдаліць
subscription-keep = ‹ Пакінуць
subscription-restore = Вярнуць
subscription-remove-sure = Выдаліць гэту падпіску?
subscription-removed = Больш за гэтым не сачу.
delivery-toast = { $name }: { $delivery }
delivery-instant = адразу
delivery-digest = у дайджэст
delivery-muted = не дасылаю да { $until }
delivery-muted-endless = не дасылаю, пакуль не вернеце
subscription-muted = Што выйдзе да гэтага, само не прыйдзе, нават тэрміновыя навіны: шукайце ў /latest. Іншыя падпіскі — як раней.
subscriptions-removed = Больш не сачу: { $names }.
