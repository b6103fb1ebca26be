help-title = News of your choice: what matters comes at once, the rest in a digest, when it suits you.
help-examples =
    For example:
    <code>/latest sport</code> – news from a section
    <code>/subscribe treaty</code> – this word in any form
    <code>/subscribe "security guarantees"</code> – the words side by side
    <code>/subscribe treaty -football</code> – without this word
    <code>/subscribe sanctions | embargo</code> – at least one of them
    <code>/digest 08:00 20:30</code> – a digest twice a day
