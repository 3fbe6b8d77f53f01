/** Expected beside actual: what differs is coloured, and numbers in rows become a grid. */

import { t } from "./texts";

const TOKEN = /([\s,()[\]{}:=]+)/;
/** The line below a row of an array in which the feedback marks wrong entries. */
const MARKS = /^[ ^]*\^[ ^]*$/;
const ROWS = /^\[.*\]$/s;

interface Cell {
  text: string;
  wrong: boolean;
}

/** The rows of a fully written array of numbers, else null. */
export function rows(text: string): Cell[][] | null {
  const lines = text.split("\n");
  if (lines.some((line) => MARKS.test(line))) return marked(lines);
  const inner = text.replace(/^\w+\.?\w*\(/, "").replace(/(, dtype=[\w.']+)?\)$/, "").trim();
  if (!ROWS.test(inner) || inner.includes("...")) return null;
  const parts = inner.split(/\]\s*,?\s*\[/).map((line) => line.replace(/[[\]]/g, " ").trim());
  const cells = parts.map((line) =>
    line.split(/[\s,]+/).filter(Boolean).map((one) => ({ text: one, wrong: false })),
  );
  return inner.lastIndexOf("[[[") < 0 ? table(cells) : null;
}

/** The rows of an array with lines of marks below some of them. */
function marked(lines: string[]): Cell[][] | null {
  const cells: Cell[][] = [];
  for (const [place, line] of lines.entries()) {
    if (MARKS.test(line)) continue;
    const inner = /^\[([^[\]]*)\]$/.exec(line);
    if (!inner) return null;
    const below = MARKS.test(lines[place + 1] ?? "") ? lines[place + 1] : "";
    cells.push(
      [...inner[1].matchAll(/\S+/g)].map((one) => ({ text: one[0], wrong: below[one.index + 1] === "^" })),
    );
  }
  return table(cells);
}

/** The cells, if they are a table of numbers. */
function table(cells: Cell[][]): Cell[][] | null {
  const regular = cells.every((row) => row.length === cells[0].length && row.length > 0);
  const numbers = cells.every((row) => row.every((cell) => /^[-+\d.]|^(nan|inf|True|False)/.test(cell.text)));
  return regular && numbers ? cells : null;
}

function differing(a: Cell[][], b: Cell[][]): void {
  if (a.length !== b.length || a[0].length !== b[0].length) return;
  const marked = [a, b].some((grid) => grid.some((row) => row.some((cell) => cell.wrong)));
  a.forEach((row, i) =>
    row.forEach((cell, j) => {
      const wrong = marked ? cell.wrong || b[i][j].wrong : cell.text !== b[i][j].text;
      cell.wrong = b[i][j].wrong = wrong;
    }),
  );
}

function Grid({ cells }: { cells: Cell[][] }) {
  return (
    <div class="table" tabIndex={0}>
      <table class="grid">
        <tbody>
          {cells.map((row, i) => (
            <tr key={i}>
              {row.map((cell, j) => (
                <td key={j} class={cell.wrong ? "wrong" : ""}>
                  {cell.wrong ? <mark>{cell.text}</mark> : cell.text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Words({ text, other }: { text: string; other: string }) {
  const mine = text.split(TOKEN);
  const theirs = other.split(TOKEN);
  const alike = mine.length === theirs.length;
  return (
    <pre tabIndex={0}>
      {mine.map((token, place) => {
        const wrong = alike && token !== theirs[place];
        return wrong && place % 2 === 0 && token ? <mark key={place}>{token}</mark> : token;
      })}
    </pre>
  );
}

export function Values({ expected, actual, changed }: { expected: string; actual: string; changed: boolean }) {
  const a = rows(expected);
  const b = rows(actual);
  if (a && b) differing(a, b);
  const grids = a && b && (a.length > 1 || a[0].length > 1);
  return (
    <div class="values">
      <div class="expected">
        <h4>{t(changed ? "before" : "expected")}</h4>
        {grids ? <Grid cells={a} /> : <Words text={expected} other={actual} />}
      </div>
      <div class="actual">
        <h4>{t(changed ? "after" : "actual")}</h4>
        {grids ? <Grid cells={b} /> : <Words text={actual} other={expected} />}
      </div>
    </div>
  );
}
