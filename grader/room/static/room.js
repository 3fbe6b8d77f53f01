/** The teacher's page. */

import { bar, element, failureItem, fill, follow, kataTitle, placeInPlan, stepItem } from "./live.js";
import { first, setUpLanguage, tr } from "./texts.js";

const STUCK = 600;
const TICK = 10000;
const learners = new Map();
const shownRows = new Map();
const changed = new Set();
let titles = {}, summary = null, ahead = 0, waiting = false, whole = true, opened = null;
const byId = (id) => document.getElementById(id);
const collator = new Intl.Collator(undefined, { numeric: true });

function receive(event) {
  if (event.kind === "hello") {
    learners.clear();
    whole = true;
    titles = event.titles;
    byId("address").textContent = `kata join ${event.address}`;
  }
  ahead = event.now - Date.now() / 1000;
  summary = event;
  for (const row of event.rows) {
    whole ||= !learners.has(row.id);
    learners.set(row.id, row);
    changed.add(row.id);
  }
  for (const id of event.gone || []) whole = learners.delete(id) || whole;
  plan();
}

function planAll() {
  whole = true;
  plan();
}

function plan() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    if (summary) render();
  });
}

const now = () => Date.now() / 1000 + ahead;
const minutesSince = (time) => Math.max(0, Math.floor((now() - time) / 60));
const ago = (time) => tr("minutes", { n: minutesSince(time) });

function render() {
  byId("counts").textContent = tr("counts", summary);
  const everybody = [...learners.values()];
  const asking = everybody.filter((row) => row.help).sort((a, b) => a.help.at - b.help.at);
  const stuck = everybody
    .filter((row) => row.state === "in_progress" && now() - row.since >= STUCK)
    .sort((a, b) => a.since - b.since);
  const cards = (rows, time) => rows.map((row) => ({ ...row, minutes: minutesSince(time(row)) }));
  fill("help", cards(asking, (row) => row.help.at), helpCard, tr("nobody"));
  fill("stuck", cards(stuck, (row) => row.since), stuckCard, tr("nobody"));
  fill("failures", summary.failures, (one) => failureItem(titles, one), tr("none"));
  renderTimetable(summary.timetable);
  if (whole) renderRows(everybody.sort((a, b) => collator.compare(a.name, b.name)));
  else for (const id of changed) replaceRow(learners.get(id));
  whole = false;
  changed.clear();
}

function helpCard(row) {
  const show = element("button", "", tr("show"));
  show.type = "button";
  show.addEventListener("click", () => showCode(row));
  return element("li", "", element("b", "name", row.name), element("span", "", kataTitle(titles, row.help.kata)),
    element("span", "time", tr("minutes", { n: row.minutes })), show);
}

function stuckCard(row) {
  return element("li", "", element("b", "name", row.name), element("span", "", kataTitle(titles, row.kata)),
    element("span", "time", tr("minutes", { n: row.minutes })), element("span", "rule", failureText(row)));
}

function failureText(row) {
  return first(row.mistake, row.rule);
}

function renderTimetable(timetable) {
  byId("place").textContent = placeInPlan(timetable, now());
  const { started, working } = timetable;
  const steps = timetable.steps.map((step) => ({ ...step, started, working }));
  fill("steps", steps, (step) => stepItem(titles, timetable, step));
}

function renderRows(everybody) {
  const wanted = byId("search").value.trim().normalize("NFC").toLowerCase();
  const shown = everybody.filter((row) => row.name.toLowerCase().includes(wanted));
  const focused = document.activeElement?.closest("tr")?.dataset.id;
  shownRows.clear();
  for (const row of shown) shownRows.set(row.id, rowElement(row));
  byId("rows").replaceChildren(...shownRows.values());
  if (focused) shownRows.get(Number(focused))?.querySelector("button").focus();
}

function replaceRow(row) {
  const known = shownRows.get(row.id);
  if (!known) return;
  const focused = known.contains(document.activeElement);
  const made = rowElement(row);
  known.replaceWith(made);
  shownRows.set(row.id, made);
  if (focused) made.querySelector("button").focus();
}

function rowElement(row) {
  const state = !row.kata ? "nothing" : row.state === "solved" ? "solved" : row.state === "not_started" ? "notStarted" : "";
  const name = element("th", "", row.name, row.help ? element("span", "badge", "?") : "");
  name.scope = "row";
  name.setAttribute("role", "rowheader");
  const remove = element("button", "small", "×");
  remove.type = "button";
  remove.setAttribute("aria-label", `${tr("remove")}: ${row.name}`);
  remove.addEventListener("click", () => {
    if (confirm(tr("removed", row))) post(`${row.id}/remove`);
  });
  const tests = row.kata ? [bar(row.passed / Math.max(1, row.total), row.state === "solved" ? "good" : ""),
    `${row.passed}/${row.total}`] : [];
  const text = state ? tr(state) : failureText(row);
  const idea = row.idea && row.state !== "solved" ? element("span", "badge idea", tr("idea")) : "";
  const made = element("tr", row.state || "", name,
    element("td", "", row.kata ? kataTitle(titles, row.kata) : ""), element("td", "tests", ...tests),
    element("td", "rule", idea, text), element("td", "time", ago(row.state === "in_progress" ? row.since : row.at)),
    element("td", "", remove));
  made.setAttribute("role", "row");
  for (const cell of made.querySelectorAll("td")) cell.setAttribute("role", "cell");
  made.dataset.id = row.id;
  made.dataset.at = row.at;
  if (row.state === "in_progress" && now() - row.since >= STUCK) made.classList.add("stuck");
  return made;
}

async function showCode(row) {
  const response = await fetch(`api/teacher/${row.id}/code`);
  if (!response.ok) return;
  const { kata, code } = await response.json();
  opened = row.id;
  byId("code-title").textContent = `${row.name}: ${kataTitle(titles, kata)}`;
  byId("code-text").textContent = code;
  byId("code").showModal();
}

function post(path) {
  const headers = { "Content-Type": "application/json" };
  return fetch(`api/teacher/${path}`, { method: "POST", headers, body: "{}" });
}

byId("code-done").addEventListener("click", async () => {
  await post(`${opened}/answered`);
  byId("code").close();
});
byId("code-close").addEventListener("click", () => byId("code").close());
byId("code").addEventListener("close", () => {
  byId("code-text").textContent = "";
});
byId("start").addEventListener("click", () => post("start"));
byId("search").addEventListener("input", planAll);
setUpLanguage(planAll);
setInterval(planAll, TICK);
follow("api/teacher/events", receive);
