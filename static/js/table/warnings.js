import { hour } from "../time.js";
import { t, tn } from "../translation.js";

const MINUTE = 60_000;
const MORE_SHOWN = 10_000;
/** Which minutes before the end are said, and how long a moment must be for it. */
const MARKS = [[1, 0], [5, 5], [10, 15]];

let known = null;
let given = null;

/** Says to who listens that ten, five, one minute are left, the end, and that there is more time: once each. */
export function speakOfTime({ time, activity, table, workshop }, speech) {
  const before = known;
  known = { ...time, key: `${table?.id} ${activity.id}` };
  if (before?.key !== known.key) return;
  if (before.end !== time.end) giveMore(time, before, workshop, speech);
  if (time.isOver && !before.isOver) speech.say(t("Time is over, finish your sentence"));
  const passed = marksOf(activity).find((mark) => before.seconds > mark * 60 && time.seconds <= mark * 60);
  if (passed && !time.isOver) speech.say(minutesLeft(passed));
}

const minutesLeft = (count) => tn("One minute left", "%(count)s minutes left", count);

/** That there is more time, for some seconds. */
export const moreTime = () => (given?.until > performance.now() ? given.words : null);

function giveMore({ end, seconds }, before, { time_zone: zone }, speech) {
  const minutes = Math.round((end - Math.max(before.end, end - seconds * 1000)) / MINUTE);
  given = null;
  if (minutes <= 0) return;
  const until = { hour: hour(end, zone) };
  const words = tn("One minute more, until %(hour)s", "%(count)s minutes more, until %(hour)s", minutes, until);
  given = { words, until: performance.now() + MORE_SHOWN };
  speech.say(words);
}

/** Which of the marks is to be read at this moment: for a minute, that of the last one until the end; 0 is the end. */
export function markOf({ seconds, isOver, end }, activity, now) {
  if (isOver) return now - end < MINUTE ? 0 : null;
  const mark = marksOf(activity).find((each) => seconds <= each * 60);
  return mark && seconds > (mark - 1) * 60 ? mark : null;
}

function marksOf({ started_at: start, ends_at: end }) {
  const minutes = (Date.parse(end) - Date.parse(start)) / MINUTE;
  return MARKS.filter(([, least]) => minutes > least).map(([mark]) => mark);
}
