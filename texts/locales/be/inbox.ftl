inbox-count = { $count ->
    [one] { $count } чарнавік з крыніц чакае рашэння.
    [few] { $count } чарнавікі з крыніц чакаюць рашэння.
   *[many] { $count } чарнавікоў з крыніц чакаюць рашэння.
}
inbox-more = і яшчэ { $count }
inbox-empty = Чарнавікі з крыніц разабраныя.
inbox-publish = Апублікаваць
inbox-edit = Змяніць
inbox-skip = Прапусціць
inbox-skip-all = Прапусціць усе
inbox-skip-all-question = { $count ->
    [one] Прапусціць { $count } чарнавік? Артыкула з яго не будзе.
    [few] Прапусціць { $count } чарнавікі? Артыкулаў з іх не будзе.
   *[many] Прапусціць { $count } чарнавікоў? Артыкулаў з іх не будзе.
}
inbox-skip-all-now = Прапусціць
inbox-keep = Пакінуць
inbox-back-count = ‹ Увесь спіс: { $count }
inbox-skipped = Прапушчаны
inbox-skipped-all = Прапушчана: { $count }
inbox-settled = Гэтым чарнавіком ужо заняліся
suggestion-title = { $source }: тэкст змяніўся
suggestion-about = Артыкул { $article } прайшоў праз рэдакцыю, таму сам я яго не змяняю.
suggestion-take = Узяць новы тэкст
suggestion-drop = Пакінуць як ёсць
suggestion-dropped = Пакінута як ёсць
suggestion-gone = Пра гэта ўжо вырашылі
