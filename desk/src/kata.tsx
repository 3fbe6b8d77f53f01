/** One kata: its page, the editor, the result. */

import { useEffect, useRef, useState } from "preact/hooks";
import { api, listen } from "./api";
import { difference } from "./diff";
import { Document, type Status } from "./document";
import { type Editor, makeEditor } from "./editor";
import { Notebook } from "./notebook";
import { Html, Tabs } from "./parts";
import { Quiz } from "./quiz";
import { ResultPane, verdict } from "./result";
import { DiffView, PicturePane, SolutionsPane } from "./rewards";
import { type Pane, Split } from "./split";
import { t } from "./texts";
import type { FileView, KataView, Result } from "./types";

export function KataPage({ number }: { number: number }) {
  const [kata, setKata] = useState<KataView | null>(null);
  const [result, setResult] = useState<Result | null>(null);
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState("");

  const load = () =>
    api.kata(number).then(
      (view) => {
        document.title = `${view.number} · ${view.title}`;
        setKata(view);
        setRunning(view.running);
        if (view.result) setResult(view.result);
        setProblem("");
      },
      (error) => setProblem((error as Error).message || t("lost")),
    );

  useEffect(() => {
    setKata(null);
    setResult(null);
    void load();
    return listen((event) => {
      if (event.kind === "connected") void load();
      if (!("number" in event) || event.number !== number) return;
      if (event.kind === "running") setRunning(true);
      if (event.kind === "result") {
        setResult(event.result);
        setRunning(false);
      }
    });
  }, [number]);

  if (!kata || kata.number !== number)
    return <main id="content" tabIndex={-1} class="waiting"><p role="status">{problem || t("loading")}</p></main>;
  return <Loaded kata={kata} setKata={setKata} result={result} running={running} key={number} />;
}

interface LoadedProps {
  kata: KataView;
  setKata: (kata: KataView) => void;
  result: Result | null;
  running: boolean;
}

function Loaded({ kata, setKata, result, running }: LoadedProps) {
  const [tab, setTab] = useState("result");
  const [file, setFile] = useState<FileView>(kata.file);
  const goTo = useRef<(line: number) => void>(() => undefined);
  const { number } = kata;

  useEffect(() => setFile(kata.file), [kata.file]);
  useEffect(
    () =>
      kata.kind === "file"
        ? undefined
        : listen((event) => {
            if (event.kind === "file" && event.number === number) void api.file(number).then(setFile);
          }),
    [number],
  );
  useKeys(kata);

  const showHint = () => void api.hint(number).then(({ hints }) => setKata({ ...kata, hints }));
  const answer = (question: string, letter: string) => {
    const chosen = file.questions?.map((one) => (one.name === question ? { ...one, chosen: letter } : one));
    setFile({ ...file, questions: chosen, version: "" });
    void api.answer(number, question, letter).then(
      (answered) => setFile(answered.file),
      (error) => setFile({ ...file, problem: (error as Error).message || t("lost") }),
    );
  };

  const solved = result?.state === "solved";
  const tabs = [
    {
      id: "result",
      label: t("result"),
      content: (
        <ResultPane
          kata={kata}
          result={result}
          running={running}
          goTo={(line) => goTo.current(line)}
          showHint={showHint}
          open={setTab}
        />
      ),
    },
    ...(kata.hasPicture
      ? [{ id: "picture", label: t("picture"), content: <PicturePane kata={kata} version={result?.version ?? ""} /> }]
      : []),
    ...(kata.kind === "quiz"
      ? []
      : [{ id: "solutions", label: t("solutions"), content: <SolutionsPane kata={kata} solved={solved} /> }]),
  ];
  const middle = {
    quiz: () => <Quiz file={file} result={result} answer={answer} />,
    notebook: () => <Notebook file={file} result={result} />,
    file: () => <EditorPane kata={kata} result={result} goTo={goTo} />,
  }[kata.kind]();
  const panes: Pane[] = [
    {
      id: "task",
      label: t("task"),
      content: (
        <div class="scroll page" tabIndex={0} role="region" aria-label={t("task")}>
          <Html html={kata.page} />
        </div>
      ),
    },
    { id: "code", label: t(kata.kind === "quiz" ? "questions" : kata.kind === "notebook" ? "notebook" : "code"), content: middle },
    {
      id: "result",
      label: t("result"),
      content: <Tabs tabs={tabs} chosen={tab} choose={setTab} label={t("result")} />,
    },
  ];
  return (
    <main id="content" tabIndex={-1} class="kata">
      <h1 class="hidden">{`${number} · ${kata.title}`}</h1>
      <p class="hidden" role="status">{running ? t("running") : result ? verdict(result) : ""}</p>
      <nav class="jump" aria-label={t("show")}>
        {panes.map((pane) => (
          <button key={pane.id} type="button" onClick={() => jump(pane.id)}>{pane.label}</button>
        ))}
      </nav>
      <Split panes={panes} />
    </main>
  );
}

