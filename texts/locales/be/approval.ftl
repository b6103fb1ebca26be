approval-title = Узгадненне
approval-is-on = Цяпер усё, што выходзіць, спачатку ўзгадняе другі рэдактар.
approval-is-breaking = Цяпер тэрміновыя навіны спачатку ўзгадняе другі рэдактар. Астатняе выходзіць адразу.
approval-is-off = Цяпер узгаднення няма: кожны рэдактар публікуе сам.
approval-how = Праўкі і адкліканне таго, што ўжо выйшла, узгаднення не чакаюць.
approval-on = Узгадняць усё
approval-breaking = Толькі тэрміновыя
approval-off = Не ўзгадняць
approval-usage = «{ $typed }» не падыходзіць. Напішыце <code>/approval on</code>, <code>/approval breaking</code> або <code>/approval off</code>.
approval-planned = { $count ->
    [one] { $count } артыкул з плана чакае згоды: яго рэдактар пра гэта ведае.
    [few] { $count } артыкулы з плана чакаюць згоды: іх рэдактары пра гэта ведаюць.
   *[many] { $count } артыкулаў з плана чакаюць згоды: іх рэдактары пра гэта ведаюць.
}
approval-nobody = Узгадніць няма каму: другога рэдактара няма. Уладальнік можа прызначыць яго ў /editors або выключыць узгадненне: /approval off.
approval-needed-on = Выйдзе пасля згоды другога рэдактара.
approval-needed-breaking = Тэрміновая навіна выйдзе пасля згоды другога рэдактара.
approval-wish-publish = апублікаваць
approval-wish-break = ⚡ выпусціць як тэрміновую навіну
approval-wish-schedule = выпусціць { $at }
approval-asks = <b>На ўзгадненні.</b> { $person } просіць: { $wish }.
approval-asked = <b>На ўзгадненні:</b> { $wish }.
approval-waits = Узгадніць можа любы: { $people }
approval-and-more = { $count ->
    [one] і яшчэ { $count }
   *[other] і яшчэ { $count }
}
approval-agree = Узгадніць
approval-refuse = Вярнуць
approval-take-back = Адклікаць просьбу
approval-offer = Аддаць рэдактару
approval-open = Да артыкула
approval-offered-by = Чарнавік. Аўтар: { $person }
approval-offered = { $count ->
    [0] Паказаць няма каму: рэдактары яшчэ не адкрывалі бота
    [one] Чарнавік у { $count } рэдактара
   *[other] Чарнавік у { $count } рэдактараў
}
approval-asked-toast = { $count ->
    [0] Узгадніць няма каму: другога рэдактара няма
    [one] На ўзгадненні ў { $count } рэдактара
   *[other] На ўзгадненні ў { $count } рэдактараў
}
approval-asked-before = Ужо на ўзгадненні, просіць { $person }
approval-own = Сваю просьбу ўзгадняе іншы рэдактар
approval-not-asked = Просьбу ўжо знялі
approval-agreed-before = Ужо ўзгоднена: { $person }
approval-taken-back = Просьба адклікана
approval-agreed-toast = Узгоднена
approval-agreed = узгоднена: { $person }
approval-goes = выходзіць
approval-goes-at = выйдзе { $at }
approval-refused = вернута: { $person }
approval-unasked = просьба ўзгадніць адклікана
approval-moved-on = узгадняць больш не трэба
approval-remark = што паправіць? Напішыце адным паведамленнем, аўтар просьбы яго ўбачыць. Можна вярнуць і без слоў.
approval-no-remark = Вярнуць без слоў
approval-remark-late = заўвага нікому не пайшла: артыкул ужо не ўзгадняюць.
approval-remark-unread = Заўвага павінна быць тэкстам.
approval-planned-asked = уключылі ўзгадненне. Артыкул зноў чарнавік і чакае другога рэдактара; у плане быў { $at }.
approval-to-draft = Да чарнавіка
