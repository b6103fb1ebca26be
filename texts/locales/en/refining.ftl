follow-both = Follow “{ $words }” too
to-refine = Refine
to-rules = How to write rules
refine-how = <b>How to refine it</b>
refine-now = { $count ->
    [one] { $count } article a month.
   *[other] { $count } articles a month.
}
refine-before = { $count ->
    [one] Now: { $count } article a month.
   *[other] Now: { $count } articles a month.
}
refine-back = ‹ Subscription
refine-take = Accept
refine-gone = The rule has changed, so this no longer applies to it.
refine-without = Without “{ $word }”
refine-exactly = Exact form
refine-in-any-form = Any form
refine-side-by-side = Side by side
refine-anywhere = Anywhere
refine-either = Any word
refine-all = All words
rules-title = <b>How to write rules</b>
rules-signs =
    <code>treaty security</code> – both words, in any form
    <code>"security guarantees"</code> – the words side by side
    <code>=sanctions</code> – this form only
    <code>treaty -football</code> – without this word
    <code>sanctions | embargo</code> – at least one of them
rules-try = Tap an example to see what it would bring. To subscribe, write <code>/subscribe</code> and the rule.
rules-example-0 = treaty security
rules-example-1 = "security guarantees"
rules-example-2 = =sanctions
rules-example-3 = treaty -football
rules-example-4 = sanctions | embargo
