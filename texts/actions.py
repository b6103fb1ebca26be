"""What buttons mean, but for those of the modules named here; and how each is read back."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, get_type_hints

from news.approval import Regime
from news.detail import Detail
from news.language import Language
from news.role import Role
from news.shelf import Shelf
from news.statistics import MONTH, WEEK, Chart
from news.subscription import Timing
from news.timetable import Timetable
from texts import (  # noqa: F401 - their buttons are read here, too
    campaign_actions,
    checkup_actions,
    digest_actions,
    feed_actions,
    first_minute_actions,
    link_actions,
    manage_actions,
    own_data_actions,
    place_actions,
    place_figure_actions,
    saved_actions,
    settings_actions,
    source_actions,
    status_actions,
    story_actions,
    token_actions,
    zone_actions,
)
from texts.action import Action
from texts.manage_actions import ForPlace
from texts.packing import FIELD_READERS


@dataclass(frozen=True)
class ShowHelp(Action, prefix="h"):
    """Open the list of commands."""


@dataclass(frozen=True)
class OpenArticle(Action, prefix="a"):
    """Show an article as it is delivered, in place of its pages."""

    article_id: int


@dataclass(frozen=True)
class ReadArticle(Action, prefix="ar"):
    """Show a page, from 1, of an article too long for one message."""

    article_id: int
    page: int = 1


@dataclass(frozen=True)
class MorePhotos(Action, prefix="ma"):
    """Send an article's photos but the first, below the pressed message."""

    article_id: int


@dataclass(frozen=True)
class LatestPage(Action, prefix="l"):
    """Newest articles before or after a publication sequence; with neither, the newest.

    ``more`` are rubrics besides ``rubric_id``; ``fresh`` asks for a new message, not an edit.
    """

    rubric_id: int | None = None
    before: int | None = None
    after: int | None = None
    more: tuple[int, ...] = ()
    fresh: bool = False


@dataclass(frozen=True)
class SearchPage(Action, prefix="s"):
    """A page of a search whose words stand in the message's own first line."""

    before: int | None = None
    after: int | None = None


@dataclass(frozen=True)
class SearchInstead(Action, prefix="si"):
    """Search for words that are likelier meant than those typed."""

    words: str


@dataclass(frozen=True)
class FollowSearch(Action, prefix="sf"):
    """Subscribe to the words in the message's own first line."""


@dataclass(frozen=True)
class ShowRubrics(Action, prefix="rl"):
    """Open the tick list of rubrics; ``fresh`` asks for a new message, not an edit."""

    fresh: bool = False


@dataclass(frozen=True)
class ToggleRubric(Action, prefix="rt"):
    """Follow a rubric, or stop following it."""

    rubric_id: int


@dataclass(frozen=True)
class FollowRubric(Action, prefix="rf"):
    """Follow a rubric, also when it is followed already."""

    rubric_id: int


@dataclass(frozen=True)
class FollowWords(Action, prefix="rw"):
    """Subscribe to a keyword rule; only on messages of earlier versions."""

    words: str


@dataclass(frozen=True)
class RestoreRubric(Action, prefix="rc"):
    """Follow a rubric again that was just removed, as it was delivered before."""

    rubric_id: int
    timing: Timing


@dataclass(frozen=True)
class RestoreWords(Action, prefix="rk"):
    """Subscribe again to a keyword rule that was just removed, as it was delivered before."""

    by_digest: bool
    words: str


@dataclass(frozen=True)
class FollowInstead(Action, prefix="ri"):
    """Subscribe to a keyword rule, or a rubric by its slug, and remove a subscription for it."""

    subscription_id: int
    words: str


@dataclass(frozen=True)
class ExplainArticle(Action, prefix="aw"):
    """Say below an article why it came."""

    article_id: int


@dataclass(frozen=True)
class ShowSubscriptions(Action, prefix="sl"):
    """Open a page, from 1, of the subscriptions."""

    page: int = 1
    fresh: bool = False


@dataclass(frozen=True)
class ShowWordsHint(Action, prefix="sw"):
    """Explain how to follow words."""


@dataclass(frozen=True)
class OpenSubscription(Action, prefix="so"):
    """Open one subscription's card."""

    subscription_id: int


@dataclass(frozen=True)
class SetTiming(Action, prefix="st"):
    """Send what a subscription catches at once, or in the digest."""

    subscription_id: int
    timing: Timing


@dataclass(frozen=True)
class Mute(Action, prefix="sm"):
    """Mute a subscription for some days; 0 unmutes it."""

    subscription_id: int
    days: int


