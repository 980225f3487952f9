import { evaluate } from 'feelin';
import { describe, expect, it } from 'vitest';
import { buildDefinitions, buildFlows, buildGraph } from '#testing/workflow.ts';
import { openTasks } from './open-tasks.ts';
import {
  cancelCollaboration,
  mainInstance,
  startCollaboration,
  stepCollaboration,
  type Collaboration,
} from './collaboration.ts';

const ctx = {
  evaluate: (expression: string, variables: Record<string, unknown>) => evaluate(expression, variables).value,
};
const message = (kind: string, id: string, ref: string) =>
  `<${kind} id="${id}" motcua:correlation="partner"><messageEventDefinition messageRef="${ref}"/></${kind}>`;

/** A lead agency that asks several partners at once; each may send the question back once before it answers. */
const graph = await buildGraph(
  buildDefinitions(`
  <message id="asked" name="Hỏi"/><message id="answered" name="Trả lời"/><message id="returned" name="Trả lại"/><message id="again" name="Hỏi lại"/>
  <collaboration id="c">
    <participant id="pl" name="Cơ quan chủ trì" processRef="lead"/><participant id="pp" name="Cơ quan phối hợp" processRef="partner"/>
    <messageFlow id="m1" sourceRef="ask" targetRef="asked_start"/><messageFlow id="m2" sourceRef="answer_end" targetRef="answer_come"/>
    <messageFlow id="m3" sourceRef="send_back" targetRef="returned_come"/><messageFlow id="m4" sourceRef="ask_again" targetRef="again_come"/>
  </collaboration>
  <process id="lead"><startEvent id="s"/><userTask id="consult"/>
    <subProcess id="each">
      <multiInstanceLoopCharacteristics motcua:collection="partners" motcua:item="partner" motcua:inTurn="inTurn"/>
      <startEvent id="es"/>${message('intermediateThrowEvent', 'ask', 'asked')}<exclusiveGateway id="again_merge"/><eventBasedGateway id="wait"/>
      ${message('intermediateCatchEvent', 'answer_come', 'answered')}${message('intermediateCatchEvent', 'returned_come', 'returned')}
      <userTask id="complete"/>${message('intermediateThrowEvent', 'ask_again', 'again')}<endEvent id="ee"/>
      ${buildFlows('es -> ask -> again_merge -> wait\nwait -> answer_come -> ee\nwait -> returned_come -> complete -> ask_again -> again_merge')}
    </subProcess><userTask id="decide"/><endEvent id="e"/>
    ${buildFlows('s -> consult -> each -> decide -> e')}
  </process>
  <process id="partner">${message('startEvent', 'asked_start', 'asked')}<exclusiveGateway id="merge"/><userTask id="receive"/><exclusiveGateway id="whole" default="whole_send_back"/>
    ${message('intermediateThrowEvent', 'send_back', 'returned')}${message('intermediateCatchEvent', 'again_come', 'again')}<userTask id="answer"/>
    ${message('endEvent', 'answer_end', 'answered')}
    ${buildFlows('asked_start -> merge -> receive -> whole -[complete = true]-> answer -> answer_end\nwhole -> send_back -> again_come -> merge')}
  </process>`),
);

function play(partners: string[], { inTurn = false }: { inTurn?: boolean } = {}) {
  let instances: Collaboration = {};
  const take = (result: ReturnType<typeof startCollaboration>) => {
    if (!result.accepted) throw new Error(result.refusal);
    instances = structuredClone(result.instances);
    return result.effects;
  };
  take(startCollaboration(graph, { processId: 'lead' }, ctx));
  const open = (key: string) => {
    const state = instances[key];
    return state && state.status === 'running' ? openTasks(graph, state).map(({ nodeId }) => nodeId) : [];
  };
  const complete = (key: string, nodeId: string, variables: Record<string, unknown> = {}) => {
    const state = instances[key];
    const task = state && openTasks(graph, state).find((one) => one.nodeId === nodeId);
    const event = { kind: 'complete' as const, taskId: task?.taskId ?? -1, variables };
    return take(stepCollaboration(graph, instances, { instance: key, event }, ctx));
  };
  complete(mainInstance, 'consult', { partners, inTurn });
  return { open, complete, all: () => instances };
}

describe('a collaboration', () => {
  it('begins one instance of the partner pool for each partner, all at once', () => {
    const { open, all } = play(['fire', 'planning']);
    expect(Object.keys(all())).toEqual([mainInstance, 'fire', 'planning']);
    expect([open('fire'), open('planning'), open(mainInstance)]).toEqual([['receive'], ['receive'], []]);
  });

  it('goes on in the lead pool only when every partner has answered', () => {
    const { open, complete, all } = play(['fire', 'planning']);
    for (const key of ['planning', 'fire']) {
      complete(key, 'receive', { complete: true });
      expect(open(mainInstance)).toEqual([]);
      complete(key, 'answer');
      expect(all()[key]?.status).toBe('completed');
    }
    expect(open(mainInstance)).toEqual(['decide']);
  });

  it('asks one partner after another where the data says so', () => {
    const { open, complete, all } = play(['fire', 'planning'], { inTurn: true });
    expect(Object.keys(all())).toEqual([mainInstance, 'fire']);
    complete('fire', 'receive', { complete: true });
    complete('fire', 'answer');
    expect([Object.keys(all()), open('planning')]).toEqual([[mainInstance, 'fire', 'planning'], ['receive']]);
    complete('planning', 'receive', { complete: true });
    complete('planning', 'answer');
    expect(open(mainInstance)).toEqual(['decide']);
  });

  it('takes a question back to the lead pool and again to the same partner, while the others go on', () => {
    const { open, complete } = play(['fire', 'planning']);
    complete('fire', 'receive', { complete: false });
    expect([open('fire'), open(mainInstance)]).toEqual([[], ['complete']]);
    complete('planning', 'receive', { complete: true });
    complete(mainInstance, 'complete');
    expect([open('fire'), open('planning')]).toEqual([['receive'], ['answer']]);
    complete('fire', 'receive', { complete: true });
    complete('fire', 'answer');
    complete('planning', 'answer');
    expect(open(mainInstance)).toEqual(['decide']);
  });

  it('lets the host answer for a partner that stays silent', () => {
    const { all, complete } = play(['fire', 'planning']);
    const silent = { kind: 'message' as const, name: 'Trả lời', correlation: 'fire' };
    const result = stepCollaboration(graph, all(), { instance: mainInstance, event: silent }, ctx);
    expect(result.accepted).toBe(true);
    complete('planning', 'receive', { complete: true });
  });

  it('tags each effect with its instance', () => {
    const { complete } = play(['fire']);
    const effects = complete('fire', 'receive', { complete: false });
    expect(effects.map(({ kind, instance }) => [kind, instance])).toEqual([
      ['task-closed', 'fire'],
      ['message-sent', 'fire'],
      ['task-opened', mainInstance],
    ]);
  });

  it('is cancelled whole', () => {
    const { all } = play(['fire', 'planning']);
    const { instances, effects } = cancelCollaboration(graph, all(), ctx);
    expect(Object.values(instances).map(({ status }) => status)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect(effects.filter(({ kind }) => kind === 'task-closed').map(({ instance }) => instance)).toEqual([
      'fire',
      'planning',
    ]);
  });

  it('refuses an event for an instance nobody began', () => {
    const { all } = play([]);
    expect(stepCollaboration(graph, all(), { instance: 'tax', event: { kind: 'cancel' } }, ctx)).toEqual({
      accepted: false,
      refusal: 'unknown-process',
    });
  });
});
