import { randomUUID } from 'node:crypto';
import { insertAudit } from '#infrastructure/audit/audit.queries.ts';
import { vietnamDay, type Clock, hourMs } from '#infrastructure/clock.ts';
import { canonicalJson, sha256 } from '#infrastructure/crypto.ts';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { ruleOn } from '../dated-rules.ts';
import { selectAddresses } from '../declared/declared-parts.queries.ts';
import type { ExchangeFile } from '../declared/exchange-file.ts';
import { refuse } from '../exchange.errors.ts';
import { recordChange } from '../management-log/record-change.ts';
import type { StepBy } from '../management/grants.queries.ts';
import { requireReason } from '../management/require-reason.ts';
import type { AxisCommand } from './axis-command.ts';
import { describeChanges, digestsOf } from './describe-changes.ts';
import { judgeDanger, type ServiceAddress } from './judge-danger.ts';
import type { CarryOut } from './prepare-command.ts';
import type { DangerKind, Why } from './proposal.contract.ts';
import { insertProposal, lockChanges, type NewProposal } from './proposals.queries.ts';
import { pinnedBy, readAffected } from './read-affected.ts';
import type { TwoPersonRule } from './two-person-rules.ts';

export type ProposeDeps = { db: Db; now: Clock; rules: { twoPersons: readonly TwoPersonRule[] } };

/** Takes what was tried back: it waits for a second person. Never leaves this file. */
class SecondPersonNeeded extends Error {
  readonly proposal: NewProposal;
  constructor(proposal: NewProposal) {
    super('A second person is needed');
    this.proposal = proposal;
  }
}

/**
 * Thay đổi hoặc đề xuất: carries a command out, looks at what it has changed, and takes it back into a proposal where the rule in force
 * says that a second person has to confirm it. What cannot wait is carried out and stays to be confirmed. Gives the id of the proposal,
 * null where one person is enough. Throws `exchange.reason_needed`, `exchange.not_urgent`.
 */
export async function changeOrPropose(
  { db, now, rules }: ProposeDeps,
  {
    command,
    by,
    why,
    mayUrge,
    carryOut,
  }: { command: AxisCommand; by: StepBy; why: Why; mayUrge: boolean; carryOut: CarryOut },
): Promise<string | null> {
  const at = now();
  const rule = ruleOn(rules.twoPersons, vietnamDay(at));
  if (!rule) return inTransaction(db, carryOut).then(() => null);
  try {
    return await inTransaction(db, async (tx) => {
      await lockChanges(tx);
      const before = await readAffected(tx, command);
      await carryOut(tx);
      const after = await readAffected(tx, command);
      const dangers = dangersOf({ command, before, after, addresses: await selectAddresses(tx) }, rule);
      await recordChange(tx, {
        at,
        by,
        action: 'exchange.axis_changed',
        subject: command.kind,
        reason: why.reason,
        state: { before, after },
      });
      if (dangers.length === 0) return null;
      requireReason(why.reason);
      const proposal = proposalOf({ command, by, reason: why.reason, at, before, after, dangers, rule });
      if (!why.urgent) throw new SecondPersonNeeded(proposal);
      if (!rule.emergency || !mayUrge) throw refuse('exchange.not_urgent');
      const decideBy = new Date(at.getTime() + rule.emergency.confirmWithinHours * hourMs);
      return propose(tx, { ...proposal, decideBy, state: 'urgent' });
    });
  } catch (error) {
    if (!(error instanceof SecondPersonNeeded)) throw error;
    return inTransaction(db, (tx) => propose(tx, error.proposal));
  }
}

/** What needs a second person. An axis without any system is being set up: there is nothing yet to open. */
function dangersOf(
  {
    command,
    before,
    after,
    addresses,
  }: { command: AxisCommand; before: ExchangeFile; after: ExchangeFile; addresses: readonly ServiceAddress[] },
  { needed }: TwoPersonRule,
): DangerKind[] {
  if (command.kind === 'file' && before.systems.length === 0) return [];
  const found = judgeDanger(before, after, addresses);
  // Secrets and certificates are in no file: what is given is said by the command.
  const isGiven =
    command.kind === 'credential' && after.systems.some(({ environment }) => environment === 'production');
  const all = isGiven && !found.includes('credential_given') ? [...found, 'credential_given' as const] : found;
  return all.filter((kind) => needed.includes(kind));
}

function proposalOf({
  command,
  by,
  reason,
  at,
  before,
  after,
  dangers,
  rule,
}: Pick<NewProposal, 'command' | 'by' | 'reason' | 'at' | 'dangers'> & {
  before: ExchangeFile;
  after: ExchangeFile;
  rule: TwoPersonRule;
}): NewProposal {
  const base = digestsOf(pinnedBy(command, before));
  const described = describeChanges(before, after);
  const changes = command.kind === 'credential' ? [givenThing(command)] : described;
  return {
    ...{ id: randomUUID(), at, by, reason, command, base, dangers, changes },
    digest: sha256(canonicalJson({ command, base, by: by.accountId })),
    decideBy: new Date(at.getTime() + rule.decideWithinHours * hourMs),
    state: 'waiting',
  };
}

function givenThing({
  code,
  credential,
}: Extract<AxisCommand, { kind: 'credential' }>): NewProposal['changes'][number] {
  const part = (name: string, line: string) => ({ name, removed: [], added: [line] });
  const parts = [part(credential.kind, credential.subject), part('notAfter', credential.notAfter.slice(0, 10))];
  return { kind: 'system', key: code, change: 'change', parts };
}

async function propose(tx: Tx, proposal: NewProposal): Promise<string> {
  const id = await insertProposal(tx, proposal);
  if (id !== proposal.id) return id;
  const { at, by, reason, dangers, base, command } = proposal;
  const action = proposal.state === 'urgent' ? 'exchange.changed_urgently' : 'exchange.change_proposed';
  await insertAudit(tx, {
    at,
    actorId: by.accountId,
    action,
    subject: { kind: 'exchange', id },
    details: { reason, dangers },
  });
  await recordChange(tx, { at, by, action, subject: id, reason, state: { before: base, after: command } });
  return id;
}
