import type { GraphNode, NodeType, ProcessGraph } from './process-graph.contract.ts';

/** Bước của quy trình, as shown in a picture or list of the procedure. */
export type ProcessStep = {
  nodeId: string;
  name: string;
  nameEn?: string;
  type: NodeType;
  processId: string;
  pool?: string;
  poolEn?: string;
  lane?: string;
  action?: string;
  time?: string;
  /** How many sub-processes it is drawn inside of. */
  depth: number;
};

/** Các bước theo thứ tự vẽ: tasks, calls and sub-processes of every process, in the order a token first could reach them. */
export function describeProcess(graph: ProcessGraph): ProcessStep[] {
  return Object.values(graph.processes).flatMap((process) => {
    const seen = new Set<string>();
    return [process.starts, process.eventSubProcesses].flatMap((ids) => walk(graph, ids, 0, seen));
  });
}

const isStep = ({ type }: GraphNode) =>
  type.endsWith('task') || type === 'call-activity' || type.endsWith('sub-process');

function walk(graph: ProcessGraph, from: string[], depth: number, seen: Set<string>): ProcessStep[] {
  const steps: ProcessStep[] = [];
  const queue = [...from];
  for (const id of queue) {
    const node = graph.nodes[id];
    if (!node || seen.has(id)) continue;
    seen.add(id);
    if (isStep(node)) steps.push(stepOf(graph, node, depth));
    steps.push(...walk(graph, [...(node.starts ?? []), ...(node.eventSubProcesses ?? [])], depth + 1, seen));
    const link = node.event?.kind === 'link' && node.event.to !== undefined ? [node.event.to] : [];
    queue.push(...node.outgoing.flatMap((flow) => graph.flows[flow]?.to ?? []), ...(node.boundary ?? []), ...link);
  }
  return steps;
}

function stepOf(graph: ProcessGraph, node: GraphNode, depth: number): ProcessStep {
  const { id: nodeId, name, nameEn, type, processId, lane, action, time } = node;
  const { pool, poolEn } = graph.processes[processId] ?? {};
  return {
    ...{ nodeId, name, type, processId, depth },
    ...(nameEn !== undefined && { nameEn }),
    ...(pool !== undefined && { pool }),
    ...(poolEn !== undefined && { poolEn }),
    ...(lane !== undefined && { lane }),
    ...(action !== undefined && { action }),
    ...(time !== undefined && { time }),
  };
}

/** Thời gian từng bước: the steps whose author wrote one, to be checked against the procedure's own time. */
export function listStepTimes(graph: ProcessGraph): (ProcessStep & { time: string })[] {
  return describeProcess(graph).flatMap((step) => (step.time === undefined ? [] : [{ ...step, time: step.time }]));
}

/** Điểm bắt đầu: what may start an instance of each process, for the host to listen to. */
export function listStarts(graph: ProcessGraph) {
  return Object.values(graph.processes).flatMap((process) =>
    process.starts.map((nodeId) => ({
      processId: process.id,
      nodeId,
      trigger: graph.nodes[nodeId]?.event ?? { kind: 'none' as const },
    })),
  );
}
