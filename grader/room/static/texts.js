/** The pages' own texts in both languages, and the switch between them. */

const texts = {
  room: ["The room", "Der Raum"],
  wall: ["For the projector", "Für den Beamer"],
  join: ["Join the room", "Tritt dem Raum bei"],
  help: ["Asking for help", "Bitten um Hilfe"],
  stuck: ["The same failure for ten minutes", "Seit zehn Minuten derselbe Fehler"],
  failures: ["Failures that several share", "Fehler, die mehrere haben"],
  shared: ["What several run into", "Worüber mehrere stolpern"],
  where: ["Where the room is", "Wo der Raum ist"],
  timetable: ["Timetable", "Zeitplan"],
  start: ["The timetable starts now", "Der Zeitplan beginnt jetzt"],
  learners: ["Who is where", "Wer wo ist"],
  search: ["Search", "Suchen"],
  name: ["Name", "Name"],
  kata: ["Kata", "Kata"],
  tests: ["Tests", "Tests"],
  failure: ["First failure", "Erster Fehler"],
  since: ["Since", "Seit"],
  remove: ["Remove", "Entfernen"],
  done: ["Helped: delete the code", "Geholfen: Code löschen"],
  close: ["Close", "Schließen"],
  show: ["Show the code", "Code zeigen"],
  nobody: ["Nobody", "Niemand"],
  none: ["None yet", "Noch keine"],
  lost: ["The server does not answer; this is how it was.", "Der Server antwortet nicht; so war es zuletzt."],
  nothing: ["joined, no run yet", "dabei, noch kein Lauf"],
  solved: ["solved", "gelöst"],
  notStarted: ["not begun", "nicht begonnen"],
  idea: ["the idea is right", "die Idee stimmt"],
  half: ["Half of those at this kata", "Die Hälfte bei dieser Kata"],
  other: ["Deutsch", "English"],
  removed: ["Delete everything about {name}?", "Alles über {name} löschen?"],
  counts: ["{present} here, {asking} asking for help", "{present} da, {asking} bitten um Hilfe"],
  present: ["{present} here", "{present} da"],
  now: ["{having} now, {ever} of {of} so far", "{having} gerade, bisher {ever} von {of}"],
  minutes: ["{n} min", "{n} Min."],
  onTime: ["Half of the room is through {done} of {all}: on time.", "Die Hälfte des Raums ist mit {done} von {all} durch: im Plan."],
  behind: ["Half of the room is through {done} of {all}: {n} minutes behind.", "Die Hälfte des Raums ist mit {done} von {all} durch: {n} Minuten zurück."],
  ahead: ["Half of the room is through {done} of {all}: {n} minutes ahead.", "Die Hälfte des Raums ist mit {done} von {all} durch: {n} Minuten voraus."],
  step: ["planned until {end}, {through} of {working} through", "geplant bis {end}, {through} von {working} durch"],
  halfway: ["half of the room at {time} ({sign}{n} min)", "die Hälfte um {time} ({sign}{n} Min.)"],
  working: ["{working} at it, {solved} solved", "{working} dabei, {solved} gelöst"],
};
const KEY = "room-lang";
let language = localStorage.getItem(KEY) || document.documentElement.lang;

/** A text in the language in use, with its gaps filled in. */
export function tr(key, gaps = {}) {
  const text = texts[key][language === "de" ? 1 : 0];
  return text.replace(/\{(\w+)\}/g, (_, name) => String(gaps[name]));
}

/** A text that the server sent in both languages; English where German is missing. */
export function pick(text) {
  return (text && (text[language] || text.en)) || "";
}

/** The first of some texts that the server sent in the language in use. */
export function first(...sent) {
  return sent.map((text) => text && text[language]).find(Boolean) || "";
}

/** A time of day, of seconds since 1970. */
export function clock(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString(language === "de" ? "de" : "en-GB", { hour: "2-digit", minute: "2-digit" });
}

/** Fill in the page's fixed texts, and let the button change the language. */
export function setUpLanguage(onChange) {
  const fill = () => {
    document.documentElement.lang = language;
    for (const element of document.querySelectorAll("[data-text]")) {
      element.textContent = tr(element.dataset.text);
    }
    document.getElementById("lang").textContent = tr("other");
  };
  document.getElementById("lang").addEventListener("click", () => {
    language = language === "de" ? "en" : "de";
    localStorage.setItem(KEY, language);
    fill();
    onChange();
  });
  fill();
}
