limit-title = Daily limit
limit-is = { $count ->
    [one] at most { $count } article a day
   *[other] at most { $count } articles a day
}
limit-is-off = off
limit-about = Subscriptions set to “at once” send every article as it appears. You can limit how many come in a day; the rest wait for the digest.
limit-rest = That many come at once; the rest wait for the digest. The next one: { $moment }.
limit-counts = Breaking news does not count. The day begins at midnight by your clock.
limit-hint =
    Or type another number:
    <code>/limit 7</code>
limit-stop = No limit
limit-return = Bring back { $count } a day
limit-toast = At once: at most { $count } a day
limit-off-toast = No daily limit
limit-bad-no-number = There is no number in “{ $word }”.
limit-bad-range = “{ $word }” will not do: the limit can be from 1 to 1000.
limit-bad-word = I do not understand “{ $word }”.
limit-example = For example: <code>/limit 5</code> for at most five articles a day at once, <code>/limit off</code> for no limit.