function jump(pane: string): void {
  const target = document.getElementById(`pane-${pane}`);
  target?.scrollIntoView({ block: "start" });
  const inside = target?.querySelector<HTMLElement>(".cm-content, [tabindex='0'], input");
  (inside ?? target)?.focus({ preventScroll: true });
}

/** F6 goes from pane to pane, Alt+PageUp and Alt+PageDown to other katas. */
function useKeys(kata: KataView): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === "F6") {
        const ids = ["task", "code", "result"];
        const now = ids.findIndex((id) => document.getElementById(`pane-${id}`)?.contains(document.activeElement));
        jump(ids[(now + (event.shiftKey ? 2 : 1) + (now < 0 && event.shiftKey ? 1 : 0)) % 3]);
      } else if (event.altKey && event.key === "PageDown" && kata.next !== null) {
        location.hash = `#/${kata.next}`;
      } else if (event.altKey && event.key === "PageUp" && kata.previous !== null) {
        location.hash = `#/${kata.previous}`;
      } else if ((event.ctrlKey || event.metaKey) && event.key === "s") {
        // the browser's own dialog would only save this page
      } else return;
      event.preventDefault();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [kata.number]);
}

function EditorPane({ kata, result, goTo }: {
  kata: KataView;
  result: Result | null;
  goTo: { current: (line: number) => void };
}) {
  const place = useRef<HTMLDivElement>(null);
  const made = useRef<{ editor: Editor; file: Document } | null>(null);
  const [status, setStatus] = useState<Status>({ state: "saved", notice: "", problem: "", theirs: null });
  const { number } = kata;

  useEffect(() => {
    if (!place.current) return;
    const run = () => void (made.current?.file.status.state === "saved" ? api.run(number) : made.current?.file.save());
    const editor = makeEditor(place.current, kata.file.text, kata.file.name, {
      change: () => made.current?.file.edited(),
      save: run,
      run,
    });
    const file = new Document(number, kata.file, editor, setStatus);
    made.current = { editor, file };
    goTo.current = editor.goTo;
    setStatus(file.status);
    return () => {
      file.close();
      editor.destroy();
    };
  }, [number]);

  useEffect(() => {
    const first = result?.tests.find((test) => test.name === result.first)?.feedback;
    made.current?.editor.mark((first?.lines ?? []).map((line) => line.number), first?.headline ?? "");
  }, [result]);

  const reset = async () => {
    if (!confirm(t("resetSure"))) return;
    await made.current?.file.save();
    try {
      const { kept, file } = await api.reset(number);
      made.current?.file.adopt(file, kept && t("kept", kept));
    } catch (error) {
      setStatus({ ...status, problem: (error as Error).message });
    }
  };
  const { theirs } = status;
  return (
    <>
      <div class="bar toolbar">
        <code>{kata.file.name.split("/").pop()}</code>
        <span class={`saved ${status.state}`} role="status">{t(status.state)}</span>
        <span class="space" />
        <button type="button" class="quiet small" onClick={() => void reset()}>{t("reset")}</button>
        <button type="button" class="small" onClick={() => void (status.state === "saved" && !status.problem ? api.run(number) : made.current?.file.save())}>
          {t(status.state === "saved" && !status.problem ? "run" : "save")}
        </button>
      </div>
      {status.problem && <p class="problem" role="alert">{status.problem}</p>}
      {status.notice && <p class="notice" role="status">{status.notice}</p>}
      {theirs && (
        <div class="conflict" role="alertdialog" aria-label={t("conflict")}>
          <p>{t("conflict")}</p>
          <DiffView lines={difference(made.current?.editor.text() ?? "", theirs.text)} />
          <p class="detail">− {t("onlyMine")} · + {t("onlyTheirs")}</p>
          <p class="buttons">
            <button type="button" onClick={() => made.current?.file.choose(true)}>{t("keepMine")}</button>
            <button type="button" onClick={() => made.current?.file.choose(false)}>{t("takeTheirs")}</button>
          </p>
        </div>
      )}
      <div class="editor" ref={place} />
    </>
  );
}
