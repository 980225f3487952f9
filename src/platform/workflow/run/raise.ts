import type { Token } from '../process-state.contract.ts';
import { findScope, findToken, type Run } from './run.ts';
import { scopeSubscriptions, tokenSubscriptions, type Subscription } from './subscriptions.ts';
import { trigger } from './trigger.ts';

type Raised = { kind: 'error' | 'escalation'; code?: string | undefined };

/**
 * Ném lỗi hoặc báo lên cấp trên: looks for who catches it, from where it was thrown outwards; at each level an event with
 * that very code before one without a code. False when nobody does.
 */
export function raise(run: Run, raised: Raised, from: { scope: number; token?: Token | undefined }): boolean {
  let { token } = from;
  for (let scope = findScope(run.state, from.scope); scope;) {
    const level = token ? tokenSubscriptions(run.graph, token).filter(({ by }) => by === 'boundary') : [];
    const catcher = findCatcher(level, raised) ?? findCatcher(scopeSubscriptions(run.graph, scope), raised);
    if (catcher) {
      trigger(run, catcher, raised.kind === 'error' && catcher.holder === from.token ? 'failed' : 'cancelled');
      return true;
    }
    token = findToken(run.state, scope.host);
    scope = findScope(run.state, token?.scope ?? scope.parent);
  }
  return false;
}

function findCatcher(level: Subscription[], { kind, code }: Raised): Subscription | undefined {
  const codeOf = ({ node }: Subscription) =>
    node.event?.kind === 'error' || node.event?.kind === 'escalation' ? node.event.code : undefined;
  const candidates = level.filter(({ node }) => node.event?.kind === kind);
  return (
    candidates.find((candidate) => code !== undefined && codeOf(candidate) === code) ??
    candidates.find((candidate) => codeOf(candidate) === undefined)
  );
}
