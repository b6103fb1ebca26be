article-save = Захаваць
article-saved = Захавана
to-saved = Захаванае
saved-title = Захаванае
saved-none = У захаваным пакуль пуста. Пад кожным артыкулам ёсць кнопка «Захаваць»: артыкул будзе чакаць тут, пакуль вы яго не прыбераце.
saved-since = Захавана: { $moment }
saved-tidy = Прыбраць…
saved-clear = Ачысціць усё
saved-tidy-hint = Што прыбраць?
saved-take-out = Прыбраць: { $headline }
saved-take-out-withdrawn = Прыбраць адкліканы артыкул
saved-done = Гатова
saved-taken-out = Прыбрана:
saved-taken-out-withdrawn = Адкліканы артыкул прыбраны.
saved-put-back = Вярнуць
saved-clear-question = { $count ->
    [one] Прыбраць з захаванага ўсё: { $count } артыкул? Скасаваць гэта будзе нельга.
    [few] Прыбраць з захаванага ўсё: { $count } артыкулы? Скасаваць гэта будзе нельга.
   *[many] Прыбраць з захаванага ўсё: { $count } артыкулаў? Скасаваць гэта будзе нельга.
}
saved-keep = Пакінуць
saved-clear-now = Прыбраць усё
saved-cleared = { $count ->
    [0] У захаваным ужо пуста.
    [one] Прыбраны { $count } артыкул.
    [few] Прыбраны { $count } артыкулы.
   *[many] Прыбрана { $count } артыкулаў.
}
saved-kept = Захавана. Усё захаванае: /saved
saved-kept-already = Ужо захавана. Усё захаванае: /saved
saved-dropped = Прыбрана з захаванага
saved-back = Зноў у захаваным
saved-too-many = { $count ->
    [one] Больш за { $count } артыкул не захаваць. Прыбярыце лішняе ў /saved.
    [few] Больш за { $count } артыкулы не захаваць. Прыбярыце лішняе ў /saved.
   *[other] Больш за { $count } артыкулаў не захаваць. Прыбярыце лішняе ў /saved.
}
saved-not-out = Захаваць можна будзе, калі артыкул выйдзе
