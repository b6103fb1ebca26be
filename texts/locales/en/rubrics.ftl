rubrics-title = <b>Sections</b>
rubrics-hint = Tap to follow a section, or to stop.
rubrics-times = Digest: { $times }.
rubrics-times-place = News of a section comes in the digest: { $times }. To get it at once, tap “Subscriptions”.
rubrics-followed = Following { $rubric }
rubrics-unfollowed = No longer following { $rubric }
rubrics-which = Which section?
