rubrics-title = <b>Sections</b>
rubrics-hint = Tap to follow a section, or to stop.
rubrics-times = Digest: { $times }.
rubrics-followed = Following { $rubric }
rubrics-unfollowed = No longer following { $rubric }
rubrics-which = Which section?
