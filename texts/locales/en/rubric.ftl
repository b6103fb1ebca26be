rubric-title = Sections
rubric-hint = Tap a section to rename it, change its sign, move it, hide it or merge it into another.
rubric-usage =
    The same in one line, names in Russian, Belarusian and English:
    <code>/rubric add Агро | Аграрка | Farming</code>
    <code>/rubric rename Farming = Село | Вёска | Village</code>
    <code>/rubric sign Farming 🌾</code>
    <code>/rubric order Farming 3</code>
    <code>/rubric hide Farming</code>, <code>/rubric show Farming</code>
    <code>/rubric merge Farming = Economy</code>
rubric-new = + New section
rubric-state = { $count ->
    [one] { $count } article
   *[other] { $count } articles
} · no. { $place } of { $all }
rubric-is-hidden = Hidden: it is not offered to new readers. Those who follow it still get it.
rubric-former = Merged into it: { $names }
rubric-listed-hidden = { $name } · hidden
rubric-name-new = What should the new section be called? Send the name as the next message.
rubric-name-it = What should the section { $name } be called from now on? Send the name as the next message.
rubric-names-example = One name for all languages, or three: <code>Агро | Аграрка | Farming</code>
rubric-sign-it = Which sign should stand before { $name }? Send an emoji, or “-” for none.
rubric-sign-example = For example: <code>/rubric sign Farming 🌾</code>
rubric-drop = Cancel
rubric-hide-question = Hide the section { $name }? It will leave all lists. Those who follow it will still get it.
rubric-followers = { $count ->
    [0] Nobody follows { $name }.
    [one] { $count } reader follows { $name }.
   *[other] { $count } readers follow { $name }.
}
rubric-followers-many = More than { $count } readers follow { $name }.
rubric-merge-which = Which section should take in { $name }? The one you choose stays.
rubric-merge-question = Move everything from { $name } to { $into }? Followers and articles will go there, and so will old links and buttons. The two cannot be separated again.
rubric-merge-now = Merge
rubric-added = The section has been added. It can be chosen already.
rubric-renamed = Done. Before: { $name }
rubric-signed = The sign has been changed.
rubric-hidden = The section is hidden.
rubric-shown = Everybody sees the section again.
rubric-moved = Now in place { $place }.
rubric-merged = “{ $name }” is part of this section now, followers and articles included.
rubric-undo = Undo
rubric-up = ▲ Up
rubric-down = ▼ Down
rubric-rename = Rename
rubric-sign = Sign
rubric-hide = Hide
rubric-show = Show
rubric-merge = Merge…
rubric-bad-empty = There is no name.
rubric-bad-count = One name or three, separated by “|”.
rubric-bad-long = Too long: a name can have at most { $limit } characters.
rubric-bad-signs = “{ $name }” has a sign that is not allowed in a name. Letters, digits, spaces, hyphens and full stops are.
rubric-bad-command = “{ $name }” is a command, not a name.
rubric-bad-letters = A name needs at least two letters.
rubric-bad-reserved = “{ $name }” is a word of the bot’s own; no section can have that name.
rubric-bad-taken = There is already a section “{ $name }”.
rubric-bad-no_sign = “{ $name }” is not an emoji.
rubric-bad-many = There can be at most { $limit } sections. Merge some.
rubric-unknown = There is no section “{ $name }”.
rubric-same = A section cannot be merged into itself. For example: <code>/rubric merge Farming = Economy</code>
to-arrangement = ‹ All sections
