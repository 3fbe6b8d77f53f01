/** A quiz as a form: each choice is written into the stub, and its explanation follows. */

import { Html, Sentence } from "./parts";
import { t } from "./texts";
import type { FileView, Question, Result, TestView } from "./types";

export function Quiz({ file, result, answer }: {
  file: FileView;
  result: Result | null;
  answer: (question: string, letter: string) => void;
}) {
  const questions = file.questions ?? [];
  const current = result?.version === file.version ? result : null;
  return (
    <form class="quiz scroll" tabIndex={0} aria-label={t("questions")} onSubmit={(event) => event.preventDefault()}>
      {file.problem && <p class="problem" role="alert">{file.problem}</p>}
      {questions.map((question, place) => (
        <QuestionView
          key={question.name}
          question={question}
          label={t("question", place + 1, questions.length)}
          test={current?.tests.find((test) => test.name === `test_${question.name}`)}
          answer={(letter) => answer(question.name, letter)}
        />
      ))}
    </form>
  );
}

function QuestionView({ question, label, test, answer }: {
  question: Question;
  label: string;
  test?: TestView;
  answer: (letter: string) => void;
}) {
  const answered = question.chosen !== "" && test !== undefined;
  const state = !answered ? "" : test.outcome === "passed" ? "right" : test.outcome === "failed" ? "wrong" : "";
  return (
    <fieldset class={state}>
      <legend>
        <span class="detail">{label}</span>
        <Html html={question.title} />
      </legend>
      <Html html={question.html} class="page" />
      {question.choices.map((choice) => (
        <label key={choice.letter} class={choice.letter === question.chosen ? "chosen" : ""}>
          <input
            type="radio"
            name={question.name}
            value={choice.letter}
            checked={choice.letter === question.chosen}
            onChange={() => answer(choice.letter)}
          />
          <span class="letter">{choice.letter})</span>
          <Html html={choice.html} />
        </label>
      ))}
      <div class="explanation" aria-live="polite">
        {state === "right" && <p>✓ {t("right")}</p>}
        {state === "wrong" && (
          <>
            <p>✗ {t("wrong")}</p>
            {(test?.feedback?.details ?? []).slice(1).map((detail) => (
              <p key={detail}><Sentence text={detail} /></p>
            ))}
          </>
        )}
      </div>
    </fieldset>
  );
}
