import { randomUUID } from 'node:crypto';
import { once } from '#infrastructure/command.queries.ts';
import { getDesk, type QueueDeps } from './desk-of-queue.ts';
import { TakenNumber, type TakeNumber } from './queue.contract.ts';
import { openingParams, opensAtOf } from './opening-hours.ts';
import { refuse } from './queue.errors.ts';
import { estimateWaitMinutes, planOrder } from './queue-order.ts';
import { priorityRuleOn } from './queue-rules.ts';
import { allocateNumber, insertTicket, listCalls, listWaiting, lockDeskDay } from './queue.queries.ts';
import { readPaceAt } from './view-queue.ts';

/** Lấy số: the next number of a group at a desk today, in its working time, once for its command. Nothing is kept of who took it. */
export async function takeNumber(deps: QueueDeps, deskKey: string, input: TakeNumber): Promise<TakenNumber> {
  const { desk, on } = await getDesk(deps, deskKey);
  const rules = deps.queueRules;
  const group = rules.groups.find(({ key }) => key === input.group);
  if (!group) throw refuse('queue.group_unknown');
  const rule = priorityRuleOn(rules, on);
  if (input.priority !== null && !rule.kinds.some(({ key }) => key === input.priority))
    throw refuse('queue.priority_unknown');
  const day = { deskId: desk.id, on };
  const at = deps.now();
  return once(deps.db, {
    // The machine at the desk acts for the desk: nobody is signed in.
    command: { id: input.commandId, actorId: desk.id, name: `take number ${group.key}` },
    at,
    answer: TakenNumber,
    work: async (tx) => {
      // Asked in here, so that whoever sends the same again after closing time is shown the number they have.
      const opensAt = opensAtOf(deps, desk, at);
      if (opensAt) throw refuse('queue.closed', openingParams(opensAt));
      await lockDeskDay(tx, day);
      const waiting = await listWaiting(tx, day);
      if (waiting.length >= rules.mostWaiting) throw refuse('queue.full');
      const code = `${group.letter}${String(await allocateNumber(tx, day, group.key)).padStart(3, '0')}`;
      const id = randomUUID();
      await insertTicket(tx, day, { id, code, group: group.key, priority: input.priority, takenAt: at });
      const calls = await listCalls(tx, day, [...rules.groups.map(({ key }) => key)]);
      const all = [...waiting, { id, priority: input.priority }].map((ticket) => ({
        id: ticket.id,
        isPriority: ticket.priority !== null,
      }));
      const ahead = planOrder(rule.interleave, { calls, waiting: all }).findIndex((ticket) => ticket.id === id);
      const pace = await readPaceAt(tx, { day, at, rules });
      return {
        code,
        group: group.key,
        isPriority: input.priority !== null,
        takenAt: at.toISOString(),
        ahead,
        waitMinutes: estimateWaitMinutes({ ahead, ...pace }),
      };
    },
  });
}
