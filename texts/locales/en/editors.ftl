editors-title = Editors
editors-owner = owner
editors-editor = editor
editors-author = author
editors-more = and { $count } more
editors-usage =
    To add one: <code>/editors add 123456789</code>
    To remove one: <code>/editors remove 123456789</code>
    It takes the numeric id of the user.
editors-appointed = { $user } is an editor now.
editors-dismissed = { $user } is no longer an editor.
editors-unchanged = { $user }: nothing has changed.
editors-claimed =
    <b>You are the owner now.</b>
    Publish articles with /post, appoint editors with /editors.
editors-claim-refused = This link no longer works.
