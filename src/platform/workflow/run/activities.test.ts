import { describe, expect, it } from 'vitest';
import { buildBpmn, buildDefinitions, buildFlows, runProcess } from '#testing/workflow.ts';

const timer = '<timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>';
const one = (activity: string, rest = '') =>
  buildBpmn(`<startEvent id="s"/>${activity}<userTask id="next"/><endEvent id="e"/>`, 's -> a -> next -> e', rest);
const many = (loop: string, more = '') => one(`<userTask id="a" name="Góp ý">${loop}</userTask>${more}`);

describe('tasks', () => {
  it('of people are opened with what their author wrote', async () => {
    const process = await runProcess(
      one('<userTask id="a" name="Thẩm định" motcua:action="process" motcua:time="2 working days"/>'),
    );
    expect(process.last()).toEqual([
      {
        kind: 'task-opened',
        taskId: 1,
        nodeId: 'a',
        name: 'Thẩm định',
        type: 'user-task',
        action: 'process',
        time: '2 working days',
      },
    ]);
  });

  it.each(['task', 'manualTask'])('%s waits for somebody to say it is done', async (type) => {
    const process = await runProcess(one(`<${type} id="a"/>`));
    expect(process.complete('a').open()).toEqual(['next']);
  });

  it.each(['serviceTask', 'businessRuleTask'])('%s asks for a job', async (type) => {
    const process = await runProcess(one(`<${type} id="a"/>`));
    expect(process.last()).toMatchObject([{ kind: 'job-requested', nodeId: 'a' }]);
    expect(process.complete('a', { answer: 1 }).state().variables).toEqual({ answer: 1 });
  });

  it('decided by a table go on at once with what it says', async () => {
    const model = one('<businessRuleTask id="a" motcua:decision="route"/>');
    const decide = (decision: string) => ({ asked: decision, mustVerify: true });
    const process = await runProcess(model, {}, { evaluate: () => null, decide });
    expect(process.open()).toEqual(['next']);
    expect(process.state().variables).toEqual({ asked: 'route', mustVerify: true });
  });

  it('that are not open cannot be completed', async () => {
    const process = await runProcess(one('<userTask id="a"/>'));
    expect(process.try({ kind: 'complete', taskId: 99 })).toEqual({ accepted: false, refusal: 'unknown-task' });
    process.complete('a');
    expect(process.try({ kind: 'complete', taskId: 1 })).toEqual({ accepted: false, refusal: 'unknown-task' });
  });
});

describe('an ended process', () => {
  it('takes nothing more', async () => {
    const process = (await runProcess(one('<userTask id="a"/>'))).send({ kind: 'cancel' });
    expect(process.last()).toEqual([
      { kind: 'task-closed', taskId: 1, nodeId: 'a', outcome: 'cancelled' },
      { kind: 'process-ended', status: 'cancelled' },
    ]);
    expect(process.try({ kind: 'cancel' })).toEqual({ accepted: false, refusal: 'not-running' });
  });
});

describe('a sub-process', () => {
  const inner = `<subProcess id="a"><startEvent id="is"/><userTask id="x"/><userTask id="y"/>${buildFlows('is -> x\nis -> y')}</subProcess>`;

  it('ends when nothing is left inside', async () => {
    const process = (await runProcess(one(inner))).complete('x');
    expect(process.open()).toEqual(['y']);
    expect(process.complete('y').open()).toEqual(['next']);
  });

  it('interrupted from outside closes everything inside, however deep', async () => {
    const nested = `<subProcess id="a"><subProcess id="a2"><userTask id="x"/><boundaryEvent id="bx" attachedToRef="x">${timer}</boundaryEvent></subProcess></subProcess>`;
    const xml = one(
      `${nested}<boundaryEvent id="b" attachedToRef="a">${timer}</boundaryEvent><endEvent id="be"/>`,
    ).replace('</process>', `${buildFlows('b -> be')}</process>`);
    const process = (await runProcess(xml)).fire('b');
    expect(process.state().status).toBe('completed');
    expect(process.last().map(({ kind }) => kind)).toEqual(['task-closed', 'timer-cancelled', 'process-ended']);
  });

  it('with nothing drawn inside is passed at once', async () => {
    expect((await runProcess(one('<subProcess id="a"/>'))).open()).toEqual(['next']);
  });
});

