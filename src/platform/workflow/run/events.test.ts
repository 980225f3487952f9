import { describe, expect, it } from 'vitest';
import { buildBpmn, runProcess } from '#testing/workflow.ts';

const tasks = (...ids: string[]) => ids.map((id) => `<userTask id="${id}"/>`).join('');
const timer = '<timerEventDefinition><timeDuration>2 working days</timeDuration></timerEventDefinition>';
const message = '<messageEventDefinition messageRef="m"/>';
const signal = '<signalEventDefinition signalRef="sg"/>';
const named =
  '<message id="m" name="Kết quả thẩm tra"/><signal id="sg" name="Nghỉ lễ"/><error id="er" errorCode="HONG"/><escalation id="es" escalationCode="CAP-TREN"/>';
const boundary = (definition: string, interrupting = true) =>
  `<boundaryEvent id="b" attachedToRef="a" cancelActivity="${interrupting}">${definition}</boundaryEvent>`;
const withBoundary = (definition: string, interrupting = true, host = '<userTask id="a"/>') =>
  buildBpmn(
    `<startEvent id="s"/>${host}${boundary(definition, interrupting)}${tasks('late')}<endEvent id="e"/><endEvent id="e2"/>`,
    's -> a -> e\nb -> late -> e2',
    named,
  );
const caught = (definition: string) =>
  buildBpmn(
    `<startEvent id="s"/><intermediateCatchEvent id="c">${definition}</intermediateCatchEvent>${tasks('a')}`,
    's -> c -> a',
    named,
  );

describe('a timer', () => {
  it('between steps is set, and lets the process go on when it fires', async () => {
    const process = await runProcess(caught(timer));
    expect(process.last()).toEqual([
      { kind: 'timer-set', timerId: 't1/c', nodeId: 'c', type: 'duration', text: '2 working days', firing: 1 },
    ]);
    expect(process.fire('c').open()).toEqual(['a']);
    expect(process.try({ kind: 'timer', timerId: 't1/c' })).toEqual({ accepted: false, refusal: 'unknown-timer' });
  });

  it('written in FEEL is worked out when it is set', async () => {
    const computed = '<timerEventDefinition><timeDate>=due</timeDate></timerEventDefinition>';
    const process = await runProcess(caught(computed), { variables: { due: '2026-12-01T17:00:00+07:00' } });
    expect(process.last()).toMatchObject([{ type: 'date', text: '2026-12-01T17:00:00+07:00' }]);
  });

  it('on a task closes it when it interrupts', async () => {
    const process = await runProcess(withBoundary(timer));
    expect(process.fire('b').open()).toEqual(['late']);
    expect(process.last()).toEqual([
      expect.objectContaining({ kind: 'task-closed', nodeId: 'a', outcome: 'cancelled' }),
      expect.objectContaining({ kind: 'task-opened', nodeId: 'late' }),
    ]);
  });

  it('on a task leaves it open when it does not interrupt, and fires once', async () => {
    const process = await runProcess(withBoundary(timer, false));
    expect(process.fire('b').open()).toEqual(['a', 'late']);
    expect(process.try({ kind: 'timer', timerId: 't1/b' }).accepted).toBe(false);
  });

  it('is cancelled when the task is completed first', async () => {
    const process = await runProcess(withBoundary(timer));
    expect(process.complete('a').last()).toContainEqual({ kind: 'timer-cancelled', timerId: 't1/b' });
    expect(process.state().status).toBe('completed');
  });

  it('that repeats fires as often as written, and is set again each time', async () => {
    const cycle = '<timerEventDefinition><timeCycle>R2/P1D</timeCycle></timerEventDefinition>';
    const process = await runProcess(withBoundary(cycle, false));
    expect(process.fire('b').last()).toContainEqual(expect.objectContaining({ kind: 'timer-set', firing: 2 }));
    expect(
      process
        .fire('b')
        .last()
        .some(({ kind }) => kind === 'timer-set'),
    ).toBe(false);
    expect(process.open()).toEqual(['a', 'late', 'late']);
    expect(process.try({ kind: 'timer', timerId: 't1/b' }).accepted).toBe(false);
    expect(
      process
        .complete('a')
        .last()
        .some(({ kind }) => kind === 'timer-cancelled'),
    ).toBe(false);
  });
});

