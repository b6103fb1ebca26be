meant-rubric = Did you mean the section { $name }?
meant-words = Did you mean { $name }? That looks like another keyboard layout.
meant-instead = Make it { $name }
