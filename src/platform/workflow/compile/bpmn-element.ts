/** An element as bpmn-moddle gives it; everything read from it is checked on the way. */
export type BpmnElement = { $type: string; get: (name: string) => unknown };

export function isElement(value: unknown): value is BpmnElement {
  return (
    typeof value === 'object' &&
    value !== null &&
    '$type' in value &&
    typeof value.$type === 'string' &&
    'get' in value &&
    typeof value.get === 'function'
  );
}

/** A text attribute or the body of a child, trimmed; undefined when empty. */
export function textOf(element: BpmnElement | undefined, name: string): string | undefined {
  const value = element?.get(name);
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}

export function flagOf(element: BpmnElement, name: string): boolean {
  return element.get(name) === true;
}

export function elementOf(element: BpmnElement | undefined, name: string): BpmnElement | undefined {
  const value = element?.get(name);
  return isElement(value) ? value : undefined;
}

export function elementsOf(element: BpmnElement | undefined, name: string): BpmnElement[] {
  const value = element?.get(name);
  return Array.isArray(value) ? value.filter(isElement) : [];
}

export function idOf(element: BpmnElement | undefined): string {
  return textOf(element, 'id') ?? '';
}

/** FEEL of an expression child; some tools mark FEEL by a leading `=`. */
export function expressionOf(element: BpmnElement | undefined, name: string): string | undefined {
  return textOf(elementOf(element, name), 'body')?.replace(/^=\s*/, '');
}
