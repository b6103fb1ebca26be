"""Every line of the log is an event with fields, and is on the operator's page."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from bot.logs import TAKEN_NAMES
from tests.house.tree import PROGRAM, ROOT, modules

LEVELS = {
    "debug": "debug",
    "info": "info",
    "warning": "warning",
    "error": "error",
    "exception": "error",
    "critical": "critical",
}
# Logs what its block raises: the event and the fields are its caller's.
LOGS_FOR_ITS_CALLER = "costing_itself_alone"
EVENT = re.compile(r"[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*")
ROW = re.compile(r"^\| `([^`]+)` \| ([a-z, ]+) \| (.*?) \|", re.MULTILINE)


class Line(NamedTuple):
    where: str
    event: object
    """The first argument, when it is a constant."""
    level: str
    fields: frozenset[str] | None
    """None when the source does not show them."""


class Module:
    """The log lines of one file."""

    def __init__(self, source: str, where: str) -> None:
        self._where = where
        self._tree = ast.parse(source)
        self._functions = {
            node.name: node
            for node in ast.walk(self._tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        }

    def lines(self) -> Iterator[Line]:
        for function in [self._tree, *self._functions.values()]:
            for call in calls_in(function):
                match call.func:
                    case ast.Attribute(ast.Name("log" | "logging"), method) if method in LEVELS:
                        yield self._line(function, call, method)
                    case ast.Name(name) if name == LOGS_FOR_ITS_CALLER:
                        names = frozenset(keyword.arg or "?" for keyword in call.keywords)
                        yield self._made(call, "error", names)

    def _line(self, function: ast.AST, call: ast.Call, method: str) -> Line:
        options = {keyword.arg: keyword.value for keyword in call.keywords}
        plain = len(call.args) == 1 and options.keys() <= {"extra", "exc_info"}
        extra = options.get("extra", ast.Dict([], []))
        fields = self._fields(function, extra) if plain else None
        return self._made(call, LEVELS[method], fields)

    def _made(self, call: ast.Call, level: str, fields: frozenset[str] | None) -> Line:
        (event, *_) = [*call.args, None]
        constant = event.value if isinstance(event, ast.Constant) else None
        return Line(f"{self._where}:{call.lineno}", constant, level, fields)

    def _fields(self, function: ast.AST, extra: ast.expr) -> frozenset[str] | None:
        """The names in a dictionary, one that a variable holds, or one that a function returns."""
        match extra:
            case ast.Dict():
                return self._keys(function, extra)
            case ast.Name(name):
                values = [
                    node.value
                    for node in ast.walk(function)
                    if isinstance(node, ast.Assign)
                    and [ast.unparse(target) for target in node.targets] == [name]
                ]
            case ast.Call(ast.Name(name)) if name in self._functions:
                function = self._functions[name]
                values = [
                    node.value
                    for node in ast.walk(function)
                    if isinstance(node, ast.Return) and node.value is not None
                ]
            case _:
                return None
        return self._fields(function, values[0]) if len(values) == 1 else None

    def _keys(self, function: ast.AST, extra: ast.Dict) -> frozenset[str] | None:
        found: set[str] = set()
        for key, value in zip(extra.keys, extra.values, strict=True):
            if isinstance(key, ast.Constant):
                found.add(str(key.value))
                continue
            more = self._fields(function, value) if key is None else None
            if more is None:
                return None
            found |= more
        return frozenset(found)


def calls_in(scope: ast.AST) -> Iterator[ast.Call]:
    """The calls of a scope, without those of the functions in it."""
    for node in ast.iter_child_nodes(scope):
        if isinstance(node, ast.Call):
            yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from calls_in(node)


def lines_of(source: str, where: str = "there.py") -> list[Line]:
    return list(Module(source, where).lines())


LINES = [
    line
    for path in modules(*sorted(set(PROGRAM) - {"emulator"}))
    for line in lines_of(path.read_text("utf-8"), str(path.relative_to(ROOT)))
    if line.where.partition(":")[0] != "storage/trouble.py"
]


def documented() -> dict[str, tuple[set[str], set[str]]]:
    """The levels and the fields of each event, as the page has them."""
    page = (ROOT / "docs" / "operations.md").read_text("utf-8")
    table = page.partition("| event | level | fields |")[2].partition("\n## ")[0]
    return {
        event: (set(levels.split(", ")), set(re.findall(r"`(\w+)`", fields)))
        for event, levels, fields in ROW.findall(table)
    }


def written() -> dict[str, tuple[set[str], set[str]]]:
    """The same, as the source has them."""
    found: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for line in LINES:
        levels, fields = found[str(line.event)]
        levels.add(line.level)
        fields |= line.fields or set()
    return dict(found)


def test_the_first_argument_of_every_log_line_is_the_name_of_an_event() -> None:
    assert LINES
    assert [line for line in LINES if not EVENT.fullmatch(str(line.event))] == []


def test_the_fields_of_every_log_line_can_be_read_in_the_source() -> None:
    assert [line for line in LINES if line.fields is None] == []


def test_no_field_has_a_name_that_the_record_or_the_format_takes() -> None:
    assert {"name", "args", "msg", "module", "message", "event", "at", "level"} <= TAKEN_NAMES
    assert [line for line in LINES if TAKEN_NAMES & (line.fields or set())] == []


@pytest.mark.parametrize("event", sorted(written().keys() | documented().keys()))
def test_the_operators_page_has_every_event_with_its_levels_and_fields(event: str) -> None:
    assert documented().get(event) == written().get(event)


def test_only_the_logger_of_a_module_writes_to_the_log() -> None:
    others = [
        str(path.relative_to(ROOT))
        for path in modules(*PROGRAM)
        for made in re.findall(
            r"^\s*(.*)logging\.getLogger\(__name__\)", path.read_text("utf-8"), re.MULTILINE
        )
        if made != "log = "
    ]

    assert others == []


@pytest.mark.parametrize(
    "source",
    [
        'log.info("bot.started as=%s", name)',
        'log.info(f"bot.started {name}")',
        'log.info("bot.started", extra=made(elsewhere))',
        'log.info("bot.started", extra={name: 1})',
        'log.info("bot.started", stack_info=True)',
    ],
)
def test_a_line_with_facts_beside_its_fields_is_seen(source: str) -> None:
    (line,) = lines_of(source)

    assert line.fields is None or not EVENT.fullmatch(str(line.event))


def test_fields_are_read_from_a_dictionary_a_variable_and_a_function() -> None:
    source = """
def about(): return {"user": 1}
def first(): log.info("a.b", extra={"x": 1})
def second():
    seen = {"y": 1}
    log.exception("a.c", extra={**seen, "z": 1})
def third(): log.warning("a.d", extra=about())
def fourth():
    with costing_itself_alone("a.e", rule=1): pass
"""

    assert [(line.event, line.level, line.fields) for line in lines_of(source)] == [
        ("a.b", "info", frozenset({"x"})),
        ("a.c", "error", frozenset({"y", "z"})),
        ("a.d", "warning", frozenset({"user"})),
        ("a.e", "error", frozenset({"rule"})),
    ]
