import { BpmnModdle } from 'bpmn-moddle';
import * as elements from 'bpmn-elements';
import { z } from 'zod';
import serialize, { TypeResolver } from 'moddle-context-serializer';

export type Happening = { kind: 'task' | 'timer'; nodeId: string };
export type Answer = (condition: string) => unknown;

const Content = z.object({
  id: z.string(),
  type: z.string(),
  executionId: z.string(),
  parent: z.object({ executionId: z.string(), path: z.array(z.object({ executionId: z.string() })).optional() }),
});
type Content = z.infer<typeof Content>;

/** The executions an activity runs inside of; an instance of a repeated one is inside the whole. */
function scopesOf({ parent }: Content): string[] {
  return [parent.executionId, ...(parent.path ?? []).map(({ executionId }) => executionId)];
}

/** A process run by bpmn-elements, for comparison: what it waits for, and making one of these happen. */
export async function runByBpmnElements(xml: string, answer: Answer) {
  const waiting = new Map<string, { nodeId: string; within: string[]; finish: (error?: Error) => void }>();
  const timers = new elements.Timers();
  const hold = ({ content }: { content: Content }, next: (error?: Error) => void) => {
    waiting.set(content.executionId, { nodeId: content.id, within: scopesOf(content), finish: next });
  };
  const resolve = (text: string) => {
    if (text.includes('services.hold')) return hold;
    return /^(c|again)\d+$/.test(text) ? answer(text) : text;
  };
  const environment = new elements.Environment({
    timers,
    expressions: { resolveExpression: resolve },
  });
  const source = serialize(await new BpmnModdle().fromXML(xml), TypeResolver(elements));
  const definition = new elements.Definition(elements.Context(source, environment));

  definition.broker.subscribeTmp(
    'event',
    'activity.#',
    (key, message) => {
      if (!['activity.wait', 'activity.end', 'activity.leave'].includes(key)) return;
      const content = Content.parse(message.content);
      const { id, executionId, type } = content;
      if (key === 'activity.wait' && type.endsWith('Task')) {
        waiting.set(executionId, {
          nodeId: id,
          within: scopesOf(content),
          finish: () => definition.signal({ id, executionId }),
        });
      }
      if (key !== 'activity.wait') {
        for (const [open, { within }] of waiting) {
          if (open === executionId || within.includes(executionId)) waiting.delete(open);
        }
      }
    },
    { noAck: true },
  );
  definition.run();

  return {
    possible: (): Happening[] =>
      definition.isRunning
        ? [
            ...[...waiting.values()].map(({ nodeId }) => ({ kind: 'task' as const, nodeId })),
            ...timers.executing.map(({ owner }) => ({ kind: 'timer' as const, nodeId: owner.id })),
          ]
        : [],
    happen: ({ kind, nodeId }: Happening, error?: Error) => {
      if (kind === 'timer') {
        const timer = timers.executing.find(({ owner }) => owner.id === nodeId);
        if (timer) timer.callback(...(timer.args ?? []));
        return;
      }
      const [executionId, task] = [...waiting].find(([, open]) => open.nodeId === nodeId) ?? [];
      if (executionId !== undefined) waiting.delete(executionId);
      task?.finish(error);
    },
    hasEnded: () => !definition.isRunning,
  };
}