@dataclass(frozen=True)
class AskRemove(Action, prefix="sx"):
    """Ask whether to remove a subscription."""

    subscription_id: int


@dataclass(frozen=True)
class Remove(Action, prefix="sr"):
    """Remove a subscription."""

    subscription_id: int


@dataclass(frozen=True)
class ShowDigest(Action, prefix="dg"):
    """Open the digest's settings."""

    fresh: bool = False


@dataclass(frozen=True)
class SetTimetable(Action, prefix="dt"):
    """Set the digest's timetable to exactly this one, however often it is pressed."""

    timetable: Timetable


@dataclass(frozen=True)
class SendDigestNow(Action, prefix="dn"):
    """Send what is waiting now."""


@dataclass(frozen=True)
class ChooseLanguage(Action, prefix="la"):
    """Switch the interface to this language."""

    language: Language


@dataclass(frozen=True)
class ChooseZone(Action, prefix="tz"):
    """Use this time zone, by its IANA name."""

    zone: str


@dataclass(frozen=True)
class ShowZones(Action, prefix="tl"):
    """Open the time zones."""


@dataclass(frozen=True)
class ShowLanguages(Action, prefix="ll"):
    """Open the languages."""


@dataclass(frozen=True)
class ShowPause(Action, prefix="pl"):
    """Open the lengths of a pause."""


@dataclass(frozen=True)
class Pause(Action, prefix="pa"):
    """Send nothing for some days; 0 is until told otherwise."""

    days: int = 0


@dataclass(frozen=True)
class Resume(Action, prefix="pr"):
    """End the pause."""


@dataclass(frozen=True)
class StartPost(Action, prefix="en"):
    """Take the editor's next message as an article."""


@dataclass(frozen=True)
class Publish(Action, prefix="ep"):
    """Publish a draft, whose preview is the message ``preview_id``, in the ``revision`` shown."""

    article_id: int
    preview_id: int | None = None
    revision: int | None = None


@dataclass(frozen=True)
class Break(Action, prefix="eb"):
    """Ask whether to publish a draft as breaking news."""

    article_id: int
    preview_id: int | None = None
    revision: int | None = None


@dataclass(frozen=True)
class BreakNow(Action, prefix="ef"):
    """Publish a draft as breaking news."""

    article_id: int
    revision: int | None = None


@dataclass(frozen=True)
class ShareDraft(Action, prefix="eh"):
    """Share an article from its preview, which can be done once it is published."""

    article_id: int


@dataclass(frozen=True)
class Cancel(Action, prefix="ec"):
    """Cancel a draft."""

    article_id: int


@dataclass(frozen=True)
class CancelPost(Action, prefix="ex"):
    """Stop waiting for the editor's article."""


@dataclass(frozen=True)
class PickRubric(Action, prefix="er"):
    """Open the rubrics to choose a draft's from."""

    article_id: int
    preview_id: int | None = None


@dataclass(frozen=True)
class ChooseRubric(Action, prefix="es"):
    """Put a draft in a rubric."""

    article_id: int
    rubric_id: int
    preview_id: int | None = None


@dataclass(frozen=True)
class ShowDraft(Action, prefix="ed"):
    """Back to a draft's card."""

    article_id: int
    preview_id: int | None = None


@dataclass(frozen=True)
class ShowLikeness(Action, prefix="qa"):
    """Show how a draft differs from an article that is out already."""

    article_id: int
    other_id: int
    preview_id: int | None = None


@dataclass(frozen=True)
class UpdateInstead(Action, prefix="qb"):
    """Give the other article the wording of a draft, in the ``revision`` shown, and cancel that."""

    article_id: int
    other_id: int
    revision: int
    preview_id: int | None = None


@dataclass(frozen=True)
class ShowDetails(Action, prefix="ca"):
    """Show all that was recognised of an article, each to be mended by a tap."""

    article_id: int
    preview_id: int | None = None


@dataclass(frozen=True)
class MendDetail(Action, prefix="cb"):
    """Ask what a detail is to be, of the article in the revision that its editor sees."""

    article_id: int
    detail: Detail
    revision: int
    preview_id: int | None = None


@dataclass(frozen=True)
class ClearDetail(Action, prefix="cc"):
    """Let the article have no such detail."""

    article_id: int
    detail: Detail
    revision: int
    preview_id: int | None = None


@dataclass(frozen=True)
class NameLanguage(Action, prefix="cd"):
    """Say which language the article is written in."""

    article_id: int
    language: Language
    revision: int
    preview_id: int | None = None


@dataclass(frozen=True)
class ShowAsDigest(Action, prefix="ce"):
    """Show an article's line as digests have it, in place of its card."""

    article_id: int
    preview_id: int | None = None


