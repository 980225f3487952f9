import { Refusal } from '#infrastructure/refusal.ts';
import { computeDue, formatDueAt, parseTerm, type Due, type Term } from '#platform/calendar/index.ts';
import { listStepTimes, type ProcessGraph } from '#platform/workflow/index.ts';
import type { ReferenceTime } from './known-names.ts';
import type { ProcedureDefinition } from './procedures.contract.ts';
import { checkTexts } from './check-texts.ts';

export type ProcessFault = { element: string; message: string };
type Checking = { definition: ProcedureDefinition; reference: ReferenceTime };

/**
 * The steps' times may not add up to more than the term of any variant, with the longest answer of the agencies that are always
 * asked; nor a coordinating agency's own steps to more than the time it has. Laid end to end by the legal clock itself, so that
 * hours, days and working days compare without converting one into another.
 */
export function checkTimes(graph: ProcessGraph, { definition, reference }: Checking): ProcessFault[] {
  const faults: ProcessFault[] = [];
  const [lead = '', partner = ''] = Object.keys(graph.processes);
  const end: Record<string, Due> = {};
  for (const step of listStepTimes(graph)) {
    const term = termOf(step.time);
    if (term) end[step.processId] = after(term, end[step.processId]?.dueAt ?? reference.from, reference);
    else faults.push({ element: step.nodeId, message: checkTexts().badTerm(step.time) });
  }
  const ownEnd = end[lead];
  const wholeEnd = withAnswers(ownEnd, { definition, reference });
  for (const { id, processingTime } of definition.variants) {
    const limit = limitOf(processingTime, reference);
    if (limit === 'wrong-policy') {
      const { term, policy = '' } = processingTime;
      faults.push({ element: lead, message: checkTexts().badPolicy(policy, term) });
    } else if (limit && wholeEnd && wholeEnd.dueAt > limit.dueAt) {
      faults.push({ element: lead, message: checkTexts().timesTooLong(id, formatDueAt(wholeEnd), formatDueAt(limit)) });
    }
  }
  const partnerEnd = end[partner];
  for (const { name, rules } of definition.partners) {
    const term = termOf(rules.at(-1)?.term ?? '');
    const limit = term && after(term, reference.from, reference);
    if (limit && partnerEnd && partnerEnd.dueAt > limit.dueAt) {
      const message = checkTexts().partnerTooLong(name, formatDueAt(partnerEnd), formatDueAt(limit));
      faults.push({ element: partner, message });
    }
  }
  return faults;
}

function after(term: Term, from: Date, { calendar, workingTime }: ReferenceTime): Due {
  return computeDue({ term, from, calendar, workingTime });
}

/** The own steps and, asked at once, the slowest of the agencies that are always asked. */
function withAnswers(own: Due | undefined, { definition, reference }: Checking): Due | undefined {
  const ends = definition.partners
    .filter(({ when }) => when === undefined)
    .flatMap(({ rules }) => termOf(rules.at(-1)?.term ?? '') ?? [])
    .map((term) => after(term, own?.dueAt ?? reference.from, reference));
  return ends.reduce((latest, one) => (latest && latest.dueAt > one.dueAt ? latest : one), own);
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
