import { randomUUID } from 'node:crypto';
import type { Actor } from '#infrastructure/actor.ts';
import { vietnamDay, type Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import type { Sweep } from '#infrastructure/jobs/sweeps.ts';
import { computeDue, parseVietnamTime, termText } from '#platform/calendar/index.ts';
import { spokenLanguage } from '#infrastructure/spoken-language.ts';
import { refuse } from '../exchange.errors.ts';
import { serviceKey } from '../service-key.ts';
import { requireManager } from './exchange.policy.ts';
import { audit } from './audit-change.ts';
import type { ManagementDeps } from './management-deps.ts';
import type { PlannedStop } from './management.contract.ts';
import { findService } from './services.queries.ts';
import { beginStops, cancelAnnouncedStop, endStops, insertStop } from './stops.queries.ts';
import { tellConsumers } from './tell-consumers.ts';

const everyMs = 15_000;

/**
 * Ngừng dịch vụ theo kế hoạch: announced to every consumer at least the lawful term ahead (NĐ 47/2020 Đ43); hours in Vietnamese time.
 * Throws `exchange.notice_too_short`, `exchange.stop_planned`.
 */
export async function planStop(
  deps: ManagementDeps,
  { actor, stop }: { actor: Actor; stop: PlannedStop },
): Promise<void> {
  requireManager(actor, deps.isManagerUnit);
  const { key, reason } = stop;
  const [from, to] = [parseVietnamTime(stop.from), parseVietnamTime(stop.to)];
  if (to <= from) throw refuse('exchange.dates_wrong');
  const at = deps.now();
  requireNotice(deps, { at, from });
  await inTransaction(deps.db, async (tx) => {
    const service = await findService(tx, key);
    if (!service || !['published', 'deprecated'].includes(service.state))
      throw refuse('exchange.no_service', { service: key });
    const planned = { id: randomUUID(), serviceId: service.id, from, to, reason, actorName: actor.name, at };
    if (!(await insertStop(tx, planned))) throw refuse('exchange.stop_planned');
    await audit(tx, deps, { actor, action: 'exchange.stop_planned', code: key, reason });
    await tellConsumers(tx, deps, {
      serviceId: service.id,
      key: serviceKey(service),
      what: 'planned',
      at,
      from,
      to,
      reason,
    });
  });
}

/** Whole working days lie between the announcement and the stop, as many as the rule says. */
function requireNotice({ rules, calendars }: ManagementDeps, { at, from }: { at: Date; from: Date }): void {
  const { term, article } = rules.noticeBeforeSuspension;
  const { dueOn } = computeDue({ term, from: at, ...calendars('', vietnamDay(at)) });
  if (vietnamDay(from) > dueOn) return;
  const earliest = new Date(Date.parse(dueOn) + 86_400_000).toISOString().slice(0, 10);
  throw refuse('exchange.notice_too_short', { term: termText(term, spokenLanguage()), earliest, article });
}

/** Thôi không ngừng nữa, as long as it has not begun; consumers are told. */
export async function cancelStop(
  deps: ManagementDeps,
  { actor, key, reason }: { actor: Actor; key: string; reason: string },
): Promise<void> {
  requireManager(actor, deps.isManagerUnit);
  await inTransaction(deps.db, async (tx) => {
    const service = await findService(tx, key);
    if (!service || !(await cancelAnnouncedStop(tx, service.id))) throw refuse('exchange.not_found');
    await audit(tx, deps, { actor, action: 'exchange.stop_cancelled', code: key, reason });
    await tellConsumers(tx, deps, { serviceId: service.id, key, what: 'cancelled', at: deps.now(), reason });
  });
}

/** Thực hiện việc ngừng: services stop and open at the hours announced, once, whatever process does it. */
export function carryOutStops({ db, now }: { db: Db; now: Clock }): Sweep {
  return {
    name: 'carry out planned stops',
    everyMs,
    run: async () => {
      const at = now();
      await inTransaction(db, async (tx) => {
        await endStops(tx, at);
        await beginStops(tx, at);
      });
      return false;
    },
  };
}
