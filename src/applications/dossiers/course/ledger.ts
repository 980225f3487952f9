import { mainInstance } from '#platform/workflow/index.ts';
import type { CourseTask } from './course.ts';
import type { DossierPause } from './dossier-pauses.ts';
import { isBesideProcess } from './task-changes.ts';

/** A task as the ledger knows it: also one that has ended. */
export type LedgerTask = CourseTask & {
  receivedAt: Date | null;
  receivedBy: string | null;
  closedAt: Date | null;
  closedBy: number | null;
};

/** Một khoảng giữ hồ sơ: whose turn it was, from when to when. */
export type Holding = {
  from: Date;
  /** Null while it lasts. */
  to: Date | null;
  holder: 'task' | 'applicant' | 'partners' | 'nobody';
  /** The task it was held for; absent for the others. */
  task: LedgerTask | null;
};

/**
 * Sổ giao nhận: who held the dossier at each moment from hand-in to its end. The applicant while something was awaited of them, else
 * the lead agency by its oldest open step, else the coordinating agencies. The holdings follow one another without gap or overlap, so
 * their lengths add up to the whole; archiving runs beside it and is no holding.
 */
export function ledgerOf({
  submittedAt,
  endedAt,
  tasks,
  waits,
}: {
  submittedAt: Date;
  endedAt: Date | null;
  tasks: readonly LedgerTask[];
  /** When the applicant was waited for, also before acceptance. */
  waits: readonly Pick<DossierPause, 'from' | 'to'>[];
}): Holding[] {
  const own = tasks.filter(({ instance, action }) => instance === mainInstance && action !== 'archive');
  const others = tasks.filter(({ instance }) => instance !== mainInstance && !isBesideProcess(instance));
  const at = (date: Date) => date.getTime();
  const covers = (moment: number, from: Date, to: Date | null) =>
    at(from) <= moment && (to === null || moment < at(to));
  const isWaiting = (moment: number) =>
    waits.some(({ from, to }) => covers(moment, new Date(from), to === null ? null : new Date(to)));
  const edges = new Set<number>([at(submittedAt)]);
  for (const { openedAt, closedAt } of [...own, ...others]) {
    edges.add(at(openedAt));
    if (closedAt) edges.add(at(closedAt));
  }
  for (const { from, to } of waits) {
    edges.add(Date.parse(from));
    if (to) edges.add(Date.parse(to));
  }
  const end = endedAt ? at(endedAt) : Number.POSITIVE_INFINITY;
  const moments = [...edges].filter((moment) => moment >= at(submittedAt) && moment < end).toSorted((a, b) => a - b);
  const holdings: Holding[] = [];
  for (const moment of moments) {
    const task = own.find(({ openedAt, closedAt }) => covers(moment, openedAt, closedAt)) ?? null;
    const asked = others.some(({ openedAt, closedAt }) => covers(moment, openedAt, closedAt));
    const holder = isWaiting(moment) ? 'applicant' : task ? 'task' : asked ? 'partners' : 'nobody';
    const last = holdings.at(-1);
    const held = holder === 'task' ? task : null;
    if (last && last.holder === holder && last.task === held) continue;
    if (last) last.to = new Date(moment);
    holdings.push({ from: new Date(moment), to: null, holder, task: held });
  }
  const last = holdings.at(-1);
  if (last && endedAt) last.to = endedAt;
  return holdings;
}
