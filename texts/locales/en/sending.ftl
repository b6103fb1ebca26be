sending-stopped = { $count ->
    [0] Sending is halted.
    [one] Sending is halted. { $count } message is waiting.
   *[other] Sending is halted. { $count } messages are waiting.
}
sending-continued = { $count ->
    [one] Sending goes on. { $count } message is left.
   *[other] Sending goes on. { $count } messages are left.
}
sending-nothing = Sending is on; there is nothing to send.
sending-halted-as-well = Besides, sending was halted automatically. Reason: { $cause }. Continue ends both.
sending-halt-ended = The automatic halt is over as well. Its reason was: { $cause }. If it comes back, I halt again and say so.
