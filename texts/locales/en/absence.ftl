pause-missed-long = When it ends I will send the nine articles that matter most; the rest are in /latest.
resumed-long = The main news you missed is coming now in one message; the rest is in /latest.
digest-archive = { $count } more in the archive
