/** The projector's page: no names. */

import { bar, element, failureItem, fill, follow, kataTitle, placeInPlan } from "./live.js";
import { setUpLanguage, tr } from "./texts.js";

const TICK = 10000;
const MOST = 2;
let titles = {}, summary = null, ahead = 0;
const byId = (id) => document.getElementById(id);

function receive(event) {
  if (event.kind === "hello") {
    titles = event.titles;
    byId("address").textContent = `kata join ${event.address}`;
  }
  ahead = event.now - Date.now() / 1000;
  summary = event;
  render();
}

function render() {
  if (!summary) return;
  byId("counts").textContent = tr("present", summary);
  byId("place").textContent = placeInPlan(summary.timetable, Date.now() / 1000 + ahead);
  fill("katas", summary.katas.map((one) => ({ ...one, present: summary.present })), kataItem);
  const often = [...summary.failures].sort((a, b) => b.half - a.half).slice(0, MOST);
  fill("failures", often, (one) => failureItem(titles, one), tr("none"));
}

function kataItem({ kata, working, solved, present }) {
  return element("li", "", element("b", "", kataTitle(titles, kata)),
    bar(solved / Math.max(1, present), "good"),
    element("span", "", tr("working", { working, solved })));
}

setUpLanguage(render);
setInterval(render, TICK);
follow("api/wall/events", receive);
