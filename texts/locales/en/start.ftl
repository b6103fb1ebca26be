start-hello = <b>Hello</b>
start-again = <b>Welcome back</b>
start-about = I send you the news that you follow, by section or by words, such as <code>/subscribe treaty</code>.
start-editor = You are an editor: /post publishes an article, /help lists the rest.