@dataclass(frozen=True)
class ShowAsChannel(Action, prefix="cf"):
    """Show an article as a channel has it, in place of its card."""

    article_id: int
    preview_id: int | None = None


@dataclass(frozen=True)
class Undo(Action, prefix="eu"):
    """Undo publishing within the undo window."""

    article_id: int
    preview_id: int | None = None


@dataclass(frozen=True)
class OpenCard(Action, prefix="nc"):
    """Show an article's card to an editor, in place."""

    article_id: int


@dataclass(frozen=True)
class StartAmendment(Action, prefix="ne"):
    """Take the editor's next message as another wording of an article."""

    article_id: int
    correction: bool = False


@dataclass(frozen=True)
class DropAmendment(Action, prefix="nk"):
    """Stop waiting for another wording of an article."""

    article_id: int


@dataclass(frozen=True)
class AskWithdraw(Action, prefix="nx"):
    """Ask whether to withdraw an article."""

    article_id: int


@dataclass(frozen=True)
class Withdraw(Action, prefix="nw"):
    """Withdraw an article."""

    article_id: int


@dataclass(frozen=True)
class ShowArticle(Action, prefix="ns"):
    """Show an article as readers see it, below the pressed message."""

    article_id: int


@dataclass(frozen=True)
class ShowFigures(Action, prefix="nf"):
    """Show an article's figures, below the pressed message."""

    article_id: int


@dataclass(frozen=True)
class ShowStatistics(Action, prefix="fa"):
    """Show the newsroom's figures over some days, in place."""

    days: int = WEEK


@dataclass(frozen=True)
class ShowChart(Action, prefix="fb"):
    """Draw the newsroom's figures over some days, in place of a chart or below the words."""

    chart: Chart = Chart.READERS
    days: int = MONTH
    dark: bool = False


@dataclass(frozen=True)
class SendTable(Action, prefix="fc"):
    """Send the newsroom's figures as a file."""


@dataclass(frozen=True)
class ShowArticleChart(Action, prefix="fd"):
    """Draw an article's figures, in place of a chart or below the words."""

    article_id: int
    dark: bool = False


@dataclass(frozen=True)
class ShowHistory(Action, prefix="nh"):
    """Open a page, from 1, of an article's wordings, newest first."""

    article_id: int
    page: int = 1


@dataclass(frozen=True)
class ShowVersion(Action, prefix="nv"):
    """Show a page, from 1, of one wording of an article."""

    article_id: int
    revision: int
    page: int = 1


@dataclass(frozen=True)
class RestoreVersion(Action, prefix="nr"):
    """Give an article an earlier wording again."""

    article_id: int
    revision: int


@dataclass(frozen=True)
class ShowDifference(Action, prefix="jd"):
    """Show how one wording of an article differs from another, below the pressed message."""

    article_id: int
    before: int
    after: int


@dataclass(frozen=True)
class ListArticles(Action, prefix="ja"):
    """Open a page of the newsroom's articles of a shelf: those next to one, or the first."""

    shelf: Shelf = Shelf.ALL
    before: int | None = None
    after: int | None = None


@dataclass(frozen=True)
class OpenListed(Action, prefix="jo"):
    """Show an article's card in place of the page of a list that it is on."""

    article_id: int
    shelf: Shelf = Shelf.ALL
    before: int | None = None
    after: int | None = None


@dataclass(frozen=True)
class ShowSynonyms(Action, prefix="yl"):
    """Open a page, from 1, of the synonyms."""

    page: int = 1


@dataclass(frozen=True)
class RemoveSynonyms(Action, prefix="yx"):
    """Remove a group of synonyms."""

    group_id: int


@dataclass(frozen=True)
class KeepSynonyms(Action, prefix="yk"):
    """Keep a group of synonyms, as an editor writes it."""

    words: str


@dataclass(frozen=True)
class StopSending(Action, prefix="hs"):
    """Halt every bulk send."""


@dataclass(frozen=True)
class ContinueSending(Action, prefix="hc"):
    """Go on exactly where the sending stopped."""


@dataclass(frozen=True)
class ReportMistake(Action, prefix="im"):
    """Write to the newsroom that something in an article is wrong."""

    article_id: int


@dataclass(frozen=True)
class WriteLetter(Action, prefix="iw"):
    """Write to the newsroom."""


@dataclass(frozen=True)
class DropLetter(Action, prefix="id"):
    """Stop waiting for the reader's letter."""


@dataclass(frozen=True)
class TakeBackLetter(Action, prefix="ib"):
    """Forget a letter that the reader has just written."""

    letter_id: int


