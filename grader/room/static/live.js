/** The stream of events, and small helpers to build elements. All text is set as text, never HTML. */

import { clock, pick, tr } from "./texts.js";

/** Follow a stream of events; the browser connects again by itself. */
export function follow(address, onEvent) {
  const lost = document.getElementById("lost");
  const source = new EventSource(address);
  const tell = (away) => {
    lost.textContent = away ? tr("lost") : "";
    lost.hidden = !away;
  };
  source.onmessage = (message) => {
    tell(false);
    onEvent(JSON.parse(message.data));
  };
  source.onerror = () => tell(true);
}

/** An element with a class, and texts or elements in it. */
export function element(tag, name, ...content) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...content.filter((part) => part !== null && part !== ""));
  return made;
}

/** Replace what an element holds, unless it would look the same. */
export function fill(id, model, make, empty) {
  const target = document.getElementById(id);
  const seen = JSON.stringify([document.documentElement.lang, model]);
  if (target.dataset.seen === seen) return;
  target.dataset.seen = seen;
  const made = model.map(make);
  target.replaceChildren(...(made.length || !empty ? made : [element("li", "empty", empty)]));
}

/** A bar with a share of 0 to 1. */
export function bar(share, name = "") {
  const inside = element("span", "inside");
  inside.style.width = `${Math.round(100 * Math.min(1, share))}%`;
  return element("span", `bar ${name}`, inside);
}

/** A kata's number and title. */
export function kataTitle(titles, kata) {
  return `${kata.slice(0, 2)} ${pick(titles[kata]) || kata.slice(3)}`;
}

/** A failure that several share, with the mistake and the rule in both languages. */
export function failureItem(titles, failure) {
  const sentences = ["en", "de"].map((lang) => {
    const mistake = failure.mistake && failure.mistake[lang];
    const text = element("div", "sentence", mistake ? element("strong", "", mistake) : "",
      element("span", "", failure.rule[lang]));
    text.lang = lang;
    return text;
  });
  const counts = { having: failure.having, ever: failure.ever, of: failure.of };
  return element("li", failure.half ? "half" : "",
    element("p", "at", element("b", "", kataTitle(titles, failure.kata)),
      failure.half ? element("span", "badge", tr("half")) : "",
      element("span", "", tr("now", counts))),
    bar(failure.ever / Math.max(1, failure.of)), element("div", "sentences", ...sentences));
}

/** How the room does against the timetable, in one sentence. */
export function placeInPlan({ steps, done, started, working }, now) {
  if (!steps.length || !working) return "";
  const ends = [0, ...steps.map((step) => step.end)];
  const elapsed = (now - started) / 60;
  const latest = done < steps.length ? ends[done + 1] : Infinity;
  const gaps = { done, all: steps.length };
  if (elapsed > latest) return tr("behind", { ...gaps, n: Math.round(elapsed - latest) });
  if (elapsed < ends[done]) return tr("ahead", { ...gaps, n: Math.round(ends[done] - elapsed) });
  return tr("onTime", gaps);
}

/** One step of the timetable: when it should end, and when half of the room was through. */
export function stepItem(titles, { started, working }, step) {
  const planned = started + 60 * step.end;
  const late = step.median === null ? 0 : Math.round((step.median - planned) / 60);
  const half = step.median === null ? "" : tr("halfway", {
    time: clock(step.median), sign: late < 0 ? "−" : "+", n: Math.abs(late) });
  return element("li", late > 0 ? "late" : "",
    element("b", "", kataTitle(titles, step.kata)),
    bar(step.through / Math.max(1, working), "good"),
    element("span", "", tr("step", { end: clock(planned), through: step.through, working })),
    element("span", "median", half));
}
