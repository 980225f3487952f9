import { compileFeel, pathsRead } from '#platform/forms/index.ts';
import type { GraphNode, ProcessGraph } from '#platform/workflow/index.ts';
import type { DecisionTable } from './decisions/decision-table.contract.ts';
import { decisionTexts } from './decisions/decision-texts.ts';
import { checkTimes, type ProcessFault } from './check-process-times.ts';
import type { ReferenceTime } from './known-names.ts';
import type { ProcedureDefinition } from './procedures.contract.ts';
import { actionRules, processMessages, type Pool } from './process-actions.contract.ts';
import { checkTexts } from './check-texts.ts';

const neededActions = {
  alone: ['accept', 'sign', 'issue', 'archive', 'return_result'],
  together: [
    'accept',
    'consult',
    'consult_again',
    'sign',
    'issue',
    'archive',
    'return_result',
    'partner_receive',
    'partner_answer',
    'partner_send',
  ],
} as const;

/** What a dossier's process is drawn with today; anything else runs in the kernel but has no host here yet. */
const hostedNodes = new Set([
  'user-task',
  'manual-task',
  'task',
  'service-task',
  'business-rule-task',
  'exclusive-gateway',
  'parallel-gateway',
  'inclusive-gateway',
  'event-gateway',
  'start-event',
  'catch-event',
  'throw-event',
  'end-event',
  'sub-process',
]);

/** What the process knows beside the form: how it was handed in, and what its tasks said. */
const processVariables = new Set([
  'channel',
  'today',
  'accepted',
  'outcome',
  'agree',
  'approve',
  'complete',
  'inTurn',
  'partners',
  'partner',
]);

/**
 * Kiểm tra quy trình của gói: the lead agency's process first, one more for the coordinating agencies where the procedure has any;
 * hosted elements, every task an action of a role that may do it, times within the term.
 */
export function checkProcess(
  graph: ProcessGraph,
  checking: {
    definition: ProcedureDefinition;
    reference: ReferenceTime;
    formPaths: ReadonlySet<string> | undefined;
    tables: readonly DecisionTable[] | undefined;
  },
): ProcessFault[] {
  return [
    ...checkPools(graph, checking.definition),
    ...Object.values(graph.nodes).flatMap((node) => checkNode(graph, node)),
    ...checkRuleTasks(graph, checking.tables),
    ...checkConditions(graph, checking),
    ...checkTimes(graph, checking),
  ];
}

function checkPools(graph: ProcessGraph, { partners, result }: ProcedureDefinition): ProcessFault[] {
  const [first = '', ...others] = Object.keys(graph.processes);
  const faults: ProcessFault[] = [];
  const report = (message: string) => faults.push({ element: first, message });
  if (others.length !== (partners.length > 0 ? 1 : 0)) report(checkTexts().pools(partners.length > 0));
  const actions = new Set(Object.values(graph.nodes).flatMap(({ action }) => action ?? []));
  for (const needed of neededActions[partners.length > 0 ? 'together' : 'alone']) {
    if (!actions.has(needed)) report(checkTexts().actionMissing(needed));
  }
  if ((result.issuedBy === 'ministry_system') !== actions.has('register_result')) {
    report(checkTexts().registrationMismatch);
  }
  if (partners.length > 0 && !Object.values(graph.nodes).some(asksPartners)) report(checkTexts().partnersNotAsked);
  return faults;
}

/** The part of the lead agency's process that runs once for each coordinating agency. */
function asksPartners({ type, loop }: GraphNode): boolean {
  return type === 'sub-process' && loop?.collection === 'partners' && loop.item === 'partner';
}

function checkNode(graph: ProcessGraph, node: GraphNode): ProcessFault[] {
  const name = node.name || node.id;
  const faults: ProcessFault[] = [];
  const report = (message: string) => faults.push({ element: node.id, message });
  const isLooping = node.loop !== undefined && !asksPartners(node);
  if (!hostedNodes.has(node.type) || !isHosted(node) || isLooping) report(checkTexts().notHosted(name, node.type));
  if (node.event?.kind === 'message') {
    if (!processMessages.some((known) => known === messageOf(node)))
      report(checkTexts().unknownMessage(name, processMessages));
    if (node.type !== 'start-event' && node.correlation !== 'partner') report(checkTexts().uncorrelated(name));
  }
  if (!node.type.endsWith('task') || node.type === 'business-rule-task') return faults;
  const { action = '', lane = '' } = node;
  const rule = Object.hasOwn(actionRules, action) ? actionRules[action] : undefined;
  const pool: Pool = node.processId === Object.keys(graph.processes)[0] ? 'lead' : 'partner';
  if (!rule) report(checkTexts().noAction(name));
  else if (rule.pool !== pool) report(checkTexts().wrongPool(name, action));
  else if (!rule.roles.includes(lane)) report(checkTexts().wrongLane(name, lane, rule.roles));
  return faults;
}

function isHosted({ event }: GraphNode): boolean {
  return event === undefined || ['none', 'terminate', 'message'].includes(event.kind);
}

const messageOf = ({ event }: GraphNode) => (event?.kind === 'message' ? event.name : undefined);

/** Bảng quyết định the steps of a process ask. */
export function decisionsOf({ nodes }: ProcessGraph): string[] {
  return Object.values(nodes).flatMap(({ decision }) => decision ?? []);
}

/** A business-rule task asks one table of the package; nobody does it. */
function checkRuleTasks({ nodes }: ProcessGraph, tables: readonly DecisionTable[] | undefined): ProcessFault[] {
  return Object.values(nodes).flatMap(({ id, type, decision }): ProcessFault[] => {
    if (type !== 'business-rule-task') return [];
    if (decision === undefined) return [{ element: id, message: checkTexts().noDecision }];
    const isKnown = tables?.some((table) => table.id === decision) ?? true;
    return isKnown ? [] : [{ element: id, message: decisionTexts().unknownDecision(decision) }];
  });
}

function checkConditions(
  graph: ProcessGraph,
  {
    formPaths,
    tables = [],
  }: { formPaths: ReadonlySet<string> | undefined; tables: readonly DecisionTable[] | undefined },
): ProcessFault[] {
  const asked = new Set(decisionsOf(graph));
  const decided = new Set(
    tables.filter(({ id }) => asked.has(id)).flatMap(({ outputs }) => outputs.map(({ name }) => name)),
  );
  return Object.values(graph.flows).flatMap(({ id, condition = 'true' }) => {
    const compiled = compileFeel(condition);
    const names = compiled.ok ? [...pathsRead(compiled.ast)] : [];
    return names
      .filter((name) => !processVariables.has(name) && !decided.has(name) && !(formPaths?.has(name) ?? true))
      .map((name) => ({ element: id, message: checkTexts().unknownCondition(condition, name) }));
  });
}
