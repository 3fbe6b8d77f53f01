/** Three panes side by side, whose edges can be dragged or moved with the arrow keys. */

import type { ComponentChildren, JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { t } from "./texts";

const KEY = "panes";
const LEAST = 15;

export interface Pane {
  id: string;
  label: string;
  content: ComponentChildren;
}

function stored(count: number): number[] {
  try {
    const widths = JSON.parse(localStorage.getItem(`${KEY}-${count}`) ?? "") as number[];
    if (widths.length === count && widths.every((width) => width >= LEAST)) return widths;
  } catch {
    // never moved
  }
  return count === 3 ? [28, 41, 31] : [45, 55];
}

export function Split({ panes }: { panes: Pane[] }) {
  const [widths, setWidths] = useState(() => stored(panes.length));
  const frame = useRef<HTMLDivElement>(null);

  const move = (edge: number, by: number) => {
    const both = widths[edge] + widths[edge + 1];
    const left = Math.min(Math.max(widths[edge] + by, LEAST), both - LEAST);
    const next = widths.map((width, place) =>
      place === edge ? left : place === edge + 1 ? both - left : width,
    );
    setWidths(next);
    localStorage.setItem(`${KEY}-${panes.length}`, JSON.stringify(next));
  };

  const drag = (edge: number) => (down: PointerEvent) => {
    const handle = down.currentTarget as HTMLElement;
    handle.setPointerCapture(down.pointerId);
    const whole = frame.current?.clientWidth ?? 1;
    const before = widths[edge];
    const follow = (event: PointerEvent) =>
      move(edge, before + ((event.clientX - down.clientX) / whole) * 100 - widths[edge]);
    handle.onpointermove = follow;
    handle.onpointerup = () => (handle.onpointermove = null);
    down.preventDefault();
  };

  const keys = (edge: number) => (event: KeyboardEvent) => {
    const by = { ArrowLeft: -2, ArrowRight: 2, Home: -100, End: 100 }[event.key];
    if (!by) return;
    move(edge, by);
    event.preventDefault();
  };

  const columns = widths.map((width) => `minmax(0, ${width}fr)`).join(" auto ");
  return (
    <div class="split" ref={frame} style={{ "--columns": columns } as JSX.CSSProperties}>
      {panes.map((pane, place) => (
        <>
          <section class="pane" id={`pane-${pane.id}`} aria-label={pane.label} tabIndex={-1} key={pane.id}>
            {pane.content}
          </section>
          {place + 1 < panes.length && (
            <div
              class="edge"
              key={`edge-${pane.id}`}
              role="separator"
              tabIndex={0}
              aria-orientation="vertical"
              aria-label={t("widthOf", pane.label)}
              aria-controls={`pane-${pane.id}`}
              aria-valuenow={Math.round(widths[place])}
              aria-valuemin={LEAST}
              aria-valuemax={Math.round(widths[place] + widths[place + 1] - LEAST)}
              onPointerDown={drag(place)}
              onKeyDown={keys(place)}
            />
          )}
        </>
      ))}
    </div>
  );
}
