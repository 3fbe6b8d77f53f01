/** What a run gave: the verdict, the failure to look at first, the tests, the learner's prints. */

import { useEffect, useRef, useState } from "preact/hooks";
import { HeatMaps } from "./heat";
import { Copy, Html, Sentence } from "./parts";
import { language, number, t } from "./texts";
import type { Feedback, KataView, Result, TestView } from "./types";
import { Values } from "./values";

export interface ResultProps {
  kata: KataView;
  result: Result | null;
  running: boolean;
  goTo: (line: number) => void;
  showHint: () => void;
  open: (tab: string) => void;
}

/** The verdict in a few words, also for the screen reader's announcement. */
export function verdict(result: Result): string {
  if (result.problem) return result.problem;
  if (result.state === "solved") return t("solved", result.points);
  if (result.state === "not_graded") return t("notGraded");
  if (result.state === "not_started") return t("notWritten");
  return t("passedOf", result.passed, result.graded);
}

export function ResultPane(props: ResultProps) {
  const { result, running } = props;
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.parentElement?.scrollTo(0, 0), [result?.version]);
  return (
    <div class="result" ref={top}>
      <p class={`verdict ${result?.state ?? ""}`} data-version={result?.version}>
        <span>{result ? verdict(result) : running ? "" : "–"}</span>
        <span class={`running ${running ? "on" : ""}`}>{running ? t("running") : ""}</span>
      </p>
      {result && !result.problem && <Details {...props} result={result} />}
      <Hints {...props} />
    </div>
  );
}

function Details({ kata, result, goTo, open }: ResultProps & { result: Result }) {
  const first = result.tests.find((test) => test.name === result.first);
  return (
    <>
      {result.state === "solved" && <Reward kata={kata} open={open} />}
      {result.state === "not_graded" && <p>{result.tests[0]?.reason}</p>}
      {result.ideaPassed && result.state === "in_progress" && <IdeaRight kata={kata} result={result} />}
      {first?.feedback && kata.kind !== "quiz" && (
        <FeedbackView feedback={first.feedback} test={first} goTo={goTo} />
      )}
      {result.output && (
        <details>
          <summary>{t("printed")}</summary>
          <pre class="output" tabIndex={0}>{result.output}</pre>
        </details>
      )}
      <TestList tests={result.tests} first={result.first} goTo={goTo} />
    </>
  );
}

/** That one may go on, and what is left for full points. */
function IdeaRight({ kata, result }: { kata: KataView; result: Result }) {
  return (
    <div class="reward">
      <p>{t("ideaRight", result.graded - result.passed)}</p>
      {kata.next !== null && (
        <p class="buttons"><a class="button quiet" href={`#/${kata.next}`}>{t("next")} →</a></p>
      )}
    </div>
  );
}

function Reward({ kata, open }: { kata: KataView; open: (tab: string) => void }) {
  return (
    <div class="reward">
      <h3>{t("learned")}</h3>
      <p><Sentence text={kata.learned} /></p>
      <p class="buttons">
        {kata.next !== null && (
          <a class="button" href={`#/${kata.next}`}>{t("next")} →</a>
        )}
        {kata.hasPicture && (
          <button type="button" class="quiet" onClick={() => open("picture")}>{t("seePicture")}</button>
        )}
        {kata.kind !== "quiz" && (
          <button type="button" class="quiet" onClick={() => open("solutions")}>{t("seeSolutions")}</button>
        )}
      </p>
    </div>
  );
}

/** What a test is about: its name, which is English, else the first sentence of its rule. */
function about(test: TestView): string {
  if (language() === "en") return test.name.replace(/^test_/, "").replaceAll("_", " ");
  return test.why.split(/(?<=[.!?;]) /)[0].replace(/[.;]$/, "");
}

