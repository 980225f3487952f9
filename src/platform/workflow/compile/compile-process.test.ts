import { describe, expect, it } from 'vitest';
import { buildBpmn, buildDefinitions, buildGraph } from '#testing/workflow.ts';
import { ProcessGraph } from '../process-graph.contract.ts';
import { compileProcess } from './compile-process.ts';

const path = 's -> a -> e';
const around = (body: string) => `<startEvent id="s"/>${body}<endEvent id="e"/>`;

async function refusalsOf(xml: string) {
  const compiled = await compileProcess(xml);
  return compiled.accepted ? [] : compiled.refused;
}

describe('compiling a process', () => {
  it('gives plain JSON that reads back as it was', async () => {
    const graph = await buildGraph(buildBpmn(around('<userTask id="a" name="Thẩm định"/>'), path));
    expect(ProcessGraph.parse(JSON.parse(JSON.stringify(graph)))).toEqual(graph);
    expect(graph.nodes['a']).toMatchObject({
      name: 'Thẩm định',
      type: 'user-task',
      incoming: ['s_a'],
      outgoing: ['a_e'],
    });
  });

  it('reads lanes as roles, the innermost first, and pools', async () => {
    const lanes = `<laneSet id="ls"><lane id="l1" name="Sở Tư pháp"><flowNodeRef>s</flowNodeRef><flowNodeRef>a</flowNodeRef>
      <childLaneSet id="c"><lane id="l2" name="Chuyên viên"><flowNodeRef>a</flowNodeRef></lane></childLaneSet></lane></laneSet>`;
    const pool = '<collaboration id="co"><participant id="pa" name="Tỉnh" processRef="p"/></collaboration>';
    const graph = await buildGraph(buildBpmn(lanes + around('<userTask id="a"/>'), path, pool));
    expect(graph.nodes['a']?.lane).toBe('Chuyên viên');
    expect(graph.nodes['s']?.lane).toBe('Sở Tư pháp');
    expect(graph.processes['p']).toMatchObject({ pool: 'Tỉnh', lanes: ['Sở Tư pháp', 'Chuyên viên'] });
  });

  it('reads the action and time of a step under whatever prefix the namespace has', async () => {
    const task = '<userTask id="a" xmlns:mc="https://motcua.vn/bpmn" mc:action="receive" mc:time="4 working hours"/>';
    const graph = await buildGraph(buildBpmn(around(task), path));
    expect(graph.nodes['a']).toMatchObject({ action: 'receive', time: '4 working hours' });
  });

  it('refuses a misspelt attribute of ours instead of losing it', async () => {
    const [refusal] = await refusalsOf(buildBpmn(around('<userTask id="a" motcua:acton="receive"/>'), path));
    expect(refusal).toMatchObject({ element: 'a', type: 'bpmn:UserTask' });
    expect(refusal?.reason).toContain('motcua:acton');
  });

  it('asks the host about expressions and times', async () => {
    const xml = buildBpmn(
      around('<exclusiveGateway id="g"/><userTask id="a" motcua:time="4 giờ"/>'),
      's -> g -[x >]-> a -> e',
    );
    const compiled = await compileProcess(xml, {
      checkExpression: () => 'Sai cú pháp.',
      checkTime: () => 'Không hiểu.',
    });
    expect(compiled.accepted ? [] : compiled.refused.map(({ element }) => element)).toEqual(['a', 'g_a']);
  });

  it('keeps data and artifacts in the file and out of the graph', async () => {
    const data =
      '<dataObject id="o"/><dataObjectReference id="r" dataObjectRef="o"/><textAnnotation id="t"><text>Ghi chú</text></textAnnotation>';
    const graph = await buildGraph(buildBpmn(around(`<task id="a"/>${data}`), path));
    expect(Object.keys(graph.nodes)).toEqual(['s', 'a', 'e']);
  });

  it.each([
    ['a script task', '<scriptTask id="a"/>', 'bpmn:ScriptTask'],
    ['a complex gateway', '<complexGateway id="a"/>', 'bpmn:ComplexGateway'],
    ['an ad-hoc sub-process', '<adHocSubProcess id="a"/>', 'bpmn:AdHocSubProcess'],
    ['a transaction', '<transaction id="a"/>', 'bpmn:Transaction'],
    ['compensation', '<task id="a" isForCompensation="true"/>', 'bpmn:Task'],
    [
      'a compensation event',
      '<intermediateThrowEvent id="a"><compensateEventDefinition/></intermediateThrowEvent>',
      'bpmn:IntermediateThrowEvent',
    ],
    ['a cancel event', '<endEvent id="a"><cancelEventDefinition/></endEvent>', 'bpmn:EndEvent'],
    [
      'an event with two definitions',
      '<intermediateCatchEvent id="a"><timerEventDefinition/><messageEventDefinition/></intermediateCatchEvent>',
      'bpmn:IntermediateCatchEvent',
    ],
    ['an event without a definition between steps', '<intermediateCatchEvent id="a"/>', 'bpmn:IntermediateCatchEvent'],
    [
      'an error caught between steps',
      '<intermediateCatchEvent id="a"><errorEventDefinition/></intermediateCatchEvent>',
      'bpmn:IntermediateCatchEvent',
    ],
    ['a task that starts a process', '<receiveTask id="a" instantiate="true"/>', 'bpmn:ReceiveTask'],
    ['a call of nothing', '<callActivity id="a"/>', 'bpmn:CallActivity'],
    [
      'a link to nowhere',
      '<intermediateThrowEvent id="a"><linkEventDefinition name="L"/></intermediateThrowEvent>',
      'bpmn:IntermediateThrowEvent',
    ],
    ['an event gateway before a person', '<eventBasedGateway id="a"/>', 'bpmn:EventBasedGateway'],
    ['a name every object has', '<task id="constructor"/><task id="a"/>', 'bpmn:Task'],
  ])('refuses %s, naming it', async (_, element, type) => {
    const refused = await refusalsOf(buildBpmn(around(element), type === 'bpmn:EndEvent' ? 's -> a' : path));
    expect(refused).toContainEqual(expect.objectContaining({ type }));
    expect(refused[0]?.reason).toMatch(/Hãy|Chỉ|không/);
  });

  it.each([
    ['a flow to nothing', 's -> a -> nowhere', 'a_nowhere'],
    ['a flow into a start', 's -> a -> e\na -> s', 's'],
    ['a flow across a sub-process', 's -> a -> in -> e', 'a_in'],
  ])('refuses %s', async (_, flows, element) => {
    const body = around('<task id="a"/><subProcess id="sub"><task id="in"/></subProcess>');
    expect(await refusalsOf(buildBpmn(body, flows))).toContainEqual(expect.objectContaining({ element }));
  });

  it.each([
    ['a boundary event on an event', '<boundaryEvent id="b" attachedToRef="s"><timerEventDefinition/></boundaryEvent>'],
    [
      'an error boundary that does not interrupt',
      '<boundaryEvent id="b" attachedToRef="a" cancelActivity="false"><errorEventDefinition/></boundaryEvent>',
    ],
    [
      'a trigger inside a sub-process',
      '<subProcess id="q"><startEvent id="b"><timerEventDefinition/></startEvent></subProcess>',
    ],
    [
      'an event sub-process without a trigger',
      '<subProcess id="b" triggeredByEvent="true"><startEvent id="q"/></subProcess>',
    ],
  ])('refuses %s', async (_, element) => {
    expect(await refusalsOf(buildBpmn(around(`<task id="a"/>${element}`), path))).toContainEqual(
      expect.objectContaining({ element: 'b' }),
    );
  });

  it('refuses an element the standard does not know, and one id used twice', async () => {
    expect((await refusalsOf(buildBpmn(around('<task id="a"/><stamp id="x"/>'), path)))[0]?.reason).toContain(
      '<stamp>',
    );
    expect((await refusalsOf(buildBpmn(around('<task id="a"/><task id="a"/>'), path)))[0]?.element).toBe('a');
  });

  it('refuses a file without a process, and global tasks', async () => {
    expect((await refusalsOf(buildDefinitions('')))[0]?.reason).toContain('ít nhất một quy trình');
    expect((await refusalsOf(buildDefinitions('<globalTask id="g"/>')))[0]?.type).toBe('bpmn:GlobalTask');
    expect((await refusalsOf('<html xmlns="http://www.w3.org/1999/xhtml"/>'))[0]?.reason).toContain('BPMN 2.0');
  });

  it('tells every fault at once', async () => {
    const refused = await refusalsOf(buildBpmn(around('<scriptTask id="a"/><complexGateway id="b"/>'), path));
    expect(refused.map(({ element }) => element)).toEqual(['a', 'b']);
  });

  it('warns where a model leaves the choice to chance', async () => {
    const compiled = await compileProcess(
      buildBpmn(around('<exclusiveGateway id="g"/><task id="a"/><task id="b"/>'), 's -> g -> a -> e\ng -> b -> e'),
    );
    expect(compiled.accepted ? compiled.warnings.map(({ element }) => element) : []).toEqual(['g']);
  });
});
