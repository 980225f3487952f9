import type { Actor } from '#infrastructure/actor.ts';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { deskOfOfficer, getDesk, type QueueDeps } from './desk-of-queue.ts';
import type { CallingView, DeskQueue, KioskView, QueueRules } from './queue.contract.ts';
import { estimateWaitMinutes, medianOf, planOrder } from './queue-order.ts';
import { opensAtOf } from './opening-hours.ts';
import { priorityRuleOn } from './queue-rules.ts';
import {
  findServed,
  listCalled,
  listCalls,
  listSkipped,
  listWaiting,
  readPace,
  type DeskDay,
  type Ticket,
} from './queue.queries.ts';

/** A counter that has called nobody for this long is taken to be closed. */
const openCounterMinutes = 30;

/** The pace of a desk: the usual service time, from the last ones served, and the counters at work. */
export async function readPaceAt(
  db: Db | Tx,
  { day, at, rules }: { day: DeskDay; at: Date; rules: QueueRules },
): Promise<{ serviceMinutes: number; counters: number; done: number }> {
  const pace = await readPace(db, day, new Date(at.getTime() - openCounterMinutes * 60_000));
  return { ...pace, serviceMinutes: medianOf(pace.minutes) ?? rules.usualServiceMinutes };
}

/** Màn hình lấy số của một nơi. */
export async function viewKiosk(deps: QueueDeps, deskKey: string): Promise<KioskView> {
  const { desk, on } = await getDesk(deps, deskKey);
  const day = { deskId: desk.id, on };
  const rules = deps.queueRules;
  const [waiting, pace] = await Promise.all([
    listWaiting(deps.db, day),
    readPaceAt(deps.db, { day, at: deps.now(), rules }),
  ]);
  return {
    desk: { key: desk.key, name: desk.name },
    opensAt: opensAtOf(deps, desk, deps.now())?.toISOString() ?? null,
    groups: rules.groups.map((group) => ({
      ...group,
      waiting: waiting.filter((ticket) => ticket.group === group.key).length,
      waitMinutes: estimateWaitMinutes({ ahead: waiting.length, ...pace }),
    })),
    priorities: priorityRuleOn(rules, on).kinds.map(({ key, name, nameEn }) => ({ key, name, nameEn })),
  };
}

/** Màn hình gọi số của một nơi. */
export async function viewCalling(deps: QueueDeps, deskKey: string): Promise<CallingView> {
  const { desk, on } = await getDesk(deps, deskKey);
  const day = { deskId: desk.id, on };
  const [called, waiting] = await Promise.all([listCalled(deps.db, day), listWaiting(deps.db, day)]);
  return {
    desk: { key: desk.key, name: desk.name },
    called: called.map(({ code, counter, callOrder, callCount }) => ({
      code,
      counter: counter ?? '',
      callOrder: callOrder ?? 0,
      callCount,
    })),
    waiting: waiting.length,
  };
}

/** Gọi số tại bàn làm việc: who is being served, who will be called in which order, who was skipped. */
export async function viewDeskQueue(deps: QueueDeps, actor: Actor): Promise<DeskQueue> {
  const { desk, on } = deskOfOfficer(deps, actor);
  const day = { deskId: desk.id, on };
  const rules = deps.queueRules;
  const rule = priorityRuleOn(rules, on);
  const groups = rules.groups.map(({ key }) => key);
  const [waiting, calls, current, skipped, pace] = await Promise.all([
    listWaiting(deps.db, day),
    listCalls(deps.db, day, groups),
    findServed(deps.db, day, actor.id),
    listSkipped(deps.db, day),
    readPaceAt(deps.db, { day, at: deps.now(), rules }),
  ]);
  const planned = planOrder(rule.interleave, {
    calls,
    waiting: waiting.map((ticket) => ({ ticket, isPriority: ticket.priority !== null })),
  });
  return {
    desk: { key: desk.key, name: desk.name },
    groups: rules.groups.map((group) => ({
      ...group,
      waiting: waiting.filter((ticket) => ticket.group === group.key).length,
    })),
    priorities: rule.kinds.map(({ key, name, nameEn }) => ({ key, name, nameEn })),
    current: current ? toView(current) : null,
    waiting: planned.map(({ ticket }) => toView(ticket)),
    skipped: skipped.map(toView),
    served: pace.done,
    serviceMinutes: Math.max(1, Math.round(pace.serviceMinutes)),
  };
}

function toView({ takenAt, calledAt, ...ticket }: Ticket): DeskQueue['waiting'][number] {
  return { ...ticket, takenAt: takenAt.toISOString(), calledAt: calledAt?.toISOString() ?? null };
}
