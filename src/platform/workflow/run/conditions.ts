import type { Run } from './run.ts';
import { listSubscriptions } from './subscriptions.ts';
import { trigger } from './trigger.ts';
import { holds } from './variables.ts';

/**
 * Lets one conditional event happen whose condition has become true. One that stays after happening must first become false
 * again (BPMN 2.0.2, 10.5.5).
 */
export function triggerCondition(run: Run): boolean {
  if (!run.graph.hasConditionalEvents) return false;
  for (const subscription of listSubscriptions(run.graph, run.state)) {
    const { node, holder, scope } = subscription;
    if (node.event?.kind !== 'conditional' || node.event.condition === undefined) continue;
    const met = holder.conditionsMet ?? [];
    const isMet = met.includes(node.id);
    const holdsNow = holds(run, node.event.condition, scope);
    if (isMet && !holdsNow) holder.conditionsMet = met.filter((id) => id !== node.id);
    if (isMet || !holdsNow) continue;
    holder.conditionsMet = [...met, node.id];
    trigger(run, subscription);
    return true;
  }
  return false;
}
