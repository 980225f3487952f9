import { vietnamDay } from '#infrastructure/clock.ts';
import type { Language } from '#infrastructure/language.ts';
import { fillText, type RefusalParams } from '#infrastructure/refusal.ts';
import { mainInstance } from '#platform/workflow/index.ts';
import { dayText } from '../course/appointment-text.ts';
import type { Consultation } from '../course/consultation.contract.ts';
import { openConsultations } from '../course/consultations.ts';
import type { CourseTask } from '../course/course.ts';
import type { Dossier } from '../course/dossier.ts';
import { whereNowEn } from './where-now.en.ts';
import { whereNowVi, type WhereNowKey } from './where-now.vi.ts';

const texts: Readonly<Record<Language, Readonly<Record<WhereNowKey, string>>>> = { vi: whereNowVi, en: whereNowEn };

/** Số ngày (lịch) từ một ngày đến hôm nay, theo giờ Việt Nam. */
function daysSince(since: Date, at: Date): number {
  return Math.max(0, Math.round((Date.parse(vietnamDay(at)) - Date.parse(vietnamDay(since))) / 86_400_000));
}

/**
 * Hồ sơ đang ở đâu, in one sentence a citizen understands: who has it, for how long, or what is waited for. Never a status word.
 * `reader` is who it is said to: “ông/bà” means the applicant, so an officer reads “người nộp”.
 */
export function whereNow({
  dossier,
  tasks,
  unitName,
  reader,
  at,
  lang,
}: {
  dossier: Dossier;
  tasks: readonly CourseTask[];
  unitName: (id: string) => string;
  reader: 'party' | 'officer';
  at: Date;
  lang: Language;
}): string {
  const { state } = dossier;
  const say = (key: WhereNowKey, params: RefusalParams = {}) => fillText(texts[lang][key], params);
  const lastDay = dayText(vietnamDay(dossier.lastActionAt));
  const waited = say(reader === 'party' ? 'you' : 'applicant');
  const since = (from: Date) => {
    const [count, day] = [daysSince(from, at), dayText(vietnamDay(from))];
    return count === 0 ? say('since_today', { day }) : say('since', { count: String(count).padStart(2, '0'), day });
  };
  switch (dossier.status) {
    case 'rejected':
      return say('rejected', { reason: state.closingReason ?? '' });
    case 'withdrawn':
      return say('withdrawn');
    case 'awaiting_supplement':
    case 'awaiting_payment':
      return say(dossier.status, { waited, day: lastDay });
    case 'finished':
      return say('finished', { unit: unitName(dossier.deskUnitId) });
    case 'stopped':
      return state.result ? say('refused') : say('stopped', { reason: state.closingReason ?? '' });
    case 'returned':
      return say('returned', { day: dayText(vietnamDay(dossier.returnedAt ?? dossier.lastActionAt)) });
    case 'submitted':
      return say('checking', { unit: unitName(dossier.deskUnitId), since: since(dossier.submittedAt) });
    case 'accepted':
    case 'processing': {
      const own = tasks.find(({ instance }) => instance === mainInstance);
      const asked = openConsultations(state.consultations).filter(isWithPartner);
      const unit = unitName(own && own.role !== 'system' ? own.unitId : dossier.decidingUnitId);
      const lead = say('processing', { unit, since: since(withAgencySince(dossier, own)) });
      const partners = asked.map((one) => {
        const daysLate = one.dueOn === null ? 0 : daysSince(dayBegins(one.dueOn), at);
        const [key, due] = [daysLate > 0 ? 'partners_late' : 'partners', dayText(one.dueOn ?? '')] as const;
        return say(key, { unit: one.unitName, since: since(new Date(one.sentAt ?? one.askedAt)), due, days: daysLate });
      });
      return [...(own || asked.length === 0 ? [lead] : []), ...partners, ...overdue(dossier, { at, say })].join(' ');
    }
  }
}

/** Asked, and the answer is the partner's to give: not where it was sent back to be completed. */
const isWithPartner = ({ sentAt, returnedAt }: Consultation) => sentAt !== null && returnedAt === null;

/**
 * Since when the agency has had it without a break: since it was accepted, or since it last came back from the applicant or from
 * coordinating agencies, before the task it now has.
 */
function withAgencySince({ state, acceptedAt, submittedAt }: Dossier, task: CourseTask | undefined): Date {
  const moments = (of: readonly (string | null)[]) => of.flatMap((one) => (one === null ? [] : [new Date(one)]));
  const fromApplicant = moments(state.supplements.map(({ answeredAt }) => answeredAt));
  const fromPartners = moments(state.consultations.flatMap(({ returnedAt, endedAt }) => [returnedAt, endedAt]));
  const begun = [
    acceptedAt ?? submittedAt,
    ...fromApplicant,
    ...fromPartners.filter((moment) => task === undefined || moment <= task.openedAt),
  ];
  return new Date(Math.max(...begun.map((moment) => moment.getTime())));
}

/** Past its date, and who had it then. */
function overdue(
  { state }: Dossier,
  { at, say }: { at: Date; say: (key: WhereNowKey, params: RefusalParams) => string },
): string[] {
  const dueOn = state.appointment?.dueOn;
  const days = dueOn === undefined ? 0 : daysSince(dayBegins(dueOn), at);
  if (dueOn === undefined || days === 0) return [];
  const breach = state.breaches.findLast((one) => one.dueOn === dueOn);
  const [due, unit] = [dayText(dueOn), breach?.holder.unitName];
  return [unit ? say('overdue_at', { due, days, unit }) : say('overdue', { due, days })];
}

const dayBegins = (day: string) => new Date(`${day}T00:00:00+07:00`);

/** Mức độ hoàn thành for the anonymous look-up: four steps, and no more than that (TT 01/2018 Đ16). */
export function progressOf(dossier: Pick<Dossier, 'status'>, lang: Language): { step: 1 | 2 | 3 | 4; label: string } {
  const step = stepOf(dossier.status);
  return { step, label: texts[lang][`progress.${step}`] };
}

function stepOf(status: Dossier['status']): 1 | 2 | 3 | 4 {
  switch (status) {
    case 'submitted':
      return 1;
    case 'accepted':
    case 'processing':
    case 'awaiting_supplement':
    case 'awaiting_payment':
      return 2;
    case 'finished':
      return 3;
    case 'rejected':
    case 'withdrawn':
    case 'stopped':
    case 'returned':
      return 4;
  }
}
