start-hello = <b>Hello!</b>
start-again = <b>Welcome back!</b>
start-about = Here is the news that you follow, by rubric or by words, such as <code>/subscribe treaty</code>.
start-rubrics = Tick the rubrics you like; their news comes in a digest ({ $times }).
