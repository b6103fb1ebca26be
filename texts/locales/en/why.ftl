why-because = { $count ->
    [one] This article matches your subscription:
   *[other] This article matches your subscriptions:
}
why-more = { $count ->
    [one] and { $count } more subscription
   *[other] and { $count } more subscriptions
}
why-nothing = This article matches none of your subscriptions now: you opened it yourself, or have since removed the subscription.
why-follow = Follow: { $rubric }
why-only-digest = Digest only
why-draft-because = { $count ->
    [one] This is a draft, and nobody has it yet. You will get it by your subscription:
   *[other] This is a draft, and nobody has it yet. You will get it by your subscriptions:
}
why-draft-nothing = This is a draft, and nobody has it yet. A reader will see here which subscription matched; none of yours does.
why-breaking = ⚡ Breaking news: it goes at once to everybody who follows it, readers of the digest too.
