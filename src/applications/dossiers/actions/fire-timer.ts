import { vietnamDay } from '#infrastructure/clock.ts';
import type { Tx } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import type { Sweep } from '#infrastructure/jobs/sweeps.ts';
import { accountNames } from '#platform/identity/index.ts';
import { openConsultationOf } from '../course/consultations.ts';
import type { Course, Ground } from '../course/course.ts';
import { timersOf, type CourseTimer } from '../course/course-timers.ts';
import type { DossierAction } from '../course/dossier-action.ts';
import { suggestExtension } from '../course/suggest-extension.ts';
import { holderOf } from '../course/holder.ts';
import { turnAfter } from '../course/plan-consultation.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { deleteTimer, isTimerSet, listDueTimers, postponeTimer, type DueTimer } from '../store/timers.queries.ts';
import { idOf, lockCourse, systemActor } from './act-as-system.ts';
import { groundOf, performAction } from './perform-action.ts';
import { headsOf } from './tell-officers.ts';

const batch = 50;
const everyMs = 1000;
/** One dossier whose timer fails never holds up the others. */
const retryAfterMs = 5 * 60_000;

/** Hẹn giờ của hồ sơ: does what is due, once each however many processes sweep; a process that dies in between loses nothing. */
export function fireTimers(deps: DossierDeps): Sweep {
  return {
    name: 'fire_dossier_timers',
    everyMs,
    run: async () => {
      const due = await listDueTimers(deps.db, { at: deps.now(), limit: batch });
      const failures: unknown[] = [];
      for (const one of due) {
        try {
          await inTransaction(deps.db, (tx) => fireTimer(tx, deps, one));
        } catch (error) {
          failures.push(error);
          await postponeTimer(deps.db, one, new Date(deps.now().getTime() + retryAfterMs));
        }
      }
      if (failures.length > 0) throw new AggregateError(failures, 'dossier timers failed');
      return due.length === batch;
    },
  };
}

/** One timer, with its dossier locked. One that the dossier has moved past is only taken away. */
async function fireTimer(tx: Tx, deps: DossierDeps, due: DueTimer): Promise<void> {
  const locked = await lockCourse(tx, due.code);
  if (!locked || !(await isTimerSet(tx, due))) return;
  const { course, installed } = locked;
  const isStanding = timersOf(course.dossier, deps).some(
    ({ kind, key }) => kind === due.timer.kind && key === due.timer.key,
  );
  const names = await accountNames(tx, [...new Set(course.tasks.flatMap(({ assigneeId }) => assigneeId ?? []))]);
  const ground = groundOf(deps, installed);
  const action = isStanding
    ? actionOfTimer(course, due.timer, { at: deps.now(), ground, nameOf: (id) => names.get(id) ?? '' })
    : undefined;
  deleteTimer(tx, due.dossierId, due.timer);
  if (action) performAction(tx, deps, { course, installed, action, task: null });
}

/** What the system does when a timer is due. Pure. */
export function actionOfTimer(
  course: Course,
  timer: CourseTimer,
  { at, ground, nameOf }: { at: Date; ground: Ground; nameOf: (accountId: string) => string },
): DossierAction | undefined {
  const { dossier } = course;
  const on = vietnamDay(at);
  const commandId = idOf(`${timer.kind} ${timer.key} ${timer.dueAt.toISOString()} ${dossier.id}`);
  const head = { at, by: systemActor, commandId };
  const rules = ground.rulesOn(on);
  switch (timer.kind) {
    case 'partner_due': {
      const asked = openConsultationOf(dossier.state.consultations, timer.key);
      if (!asked?.dueOn) return undefined;
      const next = asked.silence === 'deemed_consent' ? turnAfter(ground, dossier, at) : undefined;
      const told = asked.silence === 'escalate' ? headsOf(ground, dossier.deskUnitId, at) : [];
      const content = {
        partner: timer.key,
        rule: asked.silence,
        article: asked.silenceArticle,
        dueOn: asked.dueOn,
        toldNames: told.map(({ title }) => title),
        ...(next && { next }),
      };
      return { kind: 'partner_silent', ...head, content };
    }
    case 'extension_draft': {
      const holder = holderOf(course, { organisation: ground.organisation, nameOf }, on);
      const { days, reason } = suggestExtension(course, holder);
      return {
        kind: 'draft_extension',
        ...head,
        content: { dueOn: dossier.state.appointment?.dueOn ?? on, holder, days, reason },
      };
    }
    case 'due_passed': {
      const holder = holderOf(course, { organisation: ground.organisation, nameOf }, on);
      return { kind: 'record_breach', ...head, content: { dueOn: timer.key, holder } };
    }
    case 'supplement_expires':
      return { kind: 'close', ...head, content: { requestedAt: timer.key, article: rules.supplement.article } };
    case 'desk_notice':
    case 'desk_answer': {
      const stage = timer.kind === 'desk_notice' ? ('notice' as const) : ('answer' as const);
      const toldNames = headsOf(ground, dossier.deskUnitId, at).map(({ title }) => title);
      return {
        kind: 'desk_late',
        ...head,
        content: { stage, article: rules.onlineAcceptance?.article ?? '', toldNames },
      };
    }
  }
}
