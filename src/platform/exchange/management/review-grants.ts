import type { Actor } from '#infrastructure/actor.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import type { Tx } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { computeDue } from '#platform/calendar/index.ts';
import { ConsumerTests } from '../consumer-tests/consumer-test.contract.ts';
import { listFields } from '../contracts/list-fields.ts';
import { storedContract } from '../contracts/stored-contract.ts';
import { findGrantFault } from '../declared/check-declared.ts';
import { refuse } from '../exchange.errors.ts';
import { serviceKey } from '../service-key.ts';
import { partiesOf } from './decide-grants.ts';
import { managesExchange, ownsSystem, unitsWorkedIn } from './exchange.policy.ts';
import { findGrantForUpdate, insertGrantStep, type GrantRow } from './grants.queries.ts';
import { judgeUse, type JudgedUse, type UsedGrant } from './judge-use.ts';
import { stepBy, type ManagementDeps } from './management-deps.ts';
import { requireReason } from './require-reason.ts';
import {
  reviewActions,
  reviewStates,
  type GrantReview,
  type GrantReviews,
  type ReviewInput,
} from './review.contract.ts';
import { ruleOn } from '../dated-rules.ts';
import { findLastStep, selectReviews, writeReview, type ReviewRow } from './reviews.queries.ts';
import { haveSystems } from './systems.queries.ts';
import { dayText, tellUnits } from './tell-consumers.ts';

type Parties = Pick<GrantRow, 'consumer_unit_id' | 'keeper_unit_id'>;

/** The keeper of the data confirms; where that is no agency of the province, who manages the axis does. */
function mayReview({ isManagerUnit }: ManagementDeps, actor: Actor, { keeper_unit_id: keeper }: Parties): boolean {
  return keeper === null ? managesExchange(actor, isManagerUnit) : ownsSystem(actor, keeper);
}

/**
 * Rà soát quyền khai thác: grants in force that are to be confirmed, are not used, or only in part; overdue ones first. All of them for
 * who manages the axis, those of the own systems for their owners; not found for anybody else.
 */
export async function listReviews(deps: ManagementDeps, actor: Actor): Promise<GrantReviews> {
  const { db, now, rules, isManagerUnit } = deps;
  const mayManage = managesExchange(actor, isManagerUnit);
  const own = unitsWorkedIn(actor);
  if (!mayManage && !(await haveSystems(db, own))) throw refuse('exchange.not_found');
  const at = now();
  const rule = ruleOn(rules.reviews, vietnamDay(at));
  if (!rule) return { rule: null, reviews: [] };
  const rows = await selectReviews(db, { day: vietnamDay(at), units: mayManage ? null : own });
  const reviews = rows
    .map((row) => reviewView(row, judgeUse(usedOf(row), { rule, at }), mayReview(deps, actor, row)))
    .filter(({ state, advice }) => state !== 'later' || advice !== 'none');
  const { everyMonths, unusedDays, source, verified } = rule;
  return {
    rule: { everyMonths, unusedDays, source, verified },
    reviews: reviews.toSorted((a, b) => reviewStates.indexOf(a.state) - reviewStates.indexOf(b.state)),
  };
}

/** What a consumer's tests ask every night is relied on, called or not. */
function usedOf(row: ReviewRow): UsedGrant {
  const tested = ConsumerTests.parse(row.tests).map(({ operation }) => operation);
  return {
    operations: row.operations,
    fields: row.fields,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    reviewedAt: row.reviewed_at,
    lastAt: row.last_at,
    usedOperations: [...row.used_operations, ...tested],
    usedFields: row.used_fields,
  };
}

function reviewView(row: ReviewRow, judged: JudgedUse, isMine: boolean): GrantReview {
  return {
    ...judged,
    id: row.id,
    consumerName: row.consumer_name,
    serviceKey: serviceKey(row),
    serviceName: row.service_name,
    purpose: row.purpose,
    article: row.article,
    reviewedAt: row.reviewed_at.toISOString(),
    validTo: row.valid_to,
    calls: Math.max(0, row.calls - row.calls_at_review),
    lastAt: row.last_at?.toISOString() ?? null,
    mayReview: isMine,
  };
}

/**
 * Quyết định khi rà soát, by the keeper of the data: confirmed (with a reason where it is not all used), narrowed by what is not used,
 * or left to end after the term of notice for suspensions; never cut off at once. The consumer is told of what takes something away.
 * A command that arrives twice is carried out once. Throws `exchange.review_settled` when the review was another by then.
 */
