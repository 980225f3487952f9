import { GoldenStep } from '../applications/procedures/golden-dossier.ts';
import type { CheckedPackage, GoldenDossier } from '../applications/procedures/index.ts';
import { actionOfTimer } from '../applications/dossiers/actions/fire-timer.ts';
import { allowedActions, factsOf } from '../applications/dossiers/course/allowed-actions.ts';
import { openConsultations } from '../applications/dossiers/course/consultations.ts';
import type { Course, Ground } from '../applications/dossiers/course/course.ts';
import { timersOf } from '../applications/dossiers/course/course-timers.ts';
import { goldenActor } from '../applications/dossiers/golden/golden-actor.ts';
import type { GoldenGround } from '../applications/dossiers/golden/golden-ground.ts';
import { playGolden, take, takeStep, type Play } from '../applications/dossiers/golden/play-golden.ts';

/** A place a dossier can come to, and the places that can follow. */
export type Place = { course: Course; next: Map<string, string> };

/** What changes who holds a task or what is told, but never where the dossier goes. */
const aside = ['claim', 'reassign', 'note', 'ask_opinion', 'give_opinion', 'acknowledge', 'change', 'receive_result'];
const afterwards = ['report_error', 'correct'];
const stepMs = 10 * 60_000;

/**
 * Every place a dossier of the package can come to from a golden dossier's form and papers: all that anybody may do there, in every
 * way it can be answered, and all that the clock may bring about. Places are told apart by what decides how it goes on.
 */
export function exploreCourse(
  installed: CheckedPackage,
  golden: GoldenDossier,
  ground: GoldenGround,
  most = 20_000,
): Map<string, Place> {
  const whole: Ground = { ...ground, installed };
  const { course, actions, changes } = playGolden(installed, { ...golden, steps: [] }, ground);
  if (!course) throw new Error(`${installed.code}: nobody decides`);
  const places = new Map<string, Place>([[keyOf(course), { course, next: new Map() }]]);
  const pending: Play[] = [{ course, actions, changes, form: golden.form }];
  for (let play = pending.pop(); play; play = pending.pop()) {
    const place = places.get(keyOf(play.course));
    for (const [name, after] of movesFrom(play, { whole, onPaper: golden.onPaper })) {
      const key = keyOf(after.course);
      place?.next.set(name, key);
      if (places.has(key)) continue;
      places.set(key, { course: after.course, next: new Map() });
      // The log before is of no consequence for what follows.
      pending.push({ ...after, actions: [], changes: [] });
    }
    if (places.size > most) throw new Error(`${installed.code}: more than ${most} places`);
  }
  return places;
}

/** Two dossiers in the same place may do the same things from here on. */
function keyOf({ dossier, tasks }: Course): string {
  const { status, state, acceptedAt, returnedAt } = dossier;
  const partners = openConsultations(state.consultations).map((one) =>
    [
      one.partner,
      ...[one.sentAt, one.receivedAt, one.returnedAt, one.answer, one.approvedBy, one.silentAt].map(isGiven),
    ].join(),
  );
  const open = tasks.map(({ instance, nodeId, partner }) => `${instance}/${nodeId}/${partner ?? ''}`).sort();
  const facts = [acceptedAt, returnedAt, state.signed, state.payment, state.proposal].map(isGiven);
  const asked = state.consultations.length > 0;
  const extended = state.extension.decided.length;
  return [status, ...facts, state.proposal?.outcome, extended, asked, open.join(' '), partners.join(' ')].join('|');
}

const isGiven = (fact: unknown): number => Number(fact !== null);

function* movesFrom(
  play: Play,
  { whole, onPaper }: { whole: Ground; onPaper: boolean },
): Generator<readonly [string, Play]> {
  const { course } = play;
  const { dossier, tasks } = course;
  const at = new Date(dossier.lastActionAt.getTime() + stepMs);
  const text = new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 16);
  const mayExtend = whole.rulesOn(text.slice(0, 10)).extension.atMost;
  for (const { kind, task } of allowedActions(goldenActor(course), factsOf(dossier, { mayExtend }), tasks)) {
    if (aside.includes(kind) || afterwards.includes(kind)) continue;
    for (const answer of answersTo(kind, task?.partner ?? null, whole)) {
      const step = GoldenStep.parse({ at: text, ...answer });
      const after = takeStep(play, step, { ground: whole, onPaper, at });
      if (typeof after !== 'string') yield [`${kind} ${JSON.stringify(answer)}`, after];
    }
  }
  for (const timer of timersOf(dossier, whole)) {
    const due = timer.dueAt > at ? timer.dueAt : at;
    const action = actionOfTimer(course, timer, { at: due, ground: whole, nameOf: () => '' });
    if (action) yield [`${timer.kind} ${timer.key}`, take(play, action, null, whole)];
  }
}

/** Every way an action can be taken that may lead somewhere else. */
function answersTo(kind: string, partner: string | null, { installed }: Ground): Record<string, unknown>[] {
  const about = { action: kind, ...(partner !== null && kind.includes('partner') && { partner }) };
  switch (kind) {
    case 'propose':
      return ['grant', 'refuse'].map((outcome) => ({ ...about, outcome }));
    case 'review':
      return [true, false].map((agree) => ({ ...about, agree }));
    case 'sign':
    case 'partner_approve':
      return [true, false].map((approve) => ({ ...about, approve }));
    case 'partner_receive':
      return [true, false].map((complete) => ({ ...about, complete }));
    case 'partner_answer': {
      const outcomes = installed.definition.partners.find(({ id }) => id === partner)?.answer.outcomes ?? [];
      return outcomes.map(({ id }) => ({ ...about, outcome: id }));
    }
    case 'consult_again':
      return [{ action: kind, partner }];
    case 'extend':
      return [{ ...about, days: 2 }];
    default:
      return [about];
  }
}
