rubrics-title = <b>Rubrics</b>
rubrics-hint = Tap to follow a rubric, or to stop.
rubrics-times = Digest: { $times }.
rubrics-followed = Following { $rubric }
rubrics-unfollowed = No longer following { $rubric }
rubrics-which = Which rubric?
