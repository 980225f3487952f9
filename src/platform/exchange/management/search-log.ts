import type { Actor } from '#infrastructure/actor.ts';
import { dayMs, hourMs, vietnamDay } from '#infrastructure/clock.ts';
import { canonicalJson } from '#infrastructure/crypto.ts';
import { hasAudit, insertAudit } from '#infrastructure/audit/audit.queries.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { parseVietnamTime } from '#platform/calendar/index.ts';
import { LogLine } from '../evidence/entry.ts';
import { proofOf } from '../evidence/merkle.ts';
import type { Proof } from '../evidence/proof.ts';
import { Seal } from '../evidence/seal.ts';
import { findProvenStamp } from '../evidence/time-stamps/stamped-seals.ts';
import { refusalOf } from '../gateway/faults.ts';
import { firstKeptDay } from '../kept-bodies/kept-days.ts';
import { refuse } from '../exchange.errors.ts';
import { requireManager } from './exchange.policy.ts';
import { sumFigures } from '../figures/sum-figures.ts';
import { selectFlowFigures } from '../figures/figures.queries.ts';
import { findSealedEntry, logStatement, selectFlowNames } from './log.queries.ts';
import type { ManagementDeps } from './management-deps.ts';
import { LogRow, type FlowView, type LogQuery } from './management.contract.ts';

const action = 'exchange.log_searched';
const minuteMs = 60_000;
/** So long further pages of a search belong to the look on record. */
const oneLookMs = hourMs;

/**
 * Tra cứu nhật ký trao đổi: whoever looks says why, and that is on record before anything is shown. Further pages of the same search are
 * the same look; what was searched for is known by its HMAC, so that no page of another passes for one of them.
 */
export async function searchLog(
  deps: ManagementDeps,
  { actor, query }: { actor: Actor; query: LogQuery },
): Promise<LogRow[]> {
  requireManager(actor, deps.isManagerUnit);
  const { reason, subject, from, to, ...rest } = query;
  const span = { from: startOf(from), until: endOf(to) };
  if (span.from && span.until && span.until <= span.from) throw refuse('exchange.span_wrong');
  const at = deps.now();
  const asked = deps.sealing.keyOf(`log search|${canonicalJson({ ...query, before: null })}`);
  await inTransaction(deps.db, async (tx) => {
    const since = new Date(at.getTime() - oneLookMs);
    const look = { actorId: actor.id, action, since, details: { asked } };
    if (query.before !== null && (await hasAudit(tx, look))) return;
    await insertAudit(tx, {
      ...{ at, actorId: actor.id, action, subject: { kind: 'exchange', id: 'log' } },
      // The number that was searched for is a person's: the audit keeps that one was, not which.
      details: { reason, ofPerson: subject !== '', service: query.service, consumer: query.consumer, from, to, asked },
    });
  });
  const subjectKey = subject === '' ? undefined : deps.sealing.keyOf(`person|${subject}`);
  const rows = await logStatement(deps.db, {
    query: rest,
    subjectKey,
    bodiesFrom: firstKeptDay(deps.rules.bodiesKept, at),
    ...span,
  }).execute();
  return rows.map((row) => ({
    gateway: row.gateway_id,
    seq: Number(row.seq),
    at: row.at.toISOString(),
    consumer: row.consumer,
    service: row.service,
    operation: row.operation,
    status: row.status,
    outcome: row.outcome,
    refusal: refusalOf(row.outcome) ?? null,
    tookMs: row.took_ms,
    requestBytes: Number(row.request_bytes),
    responseBytes: Number(row.response_bytes),
    trace: row.trace_id,
    dossier: row.dossier_code,
    purpose: LogRow.shape.purpose.parse(row.purpose),
    personal: row.subject_key !== null,
    composed: row.composed_call === null ? null : { call: row.composed_call, part: row.composed_part },
    bodies: bodyStateOf(row),
  }));
}

const isDay = (moment: string): boolean => !moment.includes('T');

function startOf(moment: string): Date | undefined {
  return moment === '' ? undefined : parseVietnamTime(isDay(moment) ? `${moment}T00:00` : moment);
}

function endOf(moment: string): Date | undefined {
  const start = startOf(moment);
  return start && new Date(start.getTime() + (isDay(moment) ? dayMs : minuteMs));
}

function bodyStateOf({ bodies, body_key_day: key }: { bodies: string | null; body_key_day: string | null }) {
  if (bodies === null || bodies === 'left_out') return bodies;
  return key === null ? 'erased' : 'kept';
}

/** Lines the map can show. */
const mostFlows = 500;

/** Bản đồ ai gọi ai of the last hours, whole hours of the clock. */
export async function listFlows(
  deps: ManagementDeps,
  { actor, hours }: { actor: Actor; hours: number },
): Promise<FlowView[]> {
  requireManager(actor, deps.isManagerUnit);
  const at = deps.now();
  const [rows, { systems, services, quotas }] = await Promise.all([
    selectFlowFigures(deps.db, new Date(at.getTime() - hours * 3_600_000)),
    selectFlowNames(deps.db, vietnamDay(at)),
  ]);
  return [...Map.groupBy(rows, ({ consumer, service }) => `${consumer} ${service}`)]
    .map(([key, group]) => {
      const [consumer = '', service = ''] = key.split(' ');
      const { calls, refused, p50Ms, p95Ms, lastGoodAt } = sumFigures(group);
      return {
        ...{ consumer, consumerName: systems.get(consumer) ?? consumer },
        ...{ service, serviceName: services.get(service) ?? service },
        ...{ calls, faults: refused, p50Ms, p95Ms, lastGoodAt: lastGoodAt?.toISOString() ?? null },
        ...{ dailyQuota: quotas.get(key)?.dailyQuota ?? null, usedToday: quotas.get(key)?.used ?? 0 },
      };
    })
    .toSorted((a, b) => b.calls - a.calls)
    .slice(0, mostFlows);
}

/** Bằng chứng của một lượt, from the copy in the database; a page without a line to us checks it. */
export async function proveEntry(
  deps: ManagementDeps,
  { actor, gateway, seq }: { actor: Actor; gateway: string; seq: number },
): Promise<Proof> {
  requireManager(actor, deps.isManagerUnit);
  const found = await findSealedEntry(deps.db, { gateway, seq });
  if (!found) throw refuse('exchange.not_found');
  const { leaves, ...seal } = Seal.parse(JSON.parse(found.seal));
  const stamp = await findProvenStamp(deps.db, { gateway, number: seal.number });
  return {
    line: LogLine.parse(JSON.parse(found.entry)),
    steps: proofOf(leaves, seq - seal.from),
    seal: { ...seal, count: leaves.length },
    publicKey: found.publicKey,
    ...(stamp && { stamp }),
  };
}
