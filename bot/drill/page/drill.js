import { element } from "/page/dom.js";
import { say, translate } from "./words.js";

// The server waits for something new; a storm of lines is drawn this often.
const EVERY_MS = 200;
const AGAIN_MS = 1000;
const MOST_LINES = 400;
const COUNTS = ["articles", "waiting", "arrived", "underway", "refused", "doubled", "lost"];
const byId = (id) => document.getElementById(id);

let last = 0;
let drawn = "";
let engine = "sqlite";

translate(document);
for (;;) {
  const isThere = await look();
  await new Promise((resolve) => setTimeout(resolve, isThere ? EVERY_MS : AGAIN_MS));
}

async function look() {
  try {
    const response = await fetch(`/trouble/state?since=${last}`);
    if (!response.ok) throw new Error(say("starting"));
    draw(await response.json());
    notice("");
    return true;
  } catch (error) {
    notice(error instanceof TypeError ? say("offline") : error.message);
    return false;
  }
}

async function post(action, body) {
  const response = await fetch(`/trouble/${action}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) notice((await response.json()).error);
}

function draw(state) {
  engine = state.stage.engine ?? engine;
  drawCounts(state.count);
  drawTold(state.told);
  drawLog(state.log);
  // Buttons are drawn anew only when they change: one must not go from under the finger.
  const shown = JSON.stringify([state.stage, state.exercises, state.under_way]);
  if (shown === drawn) return;
  drawn = shown;
  drawStage(state.stage);
  drawExercises(state);
}

function drawStage({ busy, has_postgresql: hasServer, processes }) {
  const button = (name) =>
    element(
      "button",
      {
        type: "button",
        "data-testid": `engine-${name}`,
        "aria-pressed": String(engine === name),
        disabled: busy || engine === name || (name === "postgresql" && !hasServer),
        click: () => post("stage", { engine: name }),
      },
      say(name),
    );
  byId("engines").replaceChildren(button("sqlite"), button("postgresql"));
  byId("processes").replaceChildren(
    ...(busy ? [element("li", {}, say("settingUp"))] : processes.map(process)),
  );
  byId("no-server").hidden = hasServer;
  byId("no-server").textContent = say("noServer");
}

function process({ name, pid, alive, leads }) {
  const state = leads ? "leads" : alive ? "stands" : "gone";
  return element("li", { class: state }, `${name}: ${say(state)}${pid ? ` (${pid})` : ""}`);
}

function drawExercises({ stage, exercises, under_way: underWay }) {
  byId("exercises").replaceChildren(
    ...exercises.map((each) => exercise(each, each.name in underWay, stage)),
  );
}

function exercise({ name, lasts, lacks }, isOn, { busy }) {
  const words = name === "killed" ? `killed_${engine}` : name;
  const begin = element(
    "button",
    {
      type: "button",
      "data-testid": name,
      disabled: busy || Boolean(lacks),
      click: () => post(isOn ? "end" : "begin", { name }),
    },
    say(isOn ? "mend" : lasts ? "happen" : "now"),
  );
  return element(
    "article",
    { class: isOn ? "exercise on" : "exercise" },
    element("h3", {}, say(`${words}_title`)),
    begin,
    element("p", {}, say(`${words}_what`)),
    element("p", { class: "answer" }, lacks ? say(lacks) : coded(say(`${words}_answer`))),
  );
}

// `backticks` of a text as code.
function coded(text) {
  const parts = text
    .split("`")
    .map((part, index) => (index % 2 ? element("code", {}, part) : part));
  return element("span", {}, parts);
}

function drawCounts(count) {
  byId("counts").replaceChildren(
    ...COUNTS.map((name) =>
      element(
        "div",
        { class: mood(name, count), "data-testid": `count-${name}` },
        element("dt", {}, say(`count_${name}`)),
        element("dd", {}, String(count[name])),
      ),
    ),
  );
}

function mood(name, { [name]: value, articles }) {
  if (name === "lost") return value ? "bad" : articles ? "good" : "";
  return name === "doubled" && value ? "bad" : "";
}

function drawTold(told) {
  const root = byId("told");
  if (root.dataset.count === String(told.length)) return;
  root.dataset.count = told.length;
  root.replaceChildren(
    ...(told.length
      ? told.map(({ at, text }) => element("p", {}, clock(at), ` ${text}`))
      : [element("span", { class: "quiet" }, say("toldNothing"))]),
  );
  root.scrollTop = root.scrollHeight;
}

function drawLog(lines) {
  const root = byId("log");
  const isAtEnd = root.scrollHeight - root.scrollTop - root.clientHeight < 40;
  for (const line of lines) {
    last = Math.max(last, line.number);
    root.append(logLine(line));
  }
  while (root.childElementCount > MOST_LINES) root.firstElementChild.remove();
  if (isAtEnd && lines.length) root.scrollTop = root.scrollHeight;
}

function logLine({ at, process: name, level, event, text }) {
  if (level === "DRILL") return element("div", { class: level }, clock(at), remark(event, text));
  if (!event) return element("div", { class: level }, text);
  const [, rest] = text.split(event, 2);
  return element(
    "div",
    { class: level },
    clock(at),
    element("span", { class: "process" }, ` ${name} `),
    element("b", {}, event),
    rest ?? "",
  );
}

// What the drill itself has done: it sets a stage up, lets something happen, puts it right.
function remark(event, about) {
  const name = about === "killed" ? `killed_${engine}_title` : `${about}_title`;
  return ` — ${say(event)}: ${say(event === "sets_up" ? about : name)}`;
}

function clock(seconds) {
  const moment = new Date(seconds * 1000);
  return element("time", { datetime: moment.toISOString() }, moment.toLocaleTimeString());
}

function notice(text) {
  byId("notice").hidden = !text;
  byId("notice").textContent = text;
}