@dataclass(frozen=True)
class ShowLetters(Action, prefix="il"):
    """Open a page, from 1, of the letters: of those that are open, or of ``everything``."""

    page: int = 1
    everything: bool = False
    fresh: bool = False


@dataclass(frozen=True)
class OpenLetter(Action, prefix="io"):
    """Open a letter from a page of the list."""

    letter_id: int
    page: int = 1
    everything: bool = False


@dataclass(frozen=True)
class AnswerLetter(Action, prefix="ia"):
    """Take the editor's next message as the answer to a letter."""

    letter_id: int


@dataclass(frozen=True)
class DropAnswer(Action, prefix="ix"):
    """Stop waiting for the answer to a letter."""

    letter_id: int


@dataclass(frozen=True)
class CloseLetter(Action, prefix="ic"):
    """Put a letter away that needs no answer."""

    letter_id: int


@dataclass(frozen=True)
class ReopenLetter(Action, prefix="ir"):
    """Have a letter again that was put away."""

    letter_id: int


@dataclass(frozen=True)
class AskMuteWriter(Action, prefix="iq"):
    """Ask whether to take no more letters from a letter's writer."""

    letter_id: int


@dataclass(frozen=True)
class MuteWriter(Action, prefix="iu"):
    """Take no more letters from a letter's writer, or take them again."""

    letter_id: int
    muted: bool


@dataclass(frozen=True)
class TickRubric(Action, prefix="ua"):
    """Put a draft under a rubric besides its others, or no longer under it."""

    article_id: int
    rubric_id: int
    ticked: bool
    preview_id: int | None = None


@dataclass(frozen=True)
class PickSeveral(Action, prefix="ub"):
    """Open the rubrics to tick a draft's several ones."""

    article_id: int
    preview_id: int | None = None


@dataclass(frozen=True)
class PickMain(Action, prefix="uc"):
    """Open a draft's rubrics to choose the first one from."""

    article_id: int
    preview_id: int | None = None


@dataclass(frozen=True)
class PutFirst(Action, prefix="ud"):
    """Let a rubric of a draft be its first."""

    article_id: int
    rubric_id: int
    preview_id: int | None = None


@dataclass(frozen=True)
class ShowArrangement(Action, prefix="ue"):
    """Open the rubrics to an editor who arranges them."""


@dataclass(frozen=True)
class OpenRubric(Action, prefix="uf"):
    """Open a rubric's card."""

    rubric_id: int


@dataclass(frozen=True)
class StartNaming(Action, prefix="ug"):
    """Take the editor's next message as a rubric's names; without one, a new rubric's."""

    rubric_id: int | None = None


@dataclass(frozen=True)
class StartSigning(Action, prefix="uh"):
    """Take the editor's next message as a rubric's sign."""

    rubric_id: int


@dataclass(frozen=True)
class DropNaming(Action, prefix="ui"):
    """Stop waiting for a rubric's names or sign; back to its card."""

    rubric_id: int | None = None


@dataclass(frozen=True)
class AskHide(Action, prefix="uj"):
    """Ask whether to hide a rubric."""

    rubric_id: int


@dataclass(frozen=True)
class HideRubric(Action, prefix="uk"):
    """Hide a rubric, or show it again."""

    rubric_id: int
    hidden: bool


@dataclass(frozen=True)
class MoveRubric(Action, prefix="ul"):
    """Put a rubric in a place, from 1, of the order."""

    rubric_id: int
    place: int


@dataclass(frozen=True)
class PickMerge(Action, prefix="um"):
    """Open the rubrics to merge one into."""

    rubric_id: int


@dataclass(frozen=True)
class AskMerge(Action, prefix="un"):
    """Ask whether to merge a rubric into another."""

    rubric_id: int
    into: int


@dataclass(frozen=True)
class MergeRubric(Action, prefix="uo"):
    """Merge a rubric into another."""

    rubric_id: int
    into: int


@dataclass(frozen=True)
class RenameRubric(Action, prefix="up"):
    """Give a rubric these names, as an editor writes them."""

    rubric_id: int
    names: str


@dataclass(frozen=True)
class SignRubric(Action, prefix="uq"):
    """Give a rubric this sign, or none."""

    rubric_id: int
    emoji: str


@dataclass(frozen=True)
class OfferDraft(Action, prefix="of"):
    """Give a draft to the editors, in the ``revision`` shown."""

    article_id: int
    preview_id: int | None = None
    revision: int | None = None


@dataclass(frozen=True)
class Agree(Action, prefix="oa"):
    """Agree that a draft goes out, as it was ``asked`` at that moment: milliseconds since 1970."""

    article_id: int
    asked: int
    preview_id: int | None = None


