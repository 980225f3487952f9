/** A part of the model as the drawing library holds it. */
export type ModelElement = {
  id: string;
  $type: string;
  $parent?: ModelElement;
  get: (name: string) => unknown;
  set: (name: string, value: unknown) => void;
};

/** A shape or line on the canvas. */
export type Drawn = {
  id: string;
  type: string;
  businessObject: ModelElement;
  labelTarget?: Drawn;
  parent?: Drawn;
  children?: readonly Drawn[];
  /** What an event on a border stands on. */
  host?: Drawn;
  /** Absent on lines. */
  y?: number;
  height?: number;
};

export function isModelElement(value: unknown): value is ModelElement {
  return typeof value === 'object' && value !== null && '$type' in value && 'get' in value;
}

export function textOf(element: ModelElement | undefined, name: string): string {
  const value = element?.get(name);
  return typeof value === 'string' ? value : '';
}

export function elementOf(element: ModelElement | undefined, name: string): ModelElement | undefined {
  const value = element?.get(name);
  return isModelElement(value) ? value : undefined;
}

export function elementsOf(element: ModelElement | undefined, name: string): ModelElement[] {
  const value = element?.get(name);
  return Array.isArray(value) ? value.filter(isModelElement) : [];
}

export const isTask = ({ type }: Drawn): boolean => /^bpmn:(User|Manual|Service)?Task$/.test(type);

/** Lane a step is drawn in, as the model keeps it; the innermost. */
export function laneOf(step: Drawn): ModelElement | undefined {
  return elementsOf(step.businessObject, 'lanes').at(-1);
}

/** The file itself, above everything. */
export function definitionsOf(element: ModelElement): ModelElement {
  return element.$parent ? definitionsOf(element.$parent) : element;
}

export const isLane = ({ type }: Drawn): boolean => type === 'bpmn:Lane';

/** Lanes a step may be moved to: the innermost ones of the pool it stands in, from above to below. */
export function lanesAround(step: Drawn, all: readonly Drawn[]): Drawn[] {
  const poolOf = (element: Drawn): Drawn | undefined =>
    element.parent && isLane(element.parent) ? poolOf(element.parent) : element.parent;
  return all
    .filter((lane) => isLane(lane) && !lane.children?.some(isLane) && poolOf(lane) === step.parent)
    .toSorted((one, other) => (one.y ?? 0) - (other.y ?? 0));
}
