/** The learner's picture beside the reference's, and other right solutions. */

import { useEffect, useState } from "preact/hooks";
import { api, Refused } from "./api";
import { t } from "./texts";
import type { Drawn, KataView, Solution } from "./types";

export function PicturePane({ kata, version }: { kata: KataView; version: string }) {
  const [drawn, setDrawn] = useState<{ mine: Drawn; reference?: Drawn } | null>(null);
  const [busy, setBusy] = useState(true);
  const [of, setOf] = useState("");
  const draw = async () => {
    setBusy(true);
    try {
      setDrawn(await api.draw(kata.number));
      setOf(version);
    } catch (error) {
      setDrawn({ mine: { title: "", problem: (error as Error).message, version: "" } });
    }
    setBusy(false);
  };
  useEffect(() => void draw(), [kata.number]);
  return (
    <div class="pictures">
      <p>{t("pictureIntro")}</p>
      <p class="buttons">
        <button type="button" class="quiet" onClick={draw} disabled={busy || (drawn !== null && of === version)}>
          {t(busy ? "drawing" : "drawAgain")}
        </button>
      </p>
      {drawn && <Figure label={t("yours")} drawn={drawn.mine} src={`api/kata/${kata.number}/picture/mine.png`} />}
      {drawn?.reference && (
        <Figure label={t("reference")} drawn={drawn.reference} src={`api/kata/${kata.number}/picture/reference.png`} />
      )}
    </div>
  );
}

function Figure({ label, drawn, src }: { label: string; drawn: Drawn; src: string }) {
  return (
    <figure>
      <figcaption>{label}</figcaption>
      {drawn.problem ? (
        <pre class="problem">{drawn.problem}</pre>
      ) : (
        <a href={`${src}?${drawn.version}`} target="_blank" title={t("enlarge")}>
          <img src={`${src}?${drawn.version}`} alt={`${label}: ${drawn.title}`} />
        </a>
      )}
    </figure>
  );
}

export function SolutionsPane({ kata, solved }: { kata: KataView; solved: boolean }) {
  const [found, setFound] = useState<Solution[] | null>(null);
  const [problem, setProblem] = useState("");
  const load = (giveUp: boolean) =>
    api.solutions(kata.number, giveUp).then(
      ({ solutions }) => setFound(solutions),
      (error) => setProblem(error instanceof Refused ? error.message : t("lost")),
    );
  useEffect(() => {
    if (solved) void load(false);
  }, [kata.number, solved]);
  if (problem) return <p class="problem">{problem}</p>;
  if (!found)
    return solved ? (
      <p>{t("loading")}</p>
    ) : (
      <>
        <p>{t("solutionsLocked")}</p>
        <button type="button" class="quiet" onClick={() => confirm(t("giveUpSure")) && void load(true)}>
          {t("giveUp")}
        </button>
      </>
    );
  if (!found.length) return <p>{t("noSolutions")}</p>;
  return (
    <>
      {found.map((solution) => <SolutionView key={solution.title} solution={solution} />)}
    </>
  );
}

function SolutionView({ solution }: { solution: Solution }) {
  const [asDiff, setAsDiff] = useState(false);
  return (
    <article class="solution">
      <h3>{solution.title}</h3>
      <label>
        <input type="checkbox" checked={asDiff} onChange={() => setAsDiff(!asDiff)} /> {t("asDiff")}
      </label>
      {asDiff ? <DiffView lines={solution.diff} /> : <pre tabIndex={0}>{solution.source}</pre>}
    </article>
  );
}

const CLASSES: Record<string, string> = { "-": "only-mine", "+": "only-theirs", " ": "" };

/** Lines of two texts: "-" is only in the learner's, "+" only in the other. */
export function DiffView({ lines }: { lines: [string, string][] }) {
  return (
    <pre class="diff" tabIndex={0}>
      {lines.map(([sign, line], place) => (
        <span key={place} class={CLASSES[sign]}>{`${sign} ${line}\n`}</span>
      ))}
    </pre>
  );
}
