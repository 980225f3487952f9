import type { GraphFlow, GraphNode, GraphProcess } from '../process-graph.contract.ts';
import { workflowText } from '../workflow-text.ts';
import type { WorkflowText } from '../workflow.vi.ts';

/** Điểm không nhận: what keeps a model from running, with what its author should do about it. */
export type Refusal = { element: string; type: string; reason: string };

/** Checks a text the kernel does not read itself: the fault in Vietnamese, undefined when there is none. */
type TextCheck = (text: string) => string | undefined;

export type CompileOptions = {
  /** Checks every FEEL text. */
  checkExpression?: TextCheck;
  /** Checks every `motcua:time`. */
  checkTime?: TextCheck;
};

/** A graph while it is read: nodes are completed in passes. */
export type GraphDraft = {
  options: CompileOptions;
  processes: Record<string, GraphProcess>;
  nodes: Record<string, GraphNode>;
  flows: Record<string, GraphFlow>;
  /** The BPMN type of each node, for messages to its author. */
  types: Record<string, string>;
  refused: Refusal[];
  warnings: Refusal[];
};

export type Shown = { id: string; type: string; name?: string | undefined };

export function startDraft(options: CompileOptions): GraphDraft {
  return { options, processes: {}, nodes: {}, flows: {}, types: {}, refused: [], warnings: [] };
}

export function refuse(draft: GraphDraft, shown: Shown, key: WorkflowText, values: Record<string, string> = {}): void {
  draft.refused.push(describe(shown, key, values));
}

export function warn(draft: GraphDraft, shown: Shown, key: WorkflowText): void {
  draft.warnings.push(describe(shown, key, {}));
}

function describe({ id, type, name }: Shown, key: WorkflowText, values: Record<string, string>): Refusal {
  const what = name ? `“${name.replace(/\s+/g, ' ')}” (${id})` : `“${id}”`;
  return { element: id, type, reason: workflowText(key, { ...values, what }) };
}

export function shownNode(draft: GraphDraft, node: GraphNode): Shown {
  return { id: node.id, type: draft.types[node.id] ?? '', name: node.name };
}

/** Takes a FEEL text of a model, refusing it when the host's check finds a fault. */
export function takeExpression(draft: GraphDraft, shown: Shown, text: string | undefined): string | undefined {
  const fault = text === undefined ? undefined : draft.options.checkExpression?.(text);
  if (text !== undefined && fault) refuse(draft, shown, 'workflow.expression.invalid', { text, fault });
  return text;
}

/** Names every object has would be found in a record that does not hold them. */
export function isReservedId(id: string): boolean {
  return id in Object.prototype;
}
