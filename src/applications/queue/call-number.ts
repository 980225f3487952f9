import { actsFor, type Actor } from '#infrastructure/actor.ts';
import { once } from '#infrastructure/command.queries.ts';
import type { Tx } from '#infrastructure/database/connect.ts';
import { deskOfOfficer, type QueueDeps } from './desk-of-queue.ts';
import { CalledTicket, type QueueCommand } from './queue.contract.ts';
import { refuse } from './queue.errors.ts';
import { isPriorityNext, type Interleave } from './queue-order.ts';
import { priorityRuleOn } from './queue-rules.ts';
import {
  findServed,
  listCalls,
  listWaiting,
  lockDeskDay,
  lockFirstWaiting,
  lockTicket,
  setCalled,
  setFinished,
  type DeskDay,
  type Ticket,
} from './queue.queries.ts';
import { nextStatus } from './ticket-status.ts';

/**
 * Gọi số: calls the next, calls again, skips or finishes; once for its command. Two who call at one moment get two numbers. Who is
 * being served belongs to who serves; somebody skipped may turn up at any counter.
 */
export async function callNumber(deps: QueueDeps, actor: Actor, command: QueueCommand): Promise<CalledTicket> {
  const { desk, on } = deskOfOfficer(deps, actor);
  const day = { deskId: desk.id, on };
  const at = deps.now();
  const { interleave } = priorityRuleOn(deps.queueRules, on);
  return once(deps.db, {
    command: { id: command.commandId, actorId: actor.id, name: `queue ${command.kind}` },
    at,
    answer: CalledTicket,
    work: async (tx) => {
      // Whoever calls or ends waits here for the one before, so that the interleaving counts every call.
      const { calls } = await lockDeskDay(tx, day);
      const by = { at, officerId: actor.id, order: calls + 1 };
      if (command.kind === 'call_next') {
        const served = await findServed(tx, day, actor.id);
        if (served) await setFinished(tx, served.id, 'done', at);
        const next = await chooseNext(tx, day, { groups: command.groups, interleave });
        if (next) await setCalled(tx, day, { ...by, id: next.id, counter: command.counter });
        return { code: next?.code ?? null };
      }
      const ticket = await lockTicket(tx, day, command.ticketId);
      if (!ticket) throw refuse('queue.ticket_not_found');
      const status = nextStatus(ticket.status, command.kind);
      if (!status) throw refuse('queue.action_not_allowed', { code: ticket.code });
      if (ticket.status === 'called' && !actsFor(actor).includes(ticket.officerId ?? ''))
        throw refuse('queue.not_yours', { code: ticket.code, counter: ticket.counter ?? '' });
      if (command.kind === 'recall') {
        const served = await findServed(tx, day, actor.id);
        if (served && served.id !== ticket.id) throw refuse('queue.finish_first', { code: served.code });
        await setCalled(tx, day, { ...by, id: ticket.id, counter: command.counter });
      } else {
        await setFinished(tx, ticket.id, command.kind === 'skip' ? 'skipped' : 'done', at);
      }
      return { code: ticket.code };
    },
  });
}

/** The next of the groups an official serves, with and without priority interleaved; undefined when nobody waits. */
async function chooseNext(
  tx: Tx,
  day: DeskDay,
  { groups, interleave }: { groups: readonly string[]; interleave: Interleave },
): Promise<Ticket | undefined> {
  const waiting = (await listWaiting(tx, day)).filter(({ group }) => groups.includes(group));
  const isPriority = isPriorityNext(interleave, {
    calls: await listCalls(tx, day, groups),
    waiting: {
      priority: waiting.some(({ priority }) => priority !== null),
      ordinary: waiting.some(({ priority }) => priority === null),
    },
  });
  return (
    (await lockFirstWaiting(tx, day, { groups, isPriority })) ??
    (await lockFirstWaiting(tx, day, { groups, isPriority: !isPriority }))
  );
}
