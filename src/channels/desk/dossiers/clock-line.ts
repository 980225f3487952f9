/** What the line of the term is drawn from; instants as ISO texts. */
export type ClockFacts = {
  acceptedAt: string;
  dueAt: string;
  /** Now, or when the dossier was finished. */
  until: string;
  pauses: readonly { from: string; to: string | null; why: string }[];
};

export type Segment = { kind: 'run' | 'pause' | 'late' | 'left'; from: number; to: number };
export type ClockLine = { segments: readonly Segment[]; due: number; until: number };

/**
 * Đường thời hạn: the time from acceptance to the appointment (or to now, when that is later) laid on 0…1; run time, pauses, time
 * late and time left, in order, without gaps or overlaps.
 */
export function layClockLine(facts: ClockFacts): ClockLine {
  const start = Date.parse(facts.acceptedAt);
  const [due, until] = [Math.max(start, Date.parse(facts.dueAt)), Math.max(start, Date.parse(facts.until))];
  const length = Math.max(due, until) - start || 1;
  const place = (instant: number) => Math.min(1, Math.max(0, (instant - start) / length));
  const [dueAt, untilAt] = [place(due), place(until)];

  const segments: Segment[] = [];
  const add = (kind: Segment['kind'], from: number, to: number) => {
    if (to > from) segments.push({ kind, from, to });
  };
  /** What is neither paused nor ahead: in time up to the appointment, late after it. */
  const addElapsed = (from: number, to: number) => {
    add('run', from, Math.min(to, dueAt));
    add('late', Math.max(from, dueAt), to);
  };
  let reached = 0;
  for (const pause of facts.pauses.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from))) {
    const from = Math.max(reached, place(Date.parse(pause.from)));
    const to = Math.min(untilAt, pause.to ? place(Date.parse(pause.to)) : untilAt);
    if (to <= from) continue;
    addElapsed(reached, from);
    add('pause', from, to);
    reached = to;
  }
  addElapsed(reached, untilAt);
  add('left', Math.max(reached, untilAt), dueAt);
  return { segments, due: dueAt, until: untilAt };
}