@dataclass(frozen=True)
class AskRefuse(Action, prefix="ob"):
    """Ask for a remark with which a draft is sent back to whoever wants it out."""

    article_id: int
    asked: int
    preview_id: int | None = None


@dataclass(frozen=True)
class Refuse(Action, prefix="oc"):
    """Send it back without one."""

    article_id: int
    asked: int
    preview_id: int | None = None


@dataclass(frozen=True)
class DropRemark(Action, prefix="oz"):
    """Wait for no remark any more, and show the draft."""

    article_id: int
    preview_id: int | None = None


@dataclass(frozen=True)
class TakeBackRequest(Action, prefix="oq"):
    """Ask no longer that a draft may go out."""

    article_id: int
    preview_id: int | None = None


@dataclass(frozen=True)
class SetApproval(Action, prefix="os"):
    """Have a second editor agree to that much from now on."""

    regime: Regime


@dataclass(frozen=True)
class ShowEditors(Action, prefix="oe"):
    """Open a page, from 1, of who works in the newsroom."""

    page: int = 1


@dataclass(frozen=True)
class OpenEditor(Action, prefix="op"):
    """Open what can be done with somebody's role."""

    user_id: int


@dataclass(frozen=True)
class StartAppointing(Action, prefix="on"):
    """Take the owner's next contact, forward, name or number as somebody to appoint."""


@dataclass(frozen=True)
class SetRole(Action, prefix="or"):
    """Give somebody a role."""

    user_id: int
    role: Role


@dataclass(frozen=True)
class AskDismiss(Action, prefix="ox"):
    """Ask whether to dismiss somebody."""

    user_id: int


@dataclass(frozen=True)
class Dismiss(Action, prefix="od"):
    """Dismiss somebody."""

    user_id: int


@dataclass(frozen=True)
class ShowLog(Action, prefix="ol"):
    """Open a page, from 1, of who did what: all of it, to one article, or by one person."""

    page: int = 1
    article_id: int | None = None
    person_id: int | None = None


@dataclass(frozen=True)
class SendLog(Action, prefix="og"):
    """Send the same as a file."""

    article_id: int | None = None
    person_id: int | None = None


@dataclass(frozen=True)
class ShowPlanTimes(Action, prefix="vp"):
    """Open the usual hours at which an article may go out."""

    article_id: int
    preview_id: int | None = None


@dataclass(frozen=True)
class PlanFor(Action, prefix="vs"):
    """Let a draft go out at a moment, in minutes since 1970, in the ``revision`` shown."""

    article_id: int
    minute: int
    preview_id: int | None = None
    revision: int | None = None


@dataclass(frozen=True)
class AskPlan(Action, prefix="va"):
    """Take the editor's next message as the moment; ``embargo`` until which nobody sends it."""

    article_id: int
    preview_id: int | None = None
    embargo: bool = False


@dataclass(frozen=True)
class DropPlan(Action, prefix="vx"):
    """Make a draft again of what is planned."""

    article_id: int
    preview_id: int | None = None


@dataclass(frozen=True)
class EmbargoUntil(Action, prefix="ve"):
    """Let only an owner send an article before a moment, in minutes since 1970; 0 lifts it."""

    article_id: int
    minute: int = 0
    preview_id: int | None = None


@dataclass(frozen=True)
class PublishDespite(Action, prefix="vn"):
    """Publish a draft despite its embargo: an owner's."""

    article_id: int
    preview_id: int | None = None
    revision: int | None = None
    breaking: bool = False


def parse(data: str | None) -> Action | None:
    """The action that ``pack`` wrote; None for anything else."""
    prefix, _, rest = (data or "").partition(":")
    if prefix not in _KINDS:
        return None
    kind, readers = _KINDS[prefix]
    values = rest.split(":", len(readers) - 1) if readers else []
    try:
        return kind(*(read(value) for read, value in zip(readers, values, strict=False)))
    except (TypeError, ValueError):
        return None


def _readers(kind: type[Action]) -> tuple[Callable[[str], Any], ...]:
    hints = get_type_hints(kind)
    return tuple(FIELD_READERS[hints[field.name]] for field in fields(kind))


def asked_by(data: str | None) -> tuple[Action | None, int | None]:
    """What a button asks for, and the id of the place that it is for; None for its presser."""
    action = parse(data)
    if isinstance(action, ForPlace):
        return parse(action.asked), action.place_id
    return action, None


_KINDS = {kind.prefix: (kind, _readers(kind)) for kind in Action.__subclasses__()}
