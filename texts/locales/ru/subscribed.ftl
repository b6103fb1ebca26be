subscribed-words = Слежу за словами: { $words }.
subscribed-word = Слежу за словом { $words } во всех его формах.
subscribed-rubric = Слежу за рубрикой { $name }.
subscribed-instant = Пришлю сразу.
subscribed-cancel = Отменить
subscribed-pace = { $count ->
    [1] За месяц была бы одна такая новость:
    [one] За месяц была бы { $count } новость, { $pace }. Последние:
    [few] За месяц было бы { $count } новости, { $pace }. Последние:
   *[many] За месяц было бы { $count } новостей, { $pace }. Последние:
}
subscribed-weekly = примерно { $count } в неделю
subscribed-seldom = реже раза в неделю
subscribed-older = За месяц таких новостей не было. Последние:
subscribed-none = В архиве таких новостей пока нет.
subscribed-often = Это около { $count } в день. Может быть, лучше в дайджест?
subscribed-rubrics = Слежу за рубриками: { $names }.