describe('a message', () => {
  const received = { kind: 'message', name: 'Kết quả thẩm tra', variables: { result: 'Đạt' } } as const;

  it('lets the one who waits for it go on, with what it carries', async () => {
    const process = (await runProcess(caught(message))).send(received);
    expect(process.open()).toEqual(['a']);
    expect(process.state().variables).toEqual({ result: 'Đạt' });
  });

  it('completes a receive task', async () => {
    const xml = buildBpmn(
      '<startEvent id="s"/><receiveTask id="r" messageRef="m"/><endEvent id="e"/>',
      's -> r -> e',
      named,
    );
    expect((await runProcess(xml)).send(received).state().status).toBe('completed');
  });

  it('that comes early is kept for the step that will wait for it', async () => {
    const xml = buildBpmn(
      `<startEvent id="s"/>${tasks('a')}<receiveTask id="r" messageRef="m"/><endEvent id="e"/>`,
      's -> a -> r -> e',
      named,
    );
    const process = (await runProcess(xml)).send(received);
    expect(process.last()).toEqual([{ kind: 'message-held', name: 'Kết quả thẩm tra' }]);
    expect(process.complete('a').state()).toMatchObject({ status: 'completed', variables: { result: 'Đạt' } });
  });

  it('nobody ever waits for is refused', async () => {
    const process = await runProcess(caught(message));
    expect(process.try({ kind: 'message', name: 'Khác' })).toEqual({ accepted: false, refusal: 'nobody-waits' });
  });

  it('goes to the receiver with its correlation, and to one only', async () => {
    const each = '<multiInstanceLoopCharacteristics motcua:collection="agencies" motcua:item="agency"/>';
    const xml = buildBpmn(
      `<startEvent id="s"/><receiveTask id="r" messageRef="m" motcua:correlation="agency">${each}</receiveTask><endEvent id="e"/>`,
      's -> r -> e',
      named,
    );
    const process = await runProcess(xml, { variables: { agencies: ['Công an', 'Thuế'] } });
    process.send({ ...received, correlation: 'Thuế' });
    expect(process.state().scopes.map(({ variables }) => variables?.['agency'])).toEqual([undefined, 'Công an']);
    expect(process.send({ ...received, correlation: 'Thuế' }).last()).toEqual([
      expect.objectContaining({ kind: 'message-held' }),
    ]);
    expect(process.send({ ...received, correlation: 'Công an' }).state().status).toBe('completed');
  });

  it('is sent by a task, an event between steps and an end event, named as the receiving pool knows it', async () => {
    const other = `<process id="q"><startEvent id="qs"><messageEventDefinition messageRef="m"/></startEvent></process>
      <collaboration id="c"><participant id="pq" name="Công an" processRef="q"/><messageFlow id="f" sourceRef="a" targetRef="qs"/></collaboration>`;
    const xml = buildBpmn(
      '<startEvent id="s"/><sendTask id="a" motcua:correlation="code"/><intermediateThrowEvent id="t"><messageEventDefinition messageRef="m"/></intermediateThrowEvent><endEvent id="e"><messageEventDefinition/></endEvent>',
      's -> a -> t -> e',
      named + other,
    );
    const process = await runProcess(xml, { variables: { code: 'H62.1' } });
    const [first, second, third] = process.last();
    const name = 'Kết quả thẩm tra';
    expect(first).toMatchObject({
      kind: 'message-sent',
      name,
      correlation: 'H62.1',
      targets: [{ pool: 'Công an', processId: 'q', nodeId: 'qs' }],
    });
    expect(second).toMatchObject({ kind: 'message-sent', name, targets: [] });
    expect(third).toMatchObject({ kind: 'message-sent', name: 'e' });
  });
});