describe('an event sub-process', () => {
  const withEvent = (interrupting: boolean, definition = '<messageEventDefinition messageRef="m"/>') =>
    one(
      `<userTask id="a"/><subProcess id="ev" triggeredByEvent="true"><startEvent id="evs" isInterrupting="${interrupting}">${definition}</startEvent><userTask id="handle"/>${buildFlows('evs -> handle')}</subProcess>`,
      '<message id="m" name="Rút hồ sơ"/><error id="er" errorCode="HONG"/>',
    );
  const withdraw = { kind: 'message', name: 'Rút hồ sơ' } as const;

  it('that interrupts takes over, once, and its end is the end', async () => {
    const process = (await runProcess(withEvent(true))).send(withdraw);
    expect(process.open()).toEqual(['handle']);
    expect(process.try(withdraw)).toEqual({ accepted: false, refusal: 'nobody-waits' });
    expect(process.complete('handle').state().status).toBe('completed');
  });

  it('that does not interrupt runs beside, as often as it is asked', async () => {
    const process = (await runProcess(withEvent(false))).send(withdraw).send(withdraw);
    expect(process.open()).toEqual(['a', 'handle', 'handle']);
    process.complete('a').complete('next');
    expect(process.state().status).toBe('running');
    expect(process.complete('handle').complete('handle').state().status).toBe('completed');
  });

  it('catches errors thrown inside what it guards', async () => {
    const process = (await runProcess(withEvent(true, '<errorEventDefinition errorRef="er"/>'))).fail('a', 'HONG');
    expect(process.open()).toEqual(['handle']);
  });

  it('has its timer set with its scope and cancelled with it', async () => {
    const process = await runProcess(withEvent(false, timer));
    expect(process.last()).toContainEqual(expect.objectContaining({ kind: 'timer-set', timerId: 's0/evs' }));
    expect(process.complete('a').complete('next').last()).toContainEqual({
      kind: 'timer-cancelled',
      timerId: 's0/evs',
    });
  });
});

describe('a call', () => {
  const called = `<process id="p"><startEvent id="s"/><callActivity id="a" calledElement="q"/><userTask id="next"/>${buildFlows('s -> a -> next')}</process>`;

  it('of a process in the file runs it, reading the caller and giving back what it wrote', async () => {
    const xml = buildDefinitions(
      `${called}<process id="q"><startEvent id="qs"/><exclusiveGateway id="g"/><userTask id="x"/>${buildFlows('qs -> g -[level = 2]-> x')}</process>`,
    );
    const process = await runProcess(xml, { variables: { level: 2 } });
    expect(process.open()).toEqual(['x']);
    process.complete('x', { result: 'Đạt' });
    expect(process.open()).toEqual(['next']);
    expect(process.state().variables).toEqual({ level: 2, result: 'Đạt' });
  });

  it('of a process elsewhere is asked of the host, who completes or fails it', async () => {
    const process = await runProcess(buildDefinitions(called), { variables: { code: 'H62' } });
    expect(process.last()).toMatchObject([{ kind: 'process-called', processId: 'q', variables: { code: 'H62' } }]);
    expect(process.complete('a').open()).toEqual(['next']);
  });

  it('of itself without end is refused', async () => {
    const xml = buildDefinitions(`<process id="p"><callActivity id="a" calledElement="p"/></process>`);
    await expect(runProcess(xml)).rejects.toThrow('endless-loop');
  });
});

