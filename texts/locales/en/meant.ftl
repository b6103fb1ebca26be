meant-rubric = Perhaps the rubric { $name }?
meant-words = Perhaps you meant { $name }? It looks like another keyboard layout.
meant-instead = Make it { $name }