describe('a signal', () => {
  it('reaches everyone who waits for it', async () => {
    const xml = buildBpmn(
      `<startEvent id="s"/><parallelGateway id="f"/><intermediateCatchEvent id="c1">${signal}</intermediateCatchEvent><intermediateCatchEvent id="c2">${signal}</intermediateCatchEvent>${tasks('x', 'y')}`,
      's -> f -> c1 -> x\nf -> c2 -> y',
      named,
    );
    const process = await runProcess(xml);
    expect(process.send({ kind: 'signal', name: 'Nghỉ lễ' }).open()).toEqual(['x', 'y']);
    expect(process.try({ kind: 'signal', name: 'Nghỉ lễ' })).toEqual({ accepted: false, refusal: 'nobody-waits' });
  });

  it('is handed to the host when thrown', async () => {
    const xml = buildBpmn(`<startEvent id="s"/><endEvent id="e">${signal}</endEvent>`, 's -> e', named);
    expect((await runProcess(xml)).last()).toContainEqual({ kind: 'signal-thrown', nodeId: 'e', name: 'Nghỉ lễ' });
  });
});

describe('a condition', () => {
  const condition = '<conditionalEventDefinition><condition>paid = true</condition></conditionalEventDefinition>';

  it('lets the process go on once it becomes true', async () => {
    const process = await runProcess(caught(condition));
    expect(process.send({ kind: 'variables', variables: { paid: false } }).open()).toEqual([]);
    expect(process.send({ kind: 'variables', variables: { paid: true } }).open()).toEqual(['a']);
  });

  it('already true does not make the process wait', async () => {
    expect((await runProcess(caught(condition), { variables: { paid: true } })).open()).toEqual(['a']);
  });

  it('on a task must become false again before it happens again', async () => {
    const process = await runProcess(withBoundary(condition, false));
    const pay = (paid: boolean) => process.send({ kind: 'variables', variables: { paid } }).open();
    expect(pay(true)).toEqual(['a', 'late']);
    expect(pay(true)).toEqual(['a', 'late']);
    pay(false);
    expect(pay(true)).toEqual(['a', 'late', 'late']);
  });
});

describe('an error', () => {
  const withError = withBoundary('<errorEventDefinition errorRef="er"/>', true, '<serviceTask id="a"/>');

  it('of a task is caught by the boundary event of its code', async () => {
    const process = (await runProcess(withError)).fail('a', 'HONG');
    expect(process.open()).toEqual(['late']);
    expect(process.last()).toContainEqual(expect.objectContaining({ kind: 'task-closed', outcome: 'failed' }));
  });

  it('nobody catches is an incident: the job stays, to be retried or done by hand', async () => {
    const process = (await runProcess(withError)).fail('a', 'KHAC');
    expect(process.last()).toMatchObject([
      { kind: 'incident', incident: 'error-not-caught', nodeId: 'a', detail: 'KHAC' },
    ]);
    expect(process.open()).toEqual(['a']);
    expect(process.send({ kind: 'retry', taskId: process.taskAt('a') }).last()).toMatchObject([
      { kind: 'job-requested', nodeId: 'a' },
    ]);
    expect(process.complete('a').state().status).toBe('completed');
  });

  it('thrown at the end of a sub-process is caught outside it', async () => {
    const inner =
      '<subProcess id="a"><startEvent id="is"/><endEvent id="ie"><errorEventDefinition errorRef="er"/></endEvent><userTask id="other"/><sequenceFlow id="i1" sourceRef="is" targetRef="ie"/><sequenceFlow id="i2" sourceRef="is" targetRef="other"/></subProcess>';
    const process = await runProcess(withBoundary('<errorEventDefinition/>', true, inner));
    expect(process.open()).toEqual(['late']);
  });

  it('nobody catches ends the process as failed, with its code for the caller', async () => {
    const xml = buildBpmn(
      `<startEvent id="s"/>${tasks('a')}<endEvent id="e"><errorEventDefinition errorRef="er"/></endEvent>`,
      's -> a\ns -> e',
      named,
    );
    const process = await runProcess(xml);
    expect(process.state()).toMatchObject({ status: 'failed', tokens: [] });
    expect(process.last()).toContainEqual({ kind: 'process-ended', status: 'failed', errorCode: 'HONG' });
  });
});

