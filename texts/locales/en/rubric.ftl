rubric-title = Rubrics
rubric-hint = Tap a rubric to rename it, change its sign, move it, hide it or merge it into another.
rubric-usage =
    The same in one line, names in Russian, Belarusian and English:
    <code>/rubric add Агро | Аграрка | Farming</code>
    <code>/rubric rename Farming = Село | Вёска | Village</code>
    <code>/rubric sign Farming 🌾</code>
    <code>/rubric order Farming 3</code>
    <code>/rubric hide Farming</code>, <code>/rubric show Farming</code>
    <code>/rubric merge Farming = Economy</code>
rubric-new = + New rubric
rubric-state = { $count ->
    [one] { $count } article
   *[other] { $count } articles
} · no. { $place } of { $all }
rubric-is-hidden = Hidden: not offered to new readers. Those who follow it get it as before.
rubric-former = Merged into it: { $names }
rubric-listed-hidden = { $name } · hidden
rubric-name-new = What is the new rubric called? Send the name as the next message.
rubric-name-it = What is the rubric { $name } called from now on? Send the name as the next message.
rubric-names-example = One name for all languages, or three: <code>Агро | Аграрка | Farming</code>
rubric-sign-it = Which sign stands before { $name }? Send an emoji, or “-” for none.
rubric-sign-example = For example: <code>/rubric sign Farming 🌾</code>
rubric-drop = Cancel
rubric-hide-question = Hide the rubric { $name }? It leaves all lists. Those who follow it get it as before.
rubric-followers = { $count ->
    [0] Nobody follows { $name }.
    [one] { $count } reader follows { $name }.
   *[other] { $count } readers follow { $name }.
}
rubric-followers-many = More than { $count } readers follow { $name }.
rubric-merge-which = Which rubric takes in { $name }? The one you choose stays.
rubric-merge-question = Move everything from { $name } to { $into }? Followers and articles go there, and old links and buttons lead there too. They cannot be parted again.
rubric-merge-now = Merge
rubric-added = Added. It can be chosen already.
rubric-renamed = Done. Before: { $name }
rubric-signed = The sign is changed.
rubric-hidden = The rubric is hidden.
rubric-shown = Everybody sees the rubric again.
rubric-moved = Now in place { $place }.
rubric-merged = “{ $name }” is part of this rubric now, followers and articles included.
rubric-undo = Undo
rubric-up = ▲ Up
rubric-down = ▼ Down
rubric-rename = Rename
rubric-sign = Sign
rubric-hide = Hide
rubric-show = Show
rubric-merge = Merge…
rubric-bad-empty = There is no name.
rubric-bad-count = It takes one name or three, with “|” between.
rubric-bad-long = Too long: a name has { $limit } characters at most.
rubric-bad-signs = “{ $name }” has a sign that a name cannot have. Letters, digits, spaces, hyphens and dots will do.
rubric-bad-command = “{ $name }” is a command, not a name.
rubric-bad-letters = A name has two letters at least.
rubric-bad-reserved = “{ $name }” is a word of commands; no rubric can have it.
rubric-bad-taken = There is a rubric “{ $name }” already.
rubric-bad-no_sign = “{ $name }” is not an emoji.
rubric-bad-many = There can be { $limit } rubrics at most. Merge some.
rubric-unknown = There is no rubric “{ $name }”.
rubric-same = A rubric cannot be merged into itself. For example: <code>/rubric merge Farming = Economy</code>
to-arrangement = ‹ All rubrics
