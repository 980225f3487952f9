import {
  computeDue,
  formatDueAt,
  parseTerm,
  type Due,
  type ReceiptPolicy,
  type Term,
  type UnitCalendar,
} from '#platform/calendar/index.ts';
import { listStepTimes, type ProcessGraph } from '#platform/workflow/index.ts';
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

/** Kiểm tra quy trình của gói: one process, hosted elements, every task an action of a role that may do it, times within the term. */
export function checkProcess(graph: ProcessGraph, definition: ProcedureDefinition, reference: ReferenceTime): string[] {
  const faults: string[] = [];
  if (Object.keys(graph.processes).length !== 1) faults.push(checkTexts.oneProcess);
  const actions = new Set<string>();
  for (const node of Object.values(graph.nodes)) {
    const name = node.name || node.id;
    if (!hostedNodes.has(node.type) || (node.event && !['none', 'terminate'].includes(node.event.kind))) {
      faults.push(checkTexts.notHosted(name, node.type));
    }
    if (!node.type.endsWith('task')) continue;
    const roles = rolesOfAction[node.action ?? ''];
    if (!roles) {
      faults.push(checkTexts.noAction(name));
      continue;
    }
    actions.add(node.action ?? '');
    if (!roles.includes(node.lane ?? '')) faults.push(checkTexts.wrongLane(name, node.lane ?? '', roles));
  }
  for (const needed of ['accept', 'sign', 'issue', 'archive', 'return_result']) {
    if (!actions.has(needed)) faults.push(checkTexts.actionMissing(needed));
  }
  if ((definition.result.issuedBy === 'ministry_system') !== actions.has('register_result'))
    faults.push(checkTexts.registrationMismatch);
  return [...faults, ...checkTimes(graph, definition, reference)];
}

/** A plain stretch of the calendar on which times are laid out to be compared: a working morning with no holiday near. */
export type ReferenceTime = UnitCalendar & { from: Date; policyOf: (code: string) => ReceiptPolicy };

/**
 * The steps' times may not add up to more than the term of any variant. Laid end to end by the legal clock itself, so that hours,
 * days and working days compare without converting one into another.
 */
function checkTimes(graph: ProcessGraph, definition: ProcedureDefinition, reference: ReferenceTime): string[] {
  const faults: string[] = [];
  const { policyOf, from, ...unitCalendar } = reference;
  let end: Due | undefined;
  for (const step of listStepTimes(graph)) {
    const term = termOf(step.time);
    if (term) end = computeDue({ term, from: end?.dueAt ?? from, ...unitCalendar });
    else faults.push(checkTexts.badTerm(step.time));
  }
  for (const { id, processingTime } of definition.variants) {
    const term = termOf(processingTime.term);
    if (!term) continue;
    const policy = processingTime.policy ? { policy: policyOf(processingTime.policy) } : {};
    const limit = computeDue({ term, from, ...unitCalendar, ...policy });
    if (end && end.dueAt > limit.dueAt) faults.push(checkTexts.timesTooLong(id, formatDueAt(end), formatDueAt(limit)));
  }
  return faults;
}

function termOf(text: string): Term | undefined {
  try {
    return parseTerm(text);
  } catch {
    return undefined;
  }
}
