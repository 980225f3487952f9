import { expect, it } from 'vitest';
import { buildBpmn, buildFlows, buildGraph } from '#testing/workflow.ts';
import { describeProcess, listStarts, listStepTimes } from './describe.ts';

const lanes = `<laneSet id="ls"><lane id="l1" name="Bộ phận một cửa"><flowNodeRef>receive</flowNodeRef></lane><lane id="l2" name="Chuyên viên"><flowNodeRef>check</flowNodeRef><flowNodeRef>late</flowNodeRef></lane></laneSet>`;
const steps = `<startEvent id="s"/><userTask id="check" name="Thẩm định" motcua:time="2 working days"/>
  <subProcess id="visit" name="Kiểm tra thực địa"><userTask id="go" name="Đi kiểm tra" motcua:time="1 working days"/></subProcess>
  <userTask id="receive" name="Tiếp nhận" motcua:action="receive" motcua:time="4 working hours"/><userTask id="late" name="Xin lỗi"/>
  <boundaryEvent id="b" attachedToRef="check"><timerEventDefinition><timeDuration>3 working days</timeDuration></timerEventDefinition></boundaryEvent>`;
const pool = '<collaboration id="c"><participant id="pa" name="Tỉnh" processRef="p"/></collaboration>';
const xml = buildBpmn(lanes + steps, 's -> receive -> check -> visit\nb -> late', pool);

it('describes the steps in the order they are first reached, with role, time and depth', async () => {
  const described = describeProcess(await buildGraph(xml));
  expect(described.map(({ name, lane, depth }) => [name, lane, depth])).toEqual([
    ['Tiếp nhận', 'Bộ phận một cửa', 0],
    ['Thẩm định', 'Chuyên viên', 0],
    ['Kiểm tra thực địa', undefined, 0],
    ['Đi kiểm tra', undefined, 1],
    ['Xin lỗi', 'Chuyên viên', 0],
  ]);
  expect(described[0]).toMatchObject({ action: 'receive', pool: 'Tỉnh', type: 'user-task' });
});

it('lists the times written on steps', async () => {
  const times = listStepTimes(await buildGraph(xml)).map(({ nodeId, time }) => [nodeId, time]);
  expect(times).toEqual([
    ['receive', '4 working hours'],
    ['check', '2 working days'],
    ['go', '1 working days'],
  ]);
});

it('lists what may start a process', async () => {
  const graph = await buildGraph(
    buildBpmn(
      '<startEvent id="s"><messageEventDefinition messageRef="m"/></startEvent><task id="a"/>',
      's -> a',
      '<message id="m" name="Hồ sơ mới"/>',
    ),
  );
  expect(listStarts(graph)).toEqual([{ processId: 'p', nodeId: 's', trigger: { kind: 'message', name: 'Hồ sơ mới' } }]);
});

it('does not walk for ever where the drawing goes round', async () => {
  const graph = await buildGraph(
    buildBpmn(`<task id="a"/><task id="b"/><startEvent id="s"/>${buildFlows('s -> a -> b')}`, 'b -> a'),
  );
  expect(describeProcess(graph).map(({ nodeId }) => nodeId)).toEqual(['a', 'b']);
});
