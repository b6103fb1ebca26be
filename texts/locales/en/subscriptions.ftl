subscriptions-title = Your subscriptions
subscriptions-title-place = Subscriptions
subscriptions-none = No subscriptions yet. Choose sections or words to follow.
subscriptions-add-rubrics = + Sections
subscriptions-add-words = + Words
unsubscribe-which = What shall I remove?
subscribe-words =
    What shall I follow? Write a section or words after the command:
    <code>/subscribe sport</code> – a section
    <code>/subscribe treaty</code> – a word in any form
    <code>/subscribe treaty security</code> – both words in one article
    <code>/subscribe "security guarantees"</code> – the words side by side, in this order
