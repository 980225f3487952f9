import { vietnamDay } from '#infrastructure/clock.ts';
import type { Actor } from '#infrastructure/actor.ts';
import { computeDue } from '#platform/calendar/index.ts';
import { ConsumerTests } from '../consumer-tests/consumer-test.contract.ts';
import { selectResults, type ResultRow } from '../consumer-tests/consumer-tests.queries.ts';
import { Hours, RowScope } from '../exchange.contract.ts';
import { refuse } from '../exchange.errors.ts';
import { serviceKey } from '../service-key.ts';
import type { AgreementView } from './agreement.contract.ts';
import { selectAgreements } from './agreements.queries.ts';
import { partiesOf, requireSeenGrant } from './decide-grants.ts';
import { managesExchange, ownsSystem, unitsWorkedIn } from './exchange.policy.ts';
import { grantGroups, type GrantGroup, type GrantListQuery, type GrantPage } from './grant-list.contract.ts';
import { countGrants, grantPageStatement, selectServicesOf } from './grant-list.queries.ts';
import { grantActions, reasonNeeded } from './grant-steps.ts';
import { selectSteps, type GrantRow } from './grants.queries.ts';
import { agreementView } from './link-agreement.ts';
import type { ManagementDeps } from './management-deps.ts';
import { GrantView } from './management.contract.ts';
import { findSystem, haveSystems } from './systems.queries.ts';

const pageSize = 20;

/**
 * Danh sách quyền khai thác of those somebody has a part in, a page at a time: what waits for a decision in the order it came, the
 * rest by its last change. Not found for who neither manages the axis nor owns a system.
 */
export async function listGrants(
  deps: ManagementDeps,
  { actor, query: { group, search, after } }: { actor: Actor; query: GrantListQuery },
): Promise<GrantPage> {
  const units = managesExchange(actor, deps.isManagerUnit) ? undefined : unitsWorkedIn(actor);
  if (units && !(await haveSystems(deps.db, units))) throw refuse('exchange.not_found');
  const [counted, rows] = await Promise.all([
    countGrants(deps.db, { units, search }),
    grantPageStatement(deps.db, {
      ...{ units, search, states: grantGroups[group], order: group === 'waiting' ? 'asc' : 'desc' },
      ...{ after, limit: pageSize + 1 },
    }).execute(),
  ]);
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  return {
    counts: sumByGroup(counted),
    items: await viewRows(deps, actor, shown),
    next: last && rows.length > pageSize ? last.id : null,
  };
}

/** One grant, for who has a part in it. */
export async function viewGrant(deps: ManagementDeps, actor: Actor, id: string): Promise<GrantView> {
  const { grant } = await requireSeenGrant(deps, actor, id);
  const [view] = await viewRows(deps, actor, [grant]);
  if (!view) throw refuse('exchange.not_found');
  return view;
}

/** Keys of the services a system has, or has asked, a grant of; for who owns it and who manages the axis. */
export async function listServicesOf(deps: ManagementDeps, actor: Actor, code: string): Promise<string[]> {
  const system = await findSystem(deps.db, code);
  if (!system || !(ownsSystem(actor, system.owner_unit_id) || managesExchange(actor, deps.isManagerUnit)))
    throw refuse('exchange.not_found');
  return selectServicesOf(deps.db, code);
}

function sumByGroup(counted: readonly { state: string; grants: number }[]): GrantPage['counts'] {
  const of = (group: GrantGroup) =>
    counted
      .filter(({ state }) => grantGroups[group].some((one) => one === state))
      .reduce((total, { grants }) => total + grants, 0);
  return { waiting: of('waiting'), active: of('active'), over: of('over') };
}

/** With their history, tests and agreements: a query each for all of the page. */
async function viewRows(deps: ManagementDeps, actor: Actor, rows: readonly GrantRow[]): Promise<GrantView[]> {
  const ids = rows.map(({ id }) => id);
  const [steps, agreements, results] = await Promise.all([
    selectSteps(deps.db, ids),
    selectAgreements(deps.db, ids),
    selectResults(deps.db, ids),
  ]);
  const stepsOf = Map.groupBy(steps, ({ grant_id: id }) => id);
  const resultsOf = Map.groupBy(results, ({ grant_id: id }) => id);
  const agreementOf = new Map(agreements.map((row) => [row.grant_id, agreementView(row)]));
  return rows.map((row) =>
    grantView(deps, actor, row, {
      steps: stepsOf.get(row.id) ?? [],
      results: resultsOf.get(row.id) ?? [],
      agreement: agreementOf.get(row.id) ?? null,
    }),
  );
}

type StepRow = Awaited<ReturnType<typeof selectSteps>>[number];

function grantView(
  deps: ManagementDeps,
  actor: Actor,
  row: GrantRow,
  {
    steps,
    results,
    agreement,
  }: { steps: readonly StepRow[]; results: readonly ResultRow[]; agreement: AgreementView | null },
): GrantView {
  const state = GrantView.shape.state.parse(row.state);
  const isOwnRequest = steps.find(({ action }) => action === 'request')?.actor_id === actor.id;
  // Whoever asked may not be who approves: a button that is refused is not offered.
  const allowedActions = grantActions(state, partiesOf(deps, actor, row)).filter(
    (action) => action !== 'approve' || !isOwnRequest,
  );
  return GrantView.parse({
    id: row.id,
    consumerCode: row.consumer_code,
    consumerName: row.consumer_name,
    serviceKey: serviceKey({ environment: row.environment, code: row.service_code, version: row.version }),
    serviceName: row.service_name,
    operations: row.operations,
    fields: row.fields,
    rows: RowScope.nullable().parse(row.row_scope),
    purpose: row.purpose,
    article: row.article,
    from: row.valid_from,
    to: row.valid_to,
    dailyQuota: row.daily_quota,
    perSecond: row.per_second,
    priority: row.priority,
    hours: Hours.nullable().parse(row.hours),
    state,
    agreement,
    answerBy: state === 'requested' || state === 'agreed' ? answerBy(deps, steps) : null,
    steps: steps.map(({ at, actor_name: actorName, unit_name: unitName, action, reason }) => ({
      ...{ at: at.toISOString(), actorName, unitName, action, reason },
    })),
    allowedActions,
    reasonNeeded: reasonNeeded(state, allowedActions, row.keeper_unit_id === null),
    keeper: { name: row.keeper_unit_name, isOutside: row.keeper_unit_id === null },
    isOwnRequest,
    tests: ConsumerTests.parse(row.tests).map(({ name, operation }) => ({
      ...{ name, operation },
      results: results
        .filter((result) => result.name === name)
        .map(({ against, at, fault, since }) => ({
          ...{ against, at: at.toISOString(), fault, since: since.toISOString() },
        })),
    })),
  });
}

/** Day by which a request is answered, by the legal clock of the province. */
function answerBy({ rules, calendars }: ManagementDeps, steps: readonly StepRow[]): string | null {
  const asked = steps.find(({ action }) => action === 'request')?.at;
  if (!asked) return null;
  return computeDue({ term: rules.answerWithin.term, from: asked, ...calendars('', vietnamDay(asked)) }).dueOn;
}
