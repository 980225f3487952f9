import type { workflowVi } from './workflow.vi.ts';

/** Texts of the workflow module in English. */
export const workflowEn = {
  'workflow.xml.too_large':
    'The process file is larger than {limit} MB. Split it into several processes that call each other.',
  'workflow.xml.doctype':
    'The file declares a DOCTYPE or entities, which is not accepted for safety. Export it again from the drawing tool.',
  'workflow.xml.too_deep': 'Elements are nested more than {limit} levels deep. Draw the process more simply.',
  'workflow.xml.malformed': 'The file is not well-formed XML ({fault}). Export it again from the drawing tool.',
  'workflow.xml.not_bpmn': 'The file is not a BPMN 2.0 model ({fault}). Export it again as BPMN 2.0 XML.',
  'workflow.no_process': 'The model has no process with a step. Draw at least one process.',
  'workflow.unknown_content': 'There is an element that BPMN 2.0 does not know: {fault}. Remove it.',
  'workflow.unsupported.script_task': '{what}: script tasks do not run here. Use a service task or a FEEL expression.',
  'workflow.unsupported.complex_gateway':
    '{what}: complex gateways are not supported. Use an exclusive, parallel or inclusive gateway.',
  'workflow.unsupported.ad_hoc': '{what}: ad-hoc sub-processes are not supported. Draw the order of the steps.',
  'workflow.unsupported.transaction':
    '{what}: transactions are not supported. Use an ordinary sub-process with an error event.',
  'workflow.unsupported.compensation':
    '{what}: compensation is not supported. Draw the steps that mend things behind an error event.',
  'workflow.unsupported.cancel': '{what}: cancel events are not supported. Use an error event.',
  'workflow.unsupported.multiple': '{what}: an event may have one definition only. Split it into several events.',
  'workflow.unsupported.instantiate': '{what}: may not be used to start a process. Draw a message start event.',
  'workflow.unsupported.global_task': '{what}: global tasks are not supported. Draw the task in the process itself.',
  'workflow.unsupported.choreography': '{what}: choreographies cannot run. Draw pools and message flows.',
  'workflow.unsupported.other': '{what}: this kind of element is not supported. Use one of the supported kinds.',
  'workflow.id.missing': '{what}: the id is missing. Give the element one.',
  'workflow.id.repeated': '{what}: another element has the same id. Give it one of its own.',
  'workflow.id.reserved': '{what}: the id is a reserved word. Change it.',
  'workflow.extension.unknown': '{what}: there is no attribute “motcua:{attribute}”. Look at the spelling.',
  'workflow.time.invalid': '{what}: the time “{text}” is not valid. {fault}',
  'workflow.expression.invalid': '{what}: the expression “{text}” is not valid. {fault}',
  'workflow.flow.dangling': '{what}: the flow is not joined at both ends. Join it or remove it.',
  'workflow.flow.crossing':
    '{what}: the flow crosses the border of a sub-process or pool. Use a message flow or stay within one scope.',
  'workflow.flow.into_start': '{what}: a flow may not lead into a start or boundary event, nor out of an end event.',
  'workflow.event.not_here': '{what}: BPMN does not allow this kind of event here. Change its kind or its place.',
  'workflow.event.boundary_host': '{what}: a boundary event is attached to a task or a sub-process. Attach it again.',
  'workflow.event.error_interrupts':
    '{what}: an error event always stops what it is attached to. Do not mark it as non-interrupting.',
  'workflow.event.gateway_targets':
    '{what}: behind an event gateway come catching events or receive tasks only, at least one a branch. Draw it anew.',
  'workflow.event.link_pair':
    '{what}: the link “{text}” must have exactly one target in the same scope. Rename the link.',
  'workflow.event.sub_process_start':
    '{what}: an event sub-process has exactly one start event with a trigger, and no flows.',
  'workflow.call.missing': '{what}: the process it calls is not named. Choose a process.',
  'workflow.no_start': '{what}: there is no step to begin with. Draw a start event.',
  'workflow.warning.quantity': '{what}: quantities other than 1 are ignored.',
  'workflow.warning.no_cardinality': '{what}: neither a count nor a list is given; it is done once.',
  'workflow.warning.no_time': '{what}: the timer event has no time; it happens only when it is triggered.',
  'workflow.warning.no_condition': '{what}: the conditional event has no expression; it never happens.',
  'workflow.warning.first_flow': '{what}: several branches have no condition; the one drawn first is always taken.',
  'workflow.file.unreadable': 'The file “{file}” cannot be read. Look at its path and rights.',
  'workflow.file.undecodable': 'The file “{file}” cannot be read in the encoding it declares. Save it as UTF-8.',
  'workflow.file.usage': 'Usage: motcua bpmn FILE.bpmn (exactly one file).',
} as const satisfies Record<keyof typeof workflowVi, string>;