describe('a repeated activity', () => {
  const overAgencies =
    'motcua:collection="agencies" motcua:item="agency" motcua:results="opinions" motcua:result="opinion"';
  const agencies = { variables: { agencies: ['Sở Xây dựng', 'Sở Tài chính'] } };

  it('in parallel opens one task for each, with its own item, and collects their answers in order', async () => {
    const process = await runProcess(many(`<multiInstanceLoopCharacteristics ${overAgencies}/>`), agencies);
    const opened = process.last().flatMap((effect) => (effect.kind === 'task-opened' ? [effect] : []));
    expect(opened.map(({ local }) => local?.['agency'])).toEqual(['Sở Xây dựng', 'Sở Tài chính']);
    process.send({ kind: 'complete', taskId: opened[1]?.taskId ?? -1, variables: { opinion: 'Không', note: 1 } });
    expect(process.open()).toEqual(['a']);
    process.complete('a', { opinion: 'Đồng ý' });
    expect(process.open()).toEqual(['next']);
    expect(process.state().variables).toMatchObject({ opinions: ['Đồng ý', 'Không'], note: 1 });
    expect(process.state().variables).not.toHaveProperty('agency');
  });

  it('in sequence opens them one after the other', async () => {
    const process = await runProcess(
      many(
        '<multiInstanceLoopCharacteristics isSequential="true"><loopCardinality>n</loopCardinality></multiInstanceLoopCharacteristics>',
      ),
      { variables: { n: 3 } },
    );
    expect(process.open()).toEqual(['a']);
    expect(process.complete('a').complete('a').open()).toEqual(['a']);
    expect(process.complete('a').open()).toEqual(['next']);
  });

  it('stops when enough are done', async () => {
    const process = await runProcess(
      many(
        '<multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality><completionCondition>numberOfCompletedInstances >= 2</completionCondition></multiInstanceLoopCharacteristics>',
      ),
    );
    process.complete('a').complete('a');
    expect(process.open()).toEqual(['next']);
    expect(process.last()).toContainEqual(expect.objectContaining({ kind: 'task-closed', outcome: 'cancelled' }));
  });

  it('over nothing is passed', async () => {
    const process = await runProcess(many(`<multiInstanceLoopCharacteristics ${overAgencies}/>`), {
      variables: { agencies: [] },
    });
    expect(process.open()).toEqual(['next']);
    expect(process.state().variables).toMatchObject({ opinions: [] });
  });

  it('over something that is no list is an incident that can be repaired', async () => {
    const process = await runProcess(many(`<multiInstanceLoopCharacteristics ${overAgencies}/>`));
    expect(process.last()).toMatchObject([{ kind: 'incident', incident: 'bad-loop', taskId: 1 }]);
    expect(process.send({ kind: 'retry', taskId: 1, ...agencies }).open()).toEqual(['a', 'a']);
  });

  it('is interrupted as a whole', async () => {
    const event = `<boundaryEvent id="b" attachedToRef="a">${timer}</boundaryEvent>`;
    const process = await runProcess(many(`<multiInstanceLoopCharacteristics ${overAgencies}/>`, event), agencies);
    expect(process.fire('b').state().status).toBe('completed');
    expect(process.last().filter(({ kind }) => kind === 'task-closed')).toHaveLength(2);
  });

  it('fails as a whole', async () => {
    const event = '<boundaryEvent id="b" attachedToRef="a"><errorEventDefinition/></boundaryEvent>';
    const process = await runProcess(many(`<multiInstanceLoopCharacteristics ${overAgencies}/>`, event), agencies);
    expect(process.fail('a', 'BAT-KY').state().status).toBe('completed');
  });

  it('can be a sub-process, each with its own variables', async () => {
    const xml = one(
      `<subProcess id="a"><multiInstanceLoopCharacteristics ${overAgencies}/><userTask id="x"/></subProcess>`,
    );
    const process = await runProcess(xml, agencies);
    expect(
      process.effects.map((effect) => (effect.kind === 'task-opened' ? effect.local?.['agency'] : undefined)),
    ).toEqual(agencies.variables.agencies);
    expect(process.complete('x').complete('x').open()).toEqual(['next']);
  });

  it('as a standard loop repeats while its condition holds', async () => {
    const process = await runProcess(
      many(
        '<standardLoopCharacteristics loopMaximum="5"><loopCondition>ok = false</loopCondition></standardLoopCharacteristics>',
      ),
    );
    expect(process.complete('a', { ok: false }).open()).toEqual(['a']);
    expect(process.complete('a', { ok: true }).open()).toEqual(['next']);
    const tested = await runProcess(
      many(
        '<standardLoopCharacteristics testBefore="true"><loopCondition>ok = false</loopCondition></standardLoopCharacteristics>',
      ),
      { variables: { ok: true } },
    );
    expect(tested.open()).toEqual(['next']);
  });
});

describe('starting', () => {
  it('begins at the event asked for, else the one without a trigger', async () => {
    const xml = buildBpmn(
      '<startEvent id="m"><messageEventDefinition/></startEvent><startEvent id="s"/><userTask id="a"/><userTask id="b"/>',
      'm -> a\ns -> b',
    );
    expect((await runProcess(xml)).open()).toEqual(['b']);
    expect((await runProcess(xml, { startId: 'm' })).open()).toEqual(['a']);
    await expect(runProcess(xml, { startId: 'a' })).rejects.toThrow('unknown-start');
    await expect(runProcess(xml, { processId: 'toString' })).rejects.toThrow('unknown-process');
  });

  it('without start events begins at every step no flow leads to', async () => {
    expect((await runProcess(buildBpmn('<userTask id="a"/><userTask id="b"/>', ''))).open()).toEqual(['a', 'b']);
  });
});
