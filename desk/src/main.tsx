/** The page as a whole: header, language, light or dark, and which view is shown. */

import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { api, connect, listen } from "./api";
import { KataPage } from "./kata";
import { MapPage } from "./map";
import { Dialog } from "./parts";
import { language, setLanguage, t } from "./texts";
import type { Lang } from "./types";

const NAMES = { en: "English", de: "Deutsch" };

const route = () => {
  const found = /^#\/(\d+)/.exec(location.hash);
  return found ? Number(found[1]) : null;
};

function App() {
  const [number, setNumber] = useState(route);
  const [lang, setLang] = useState<Lang>(language());
  const [lost, setLost] = useState(false);
  const [keys, setKeys] = useState(false);

  useEffect(() => {
    const moved = () => {
      setNumber(route());
      document.getElementById("content")?.focus();
    };
    addEventListener("hashchange", moved);
    connect();
    return listen((event) => {
      if (event.kind === "connected") setLost(false);
      if (event.kind === "lost") setLost(true);
      if (event.kind === "language") {
        setLanguage(event.lang);
        setLang(event.lang);
      }
    });
  }, []);

  return (
    <>
      <a class="skip" href="#content" onClick={(event) => { event.preventDefault(); document.getElementById("content")?.focus(); }}>
        {t("skip")}
      </a>
      <header>
        <a class="home" href="#/">{t("home")}</a>
        {number !== null && <Here key={`${lang}-${number}`} number={number} />}
        <span class="space" />
        <button type="button" class="quiet small" onClick={() => setKeys(true)}>{t("keys")}</button>
        <button type="button" class="quiet small" onClick={switchTheme} title={t("lightDark")} aria-label={t("lightDark")}>◐</button>
        <div class="languages">
          {(["en", "de"] as const).map((one) => (
            <button
              key={one}
              type="button"
              class="quiet small"
              lang={one}
              title={NAMES[one]}
              aria-pressed={one === lang}
              onClick={() => void api.language(one)}
            >
              {one.toUpperCase()}<span class="hidden"> {NAMES[one]}</span>
            </button>
          ))}
        </div>
      </header>
      {lost && <p class="problem lost" role="alert">{t("lost")}</p>}
      {number === null ? <MapPage key={lang} /> : <KataPage key={lang} number={number} />}
      {keys && <Keys close={() => setKeys(false)} />}
    </>
  );
}

/** Number and title of the kata that is shown, between links to its neighbours. */
function Here({ number }: { number: number }) {
  const [katas, setKatas] = useState<{ number: number; title: string }[]>([]);
  useEffect(() => void api.map().then((map) => setKatas(map.tracks.flatMap((track) => track.katas))), []);
  const place = katas.findIndex((kata) => kata.number === number);
  if (place < 0) return null;
  const [previous, next] = [katas[place - 1], katas[place + 1]];
  return (
    <nav class="here" aria-label={katas[place].title}>
      {previous && <a href={`#/${previous.number}`} aria-label={t("previous")} title={t("previous")}>←</a>}
      <span class="title">{String(number).padStart(2, "0")} · {katas[place].title}</span>
      {next && <a href={`#/${next.number}`} aria-label={t("next")} title={t("next")}>→</a>}
    </nav>
  );
}

function Keys({ close }: { close: () => void }) {
  const rows: [string, string][] = [
    ["Ctrl+S", t("keySave")],
    ["Ctrl+Enter", t("keyRun")],
    ["Ctrl+F", t("keySearch")],
    ["Escape, Tab", t("keyLeave")],
    ["F6", t("keyPanes")],
    ["Alt+PageUp, Alt+PageDown", t("keyNextPrevious")],
    ["← →", t("keyResize")],
  ];
  return (
    <Dialog title={t("keys")} close={close}>
      <table>
        <tbody>
          {rows.map(([key, what]) => (
            <tr key={key}><th scope="row"><kbd>{key}</kbd></th><td>{what}</td></tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}

const THEME = "theme";

function switchTheme(): void {
  const dark = getComputedStyle(document.documentElement).colorScheme === "dark";
  document.documentElement.dataset.theme = dark ? "light" : "dark";
  localStorage.setItem(THEME, dark ? "light" : "dark");
}

document.documentElement.dataset.theme =
  localStorage.getItem(THEME) ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
setLanguage(document.documentElement.lang === "de" ? "de" : "en");
const root = document.getElementById("app");
if (root) render(<App />, root);
