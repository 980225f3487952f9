import type { ProcessEvent, StepRefusal, Token, Variables } from '../process-state.contract.ts';
import { endProcess } from './advance.ts';
import { cancelContent, cancelToken, closeActivity } from './close-activity.ts';
import { beginActivity } from './enter-activity.ts';
import { leaveNode } from './leave-node.ts';
import { deliverMessage, isAwaitedLater } from './messages.ts';
import { openTaskOf } from './open-tasks.ts';
import { raise } from './raise.ts';
import { arrive, findScope, findToken, getNode, removeToken, rootScope, type Run } from './run.ts';
import { isTimerSet, listSubscriptions, setTimer, timerFirings, timerIdOf } from './subscriptions.ts';
import { trigger } from './trigger.ts';
import { writeVariables } from './variables.ts';

/** Applies an event to the tokens it is for, before they move on; the refusal when it is for none. */
export function takeEvent(run: Run, event: ProcessEvent): StepRefusal | undefined {
  switch (event.kind) {
    case 'complete':
      return completeTask(run, event.taskId, event.variables);
    case 'fail':
      return failTask(run, event);
    case 'timer':
      return fireTimer(run, event);
    case 'message':
      return takeMessage(run, event);
    case 'signal':
      return takeSignal(run, event.name, event.variables);
    case 'variables':
      writeVariables(run, rootScope, event.variables);
      return undefined;
    case 'retry':
      return retry(run, event.taskId, event.variables);
    case 'cancel':
      return cancelProcess(run);
  }
}

function findOpenTask(run: Run, taskId: number): Token | undefined {
  const token = findToken(run.state, taskId);
  return token && openTaskOf(run.graph, run.state, token) ? token : undefined;
}

function completeTask(run: Run, taskId: number, variables: Variables | undefined): StepRefusal | undefined {
  const token = findOpenTask(run, taskId);
  if (!token) return 'unknown-task';
  writeVariables(run, token.scope, variables);
  run.effects.push({ kind: 'task-closed', taskId, nodeId: token.node, outcome: 'completed' });
  closeActivity(run, token);
  return undefined;
}

/** A task ends in an error. When no event catches it the task stays, to be retried or completed by hand. */
function failTask(run: Run, event: Extract<ProcessEvent, { kind: 'fail' }>): StepRefusal | undefined {
  const { taskId, errorCode, variables } = event;
  const token = findOpenTask(run, taskId);
  if (!token) return 'unknown-task';
  writeVariables(run, token.scope, variables);
  // A boundary event of a repeated activity belongs to the host, found one scope further out.
  if (raise(run, { kind: 'error', code: errorCode }, { scope: token.scope, token })) return undefined;
  token.incident = 'error-not-caught';
  const detail = errorCode === undefined ? {} : { detail: errorCode };
  run.effects.push({ kind: 'incident', incident: 'error-not-caught', taskId, nodeId: token.node, ...detail });
  return undefined;
}

function fireTimer(run: Run, event: Extract<ProcessEvent, { kind: 'timer' }>): StepRefusal | undefined {
  const { timerId } = event;
  const found = listSubscriptions(run.graph, run.state).find(
    (subscription) => subscription.node.event?.kind === 'timer' && timerIdOf(subscription) === timerId,
  );
  const firing = found ? timerFirings(found) + 1 : 0;
  if (!found || !isTimerSet(found) || (event.firing ?? firing) !== firing) return 'unknown-timer';
  const { holder, node } = found;
  holder.timerFirings = { ...holder.timerFirings, [node.id]: firing };
  run.firedTimer = timerId;
  trigger(run, found);
  const stays = (found.by === 'boundary' || found.by === 'event-sub-process') && !node.interrupting;
  if (stays) setTimer(run, found);
  return undefined;
}

function takeMessage(run: Run, event: Extract<ProcessEvent, { kind: 'message' }>): StepRefusal | undefined {
  const { kind: _, ...message } = event;
  if (deliverMessage(run, message)) return undefined;
  if (!isAwaitedLater(run.graph, message.name)) return 'nobody-waits';
  run.state.inbox = [...(run.state.inbox ?? []), message];
  run.effects.push({ kind: 'message-held', name: message.name });
  return undefined;
}

/** A signal reaches everyone who waits for it at this moment. */
function takeSignal(run: Run, name: string, variables: Variables | undefined): StepRefusal | undefined {
  const waiting = listSubscriptions(run.graph, run.state).filter(
    ({ node }) => node.event?.kind === 'signal' && node.event.name === name,
  );
  if (waiting.length === 0) return 'nobody-waits';
  writeVariables(run, rootScope, variables);
  for (const subscription of waiting) {
    const { holder } = subscription;
    // One that interrupts may have taken another waiting one with it.
    const live =
      'node' in holder ? run.state.tokens.includes(holder) : run.state.scopes.includes(holder) && !holder.interrupted;
    if (live) trigger(run, subscription);
  }
  return undefined;
}

function retry(run: Run, taskId: number, variables: Variables | undefined): StepRefusal | undefined {
  const token = findToken(run.state, taskId);
  if (!token?.incident) return 'unknown-task';
  const node = getNode(run.graph, token.node);
  writeVariables(run, token.scope, variables);
  if (token.incident === 'error-not-caught') {
    delete token.incident;
    beginActivity(run, node, token);
  } else if (token.incident === 'no-path') {
    removeToken(run, token);
    leaveNode(run, node, token.scope);
  } else {
    cancelToken(run, token);
    arrive(run, node.id, token.scope);
  }
  return undefined;
}

function cancelProcess(run: Run): undefined {
  const root = findScope(run.state, rootScope);
  if (root) cancelContent(run, root);
  run.queue = [];
  run.outcome = { status: 'cancelled' };
  endProcess(run);
}
