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
