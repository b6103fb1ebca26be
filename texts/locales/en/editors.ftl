editors-title = The newsroom
editors-owner = owner
editors-editor = editor
editors-author = author
editors-reader = not in the newsroom
editors-how = To appoint somebody, press “Add” or type <code>/editors add 123456789</code> or <code>/editors add @name author</code>.
editors-add = Add
editors-open = Role
editors-back = ‹ The newsroom
editors-log = What they did
editors-dismiss = Remove
editors-dismiss-now = Remove
editors-keep = Keep
editors-again-editor = Make an editor again
editors-again-author = Make an author again
editors-as-editor = Editor
editors-as-author = Author
editors-may-owner = An owner may do all that an editor may, and appoints people.
editors-may-editor = An editor writes and publishes.
editors-may-author = An author writes drafts; an editor publishes them.
editors-dismiss-question = Remove { $person } from the newsroom? What they wrote will stay.
editors-whom = Send the person’s contact, forward a message of theirs, or type their @name or numeric id.
editors-which-role = What should they be?
editors-owner-stays = Owners are neither appointed nor removed here: they are listed in the ADMIN_IDS setting.
editors-nobody-hidden = Whoever wrote this message hides their account when forwarded, so they cannot be appointed this way.
editors-nobody-no-person = That is not one person but a channel, a group or Telegram itself. Only a person can be appointed.
editors-nobody-bot = That is a bot. Only a person can be appointed.
editors-nobody-no-telegram = This contact shows no Telegram account.
editors-nobody-unknown = “{ $typed }” has not written to me yet. Ask them to open me and press Start.
editors-usage =
    Add an editor: <code>/editors add 123456789</code> or <code>/editors add @name</code>
    Add an author: <code>/editors add 123456789 author</code>
    Remove: <code>/editors remove 123456789</code>
editors-now-editor = { $person } is an editor now.
editors-now-author = { $person } is an author now.
editors-untold = I could not tell them: they have to open the bot first. Here is the link: { $link }
editors-dismissed = { $person } is no longer an editor or an author.
editors-unchanged = Nothing has changed.
editors-you-editor = <b>You are an editor now.</b> /post publishes articles; the rest is in /help.
editors-you-author = <b>You are an author now.</b> Write drafts with /post and give them to an editor.
editors-you-owner = <b>You are the owner now.</b>
editors-you-no-more = You are no longer in the newsroom. News will come as before.
editors-claimed =
    <b>You are the owner now.</b>
    Publish articles with /post, appoint editors with /editors.
editors-claim-refused = This link no longer works.
