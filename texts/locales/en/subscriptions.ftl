subscriptions-title = Your subscriptions
subscriptions-none = No subscriptions yet. Choose rubrics or words to follow.
subscriptions-add-rubrics = + Rubrics
subscriptions-add-words = + Words
unsubscribe-which = What shall I remove?
subscribe-words =
    What shall I follow? Write a rubric or words after the command:
    <code>/subscribe sport</code> — a rubric
    <code>/subscribe treaty</code> — a word in any form
    <code>/subscribe treaty security</code> — both words in one article
    <code>/subscribe "security guarantees"</code> — the words side by side, in this order
