import { svg } from "../../vendor/lit-html/lit-html.js";
import { t } from "../translation.js";

const WIDTH = 8;
const STEP = 11;
const HEIGHT = 32;
const LEAST_FULL = 6;

/** The pace of a table: ten bars of two minutes on the scale of the busiest table; silence is a line, not a gap. */
export function spark({ pace }, tables) {
  const full = Math.max(LEAST_FULL, ...tables.flatMap((table) => table.pace));
  const label = t("%(count)s notes in the last 20 minutes, %(now)s in the last 2", {
    count: pace.reduce((sum, count) => sum + count, 0),
    now: pace.at(-1),
  });
  return svg`<svg class="spark" viewBox="0 0 107 32" preserveAspectRatio="none" role="img" aria-label=${label}>
    ${pace.map((count, place) => bar(count / full, place, pace.length))}
  </svg>`;
}

function bar(share, place, bars) {
  const height = share ? Math.max(4, Math.round(share * (HEIGHT - 2))) : 1.5;
  const kind = share ? (place === bars - 1 ? "now" : "") : "nil";
  return svg`<rect class=${kind} x=${place * STEP} y=${HEIGHT - height} width=${WIDTH} height=${height}></rect>`;
}
