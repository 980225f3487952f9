import { z } from 'zod';
import type { MessageTarget, TaskType } from './process-graph.contract.ts';

export const Variables = z.record(z.string(), z.unknown());
export type Variables = z.infer<typeof Variables>;

/** Sự cố: why a token cannot go on until somebody repairs the data and retries. */
const IncidentKind = z.enum(['no-path', 'bad-loop', 'error-not-caught']);
type IncidentKind = z.infer<typeof IncidentKind>;

/** Thẻ (token): one place where the process stands. Its id is also the id of the task open there. */
export const Token = z.object({
  id: z.number().int(),
  node: z.string(),
  scope: z.number().int(),
  /** The flow it arrived by, kept while it waits at a join. */
  via: z.string().optional(),
  /** It hosts the instances of a repeated activity. */
  loop: z
    .object({
      total: z.number().int(),
      started: z.number().int(),
      done: z.number().int(),
      items: z.array(z.unknown()).optional(),
      results: z.array(z.unknown()).optional(),
    })
    .optional(),
  /** It is one instance inside a repeated activity: boundary events belong to the host. */
  instance: z.literal(true).optional(),
  incident: IncidentKind.optional(),
  /** How often the timers that stay after firing have fired. */
  timerFirings: z.record(z.string(), z.number()).optional(),
  /** Conditional events that have fired and not become false since. */
  conditionsMet: z.array(z.string()).optional(),
});
export type Token = z.infer<typeof Token>;

/** Phạm vi: the process itself, or one running sub-process, call or instance of a repeated activity. */
export const Scope = z.object({
  id: z.number().int(),
  kind: z.enum(['process', 'sub-process', 'event-sub-process', 'call', 'instance']),
  /** The process id for `process` and `call`, otherwise the node id. */
  of: z.string(),
  parent: z.number().int().optional(),
  /** The token of the activity this scope runs for. */
  host: z.number().int().optional(),
  variables: Variables.optional(),
  index: z.number().int().optional(),
  /** An interrupting event sub-process has taken over: no other may start. */
  interrupted: z.literal(true).optional(),
  timerFirings: z.record(z.string(), z.number()).optional(),
  conditionsMet: z.array(z.string()).optional(),
});
export type Scope = z.infer<typeof Scope>;

/** Thông điệp đến. */
export const IncomingMessage = z.object({
  name: z.string(),
  correlation: z.unknown().optional(),
  variables: Variables.optional(),
});
export type IncomingMessage = z.infer<typeof IncomingMessage>;

export const ProcessStatus = z.enum(['running', 'completed', 'terminated', 'failed', 'cancelled']);
export type ProcessStatus = z.infer<typeof ProcessStatus>;

/** Trạng thái của một quy trình đang chạy: small plain JSON, the only thing kept between steps. */
export const ProcessState = z.object({
  processId: z.string(),
  status: ProcessStatus,
  /** The last id given to a token or scope. */
  lastId: z.number().int(),
  tokens: z.array(Token),
  scopes: z.array(Scope),
  variables: Variables,
  /** Messages that came before their receiver was reached. */
  inbox: z.array(IncomingMessage).optional(),
});
export type ProcessState = z.infer<typeof ProcessState>;

export type TaskKind = TaskType | 'call-activity';

/** Việc đang mở: what a task, job or call needs to be shown and handed out. */
export type OpenTask = {
  taskId: number;
  nodeId: string;
  name: string;
  type: TaskKind;
  lane?: string;
  pool?: string;
  action?: string;
  time?: string;
  /** What only this instance of a repeated activity has (its item, `loopCounter`). */
  local?: Variables;
};

export type ProcessEvent =
  | { kind: 'complete'; taskId: number; variables?: Variables }
  | { kind: 'fail'; taskId: number; errorCode?: string; variables?: Variables }
  /** `firing` as it was set: a repeating timer delivered twice is then taken once. */
  | { kind: 'timer'; timerId: string; firing?: number }
  | ({ kind: 'message' } & IncomingMessage)
  | { kind: 'signal'; name: string; variables?: Variables }
  | { kind: 'variables'; variables: Variables }
  | { kind: 'retry'; taskId: number; variables?: Variables }
  | { kind: 'cancel' };

/** Việc hệ thống chủ phải làm sau một bước, in the order they came about. */
export type Effect =
  | ({ kind: 'task-opened' } & OpenTask)
  | ({ kind: 'job-requested' } & OpenTask)
  | ({ kind: 'process-called'; processId: string; variables: Variables } & OpenTask)
  | { kind: 'task-closed'; taskId: number; nodeId: string; outcome: 'completed' | 'cancelled' | 'failed' }
  | {
      kind: 'timer-set';
      timerId: string;
      nodeId: string;
      type: 'date' | 'duration' | 'cycle';
      text: string;
      firing: number;
    }
  | { kind: 'timer-cancelled'; timerId: string }
  | {
      kind: 'message-sent';
      nodeId: string;
      name: string;
      correlation?: unknown;
      targets: MessageTarget[];
      variables: Variables;
    }
  | { kind: 'message-held'; name: string }
  | { kind: 'signal-thrown'; nodeId: string; name: string }
  | { kind: 'incident'; incident: IncidentKind; taskId: number; nodeId: string; detail?: string }
  | { kind: 'process-ended'; status: Exclude<ProcessStatus, 'running'>; errorCode?: string };

/** Why an event could not be taken; the state is then unchanged. */
export type StepRefusal =
  | 'not-running'
  | 'unknown-process'
  | 'unknown-start'
  | 'unknown-task'
  | 'unknown-timer'
  | 'nobody-waits'
  | 'endless-loop';

export type StepResult =
  | { accepted: true; state: ProcessState; effects: Effect[] }
  | { accepted: false; refusal: StepRefusal };

/** What the kernel asks its host: FEEL, over the variables seen from where it is asked. */
export type StepContext = {
  evaluate: (expression: string, variables: Variables) => unknown;
  /** What a decision table says, as variables; left out, a business-rule task is a job for the host. */
  decide?: (decision: string, variables: Variables) => Variables;
  /** Picks among the branches of a gateway whose author wrote no conditions; left out, the first drawn. */
  chooseFlow?: (gatewayId: string, flowIds: string[]) => string | undefined;
};
