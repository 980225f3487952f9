import { Refusal } from '#infrastructure/refusal.ts';
import { computeDue, formatDueAt, parseTerm, type Due, type Term } from '#platform/calendar/index.ts';
import { compileFeel, pathsRead } from '#platform/forms/index.ts';
import { listStepTimes, type ProcessGraph } from '#platform/workflow/index.ts';
import type { ReferenceTime } from './known-names.ts';
import type { ProcedureDefinition } from './procedures.contract.ts';
import { checkTexts } from './procedures.vi.ts';

/** Actions a task of a dossier's process may stand for, and the lanes (roles) that may hold them. */
const rolesOfAction: Readonly<Record<string, readonly string[]>> = {
  accept: ['reception_officer'],
  assign: ['leader', 'section_head'],
  propose: ['specialist'],
  review: ['section_head'],
  sign: ['leader'],
  register_result: ['system'],
  issue: ['clerk'],
  archive: ['clerk', 'specialist'],
  return_result: ['returning_officer'],
};

/** What a dossier's process is drawn with today; anything else runs in the kernel but has no host here yet. */
const hostedNodes = new Set([
  'user-task',
  'manual-task',
  'task',
  'service-task',
  'exclusive-gateway',
  'parallel-gateway',
  'inclusive-gateway',
  'start-event',
  'end-event',
  'sub-process',
]);

/** What the process knows beside the form: how it was handed in, and what its tasks said. */
const processVariables = new Set(['channel', 'today', 'accepted', 'outcome', 'agree', 'approve']);

type ProcessFault = { element: string; message: string };
type Checking = {
  definition: ProcedureDefinition;
  reference: ReferenceTime;
  formPaths: ReadonlySet<string> | undefined;
};

/** Kiểm tra quy trình của gói: one process, hosted elements, every task an action of a role that may do it, times within the term. */
export function checkProcess(graph: ProcessGraph, { definition, reference, formPaths }: Checking): ProcessFault[] {
  const faults: ProcessFault[] = [];
  const report = (element: string, message: string) => faults.push({ element, message });
  const processes = Object.keys(graph.processes);
  const [first = ''] = processes;
  if (processes.length !== 1) report(first, checkTexts.oneProcess);
  const actions = new Set<string>();
  for (const node of Object.values(graph.nodes)) {
    const name = node.name || node.id;
    if (!hostedNodes.has(node.type) || (node.event && !['none', 'terminate'].includes(node.event.kind))) {
      report(node.id, checkTexts.notHosted(name, node.type));
    }
    if (!node.type.endsWith('task')) continue;
    const { action = '', lane = '' } = node;
    const roles = Object.hasOwn(rolesOfAction, action) ? rolesOfAction[action] : undefined;
    if (!roles) report(node.id, checkTexts.noAction(name));
    else if (!roles.includes(lane)) report(node.id, checkTexts.wrongLane(name, lane, roles));
    actions.add(action);
  }
  for (const needed of ['accept', 'sign', 'issue', 'archive', 'return_result']) {
    if (!actions.has(needed)) report(first, checkTexts.actionMissing(needed));
  }
  if ((definition.result.issuedBy === 'ministry_system') !== actions.has('register_result')) {
    report(first, checkTexts.registrationMismatch);
  }
  return [...faults, ...checkConditions(graph, formPaths), ...checkTimes(graph, { definition, reference })];
}

function checkConditions(graph: ProcessGraph, formPaths: ReadonlySet<string> | undefined): ProcessFault[] {
  return Object.values(graph.flows).flatMap(({ id, condition = 'true' }) => {
    const compiled = compileFeel(condition);
    const names = compiled.ok ? [...pathsRead(compiled.ast)] : [];
    return names
      .filter((name) => !processVariables.has(name) && !(formPaths?.has(name) ?? true))
      .map((name) => ({ element: id, message: checkTexts.unknownCondition(condition, name) }));
  });
}

/**
 * The steps' times may not add up to more than the term of any variant. Laid end to end by the legal clock itself, so that hours,
 * days and working days compare without converting one into another.
 */
function checkTimes(graph: ProcessGraph, { definition, reference }: Omit<Checking, 'formPaths'>): ProcessFault[] {
  const faults: ProcessFault[] = [];
  const [first = ''] = Object.keys(graph.processes);
  const { from, calendar, workingTime } = reference;
  let end: Due | undefined;
  for (const step of listStepTimes(graph)) {
    const term = termOf(step.time);
    if (term) end = computeDue({ term, from: end?.dueAt ?? from, calendar, workingTime });
    else faults.push({ element: step.nodeId, message: checkTexts.badTerm(step.time) });
  }
  for (const { id, processingTime } of definition.variants) {
    const limit = limitOf(processingTime, reference);
    if (limit === 'wrong-policy') {
      const { term, policy = '' } = processingTime;
      faults.push({ element: first, message: checkTexts.badPolicy(policy, term) });
    } else if (limit && end && end.dueAt > limit.dueAt) {
      faults.push({ element: first, message: checkTexts.timesTooLong(id, formatDueAt(end), formatDueAt(limit)) });
    }
  }
  return faults;
}

/** The end of a term counted from the reference morning; undefined for a term nobody understands (a fault of its own). */
function limitOf(
  { term: text, policy: code }: ProcedureDefinition['variants'][number]['processingTime'],
  { policyOf, from, ...unitCalendar }: ReferenceTime,
): Due | 'wrong-policy' | undefined {
  const term = termOf(text);
  if (!term) return undefined;
  try {
    return computeDue({ term, from, ...unitCalendar, ...(code && { policy: policyOf(code) }) });
  } catch (error) {
    if (error instanceof Refusal) return 'wrong-policy';
    throw error;
  }
}

function termOf(text: string): Term | undefined {
  try {
    return parseTerm(text);
  } catch {
    return undefined;
  }
}
