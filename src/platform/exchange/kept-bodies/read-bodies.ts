import type { Actor } from '#infrastructure/actor.ts';
import { insertAudit } from '#infrastructure/audit/audit.queries.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import type { Sealing } from '#infrastructure/sealing.ts';
import { LogLine } from '../evidence/entry.ts';
import { refuse } from '../exchange.errors.ts';
import { CallFacts, CallPerson } from '../gateway/record-call.ts';
import { requireManager } from '../management/exchange.policy.ts';
import type { ManagementDeps } from '../management/management-deps.ts';
import { requireReason } from '../management/require-reason.ts';
import { findEntryWithBodies, selectBodyKeys } from './body-keys.queries.ts';
import { openBodyKey } from './keep-body-keys.ts';
import type { KeptBodies } from './kept-bodies.contract.ts';
import { firstKeptDay, lastReadableDay } from './kept-days.ts';
import { showBody } from './show-body.ts';

/**
 * Xem nội dung trao đổi đã lưu of one line: by the agency in charge only, with a reason of its own, on record and told to those it is
 * about before anything is shown.
 */
export async function readBodies(
  deps: ManagementDeps,
  { actor, gateway, seq, reason }: { actor: Actor; gateway: string; seq: number; reason: string },
): Promise<KeptBodies> {
  requireManager(actor, deps.isManagerUnit);
  requireReason(reason);
  const found = await findEntryWithBodies(deps.db, { gateway, seq });
  if (!found || found.bodies === null) throw refuse('exchange.not_found');
  const line = LogLine.parse(JSON.parse(found.entry));
  const bodies = await open(deps, line, found.bodies);
  await putOnRecord(deps, { actor, reason, line, id: `log/${gateway}/${seq}`, state: bodies.state });
  return bodies;
}

async function open(
  { db, now, rules, sealing }: ManagementDeps,
  { sections }: LogLine,
  day: string,
): Promise<KeptBodies> {
  const nothing = { request: null, response: null };
  if (day === 'left_out') return { state: 'left_out', ...nothing, readableTo: null };
  const readableTo = lastReadableDay(rules.bodiesKept, day);
  // A clean-up that did not run keeps nothing readable for longer.
  const [key] = day < firstKeptDay(rules.bodiesKept, now()) ? [] : await selectBodyKeys(db, [day]);
  if (!key) return { state: 'erased', ...nothing, readableTo };
  try {
    const ofDay = openBodyKey(sealing, key.sealedKey);
    return {
      state: 'kept',
      request: openSection(ofDay, sections.request),
      response: openSection(ofDay, sections.response),
      readableTo,
    };
  } catch {
    return { state: 'unreadable', ...nothing, readableTo };
  }
}

function openSection(ofDay: Sealing, section: LogLine['sections']['request']) {
  return section && 'text' in section ? showBody(ofDay.open(section.text)) : null;
}

async function putOnRecord(
  { db, now, rules, sealing, tellBodiesRead }: ManagementDeps,
  {
    actor,
    reason,
    line: { sections },
    id,
    state,
  }: { actor: Actor; reason: string; line: LogLine; id: string; state: KeptBodies['state'] },
): Promise<void> {
  const at = now();
  const facts = CallFacts.parse(JSON.parse(textOf(sections.facts) ?? '{}'));
  const sealed = textOf(sections.person);
  const person = sealed === undefined ? undefined : CallPerson.parse(JSON.parse(sealing.open(sealed)));
  await inTransaction(db, async (tx) => {
    const details = { reason, service: facts.service, state };
    await insertAudit(tx, {
      at,
      actorId: actor.id,
      action: 'exchange.bodies_read',
      subject: { kind: 'exchange', id },
      details,
    });
    if (state !== 'kept' || !person) return;
    const { kind, number, others, fields } = person;
    const [post] = actor.posts;
    const subjects = kind === undefined || number === undefined ? others : [{ kind, number }, ...others];
    for (const subject of subjects)
      await tellBodiesRead(tx, {
        ...{ at, service: facts.service, subject, fields, reason, article: rules.bodiesKept.source },
        reader: {
          ...{ accountId: actor.id, unitId: post?.unitId ?? null },
          ...{ unitName: post?.unitName ?? '', postTitle: post?.title ?? '' },
        },
      });
  });
}

const textOf = (section: LogLine['sections']['facts']): string | undefined =>
  section && 'text' in section ? section.text : undefined;
