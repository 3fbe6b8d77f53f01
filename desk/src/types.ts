/** What the server tells, as grader/desk/views.py writes it. */

export type State = "solved" | "in_progress" | "not_started" | "not_graded" | "unknown";

export interface Summary {
  number: number;
  name: string;
  title: string;
  rank: number;
  worth: number;
  points: number;
  state: State;
  buildsOn: number[];
  handsOn: number | null;
  kind: "file" | "quiz" | "notebook";
}

export interface MapView {
  lang: Lang;
  tracks: { title: string; katas: Summary[] }[];
  points: number;
  possible: number;
  solved: number;
  rank: number;
  last: number | null;
  next: number | null;
}

export interface Question {
  name: string;
  title: string;
  html: string;
  choices: { letter: string; html: string }[];
  chosen: string;
}

export interface FileView {
  name: string;
  text: string;
  version: string;
  problem: string;
  questions?: Question[];
  cells?: { number: number; html: string }[];
}

/** Numbers row by row; null for what is not finite. */
export type Rows = (number | null)[][];

export interface Feedback {
  kind: string;
  headline: string;
  why: string;
  call: string;
  expected: string;
  actual: string;
  /** Whether these are an argument before and after the call. */
  changed: boolean;
  grids: [Rows, Rows] | null;
  details: string[];
  lines: { number: number; text: string; cell: number }[];
}

export interface TestView {
  name: string;
  circle: "idea" | "care";
  why: string;
  outcome: "passed" | "failed" | "not_graded" | "not_run";
  reason: string;
  seconds: number;
  feedback: Feedback | null;
}

export interface Result {
  problem: string;
  version: string;
  state: State;
  passed: number;
  graded: number;
  ideaPassed: boolean;
  points: number;
  worth: number;
  seconds: number;
  tests: TestView[];
  first: string | null;
  output: string;
}

export interface KataView extends Summary {
  lang: Lang;
  page: string;
  file: FileView;
  hints: string[];
  hintCount: number;
  running: boolean;
  result: Result | null;
  hasPicture: boolean;
  learned: string;
  previous: number | null;
  next: number | null;
}

export interface Drawn {
  title: string;
  problem: string;
  version: string;
}

export interface Solution {
  title: string;
  source: string;
  diff: [string, string][];
}

export type Lang = "en" | "de";

export type Event =
  | { kind: "running"; number: number }
  | { kind: "result"; number: number; result: Result }
  | { kind: "file"; number: number; version: string }
  | { kind: "language"; lang: Lang }
  | { kind: "map" }
  | { kind: "connected"; again: boolean }
  | { kind: "lost" };
