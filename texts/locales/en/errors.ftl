unknown-command = There is no command “/{ $name }”.
unknown-command-nearest = There is no command “/{ $name }”. Did you mean /{ $nearest }?
not-a-command = I understand commands and words to search for. For example, /latest shows the latest news, <code>/subscribe treaty</code> follows a word.
unknown-rubric = There is no section “{ $name }”.
not-subscribed = You have no subscription “{ $name }”. Here are yours; tap one to remove it:
rules-too-many = You can have at most { $count } rules. Remove some and try again.
rule-empty = There are no words here.
rule-too_many_words = There are more than { $limit } words. Keep those that matter most; the excess starts here.
rule-too_long = The rule is too long: at most { $limit } characters and { $parts } words, parts of hyphenated ones included.
rule-only_negative = This says only what you do not want. Add a word that has to be there.
rule-examples =
    For example:
    <code>/subscribe treaty</code>
    <code>/subscribe treaty security</code>
    <code>/subscribe "security guarantees"</code>
source-empty = There is no text in this. Send the article as text, or as a .docx or .txt file.
source-no-headline = I see no headline. Put it first, as a short line, with the text below.
source-too-long = The article is longer than { $limit } characters. Shorten it and send it again.
source-too-large = The file is larger than { $megabytes } MB. Send only the text of the article, without pictures.
source-kind = I do not read { $kind } files. Paste the text of the article into a message, or send it as a .docx, .rtf or .txt file.
source-binary = This is not a text file. Save the article as .docx or .txt and send it again.
source-undecodable = I cannot make out the file’s encoding. Save it as UTF-8 and send it again.
source-not-fetched = Telegram did not hand over the file. Send it again, or paste the text.
source-password = The file is locked with a password. Remove the password and send it again, or paste the text into a message.
source-old-format = This is Word’s old format. Open the file, choose “Save As” → .docx, and send it again.
source-damaged = The file is damaged and will not open. Save it again and resend it, or paste the text into a message.
source-too-slow = Reading the file took too long, so I stopped. Paste the text of the article into a message, or send it as a .txt file.
source-too-much-memory = The file is too large once unpacked. Send only the text of the article, as a .txt file for example.
source-busy = Other files are being read at the moment. Send this one in a minute.
source-failed = I could not read the file. Paste the text of the article into a message, or send it as a .txt file.
source-not-a-feed = There is no feed at this address, but an ordinary page or a message from the site. Check the address, or send that of the site itself and I will look for its feed.
source-entities = This feed declares XML entities (ENTITY), which I do not read: they can be used for attacks. Ask whoever runs the site to remove them.
source-picture = This picture cannot be used as a photo: it has to be a JPG, PNG or WebP of up to 10 MB. Send it as a photo, not as a file.
source-wall = The article on this page is for subscribers or logged-in readers only. Paste its text in your next message.
source-challenge = The site keeps programs out. Open the page yourself and paste the text of the article in your next message.
source-not-a-page = { $kind ->
    [RSS] The link leads to a news feed, not to an article. To follow the feed: <code>/source add</code> and its address. For an article, send a link to its page, or its text.
   *[other] The link leads to a { $kind } file, not to a page. Paste the text of the article in your next message, or send it as a .docx file.
}
source-no-article = I found no article on the page. Send a link to the article itself, or paste its text in your next message.
source-page-too-large = The page is larger than { $megabytes } MB, which is more than I read. Paste the text of the article in your next message.
source-page-unreadable = I could not make out the page. Paste the text of the article in your next message.
source-page-gone = The site has no such page. Check the link, or paste the text of the article in your next message.
source-address-forbidden = This link does not lead to the public internet, and I go nowhere else. Paste the text of the article in your next message.
source-site-unreachable = The site cannot be reached. Check the link, send it again in a minute, or paste the text of the article.
source-site-too-slow = The site answers too slowly. Send the link again in a minute, or paste the text of the article.
source-site-failed = The site reports an error. Send the link again later, or paste the text of the article in your next message.
source-endless-redirects = The link goes round in circles. Open the page yourself and send its address, or paste the text of the article.
article-gone = There is no such article.
gone-toast = This is no longer here
failure = Something broke on our side. Please try again in a minute.
chat-full = Too many messages came here at once. Press again in a minute
said-by-another = I do not act on commands in forwarded messages: somebody else wrote it. Type it yourself.
not-allowed = You may not do that
