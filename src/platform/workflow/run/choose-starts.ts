import type { GraphProcess, ProcessGraph } from '../process-graph.contract.ts';

/** Of several start events one begins an instance; without start events every headless node does (BPMN 2.0.2, 13.2). */
export function chooseStarts(graph: ProcessGraph, { starts }: GraphProcess, startId?: string): string[] {
  if (startId !== undefined) return starts.includes(startId) ? [startId] : [];
  const events = starts.filter((id) => graph.nodes[id]?.type === 'start-event');
  const first = events.find((id) => graph.nodes[id]?.event?.kind === 'none') ?? events[0];
  return first === undefined ? starts : [first];
}
