amendment-withdrawn = Рэдакцыя адклікала гэты артыкул.
amendment-digest-withdrawn = Рэдакцыя адклікала артыкулы гэтага дайджэста.
amendment-corrected = Выпраўлена: { $article }
amendment-which = Які артыкул? Яго нумар пішацца пасля каманды: <code>/{ $command } 12</code>
amendment-which-text =
    Які артыкул? Яго нумар пішацца пасля каманды, новы тэкст — пад ім:
    <code>/{ $command } 12</code>
amendment-unknown = { $article }: такога артыкула няма. Нумар стаіць на яго картцы і ў радку адпраўкі.
amendment-prompt = Дашліце новы тэкст наступным паведамленнем, гэтак жа, як для /post.
amendment-prompt-draft = Ён заменіць ранейшы.
amendment-prompt-edit = Ён заменіць ранейшы ва ўсіх, хто атрымаў артыкул. Новых паведамленняў ніхто не атрымае.
amendment-prompt-correction = Ён заменіць ранейшы ва ўсіх, хто атрымаў артыкул, і кожны з іх атрымае кароткае паведамленне пра выпраўленне.
amendment-same = { $article } застаецца як ёсць.
amendment-departs = пойдзе з новым тэкстам
amendment-closed-cancelled = артыкул скасаваны, змяніць яго ўжо нельга
amendment-closed-withdrawn = артыкул адкліканы, змяніць яго ўжо нельга
amendment-unchanged = тэкст і быў такі, нічога не змянілася
amendment-no-editor = артыкул застаўся ранейшы: змяніць яго можа толькі рэдактар
amendment-command = артыкул застаўся ранейшы: каманду ў выпраўленым паведамленні я не выконваю, дашліце яе новым паведамленнем
amendment-command-edited = Каманду ў выпраўленым паведамленні я не выконваю: дашліце яе новым паведамленнем.
amendment-forwarded = Каманду ў перасланым паведамленні я не выконваю: яе напісаў нехта іншы. Адкажыце на яго сваёй: /{ $command } і нумар артыкула.
amendment-other-number = артыкул застаўся ранейшы: паведамленне цяпер называе { $other }. Дашліце тэкст новым паведамленнем пад <code>{ $command }</code> або пазначце ў гэтым { $article }.
amendment-withdraw-question = { $count ->
    [0] Адклікаць артыкул? Ні ў кога з чытачоў яго няма.
    [one] Адклікаць артыкул? Ён дайшоў да чытачоў: { $count } копія.
    [few] Адклікаць артыкул? Ён дайшоў да чытачоў: { $count } копіі.
   *[many] Адклікаць артыкул? Ён дайшоў да чытачоў: { $count } копій.
}
amendment-withdraw-copies = Свежыя копіі знікнуць, замест тых, што старэйшыя за 48 гадзін, застанецца радок пра адкліканне.
amendment-withdraw-means = З дайджэстаў, пошуку і /latest артыкул знікне. Вярнуць яго нельга.
amendment-keep = ‹ Пакінуць
amendment-withdraw = Адклікаць
amendment-not-out-draft = гэта яшчэ чарнавік, адклікаць няма чаго. Яго можна скасаваць.
amendment-not-out-scheduled = артыкул яшчэ ў плане, яго можна скасаваць
amendment-not-out-departing = артыкул яшчэ не адпраўлены, адпраўку можна скасаваць
amendment-not-out-cancelled = артыкул скасаваны, ён нікому не адпраўлены
amendment-not-out-withdrawn = артыкул ужо адкліканы
amendment-cancel-draft = Скасаваць чарнавік
amendment-withdrawn-now = Артыкул адкліканы
amendment-begun-edit = абнаўляецца
amendment-accepted-edit = праўка прынята
amendment-begun-correction = выпраўляецца
amendment-accepted-correction = выпраўленне прынята
amendment-begun-withdrawal = адклікаецца
amendment-accepted-withdrawal = адкліканне прынята
amendment-doing-edit = абнаўляецца: { $done } з { $total }
amendment-doing-correction = выпраўляецца: { $done } з { $total }
amendment-doing-withdrawal = адклікаецца: { $done } з { $total }
amendment-done-edit = { $count ->
    [0] Гатова, тэкст новы.
    [one] Гатова: абноўлена { $count } паведамленне.
    [few] Гатова: абноўлены { $count } паведамленні.
   *[many] Гатова: абноўлена { $count } паведамленняў.
}
amendment-done-correction = { $count ->
    [0] Гатова, тэкст выпраўлены.
    [one] Гатова: выпраўлена { $count } паведамленне.
    [few] Гатова: выпраўлены { $count } паведамленні.
   *[many] Гатова: выпраўлена { $count } паведамленняў.
}
amendment-done-withdrawal = { $count ->
    [0] Гатова, артыкул адкліканы.
    [one] Гатова: адклікана { $count } паведамленне.
    [few] Гатова: адкліканы { $count } паведамленні.
   *[many] Гатова: адклікана { $count } паведамленняў.
}
amendment-no-copies = Разасланых копій няма.
amendment-unreached = { $count ->
    [one] Не ўдалося змяніць { $count } копію: чат закрыты (абновіцца, калі чытач вернецца), паведамленне выдалена або занадта старое, ці адмовіў Telegram.
    [few] Не ўдалося змяніць { $count } копіі: чаты закрыты (абновяцца, калі чытачы вернуцца), паведамленні выдалены або занадта старыя, ці адмовіў Telegram.
   *[many] Не ўдалося змяніць { $count } копій: чаты закрыты (абновяцца, калі чытачы вернуцца), паведамленні выдалены або занадта старыя, ці адмовіў Telegram.
}
amendment-noted = Пра выпраўленне паведамлена: { $count }.
amendment-restore = Вярнуць ранейшы тэкст
amendment-card = Картка № { $number }
amendment-unknown-rubric = Рубрыкі «{ $rubric }» няма, рубрыка засталася ранейшая.
amendment-no-author = артыкул ужо выйшаў або выходзіць: змяніць яго можа толькі рэдактар
amendment-overtaken = Пакуль вы пісалі, тэкст змяніўся: { $name }, { $at }. Цяпер стаіць ваш, той застаўся ў гісторыі.
amendment-difference = Што змянілася
amendment-restore-theirs = Вярнуць той тэкст
