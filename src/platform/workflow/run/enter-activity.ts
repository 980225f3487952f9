import type { GraphNode } from '../process-graph.contract.ts';
import type { Scope, Token } from '../process-state.contract.ts';
import { chooseStarts } from './choose-starts.ts';
import { closeActivity } from './close-activity.ts';
import { openLoop } from './loops.ts';
import { openTaskOf } from './open-tasks.ts';
import { addScope, addToken, arrive, type Run } from './run.ts';
import { sendMessage } from './send-message.ts';
import { scopeSubscriptions, setTimer, tokenSubscriptions } from './subscriptions.ts';
import { visibleVariables, writeVariables } from './variables.ts';

/** A token reaches a task, call or sub-process, or one instance of a repeated one. */
export function enterActivity(run: Run, node: GraphNode, scope: number, instance?: true): void {
  const token = addToken(run, node, scope, instance ? { instance } : {});
  for (const subscription of tokenSubscriptions(run.graph, token)) setTimer(run, subscription);
  if (node.loop && !instance) return openLoop(run, node, token);
  beginActivity(run, node, token);
}

/** Does what the activity is; also asks again for a task whose error nobody caught. */
export function beginActivity(run: Run, node: GraphNode, token: Token): void {
  if (node.type === 'send-task') {
    sendMessage(run, node, token.scope);
    return closeActivity(run, token);
  }
  if (node.type === 'sub-process') {
    return startIn(
      run,
      addScope(run, { kind: 'sub-process', of: node.id, parent: token.scope, host: token.id }),
      node.starts,
    );
  }
  if (node.decision !== undefined && run.ctx.decide) {
    const decided = run.ctx.decide(node.decision, visibleVariables(run.state, token.scope));
    writeVariables(run, token.scope, decided);
    return closeActivity(run, token);
  }
  const called = node.calls === undefined ? undefined : run.graph.processes[node.calls];
  if (called) {
    // The called process reads its caller's variables and keeps what it writes until it ends.
    const scope = addScope(run, { kind: 'call', of: called.id, parent: token.scope, host: token.id, variables: {} });
    return startIn(run, scope, chooseStarts(run.graph, called));
  }
  requestTask(run, node, token);
}

function requestTask(run: Run, node: GraphNode, token: Token): void {
  const task = openTaskOf(run.graph, run.state, token);
  if (!task) return;
  if (node.calls !== undefined) {
    const variables = visibleVariables(run.state, token.scope);
    run.effects.push({ kind: 'process-called', processId: node.calls, variables, ...task });
  } else {
    const automatic = node.type === 'service-task' || node.type === 'business-rule-task';
    run.effects.push({ kind: automatic ? 'job-requested' : 'task-opened', ...task });
  }
}

/** Sets the timers of a scope's event sub-processes and puts a token at each start. */
export function startIn(run: Run, scope: Scope, starts: string[] = []): void {
  for (const subscription of scopeSubscriptions(run.graph, scope)) setTimer(run, subscription);
  for (const start of starts) arrive(run, start, scope.id);
}
