/** The map: tracks of katas with how far the learner is, and where to go on. */

import { useEffect, useState } from "preact/hooks";
import { api, listen } from "./api";
import { stateName, stateSign, t } from "./texts";
import type { MapView, Summary } from "./types";

export function MapPage() {
  const [view, setView] = useState<MapView | null>(null);
  const [problem, setProblem] = useState("");
  const [words, setWords] = useState("");
  const [only, setOnly] = useState("all");

  useEffect(() => {
    document.title = t("home");
    const load = () => void api.map().then(setView, (error) => setProblem((error as Error).message));
    load();
    addEventListener("focus", load);
    const unlisten = listen((event) => {
      if (["map", "result"].includes(event.kind) || (event.kind === "connected" && event.again)) load();
    });
    return () => {
      removeEventListener("focus", load);
      unlisten();
    };
  }, []);

  if (!view)
    return <main id="content" tabIndex={-1} class="waiting"><p role="status">{problem || t("loading")}</p></main>;
  const fits = (kata: Summary) =>
    `${String(kata.number).padStart(2, "0")} ${kata.title} ${kata.name}`.toLowerCase().includes(words.toLowerCase()) &&
    (only === "all" || (kata.state === "solved") === (only === "solved"));
  const tracks = view.tracks
    .map((track) => ({ ...track, shown: track.katas.filter(fits) }))
    .filter((track) => track.shown.length);
  return (
    <main id="content" tabIndex={-1} class="map">
      <h1>{t("home")}</h1>
      <Standing view={view} />
      <form class="filter" role="search" onSubmit={(event) => event.preventDefault()}>
        <label>
          {t("filter")}{" "}
          <input
            type="search"
            value={words}
            placeholder={t("filterPlaceholder")}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
        </label>
        <label>
          {t("show")}{" "}
          <select value={only} onChange={(event) => setOnly(event.currentTarget.value)}>
            <option value="all">{t("all")}</option>
            <option value="open">{t("open")}</option>
            <option value="solved">{stateName("solved")}</option>
          </select>
        </label>
      </form>
      {!tracks.length && <p>{t("nothingFits")}</p>}
      {tracks.map((track) => (
        <section class="track" key={track.title} aria-label={track.title}>
          <h2>
            {track.title}
            <span class="detail">
              {t("solvedOf", track.katas.filter((kata) => kata.state === "solved").length, track.katas.length)}
            </span>
          </h2>
          <ul>{track.shown.map((kata) => <Tile key={kata.number} kata={kata} here={kata.number === view.last} />)}</ul>
        </section>
      ))}
    </main>
  );
}

function Standing({ view }: { view: MapView }) {
  const next = view.tracks.flatMap((track) => track.katas).find((kata) => kata.number === view.next);
  const total = view.tracks.reduce((sum, track) => sum + track.katas.length, 0);
  return (
    <section class="standing">
      {next ? (
        <a class="button" href={`#/${next.number}`}>
          {t(view.last === null ? "begin" : "goOn")}: {pad(next.number)} · {next.title}
        </a>
      ) : (
        <p>{t("allSolved")}</p>
      )}
      <dl>
        <div><dt>{t("rankOwn")}</dt><dd>{t("kyu", view.rank)}</dd></div>
        <div><dt>{t("points")}</dt><dd>{view.points} / {view.possible}</dd></div>
        <div><dt>{stateName("solved")}</dt><dd>{view.solved} / {total}</dd></div>
      </dl>
    </section>
  );
}

const pad = (value: number) => String(value).padStart(2, "0");

function Tile({ kata, here }: { kata: Summary; here: boolean }) {
  const builds = kata.buildsOn.map(pad).join(", ");
  return (
    <li>
      <a class={`tile ${kata.state}`} href={`#/${kata.number}`} aria-current={here ? "location" : undefined}>
        <span class="sign" aria-hidden="true">{stateSign(kata.state)}</span>
        <span class="name">{pad(kata.number)} · {kata.title}</span>
        <span class="detail">
          {stateName(kata.state)} · {t("kyu", kata.rank)} · {kata.points}/{kata.worth} {t("points")}
          {kata.handsOn !== null && ` · ${t("handsOn", kata.handsOn)}`}
          {builds && ` · ${t("buildsOn", builds)}`}
        </span>
      </a>
    </li>
  );
}