function FeedbackView({ feedback, test, goTo }: {
  feedback: Feedback;
  test?: TestView;
  goTo: (line: number) => void;
}) {
  return (
    <article class="failure">
      {test && feedback.why && language() === "en" && <h3>{about(test)}</h3>}
      <p class="headline"><Sentence text={feedback.headline} /></p>
      {feedback.why && <p class="why"><Sentence text={feedback.why} /></p>}
      {feedback.call && (
        <div class="call">
          <div class="bar"><h4>{t("call")}</h4><Copy text={feedback.call} /></div>
          <pre tabIndex={0}>{feedback.call}</pre>
        </div>
      )}
      {feedback.grids && <HeatMaps grids={feedback.grids} changed={feedback.changed} />}
      {(feedback.expected || feedback.actual) && (
        <Values {...feedback} />
      )}
      {feedback.details.map((detail) => (
        <p class="detail" key={detail}><Sentence text={detail} /></p>
      ))}
      {feedback.lines.length > 0 && (
        <>
          <h4>{t("yourLines")}</h4>
          <ul class="lines">
            {feedback.lines.map((line) => (
              <li key={`${line.cell}-${line.number}`}>
                <button type="button" class="small quiet" onClick={() => goTo(line.number)} disabled={line.cell > 0}>
                  {line.cell ? t("cellLine", line.cell, line.number) : t("line", line.number)}
                </button>{" "}
                <code>{line.text}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </article>
  );
}

const SIGNS = { passed: "✓", failed: "✗", not_written: "○", not_graded: "–", not_run: "·" };

/** A test of something that is not written yet is no failure to look at. */
const outcome = (test: TestView) =>
  test.feedback?.kind === "not_written" ? "not_written" : test.outcome;

const CIRCLES = ["idea", "care"] as const;

function TestList({ tests, first, goTo }: {
  tests: TestView[];
  first: string | null;
  goTo: (line: number) => void;
}) {
  const [open, setOpen] = useState("");
  const circles = CIRCLES.filter((circle) => tests.some((test) => test.circle === circle));
  return (
    <section class="tests">
      <h3>{t("tests")}</h3>
      {circles.map((circle) => {
        const own = tests.filter((test) => test.circle === circle);
        return (
          <section key={circle} class="circle">
            {circles.length > 1 && <h4>{t(circle, ...counts(own))}</h4>}
            <Tests tests={own} first={first} goTo={goTo} open={open} setOpen={setOpen} />
          </section>
        );
      })}
    </section>
  );
}

/** How many of the tests passed, and how many there are on this machine. */
function counts(tests: TestView[]): [number, number] {
  const graded = tests.filter((test) => test.outcome !== "not_graded");
  return [graded.filter((test) => test.outcome === "passed").length, graded.length];
}

function Tests({ tests, first, goTo, open, setOpen }: {
  tests: TestView[];
  first: string | null;
  goTo: (line: number) => void;
  open: string;
  setOpen: (name: string) => void;
}) {
  return (
    <ul>
      {tests.map((test) => {
        const more = test.name !== first && test.feedback !== null && outcome(test) !== "not_written";
        return (
          <li key={test.name} class={outcome(test)}>
            <span class="sign" aria-hidden="true">{SIGNS[outcome(test)]}</span>
            <div>
              {more ? (
                <button
                  type="button"
                  class="link"
                  aria-expanded={open === test.name}
                  onClick={() => setOpen(open === test.name ? "" : test.name)}
                >
                  <Sentence text={about(test)} />
                </button>
              ) : (
                <span><Sentence text={about(test)} /></span>
              )}{" "}
              <span class="hidden">({t(outcome(test))})</span>
              <span class="time">{test.seconds >= 0.1 ? t("seconds", number(test.seconds, 1)) : ""}</span>
              {test.reason && <p class="detail">{test.reason}</p>}
              {more && open === test.name && test.feedback && (
                <FeedbackView feedback={test.feedback} goTo={goTo} />
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function Hints({ kata, showHint }: ResultProps) {
  const shown = kata.hints.length;
  return (
    <section class="hints">
      <h3>{t("hints")}</h3>
      <ol>
        {kata.hints.map((hint, place) => (
          <li key={place}><Html html={hint} /></li>
        ))}
      </ol>
      {shown < kata.hintCount ? (
        <button type="button" class="quiet" id="next-hint" onClick={showHint}>
          {t("nextHint", shown + 1, kata.hintCount)}
        </button>
      ) : (
        <p class="detail">{t("noMoreHints")}</p>
      )}
    </section>
  );
}
