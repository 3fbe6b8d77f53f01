/** Arrays too large for a text as heat maps: expected, actual and their difference. */

import { useEffect, useRef, useState } from "preact/hooks";
import { number, t } from "./texts";
import type { Rows } from "./types";

type Colour = [number, number, number];
/** Dark to light, also when printed in grey, and not by red and green. */
const VALUES: Colour[] = [[68, 1, 84], [59, 82, 139], [33, 145, 140], [94, 201, 98], [253, 231, 37]];
const DIFFERENCE: Colour[] = [[33, 102, 172], [146, 197, 222], [247, 247, 247], [244, 165, 130], [178, 24, 43]];
const NOT_FINITE: Colour = [255, 0, 255];

function colour(scale: Colour[], share: number): Colour {
  const place = Math.min(Math.max(share, 0), 1) * (scale.length - 1);
  const low = Math.min(Math.floor(place), scale.length - 2);
  return scale[low].map((one, i) => one + (scale[low + 1][i] - one) * (place - low)) as Colour;
}

const finite = (rows: Rows) => rows.flat().filter((value): value is number => value !== null);
const short = (value: number) => Number(value.toPrecision(4)).toString();

function Map({ label, rows, scale, low, high }: {
  label: string;
  rows: Rows;
  scale: Colour[];
  low: number;
  high: number;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [under, setUnder] = useState("");
  const [height, width] = [rows.length, rows[0].length];
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const image = context.createImageData(width, height);
    rows.flat().forEach((value, place) => {
      const [r, g, b] =
        value === null ? NOT_FINITE : colour(scale, high > low ? (value - low) / (high - low) : 0.5);
      image.data.set([r, g, b, 255], place * 4);
    });
    context.putImageData(image, 0, 0);
  }, [rows]);
  const point = (event: PointerEvent) => {
    const box = (event.target as HTMLElement).getBoundingClientRect();
    const i = Math.floor(((event.clientY - box.top) / box.height) * height);
    const j = Math.floor(((event.clientX - box.left) / box.width) * width);
    const value = rows[i]?.[j];
    setUnder(value === undefined ? "" : `[${i}, ${j}] ${value === null ? "nan/inf" : short(value)}`);
  };
  return (
    <figure class="heat">
      <figcaption>{label}</figcaption>
      <canvas
        ref={canvas}
        width={width}
        height={height}
        role="img"
        aria-label={`${label}, ${number(height)} × ${number(width)}: ${short(low)} … ${short(high)}`}
        onPointerMove={point}
        onPointerLeave={() => setUnder("")}
      />
      <span class="detail">{under || `${short(low)} … ${short(high)}`}</span>
    </figure>
  );
}

export function HeatMaps({ grids: [expected, actual], changed }: { grids: [Rows, Rows]; changed: boolean }) {
  const all = [...finite(expected), ...finite(actual)];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const difference = actual.map((row, i) =>
    row.map((value, j) => {
      const wanted = expected[i][j];
      return value === null || wanted === null ? null : value - wanted;
    }),
  );
  const most = Math.max(...finite(difference).map(Math.abs), 0);
  return (
    <div class="heats">
      <Map label={t(changed ? "before" : "expected")} rows={expected} scale={VALUES} low={low} high={high} />
      <Map label={t(changed ? "after" : "actual")} rows={actual} scale={VALUES} low={low} high={high} />
      <Map label={t("difference")} rows={difference} scale={DIFFERENCE} low={-most} high={most} />
    </div>
  );
}
