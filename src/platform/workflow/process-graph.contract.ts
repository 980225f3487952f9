import { z } from 'zod';

/** Việc (tác vụ): the node types that wait for somebody or something to be done. */
export const TaskType = z.enum([
  'task',
  'user-task',
  'manual-task',
  'service-task',
  'business-rule-task',
  'send-task',
  'receive-task',
]);
export type TaskType = z.infer<typeof TaskType>;

export const NodeType = z.enum([
  ...TaskType.options,
  'call-activity',
  'sub-process',
  'event-sub-process',
  'exclusive-gateway',
  'parallel-gateway',
  'inclusive-gateway',
  'event-gateway',
  'start-event',
  'catch-event',
  'throw-event',
  'end-event',
  'boundary-event',
]);
export type NodeType = z.infer<typeof NodeType>;

/** Thời gian của một sự kiện: ISO 8601, a term in words ("2 working days"), or FEEL when the model wrote `=…`. */
export const TimerText = z.object({
  type: z.enum(['date', 'duration', 'cycle']),
  text: z.string(),
  /** True when `text` is a FEEL expression, evaluated at the moment the timer is set. */
  computed: z.boolean().optional(),
});
export type TimerText = z.infer<typeof TimerText>;

export const EventTrigger = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('timer'), timer: TimerText }),
  z.object({ kind: z.literal('message'), name: z.string() }),
  z.object({ kind: z.literal('signal'), name: z.string() }),
  /** Without a code the event catches every error. */
  z.object({ kind: z.literal('error'), code: z.string().optional() }),
  z.object({ kind: z.literal('escalation'), code: z.string().optional() }),
  z.object({ kind: z.literal('conditional'), condition: z.string().optional() }),
  z.object({ kind: z.literal('link'), name: z.string(), to: z.string().optional() }),
  z.object({ kind: z.literal('terminate') }),
]);
export type EventTrigger = z.infer<typeof EventTrigger>;

/** Lặp: how an activity repeats. Texts are FEEL. */
export const Loop = z.object({
  kind: z.enum(['parallel', 'sequential', 'standard']),
  cardinality: z.string().optional(),
  collection: z.string().optional(),
  item: z.string().optional(),
  /** Parallel loops: where this holds when they open, the instances follow one another instead (`motcua:inTurn`). */
  inTurn: z.string().optional(),
  /** The variable that collects `result` of every instance, in their order. */
  results: z.string().optional(),
  result: z.string().optional(),
  completion: z.string().optional(),
  /** Standard loops: repeat while this holds. */
  condition: z.string().optional(),
  testBefore: z.boolean().optional(),
  maximum: z.number().int().optional(),
});
export type Loop = z.infer<typeof Loop>;

/** Nơi nhận thông điệp: a pool, or one event or task in it, drawn at the other end of a message flow. */
export const MessageTarget = z.object({
  pool: z.string(),
  processId: z.string().optional(),
  nodeId: z.string().optional(),
});
export type MessageTarget = z.infer<typeof MessageTarget>;

export const GraphNode = z.object({
  id: z.string(),
  name: z.string(),
  /** Tên bước bằng tiếng Anh (`motcua:nameEn`). */
  nameEn: z.string().optional(),
  type: NodeType,
  processId: z.string(),
  /** The sub-process drawn around the node; absent at the top of its process. */
  parent: z.string().optional(),
  /** Làn: the role that does it. */
  lane: z.string().optional(),
  /** Hành động trên hồ sơ the task stands for (`motcua:action`). */
  action: z.string().optional(),
  /** Business-rule tasks: the decision table the host is asked for (`motcua:decision`). */
  decision: z.string().optional(),
  /** Thời gian của bước, a term in words (`motcua:time`). */
  time: z.string().optional(),
  /** FEEL: the value that tells one waiting receiver, or one sent message, from another (`motcua:correlation`). */
  correlation: z.string().optional(),
  incoming: z.array(z.string()),
  outgoing: z.array(z.string()),
  default: z.string().optional(),
  event: EventTrigger.optional(),
  /** Boundary and event sub-process start events: whether they stop what they are attached to. */
  interrupting: z.boolean().optional(),
  attachedTo: z.string().optional(),
  boundary: z.array(z.string()).optional(),
  /** Sub-processes: the nodes a token starts at, and the event sub-processes inside. */
  starts: z.array(z.string()).optional(),
  eventSubProcesses: z.array(z.string()).optional(),
  loop: Loop.optional(),
  calls: z.string().optional(),
  messageTargets: z.array(MessageTarget).optional(),
  /** Inclusive joins: for each incoming flow, the nodes whose tokens may still arrive through it. */
  reachedFrom: z.record(z.string(), z.array(z.string())).optional(),
});
export type GraphNode = z.infer<typeof GraphNode>;

export const GraphFlow = z.object({
  id: z.string(),
  name: z.string().optional(),
  from: z.string(),
  to: z.string(),
  /** FEEL; a flow without a condition is always open. */
  condition: z.string().optional(),
});
export type GraphFlow = z.infer<typeof GraphFlow>;

export const GraphProcess = z.object({
  id: z.string(),
  name: z.string(),
  /** Bể (đơn vị tham gia): the name of the pool, when one is drawn. */
  pool: z.string().optional(),
  poolEn: z.string().optional(),
  lanes: z.array(z.string()),
  starts: z.array(z.string()),
  eventSubProcesses: z.array(z.string()),
});
export type GraphProcess = z.infer<typeof GraphProcess>;

/** Quy trình đã biên dịch: plain JSON, made once per version of a model and stored beside it. */
export const ProcessGraph = z.object({
  processes: z.record(z.string(), GraphProcess),
  nodes: z.record(z.string(), GraphNode),
  flows: z.record(z.string(), GraphFlow),
  /** Only then are conditions of events looked at after a step. */
  hasConditionalEvents: z.boolean(),
});
export type ProcessGraph = z.infer<typeof ProcessGraph>;
