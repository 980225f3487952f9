import { BpmnModdle } from 'bpmn-moddle';
import { elementOf, elementsOf, idOf, isElement, textOf, type BpmnElement } from '../compile/bpmn-element.ts';
import { motcuaExtension } from '../compile/motcua-extension.browser.ts';
import { findXmlFault } from '../compile/xml-guard.ts';
import type { Box, Drawing } from './drawing.ts';
import { layOutModel } from './lay-out-model.ts';
import { readDrawnModel } from './read-drawn-model.ts';

/**
 * Hình vẽ của quy trình: the same model with places for its shapes and lines, laid out here when its author drew none. A process
 * with lanes but without a pool gets one, as lanes are drawn in pools. What cannot be read comes back as it is. In English its parts
 * carry the English names its author gave them, for looking at only.
 */
export async function layOutProcess(xml: string, { isEnglish = false } = {}): Promise<string> {
  if (findXmlFault(xml) !== undefined) return xml;
  const moddle = new BpmnModdle({ motcua: motcuaExtension });
  const parsed = await moddle.fromXML(xml).catch(() => undefined);
  const definitions = parsed?.rootElement;
  if (!isWritable(definitions)) return xml;
  if (isEnglish) nameInEnglish(definitions);
  if (isDrawn(definitions)) return isEnglish ? (await moddle.toXML(definitions, { format: true })).xml : xml;
  const plane = givePools(moddle, definitions);
  if (!plane) return xml;
  const drawing = layOutModel(readDrawnModel(definitions));
  definitions.set('diagrams', [diagramOf(moddle, { plane, drawing, elements: elementsById(definitions) })]);
  return (await moddle.toXML(definitions, { format: true })).xml;
}

type Writable = BpmnElement & { set: (name: string, value: unknown) => void };

function isWritable(value: unknown): value is Writable {
  return isElement(value) && 'set' in value && typeof value.set === 'function';
}

function nameInEnglish(definitions: BpmnElement): void {
  for (const element of elementsById(definitions).values()) {
    const english = textOf(element, 'motcua:nameEn');
    if (english !== undefined && isWritable(element)) element.set('name', english);
  }
}

function isDrawn(definitions: BpmnElement): boolean {
  return elementsOf(definitions, 'diagrams').some(
    (diagram) => elementsOf(elementOf(diagram, 'plane'), 'planeElement').length > 0,
  );
}

/** What the picture is of: the collaboration, made when there is none and a process has lanes; else the only process. */
function givePools(moddle: BpmnModdle, definitions: Writable): BpmnElement | undefined {
  const roots = elementsOf(definitions, 'rootElements');
  const processes = roots.filter(({ $type }) => $type === 'bpmn:Process');
  const existing = roots.find(({ $type }) => $type === 'bpmn:Collaboration');
  if (existing) return existing;
  const [only] = processes;
  if (processes.length === 1 && elementsOf(only, 'laneSets').length === 0) return only;
  if (!only) return undefined;
  const made = moddle.create('bpmn:Collaboration', {
    id: `${idOf(only)}_collaboration`,
    participants: processes.map((process) =>
      moddle.create('bpmn:Participant', {
        id: `${idOf(process)}_pool`,
        name: textOf(process, 'name'),
        processRef: process,
      }),
    ),
  });
  if (!isElement(made)) return undefined;
  definitions.set('rootElements', [made, ...roots]);
  return made;
}

function elementsById(definitions: BpmnElement): Map<string, BpmnElement> {
  const found = new Map<string, BpmnElement>();
  const lists = ['rootElements', 'participants', 'messageFlows', 'flowElements', 'laneSets', 'lanes'];
  const visit = (element: BpmnElement): void => {
    found.set(idOf(element), element);
    const inner = element.$type === 'bpmn:Lane' ? elementOf(element, 'childLaneSet') : undefined;
    if (inner) visit(inner);
    for (const list of lists) elementsOf(element, list).forEach(visit);
  };
  visit(definitions);
  return found;
}

function diagramOf(
  moddle: BpmnModdle,
  { plane, drawing, elements }: { plane: BpmnElement; drawing: Drawing; elements: Map<string, BpmnElement> },
): unknown {
  const bounds = ({ x, y, width, height }: Box) =>
    moddle.create('dc:Bounds', { x: round(x), y: round(y), width: round(width), height: round(height) });
  const labelOf = (label: Box | undefined) =>
    label ? { label: moddle.create('bpmndi:BPMNLabel', { bounds: bounds(label) }) } : {};
  const shapes = [...drawing.shapes].map(([id, { box, label, isOpen }]) => {
    const bpmnElement = elements.get(id);
    const isPool = bpmnElement?.$type === 'bpmn:Participant' || bpmnElement?.$type === 'bpmn:Lane';
    const more = { ...(isPool && { isHorizontal: true }), ...(isOpen === true && { isExpanded: true }) };
    return moddle.create('bpmndi:BPMNShape', {
      id: `${id}_di`,
      bpmnElement,
      bounds: bounds(box),
      ...more,
      ...labelOf(label),
    });
  });
  const edges = [...drawing.edges].map(([id, { points, label }]) =>
    moddle.create('bpmndi:BPMNEdge', {
      id: `${id}_di`,
      bpmnElement: elements.get(id),
      waypoint: points.map(({ x, y }) => moddle.create('dc:Point', { x: round(x), y: round(y) })),
      ...labelOf(label),
    }),
  );
  const planeElement = [...shapes, ...edges];
  const drawn = moddle.create('bpmndi:BPMNPlane', { id: 'plane', bpmnElement: plane, planeElement });
  return moddle.create('bpmndi:BPMNDiagram', { id: 'diagram', plane: drawn });
}

const round = (length: number): number => Math.round(length * 100) / 100;
