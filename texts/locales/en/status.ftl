status-title = <b>How the bot is doing</b>
status-none = No figures yet: they appear ten seconds after the start.
status-sends = Sending: { $speed } of { $pace } a second
status-stopped = Sending is stopped by /stop
status-halted = Sending has stopped by itself. Reason: { $cause }
status-paused = Sending waits another { $length }: Telegram asked for it
status-queue-empty = The queue is empty
status-queue = In the queue, the oldest for { $age }:
status-lane = { $lane ->
    [breaking] · breaking: { $number }
    [instant] · at once: { $number }
    [digest] · digests: { $number }
    [place_breaking] · breaking to groups and channels: { $number }
    [place] · to groups and channels: { $number }
   *[maintenance] · edits: { $number }
}
status-updates = Waiting for an answer: { $number }, the longest for { $age }
status-readers = Readers: { $number }
status-places = { $closed ->
    [0] Groups, topics and channels: { $number }
   *[other] Groups, topics and channels: { $number }, out of reach: { $closed }
}
status-sources = { $dead ->
    [0] Sources: { $number }
   *[other] Sources: { $number }, silent for over a day: { $dead }
}
status-database = Database: a write waits { $wait } ms for its turn
status-backup = Backup: { $age } ago
status-no-backup = No backup yet
status-taken = <i>{ $age } ago; sending: { $holder }</i>
status-stale = <b>That was { $age } ago.</b> The sending process has been silent since: check whether it is running.
status-seconds = { $count } s
status-again = Refresh
command-status = how the bot is doing
