digest-night = Начны дайджэст
digest-morning = Ранішні дайджэст
digest-day = Дзённы дайджэст
digest-evening = Вячэрні дайджэст
digest-count = { $count ->
    [one] { $count } навіна
    [few] { $count } навіны
   *[many] { $count } навін
}
digest-more = І яшчэ { $count } — у /latest
digest-times = Час дайджэста
digest-subscriptions = Падпіскі
digest-title = Дайджэст
digest-every-day = Штодня
digest-weekdays = Будні
digest-weekend = Выхадныя
digest-hourly = Кожную гадзіну
digest-off = Выключыць
digest-send-now = Даслаць зараз
digest-waiting = { $count ->
    [one] Чакае { $count } навіна.
    [few] Чакаюць { $count } навіны.
   *[many] Чакаюць { $count } навін.
}
digest-nothing-waiting = Новых навін пакуль няма.
digest-next-is = Наступны дайджэст — { $moment }.
digest-is-off = Націсніце на час, каб уключыць.
digest-paused = Зараз паўза, нічога не прыходзіць. /resume
digest-hint =
    Свой час — камандай:
    <code>/digest 08:00 20:30</code>
    <code>/digest будні 08:00</code>
    <code>/digest пн,чц 18:00</code>
    <code>/digest аў 07:30 сб 11:00</code>
digest-next-toast = Наступны дайджэст — { $moment }
digest-off-toast = Дайджэст выключаны
digest-buttons-replace = Час у розныя дні розны. Кнопка з часам паставіць адзін на ўсе дні.
digest-off-nothing-comes = Дайджэст выключаны, таму з гэтай падпіскі нічога не прыйдзе.
digest-off-rubrics = Дайджэст выключаны: пакуль ён выключаны, навіны рубрык не прыходзяць.
digest-turn-on = Уключыць дайджэст
