timing-instant = At once
timing-digest = In the digest
subscription-mute = { $count ->
    [one] Send nothing for { $count } day
   *[other] Send nothing for { $count } days
}
subscription-mute-choose = Mute…
subscription-unmute = Unmute
subscription-remove = Remove
subscription-keep = ‹ Keep it
subscription-restore = Bring it back
subscription-remove-sure = Remove this subscription?
subscription-removed = I no longer follow this.
delivery-instant = at once
delivery-digest = in the digest
delivery-muted = nothing sent until { $until }
delivery-muted-endless = nothing sent until you say so
subscription-muted = What appears until then will not be sent, breaking news included: see /latest. Your other subscriptions go on as before.
subscriptions-removed = No longer following { $names }.
