tokens-title = HTTP API keys
tokens-none = There are no HTTP API keys yet: no other program publishes here.
tokens-about = With a key a program (a CMS, a script) publishes, edits and withdraws articles, as an editor does.
tokens-usage =
    A new key: <code>/token add CMS</code>
    Remove it: <code>/token remove CMS</code>
tokens-line-used = <b>{ $name }</b> · last request: { $moment }
tokens-line-unused = <b>{ $name }</b> · no request yet, since { $moment }
tokens-remove = Remove { $name }
tokens-added = The key for “{ $name }”. It is shown once and kept nowhere else:
tokens-careful = Whoever knows it can publish as “{ $name }”. Copy the key into the program and delete this message; if strangers have seen it, remove it and make another.
tokens-where = API address: <code>{ $address }/api/v1</code>
tokens-off = The HTTP API is off: set <code>API_LISTEN</code> in the bot’s settings, so that programs can reach it.
tokens-drop = Delete the message with the key
tokens-question = Remove the key “{ $name }”? The program will stop publishing at once; its articles stay.
tokens-remove-now = Remove
tokens-keep = Keep
tokens-removed = The key “{ $name }” no longer works.
tokens-taken = There is already a key “{ $name }”. Give the new one another name, or remove the old one first.
tokens-unknown = There is no key “{ $name }”.
tokens-bad-name = Name the program, in at most { $limit } characters: <code>/token add CMS</code>
to-tokens = API keys
