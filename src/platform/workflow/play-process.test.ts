import { expect, it } from 'vitest';
import { buildDefinitions, buildFlows, buildGraph } from '#testing/workflow.ts';
import { playProcess } from './play-process.ts';

// An office asks an agency and waits for its answer: one instance a pool, joined by two messages.
const xml = buildDefinitions(`<message id="ask" name="Lấy ý kiến"/>
  <process id="office"><startEvent id="s"/><sendTask id="send" messageRef="ask"/><receiveTask id="wait"/><userTask id="decide"/><endEvent id="e"/>
    ${buildFlows('s -> send -> wait -> decide -> e')}</process>
  <process id="agency"><startEvent id="asked"><messageEventDefinition messageRef="ask"/></startEvent><userTask id="answer"/><endEvent id="answered"><messageEventDefinition/></endEvent>
    ${buildFlows('asked -> answer -> answered')}</process>
  <collaboration id="c"><participant id="p1" name="Sở Tư pháp" processRef="office"/><participant id="p2" name="Công an tỉnh" processRef="agency"/>
    <messageFlow id="m1" sourceRef="send" targetRef="p2"/><messageFlow id="m2" name="Trả lời" sourceRef="answered" targetRef="wait"/></collaboration>`);

it('plays two pools as two instances that wait for each other', async () => {
  const graph = await buildGraph(xml);
  const played = playProcess({ graph, processId: 'office', evaluate: () => null, variables: { code: 'H62' } });
  expect(played.steps.map(({ instance, nodeId }) => [instance, nodeId])).toEqual([
    [1, 'answer'],
    [0, 'decide'],
  ]);
  expect(played.instances.map(({ processId, status, variables }) => [processId, status, variables['code']])).toEqual([
    ['office', 'completed', 'H62'],
    ['agency', 'completed', 'H62'],
  ]);
  expect(played.ended).toBe(true);
});

it('stops where nothing is chosen, and after as many steps as allowed', async () => {
  const graph = await buildGraph(xml);
  const request = { graph, processId: 'office', evaluate: () => null };
  expect(playProcess({ ...request, choose: () => undefined })).toMatchObject({ steps: [], ended: false });
  expect(playProcess({ ...request, mostSteps: 1 }).steps).toHaveLength(1);
});
