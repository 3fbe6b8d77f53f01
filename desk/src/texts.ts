/** What the page itself says, in both languages side by side. */

import type { Lang, State } from "./types";

const TEXTS = {
  skip: ["Skip to the content", "Zum Inhalt springen"],
  home: ["All katas", "Alle Katas"],
  lightDark: ["Light or dark", "Hell oder dunkel"],
  keys: ["Keys", "Tasten"],
  loading: ["Loading …", "Lädt …"],
  lost: [
    "The desk does not answer. What you write is kept in this browser and saved as soon as it is back.",
    "Der Arbeitsplatz antwortet nicht. Was du schreibst, bleibt in diesem Browser und wird gespeichert, sobald er wieder da ist.",
  ],
  refused: ["The desk refuses: ", "Der Arbeitsplatz lehnt ab: "],
  points: ["points", "Punkte"],
  solvedOf: ["{0} of {1} solved", "{0} von {1} gelöst"],
  rankOwn: ["Your rank", "Dein Rang"],
  kyu: ["{0} kyu", "{0}. Kyu"],
  goOn: ["Go on", "Weiter"],
  begin: ["Begin", "Anfangen"],
  allSolved: ["All solved.", "Alles gelöst."],
  filter: ["Filter", "Filtern"],
  filterPlaceholder: ["Number or title", "Nummer oder Titel"],
  show: ["Show", "Zeigen"],
  all: ["all", "alle"],
  open: ["open", "offene"],
  buildsOn: ["builds on {0}", "baut auf {0} auf"],
  handsOn: ["hands-on {0}", "Hands-on {0}"],
  nothingFits: ["No kata fits.", "Keine Kata passt."],
  task: ["Task", "Aufgabe"],
  code: ["Code", "Code"],
  result: ["Result", "Ergebnis"],
  picture: ["Picture", "Bild"],
  solutions: ["Solutions", "Lösungen"],
  questions: ["Questions", "Fragen"],
  notebook: ["Notebook", "Notebook"],
  previous: ["Previous kata", "Vorige Kata"],
  next: ["Next kata", "Nächste Kata"],
  save: ["Save", "Speichern"],
  run: ["Run", "Ausführen"],
  reset: ["Reset", "Zurücksetzen"],
  resetSure: [
    "Put the stub back? Your version is kept beside it.",
    "Den Rumpf zurückholen? Deine Fassung bleibt daneben liegen.",
  ],
  kept: ["Your version is kept as {0}.", "Deine Fassung liegt daneben als {0}."],
  saved: ["saved", "gespeichert"],
  unsaved: ["not saved yet", "noch nicht gespeichert"],
  saving: ["saving …", "speichert …"],
  editorLabel: [
    "Editor for {0}. Press Escape, then Tab, to leave it.",
    "Editor für {0}. Mit Escape und dann Tab verlässt du ihn.",
  ],
  running: ["Running …", "Läuft …"],
  passedOf: ["{0} of {1} tests passed", "{0} von {1} Tests bestanden"],
  notWritten: ["Not written yet", "Noch nicht geschrieben"],
  solved: ["Solved: {0} points", "Gelöst: {0} Punkte"],
  notGraded: ["Not graded here", "Hier nicht bewertet"],
  expected: ["expected", "erwartet"],
  actual: ["actual", "erhalten"],
  before: ["before", "vorher"],
  after: ["after", "nachher"],
  difference: ["difference", "Unterschied"],
  call: ["The call", "Der Aufruf"],
  copy: ["Copy", "Kopieren"],
  copied: ["Copied", "Kopiert"],
  yourLines: ["Your lines", "Deine Zeilen"],
  line: ["line {0}", "Zeile {0}"],
  cellLine: ["cell {0}, line {1}", "Zelle {0}, Zeile {1}"],
  printed: ["Printed by your code", "Ausgabe deines Codes"],
  tests: ["Tests", "Tests"],
  idea: ["Idea: {0} of {1}", "Idee: {0} von {1}"],
  care: ["Care: {0} of {1}", "Sorgfalt: {0} von {1}"],
  ideaRight: [
    "The idea is right. Tests left for full points: {0}.",
    "Die Idee stimmt. Tests, die zur vollen Punktzahl fehlen: {0}.",
  ],
  passed: ["passed", "bestanden"],
  failed: ["failed", "nicht bestanden"],
  not_written: ["not written yet", "noch nicht geschrieben"],
  not_graded: ["not graded", "nicht bewertet"],
  not_run: ["not run", "nicht gelaufen"],
  seconds: ["{0} s", "{0} s"],
  hints: ["Hints", "Hinweise"],
  nextHint: ["Show hint {0} of {1}", "Hinweis {0} von {1} zeigen"],
  noMoreHints: ["These were all hints.", "Das waren alle Hinweise."],
  outside: [
    "The file was changed outside; this is the new version.",
    "Die Datei wurde außerhalb geändert; dies ist die neue Fassung.",
  ],
  broughtBack: [
    "What you had not saved last time was brought back.",
    "Was du zuletzt nicht gespeichert hattest, ist wieder da.",
  ],
  conflict: [
    "The file was changed outside while you were writing here. Nothing is lost: choose one; Ctrl+Z brings back the other.",
    "Die Datei wurde außerhalb geändert, während du hier geschrieben hast. Nichts ist verloren: Wähle eine Fassung; Strg+Z holt die andere zurück.",
  ],
  keepMine: ["Keep mine", "Meine behalten"],
  takeTheirs: ["Take the file's", "Die der Datei nehmen"],
  onlyMine: ["only here", "nur hier"],
  onlyTheirs: ["only in the file", "nur in der Datei"],
  drawIt: ["Draw", "Zeichnen"],
  drawAgain: ["Draw again", "Neu zeichnen"],
  drawing: ["Drawing …", "Zeichnet …"],
  enlarge: ["Show larger in a new tab", "In einem neuen Tab größer zeigen"],
  yours: ["Yours", "Deins"],
  reference: ["The reference", "Die Musterlösung"],
  pictureIntro: [
    "A picture of what your code does. A wrong solution draws a wrong picture.",
    "Ein Bild von dem, was dein Code tut. Eine falsche Lösung zeichnet ein falsches Bild.",
  ],
  solutionsLocked: [
    "Other right solutions are shown here once you have solved the kata.",
    "Andere richtige Lösungen stehen hier, sobald du die Kata gelöst hast.",
  ],
  giveUp: ["Give up and show them", "Aufgeben und zeigen"],
  giveUpSure: [
    "Show the solutions now? You can still solve the kata afterwards.",
    "Die Lösungen jetzt zeigen? Lösen kannst du die Kata auch danach.",
  ],
  noSolutions: ["This copy has no solutions.", "In dieser Kopie gibt es keine Lösungen."],
  asDiff: ["as difference to yours", "als Unterschied zu deiner"],
  learned: ["What you have learned", "Was du gelernt hast"],
  seeSolutions: ["See other solutions", "Andere Lösungen ansehen"],
  seePicture: ["See your picture", "Dein Bild ansehen"],
  right: ["Right.", "Richtig."],
  wrong: ["Not right.", "Nicht richtig."],
  choose: ["Choose an answer.", "Wähle eine Antwort."],
  question: ["Question {0} of {1}", "Frage {0} von {1}"],
  cell: ["Cell {0}", "Zelle {0}"],
  openNotebook: [
    "Write it in Jupyter, VS Code or Colab; after every save the result appears here.",
    "Schreib es in Jupyter, VS Code oder Colab; nach jedem Speichern erscheint hier das Ergebnis.",
  ],
  close: ["Close", "Schließen"],
  keySave: ["save and run", "speichern und ausführen"],
  keyRun: ["run again", "noch einmal ausführen"],
  keyPanes: ["to the next pane", "zum nächsten Bereich"],
  keyLeave: ["leave the editor", "den Editor verlassen"],
  keySearch: ["search in the editor", "im Editor suchen"],
  keyNextPrevious: ["previous or next kata", "vorige oder nächste Kata"],
  keyResize: ["resize the pane at whose edge the focus is", "den Bereich am fokussierten Rand vergrößern"],
  widthOf: ["Width of: {0}", "Breite von: {0}"],
} as const;

export type Key = keyof typeof TEXTS;
let chosen: Lang = "en";

export function setLanguage(lang: Lang): void {
  chosen = lang;
  document.documentElement.lang = lang;
}

export const language = (): Lang => chosen;

/** The text in the language in use, with {0}, {1} … filled in. */
export function t(key: Key, ...values: (string | number)[]): string {
  const text: string = TEXTS[key][chosen === "de" ? 1 : 0];
  return text.replace(/\{(\d)\}/g, (_, place) => String(values[Number(place)]));
}

export function number(value: number, digits = 0): string {
  return value.toLocaleString(chosen, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

const STATES: Record<State, [string, string, string]> = {
  solved: ["✓", "solved", "gelöst"],
  in_progress: ["◐", "begun", "begonnen"],
  not_started: ["○", "untouched", "unberührt"],
  not_graded: ["–", "not graded", "nicht bewertet"],
  unknown: ["?", "changed", "verändert"],
};

export const stateSign = (state: State): string => STATES[state][0];
export const stateName = (state: State): string => STATES[state][chosen === "de" ? 2 : 1];
