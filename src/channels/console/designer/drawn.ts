/** A part of the model as the drawing library holds it. */
export type ModelElement = {
  id: string;
  $type: string;
  $parent?: ModelElement;
  get: (name: string) => unknown;
  set: (name: string, value: unknown) => void;
};

/** A shape or line on the canvas. */
export type Drawn = { id: string; type: string; businessObject: ModelElement; labelTarget?: Drawn; parent?: Drawn };

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
