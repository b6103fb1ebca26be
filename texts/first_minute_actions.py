"""What the buttons of the first minute, the home screen and the rule language mean."""

from dataclasses import dataclass

from news.first_minute import Step, When
from news.language import Language
from news.refinement import Refinement
from texts.action import Action


@dataclass(frozen=True)
class TickFirst(Action, prefix="ta"):
    """Follow a rubric, or no longer, and show the news that come of it."""

    rubric_id: int


@dataclass(frozen=True)
class ShowStep(Action, prefix="tb"):
    """Open a question of the first minute, in place."""

    step: Step


@dataclass(frozen=True)
class ChooseWhen(Action, prefix="tc"):
    """Have the news of all rubrics then, and go on to the next question."""

    when: When


@dataclass(frozen=True)
class ChooseLanguages(Action, prefix="td"):
    """Have news in exactly these languages, or in all when there are none, and ask again."""

    languages: frozenset[Language] = frozenset()


@dataclass(frozen=True)
class ShowHome(Action, prefix="tf"):
    """Open the home screen."""

    fresh: bool = False


@dataclass(frozen=True)
class ShowOwnNews(Action, prefix="tg"):
    """The newest of what the reader follows, before or after a publication sequence."""

    before: int | None = None
    after: int | None = None
    fresh: bool = False


@dataclass(frozen=True)
class FinishFirst(Action, prefix="th"):
    """End the first minute: what was chosen, over the newest of it."""


@dataclass(frozen=True)
class SearchBoth(Action, prefix="ti"):
    """Search in the other language too for the words in the message's own first line."""


@dataclass(frozen=True)
class FollowBoth(Action, prefix="tj"):
    """Have a subscription to words catch them in the other language too."""

    subscription_id: int


@dataclass(frozen=True)
class ShowRefinements(Action, prefix="tk"):
    """Open what a rule can be made narrower or wider by."""

    subscription_id: int


@dataclass(frozen=True)
class TryRefinement(Action, prefix="tm"):
    """Rehearse a rule as it would be; ``word`` is what is left out, if anything."""

    subscription_id: int
    way: Refinement
    word: str = ""


@dataclass(frozen=True)
class TakeRefinement(Action, prefix="tn"):
    """Let a rule be so."""

    subscription_id: int
    way: Refinement
    word: str = ""


@dataclass(frozen=True)
class ShowRuleLanguage(Action, prefix="to"):
    """Explain how rules are written, with examples to try."""

    fresh: bool = False


@dataclass(frozen=True)
class TryExample(Action, prefix="tp"):
    """Rehearse an example of a rule, by its number from 0."""

    number: int
