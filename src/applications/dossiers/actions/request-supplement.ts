import { vietnamDay } from '#infrastructure/clock.ts';
import { computeDue } from '#platform/calendar/index.ts';
import { openConsultations } from '../course/consultations.ts';
import type { Course } from '../course/course.ts';
import { decidingCalendar } from '../course/deciding-calendar.ts';
import { refuse } from '../dossiers.errors.ts';
import type { SupplementItem } from '../dossiers.contract.ts';
import { requestSupplementPaper } from '../papers/dossier-papers.ts';
import type { Acting } from './act-on-dossier.ts';
import type { CommandOf } from './officer-command.contract.ts';
import { perform } from './perform.ts';

/**
 * Yêu cầu bổ sung hồ sơ: one complete notice (form 02) with every component that is missing or wrong, and with what coordinating
 * agencies have sent back. Asking a second time needs a reason why it was not asked at once (N3), and no more rounds are lawful than
 * the law of the procedure gives. The clock rests; what happens to it on completion is the rule profile's.
 */
export function requestSupplement(acting: Acting, command: CommandOf<'request_supplement'>): Course {
  const { dossier, installed, at, by } = acting;
  const { reason, contact, repeatReason, commandId } = command;
  const rounds = dossier.state.supplements.length;
  if (rounds > 0 && repeatReason === '') throw refuse('dossier.repeat_reason_required');
  const limit = installed.definition.supplementRounds;
  if (limit && rounds >= limit.atMost) {
    throw refuse('dossier.supplement_rounds_used', { atMost: limit.atMost, article: limit.article });
  }
  const sentBack = openConsultations(dossier.state.consultations).filter(({ returnedAt }) => returnedAt !== null);
  const items = mergeItems(
    command.items,
    sentBack.flatMap(({ missing }) => missing),
  );
  const partners = sentBack.map(({ partner }) => partner);
  const late = isLate(acting);
  const content = {
    items,
    reason,
    contact,
    repeatReason,
    ...(partners.length > 0 && { partners }),
    ...(late && { late }),
  };
  const after = perform(acting, { kind: 'request_supplement', at, by, commandId, content });
  requestSupplementPaper(acting, after.dossier, { items, reason, contact });
  return after;
}

/** What the officer asks, and what partners miss that the officer has not named already. */
function mergeItems(items: readonly SupplementItem[], missing: readonly SupplementItem[]): SupplementItem[] {
  const isNamed = ({ target, what }: SupplementItem) =>
    items.some((item) => item.target === target && item.what === what);
  return [...items, ...missing.filter((item) => !isNamed(item))];
}

/** Trả hồ sơ chưa đủ điều kiện trong hạn: after acceptance the law gives the agency only so long to send it back. */
function isLate({ dossier, deps, at }: Acting): boolean {
  if (!dossier.acceptedAt) return false;
  const { returnWithin } = deps.rulesOn(vietnamDay(dossier.acceptedAt)).supplement;
  const calendar = decidingCalendar(deps, { dossier, at: dossier.acceptedAt });
  return at > computeDue({ term: returnWithin, from: dossier.acceptedAt, ...calendar }).dueAt;
}
