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
