seconds = { $count ->
    [one] { $count } секунды
   *[many] { $count } секунд
}
minutes = { $count ->
    [one] { $count } хвіліны
   *[many] { $count } хвілін
}
hours = { $count ->
    [one] { $count } гадзіны
   *[many] { $count } гадзін
}
span-minutes = { $count } хв
span-hours = { $count } гадз
span-days = { $count ->
    [one] { $count } дзень
    [few] { $count } дні
   *[many] { $count } дзён
}
