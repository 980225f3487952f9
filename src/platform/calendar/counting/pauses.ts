import { refuse } from '../calendar.errors.ts';
import type { DerivationStep, Schedule } from '../schedule.ts';
import { DAY_MS, dayNumberOf, dayOfNumber, toLocalMs } from '../vietnam-time.ts';
import { momentOfWork, workBetween, workUntil } from './work-axis.ts';

/** Khoảng tạm dừng with its legal basis; one still open is not a pause yet: the due date is unknown until it ends. */
export type Pause = { from: Date; to: Date; article?: string };

/** The same on the engine's clock. */
export type LocalPause = Readonly<{ from: number; to: number; article: string }>;

/** In order, overlapping and touching ones joined: splitting a pause changes nothing. */
export function mergePauses(pauses: readonly Pause[]): LocalPause[] {
  const merged: LocalPause[] = [];
  const local = pauses.map((pause) => toLocalPause(pause)).sort((a, b) => a.from - b.from || b.to - a.to);
  for (const pause of local) {
    const last = merged.at(-1);
    if (last && pause.from <= last.to) merged[merged.length - 1] = { ...last, to: Math.max(last.to, pause.to) };
    else merged.push(pause);
  }
  return merged;
}

function toLocalPause({ from, to, article = '' }: Pause): LocalPause {
  // Written so that an invalid date is refused as well.
  if (!(from.getTime() < to.getTime()))
    throw refuse('calendar.pause_invalid', { text: `${timeText(from)}/${timeText(to)}` });
  return { from: toLocalMs(from), to: toLocalMs(to), article };
}

const timeText = (at: Date): string =>
  Number.isNaN(at.getTime()) ? '' : new Date(toLocalMs(at)).toISOString().slice(0, 16);

/** What is left of the pauses after the clock has started. */
export function pausesFrom(pauses: readonly LocalPause[], start: number): readonly LocalPause[] {
  if (pauses.length === 0) return pauses;
  return pauses.filter(({ to }) => to > start).map((pause) => ({ ...pause, from: Math.max(pause.from, start) }));
}

/** Moves an end by the working time of the pauses that begin before it. */
export function endAfterWorkPauses(
  schedule: Schedule,
  { end, pauses, side }: { end: number; pauses: readonly LocalPause[]; side: 'earliest' | 'latest' },
): number {
  let moved = end;
  for (const pause of pauses) {
    if (pause.from >= moved) break;
    const work = workBetween(schedule, pause.from, pause.to);
    if (work > 0) moved = momentOfWork(schedule, workUntil(schedule, moved) + work, side);
  }
  return moved;
}

/**
 * Moves an end by the elapsed time of the pauses that begin before the term is over. A term whose last day was moved off a
 * holiday still waits for the office to open (`overAt`): a pause that begins in the wait moves the end to its own. Counting it
 * on from the end of its day would let a term that ran out on Saturday end after one that ran out on Sunday.
 */
export function endAfterElapsedPauses(
  end: number,
  pauses: readonly LocalPause[],
  overAt: (end: number) => number,
): number {
  let moved = end;
  for (const pause of pauses) {
    if (pause.from >= overAt(moved)) break;
    moved = Math.max(moved, pause.from) + pause.to - pause.from;
  }
  return moved;
}

/** The derivation with the pauses that changed it, in the order of the days; each tells the time it adds. */
export function withPauseSteps(
  schedule: Schedule,
  steps: DerivationStep[],
  { pauses, end, adds }: { pauses: readonly LocalPause[]; end: number; adds: 'work' | 'elapsed' },
): DerivationStep[] {
  const applied = pauses.filter(({ from }) => from < end);
  if (applied.length === 0) return steps;
  const { why: words, moment } = schedule.words;
  const momentText = (localMs: number): string => {
    const day = Math.floor(localMs / DAY_MS);
    return moment(localMs - day * DAY_MS, dayOfNumber(day));
  };
  const pauseSteps = applied.map(({ from, to, article }): DerivationStep => {
    const [fromText, toText] = [momentText(from), momentText(to)];
    const why =
      adds === 'work'
        ? words.pauseWork(fromText, toText, workBetween(schedule, from, to))
        : words.pauseElapsed(fromText, toText, to - from);
    return { on: dayOfNumber(Math.floor(from / DAY_MS)), counted: false, why, article };
  });
  return [...steps, ...pauseSteps].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** A day that does not count because the clock stood still, under the article of the pause that caused it. */
export function pausedStep(schedule: Schedule, on: string, pauses: readonly LocalPause[]): DerivationStep {
  const dayEnd = (dayNumberOf(on) + 1) * DAY_MS;
  return {
    on,
    counted: false,
    why: schedule.words.why.paused,
    article: pauses.findLast(({ from }) => from < dayEnd)?.article ?? '',
  };
}
