pause-missed-long = When it ends I will send the nine stories that mattered most; the rest is in /latest.
resumed-long = What mattered most meanwhile comes now in one message; the rest is in /latest.
digest-archive = { $count } more in the archive
