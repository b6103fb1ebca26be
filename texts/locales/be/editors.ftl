editors-title = Рэдактары
editors-owner = уладальнік
editors-editor = рэдактар
editors-author = аўтар
editors-more = і яшчэ { $count }
editors-usage =
    Дадаць: <code>/editors add 123456789</code>
    Прыбраць: <code>/editors remove 123456789</code>
    Патрэбны лікавы id карыстальніка.
editors-appointed = { $user } цяпер рэдактар.
editors-dismissed = { $user } больш не рэдактар.
editors-unchanged = { $user }: нічога не змянілася.
editors-claimed =
    <b>Цяпер вы ўладальнік.</b>
    Публікуйце артыкулы праз /post, прызначайце рэдактараў праз /editors.
editors-claim-refused = Гэта спасылка ўжо не дзейнічае.
