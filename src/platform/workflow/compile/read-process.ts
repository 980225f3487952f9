import { elementOf, elementsOf, expressionOf, idOf, textOf, type BpmnElement } from './bpmn-element.ts';
import { isReservedId, refuse, takeExpression, type GraphDraft, type Shown } from './graph-draft.ts';
import type { GraphNode } from '../process-graph.contract.ts';
import { readNode } from './read-node.ts';
import type { WorkflowText } from '../workflow.vi.ts';

type Place = { processId: string; parent?: string; lane?: string };

/** Reads one process with its lanes, nodes and flows, sub-processes included. */
export function readProcess(draft: GraphDraft, process: BpmnElement): void {
  const id = idOf(process);
  const shown = { id, type: process.$type, name: textOf(process, 'name') };
  if (id === '') return refuse(draft, shown, 'workflow.id.missing');
  if (isReservedId(id)) return refuse(draft, shown, 'workflow.id.reserved');
  // An empty process only says what a pool hides.
  if (elementsOf(process, 'flowElements').length === 0) return;
  draft.processes[id] = { id, name: shown.name ?? id, lanes: lanesOf(process), starts: [], eventSubProcesses: [] };
  readContainer(draft, process, { processId: id });
}

function readContainer(draft: GraphDraft, container: BpmnElement, place: Place): void {
  const lanes = laneByNode(container);
  for (const element of elementsOf(container, 'flowElements')) {
    const lane = lanes.get(idOf(element)) ?? place.lane;
    readFlowElement(draft, element, { ...place, ...(lane !== undefined && { lane }) });
  }
}

function readFlowElement(draft: GraphDraft, element: BpmnElement, place: Place): void {
  const shown = { id: idOf(element), type: element.$type, name: textOf(element, 'name') };
  // Data is kept in the file and has no part in the execution.
  if (/^bpmn:Data(Object|ObjectReference|StoreReference)$/.test(element.$type)) return;
  if (shown.id === '') return refuse(draft, shown, 'workflow.id.missing');
  if (isReservedId(shown.id)) return refuse(draft, shown, 'workflow.id.reserved');
  if (element.$type === 'bpmn:SequenceFlow') return readFlow(draft, element, shown);

  const unsupported = unsupportedTypes[element.$type];
  if (unsupported) return refuse(draft, shown, unsupported);
  const node: GraphNode | undefined = readNode(draft, element, place);
  if (!node) return;
  draft.nodes[node.id] = node;
  draft.types[node.id] = element.$type;
  if (element.$type === 'bpmn:SubProcess') {
    readContainer(draft, element, { ...place, parent: node.id });
  }
}

const unsupportedTypes: Record<string, WorkflowText> = {
  'bpmn:ScriptTask': 'workflow.unsupported.script_task',
  'bpmn:ComplexGateway': 'workflow.unsupported.complex_gateway',
  'bpmn:AdHocSubProcess': 'workflow.unsupported.ad_hoc',
  'bpmn:Transaction': 'workflow.unsupported.transaction',
  'bpmn:ChoreographyTask': 'workflow.unsupported.choreography',
  'bpmn:SubChoreography': 'workflow.unsupported.choreography',
  'bpmn:CallChoreography': 'workflow.unsupported.choreography',
};

function readFlow(draft: GraphDraft, element: BpmnElement, shown: Shown): void {
  const from = idOf(elementOf(element, 'sourceRef'));
  const to = idOf(elementOf(element, 'targetRef'));
  if (from === '' || to === '') return refuse(draft, shown, 'workflow.flow.dangling');
  const condition = takeExpression(draft, shown, expressionOf(element, 'conditionExpression'));
  draft.flows[shown.id] = {
    id: shown.id,
    from,
    to,
    ...(shown.name && { name: shown.name }),
    ...(condition && { condition }),
  };
}

function childLanes(container: BpmnElement): BpmnElement[] {
  const sets = [
    ...elementsOf(container, 'laneSets'),
    ...[elementOf(container, 'childLaneSet')].filter((set) => set !== undefined),
  ];
  return sets.flatMap((set) => elementsOf(set, 'lanes'));
}

function laneName(lane: BpmnElement): string {
  return textOf(lane, 'name') ?? idOf(lane);
}

/** The innermost lane wins: it is the most precise role. */
function laneByNode(container: BpmnElement): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (lane: BpmnElement): void => {
    for (const node of elementsOf(lane, 'flowNodeRef')) found.set(idOf(node), laneName(lane));
    childLanes(lane).forEach(visit);
  };
  childLanes(container).forEach(visit);
  return found;
}

function lanesOf(container: BpmnElement): string[] {
  return childLanes(container).flatMap((lane) => [laneName(lane), ...lanesOf(lane)]);
}