describe('an escalation', () => {
  const inner =
    '<subProcess id="a"><startEvent id="is"/><intermediateThrowEvent id="up"><escalationEventDefinition escalationRef="es"/></intermediateThrowEvent><userTask id="goOn"/><sequenceFlow id="i1" sourceRef="is" targetRef="up"/><sequenceFlow id="i2" sourceRef="up" targetRef="goOn"/></subProcess>';

  it('that does not interrupt starts a branch beside', async () => {
    expect(
      (await runProcess(withBoundary('<escalationEventDefinition escalationRef="es"/>', false, inner)))
        .open()
        .toSorted(),
    ).toEqual(['goOn', 'late']);
  });

  it('that interrupts stops the sub-process it came from', async () => {
    expect((await runProcess(withBoundary('<escalationEventDefinition/>', true, inner))).open()).toEqual(['late']);
  });

  it('nobody catches is ignored', async () => {
    expect((await runProcess(withBoundary(timer, true, inner))).open()).toEqual(['goOn']);
  });
});

describe('an event gateway', () => {
  const xml = buildBpmn(
    `<startEvent id="s"/><eventBasedGateway id="g"/><intermediateCatchEvent id="c">${timer}</intermediateCatchEvent><receiveTask id="r" messageRef="m"/>${tasks('late', 'got')}`,
    's -> g -> c -> late\ng -> r -> got',
    named,
  );
  it('goes on with the first event and forgets the others', async () => {
    const byMessage = (await runProcess(xml)).send({ kind: 'message', name: 'Kết quả thẩm tra' });
    expect(byMessage.open()).toEqual(['got']);
    expect(byMessage.last()).toContainEqual({ kind: 'timer-cancelled', timerId: 't1/c' });
    const byTime = (await runProcess(xml)).fire('c');
    expect(byTime.open()).toEqual(['late']);
    expect(byTime.last().some(({ kind }) => kind === 'timer-cancelled')).toBe(false);
  });
});

describe('link and terminate events', () => {
  it('a link goes on at its target', async () => {
    const link = '<linkEventDefinition name="Sang trang 2"/>';
    const xml = buildBpmn(
      `<startEvent id="s"/><intermediateThrowEvent id="t">${link}</intermediateThrowEvent><intermediateCatchEvent id="c">${link}</intermediateCatchEvent>${tasks('a')}`,
      's -> t\nc -> a',
    );
    expect((await runProcess(xml)).open()).toEqual(['a']);
  });

  it('terminate ends every branch and timer', async () => {
    const xml = buildBpmn(
      `<startEvent id="s"/><parallelGateway id="f"/>${tasks('a', 'k')}${boundary(timer)}<endEvent id="e"><terminateEventDefinition/></endEvent>`,
      's -> f -> a\nf -> k -> e',
    );
    const process = (await runProcess(xml)).complete('k');
    expect(process.state().status).toBe('terminated');
    expect(process.last().map(({ kind }) => kind)).toEqual([
      'task-closed',
      'task-closed',
      'timer-cancelled',
      'process-ended',
    ]);
  });

  it('terminate in a sub-process ends that one only', async () => {
    const inner =
      '<subProcess id="sub"><startEvent id="is"/><userTask id="a"/><endEvent id="ie"><terminateEventDefinition/></endEvent><sequenceFlow id="i1" sourceRef="is" targetRef="ie"/><sequenceFlow id="i2" sourceRef="is" targetRef="a"/></subProcess>';
    const process = await runProcess(buildBpmn(`<startEvent id="s"/>${inner}${tasks('next')}`, 's -> sub -> next'));
    expect(process.open()).toEqual(['next']);
  });
});