export async function reviewGrant(
  deps: ManagementDeps,
  { actor, id, review }: { actor: Actor; id: string; review: ReviewInput },
): Promise<void> {
  const at = deps.now();
  const day = vietnamDay(at);
  await inTransaction(deps.db, async (tx) => {
    const grant = await findGrantForUpdate(tx, id);
    if (!grant || (partiesOf(deps, actor, grant).length === 0 && !mayReview(deps, actor, grant)))
      throw refuse('exchange.not_found');
    if (!mayReview(deps, actor, grant)) throw refuse('exchange.step_not_allowed');
    if (grant.reviewed_at.getTime() !== Date.parse(review.reviewedAt)) {
      const last = await findLastStep(tx, { id, actions: reviewActions });
      if (last?.action === review.action && last.actor_id === actor.id) return;
      throw refuse('exchange.review_settled');
    }
    const rule = ruleOn(deps.rules.reviews, day);
    const [row] = await selectReviews(tx, { day, units: null, id });
    if (!rule || !row) throw refuse('exchange.step_not_allowed');
    const judged = judgeUse(usedOf(row), { rule, at });
    const step = { grantId: id, at, by: stepBy(actor), action: review.action };
    await insertGrantStep(tx, { ...step, reason: await carryOut(tx, deps, { grant, judged, review, at }) });
  });
}

type Going = { grant: GrantRow; judged: JudgedUse; review: ReviewInput; at: Date };

/** Gives what the history tells. */
function carryOut(tx: Tx, deps: ManagementDeps, going: Going): Promise<string> {
  switch (going.review.action) {
    case 'confirm':
      return confirm(tx, going);
    case 'narrow':
      return narrow(tx, deps, going);
    case 'lapse':
      return lapse(tx, deps, going);
  }
}

async function confirm(tx: Tx, { grant: { id }, judged, review: { reason }, at }: Going): Promise<string> {
  if (judged.advice !== 'none') requireReason(reason);
  await writeReview(tx, { id, at, change: {} });
  return reason;
}

async function narrow(tx: Tx, deps: ManagementDeps, { grant, judged, review, at }: Going): Promise<string> {
  const { reason } = review;
  requireReason(reason);
  const tests = ConsumerTests.parse(grant.tests);
  const [used] = [
    ...review.operations.filter((one) => !judged.unusedOperations.includes(one)),
    ...review.fields.filter((one) => !judged.unusedFields.includes(one)),
  ];
  if (used !== undefined) throw refuse('exchange.part_in_use', { part: used });
  if (review.operations.length + review.fields.length === 0) throw refuse('exchange.nothing_narrowed');
  const operations = grant.operations.filter((one) => !review.operations.includes(one));
  const { contract } = storedContract(grant.contract);
  const known = listFields(contract, operations).map(({ path }) => path);
  const fields =
    grant.fields?.filter(
      (one) => !review.fields.includes(one) && known.some((path) => path === one || path.startsWith(`${one}.`)),
    ) ?? null;
  if (operations.length === 0 || fields?.length === 0) throw refuse('exchange.nothing_left');
  const narrower = { operations, fields, tests, from: grant.valid_from, to: grant.valid_to };
  const fault = findGrantFault(narrower, { contract, personal: grant.personal });
  if (fault) throw fault;
  await writeReview(tx, { id: grant.id, at, change: { operations, fields } });
  const taken = [...review.operations, ...(grant.fields ?? []).filter((one) => !fields?.includes(one))].join(', ');
  tellConsumer(tx, deps, { grant, what: 'narrowed', params: { taken, reason }, at });
  return `${reason} (${taken})`;
}

async function lapse(tx: Tx, deps: ManagementDeps, { grant, review: { reason }, at }: Going): Promise<string> {
  requireReason(reason);
  const { term } = deps.rules.noticeBeforeSuspension;
  const { dueOn } = computeDue({ term, from: at, ...deps.calendars('', vietnamDay(at)) });
  const lastDay = dueOn < grant.valid_to ? dueOn : grant.valid_to;
  await writeReview(tx, { id: grant.id, at, change: { valid_to: lastDay } });
  const day = dayText(lastDay);
  tellConsumer(tx, deps, { grant, what: 'lapses', params: { day, reason }, at });
  return `${reason} (${day})`;
}

function tellConsumer(
  tx: Tx,
  deps: ManagementDeps,
  told: { grant: GrantRow; what: 'narrowed' | 'lapses'; params: Record<string, string>; at: Date },
): void {
  const { grant, what, params, at } = told;
  const key = serviceKey({ environment: grant.environment, code: grant.service_code, version: grant.version });
  tellUnits(tx, deps, {
    units: [grant.consumer_unit_id],
    serviceId: grant.service_id,
    what,
    params: { key, consumer: grant.consumer_name, ...params },
    at,
  });
}
