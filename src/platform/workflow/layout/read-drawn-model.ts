import { elementOf, elementsOf, idOf, textOf, type BpmnElement } from '../compile/bpmn-element.ts';
import {
  sizes,
  type DrawnContainer,
  type DrawnFlow,
  type DrawnLane,
  type DrawnModel,
  type DrawnNode,
} from './drawing.ts';

/** About the width of a letter in the labels of a picture. */
const letter = 6.4;
const widestLabel = 100;

/** What of a parsed model is drawn: the pools of its collaboration, or its processes alone. */
export function readDrawnModel(definitions: BpmnElement): DrawnModel {
  const roots = elementsOf(definitions, 'rootElements');
  const collaboration = roots.find(({ $type }) => $type === 'bpmn:Collaboration');
  const participants = elementsOf(collaboration, 'participants');
  const drawn = new Set(participants.map((participant) => idOf(elementOf(participant, 'processRef'))));
  const alone = roots.filter((root) => root.$type === 'bpmn:Process' && !drawn.has(idOf(root)));
  return {
    pools: [
      ...participants.map((participant) => poolOf(idOf(participant), elementOf(participant, 'processRef'))),
      ...alone.map((process) => poolOf(undefined, process)),
    ],
    messages: elementsOf(collaboration, 'messageFlows').map(flowOf),
  };
}

function poolOf(id: string | undefined, process: BpmnElement | undefined): DrawnModel['pools'][number] {
  const isFilled = process !== undefined && elementsOf(process, 'flowElements').length > 0;
  return {
    id,
    lanes: isFilled ? elementsOf(process, 'laneSets').flatMap(lanesOf) : [],
    content: isFilled ? containerOf(process) : undefined,
  };
}

function lanesOf(laneSet: BpmnElement): DrawnLane[] {
  return elementsOf(laneSet, 'lanes').map((lane) => {
    const inner = elementOf(lane, 'childLaneSet');
    return { id: idOf(lane), lanes: inner ? lanesOf(inner) : [] };
  });
}

function containerOf(container: BpmnElement): DrawnContainer {
  const lanes = new Map<string, string>();
  const visit = (lane: BpmnElement): void => {
    for (const node of elementsOf(lane, 'flowNodeRef')) lanes.set(idOf(node), idOf(lane));
    const inner = elementOf(lane, 'childLaneSet');
    if (inner) elementsOf(inner, 'lanes').forEach(visit);
  };
  elementsOf(container, 'laneSets').forEach((set) => elementsOf(set, 'lanes').forEach(visit));
  const elements = elementsOf(container, 'flowElements');
  return {
    nodes: elements.flatMap((element) => nodeOf(element, lanes.get(idOf(element))) ?? []),
    flows: elements.filter(({ $type }) => $type === 'bpmn:SequenceFlow').map(flowOf),
  };
}

function nodeOf(element: BpmnElement, lane: string | undefined): DrawnNode | undefined {
  if (/^bpmn:(SequenceFlow|Data)/.test(element.$type)) return undefined;
  const isEvent = element.$type.endsWith('Event');
  const isGateway = element.$type.endsWith('Gateway');
  const side = isEvent ? sizes.event : sizes.gateway;
  const hasInside = element.$type === 'bpmn:SubProcess' && elementsOf(element, 'flowElements').length > 0;
  return {
    id: idOf(element),
    ...(isEvent || isGateway ? { width: side, height: side } : sizes.task),
    label: isEvent || isGateway ? labelOf(textOf(element, 'name')) : undefined,
    attachedTo: textOf(elementOf(element, 'attachedToRef'), 'id'),
    lane,
    inside: hasInside ? containerOf(element) : undefined,
  };
}

function labelOf(name: string | undefined): DrawnNode['label'] {
  if (name === undefined) return undefined;
  const lines = Math.ceil((name.length * letter * 1.15) / widestLabel);
  return { width: Math.min(widestLabel, Math.ceil(name.length * letter) + 8), height: lines * sizes.labelHeight };
}

function flowOf(element: BpmnElement): DrawnFlow {
  const name = textOf(element, 'name') ?? '';
  return {
    id: idOf(element),
    from: idOf(elementOf(element, 'sourceRef')),
    to: idOf(elementOf(element, 'targetRef')),
    labelWidth: name === '' ? 0 : Math.min(widestLabel, Math.ceil(name.length * letter) + 8),
  };
}
