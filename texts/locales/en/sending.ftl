sending-stopped = { $count ->
    [0] Sending has stopped.
    [one] Sending has stopped. { $count } message is waiting.
   *[other] Sending has stopped. { $count } messages are waiting.
}
sending-continued = { $count ->
    [one] Sending goes on. { $count } message is left.
   *[other] Sending goes on. { $count } messages are left.
}
sending-nothing = Sending is on; there is nothing to send.
sending-halted-as-well = In addition, sending was stopped automatically. Reason: { $cause }. “Continue” ends both.
sending-halt-ended = The automatic stop is over as well. Its reason was: { $cause }. If it comes back, I will stop and say so.
