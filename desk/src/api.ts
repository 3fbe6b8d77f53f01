/** Requests to the server; all addresses are relative, so the desk can sit behind any prefix. */

import type { Drawn, Event, FileView, KataView, Lang, MapView, Solution } from "./types";

/** An answer other than success: its sentence is for the learner. */
export class Refused extends Error {
  constructor(readonly status: number, message: string, readonly file: FileView | null = null) {
    super(message);
  }
}

async function ask<T>(path: string, method = "GET", body?: unknown, keepalive = false): Promise<T> {
  const response = await fetch(`api/${path}`, {
    method,
    keepalive,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (response.ok) return (await response.json()) as T;
  const json = (response.headers.get("content-type") ?? "").startsWith("application/json");
  const content = json ? await response.json() : { problem: await response.text() };
  throw new Refused(response.status, content.problem ?? "", content.file ?? null);
}

const kata = (number: number) => `kata/${number}`;

export const api = {
  map: () => ask<MapView>("map"),
  kata: (number: number) => ask<KataView>(kata(number)),
  file: (number: number) => ask<FileView>(`${kata(number)}/file`),
  save: (number: number, text: string, version: string, leaving = false) =>
    ask<{ file: FileView }>(`${kata(number)}/file`, "PUT", { text, version }, leaving),
  answer: (number: number, question: string, letter: string) =>
    ask<{ file: FileView }>(`${kata(number)}/answer`, "POST", { question, letter }),
  run: (number: number) => ask(`${kata(number)}/run`, "POST", {}),
  hint: (number: number) => ask<{ hints: string[] }>(`${kata(number)}/hint`, "POST", {}),
  reset: (number: number) =>
    ask<{ kept: string; file: FileView }>(`${kata(number)}/reset`, "POST", {}),
  draw: (number: number) =>
    ask<{ mine: Drawn; reference?: Drawn }>(`${kata(number)}/picture`, "POST", {}),
  solutions: (number: number, giveUp: boolean) =>
    ask<{ solutions: Solution[] }>(`${kata(number)}/solutions${giveUp ? "?give-up=1" : ""}`),
  language: (lang: Lang) => ask("language", "POST", { lang }),
};

type Listener = (event: Event) => void;
const listeners = new Set<Listener>();

/** Call the listener with every event from now on; returns what ends that. */
export function listen(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(event: Event): void {
  for (const listener of [...listeners]) listener(event);
}

let source: EventSource | null = null;
let again = false;

/**
 * Connect, and again whenever the connection breaks. A hidden tab has none: a browser grants one
 * server only six, and the seventh tab would wait for ever.
 */
export function connect(): void {
  document.addEventListener("visibilitychange", follow);
  addEventListener("pageshow", follow);
  addEventListener("pagehide", end);
  follow();
}

function follow(): void {
  end();
  if (document.visibilityState === "hidden") return;
  source = new EventSource("api/events");
  source.onopen = () => {
    tell({ kind: "connected", again });
    again = true;
  };
  source.onmessage = (message) => tell(JSON.parse(message.data) as Event);
  source.onerror = () => {
    tell({ kind: "lost" });
    if (source?.readyState === EventSource.CLOSED) setTimeout(follow, 1000);
  };
}

function end(): void {
  source?.close();
  source = null;
}
