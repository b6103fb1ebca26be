subscribed-words = Following the words: { $words }.
subscribed-word = Following the word { $words } in all its forms.
subscribed-rubric = Following the section { $name }.
subscribed-instant = I will send it at once.
subscribed-cancel = Cancel
subscribed-pace = { $count ->
    [1] The last month would have brought one article:
   *[other] The last month would have brought { $count } articles, { $pace }. The latest:
}
subscribed-weekly = about { $count } a week
subscribed-seldom = less than once a week
subscribed-older = There were none in the last month. The latest:
subscribed-none = There are none in the archive yet.
subscribed-often = That is about { $count } a day. Would the digest suit you better?
subscribed-rubrics = Following the sections { $names }.
