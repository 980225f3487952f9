import { BpmnModdle } from 'bpmn-moddle';
import { elementsOf, isElement, textOf, type BpmnElement } from './bpmn-element.ts';
import { checkStructure } from './check-structure.ts';
import { startDraft, refuse, type CompileOptions, type GraphDraft, type Refusal } from './graph-draft.ts';
import { linkNodes } from './link-nodes.ts';
import { linkMessages } from './link-messages.ts';
import { motcuaExtension } from './motcua-extension.browser.ts';
import { ProcessGraph } from '../process-graph.contract.ts';
import { readProcess } from './read-process.ts';
import { workflowText } from '../workflow-text.ts';
import { findXmlFault } from './xml-guard.ts';

export type Compilation =
  | { accepted: true; graph: ProcessGraph; warnings: Refusal[] }
  | { accepted: false; refused: Refusal[] };

/**
 * Biên dịch quy trình: turns a BPMN 2.0 file into the plain graph the kernel steps through, or says everything that keeps
 * it from running, each with the element and what its author should do.
 */
export async function compileProcess(xml: string, options: CompileOptions = {}): Promise<Compilation> {
  const fault = findXmlFault(xml);
  if (fault) return refuseFile(fault);

  const parsed = await parse(xml);
  if ('fault' in parsed) return refuseFile(workflowText('workflow.xml.not_bpmn', { fault: parsed.fault }));

  const draft = startDraft(options);
  for (const warning of parsed.unreadable) refuseUnreadable(draft, warning);
  for (const root of elementsOf(parsed.definitions, 'rootElements')) readRoot(draft, root);
  linkNodes(draft);
  linkMessages(draft, elementsOf(parsed.definitions, 'rootElements'));
  checkStructure(draft);

  if (draft.refused.length > 0) return { accepted: false, refused: draft.refused };
  if (Object.keys(draft.nodes).length === 0) return refuseFile(workflowText('workflow.no_process'));
  const { processes, nodes, flows } = draft;
  const hasConditionalEvents = Object.values(nodes).some((node) => node.event?.kind === 'conditional');
  // Through JSON once, so that the graph is exactly what will be stored.
  const graph = ProcessGraph.parse(JSON.parse(JSON.stringify({ processes, nodes, flows, hasConditionalEvents })));
  return { accepted: true, graph, warnings: draft.warnings };
}

function refuseFile(reason: string): Compilation {
  return { accepted: false, refused: [{ element: '', type: 'bpmn:Definitions', reason }] };
}

async function parse(xml: string): Promise<{ definitions: BpmnElement; unreadable: string[] } | { fault: string }> {
  try {
    const { rootElement, warnings } = await new BpmnModdle({ motcua: motcuaExtension }).fromXML(xml);
    if (!isElement(rootElement) || rootElement.$type !== 'bpmn:Definitions') return { fault: 'bpmn:definitions' };
    const unreadable = warnings
      .map(({ message }) => message)
      .filter((message) => message.startsWith('unparsable content'));
    return { definitions: rootElement, unreadable };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { fault: message.split('\n')[0] ?? '' };
  }
}

/** bpmn-moddle leaves out what it cannot place; a step must never vanish from a procedure silently. */
function refuseUnreadable(draft: GraphDraft, warning: string): void {
  const repeated = /duplicate ID <(.+?)>/.exec(warning)?.[1];
  if (repeated) return refuse(draft, { id: repeated, type: 'bpmn:BaseElement' }, 'workflow.id.repeated');
  const tag = /<(.+?)>/.exec(warning)?.[1] ?? '';
  refuse(draft, { id: '', type: tag }, 'workflow.unknown_content', { fault: `<${tag}>` });
}

/** What a file may declare beside processes without any meaning for their execution. */
const declarations = new Set(
  [
    'Category',
    'Collaboration',
    'CorrelationProperty',
    'DataStore',
    'EndPoint',
    'Error',
    'Escalation',
    'Interface',
    'ItemDefinition',
    'Message',
    'PartnerEntity',
    'PartnerRole',
    'Resource',
    'Signal',
  ].map((name) => `bpmn:${name}`),
);

function readRoot(draft: GraphDraft, root: BpmnElement): void {
  const shown = { id: textOf(root, 'id') ?? '', type: root.$type, name: textOf(root, 'name') };
  if (root.$type === 'bpmn:Process') return readProcess(draft, root);
  if (root.$type.startsWith('bpmn:Global') && root.$type.endsWith('Task')) {
    return refuse(draft, shown, 'workflow.unsupported.global_task');
  }
  if (/Choreography|Conversation/.test(root.$type)) return refuse(draft, shown, 'workflow.unsupported.choreography');
  if (root.$type.endsWith('EventDefinition') || declarations.has(root.$type)) return;
  if (root.$type.startsWith('bpmn:')) refuse(draft, shown, 'workflow.unsupported.other');
}
