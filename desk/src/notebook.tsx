/** A notebook's cells, with what a run said of each; it is written in Jupyter. */

import { Copy, Html, Sentence } from "./parts";
import { t } from "./texts";
import type { FileView, Result } from "./types";

export function Notebook({ file, result }: { file: FileView; result: Result | null }) {
  const command = `jupyter lab ${file.name}`;
  return (
    <div class="notebook scroll" tabIndex={0} role="region" aria-label={t("notebook")}>
      {file.problem && <p class="problem" role="alert">{file.problem}</p>}
      <p>{t("openNotebook")}</p>
      <p class="bar"><code>{command}</code> <Copy text={command} /></p>
      {file.cells?.map((cell, place) => <CellView key={place} cell={cell} result={result} />)}
    </div>
  );
}

function CellView({ cell, result }: { cell: { number: number; html: string }; result: Result | null }) {
  if (!cell.number) return <Html html={cell.html} class="page" />;
  const failed = (result?.tests ?? []).filter((test) =>
    test.feedback?.lines.some((line) => line.cell === cell.number),
  );
  const headlines = [...new Set(failed.map((test) => test.feedback?.headline ?? ""))];
  return (
    <section class={`cell ${failed.length ? "wrong" : ""}`} aria-label={t("cell", cell.number)}>
      <span class="detail">[{cell.number}]</span>
      <Html html={cell.html} tag="pre" tabIndex={0} />
      {headlines.map((headline) => (
        <p class="headline" key={headline}><Sentence text={headline} /></p>
      ))}
    </section>
  );
}
