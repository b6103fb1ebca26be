subscribed-words = Сачу за словамі: { $words }.
subscribed-word = Сачу за словам { $words } ва ўсіх яго формах.
subscribed-rubric = Сачу за рубрыкай { $name }.
subscribed-instant = Дашлю адразу.
subscribed-cancel = Скасаваць
subscribed-pace = { $count ->
    [1] За месяц была б адна такая навіна:
    [one] За месяц была б { $count } навіна, { $pace }. Апошнія:
    [few] За месяц было б { $count } навіны, { $pace }. Апошнія:
   *[many] За месяц было б { $count } навін, { $pace }. Апошнія:
}
subscribed-weekly = прыкладна { $count } на тыдзень
subscribed-seldom = радзей чым раз на тыдзень
subscribed-older = За месяц такіх навін не было. Апошнія:
subscribed-none = У архіве такіх навін пакуль няма.
subscribed-often = Гэта каля { $count } на дзень. Можа, лепш у дайджэст?
subscribed-rubrics = Сачу за рубрыкамі: { $names }.
