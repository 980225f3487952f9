import { describe, expect, it } from 'vitest';
import { buildBpmn, runProcess } from '#testing/workflow.ts';

const tasks = (...ids: string[]) => ids.map((id) => `<userTask id="${id}"/>`).join('');
const body = (elements: string, ids: string[]) => `<startEvent id="s"/>${elements}${tasks(...ids)}<endEvent id="e"/>`;

describe('an exclusive gateway', () => {
  const xml = buildBpmn(
    body('<exclusiveGateway id="g" default="g_c"/>', ['a', 'b', 'c']),
    's -> g -[x = 1]-> a -> e\ng -[x >= 1]-> b -> e\ng -> c -> e',
  );
  it.each([
    [1, 'a'],
    [2, 'b'],
    [0, 'c'],
    [undefined, 'c'],
  ])('with x = %s takes the first open branch, or the default: %s', async (x, expected) => {
    expect((await runProcess(xml, { variables: { x } })).open()).toEqual([expected]);
  });

  it('with no open branch is an incident that can be repaired', async () => {
    const stuck = await runProcess(buildBpmn(body('<exclusiveGateway id="g"/>', ['a']), 's -> g -[x = 1]-> a -> e'));
    const [incident] = stuck.last();
    expect(incident).toMatchObject({ kind: 'incident', incident: 'no-path', nodeId: 'g' });
    expect(stuck.state().status).toBe('running');
    const taskId = incident?.kind === 'incident' ? incident.taskId : -1;
    expect(stuck.try({ kind: 'complete', taskId })).toEqual({ accepted: false, refusal: 'unknown-task' });
    expect(stuck.send({ kind: 'retry', taskId, variables: { x: 1 } }).open()).toEqual(['a']);
  });

  it('without conditions takes the branch drawn first, unless the host says which', async () => {
    const free = buildBpmn(body('<exclusiveGateway id="g"/>', ['a', 'b']), 's -> g -> a -> e\ng -> b -> e');
    expect((await runProcess(free)).open()).toEqual(['a']);
    const host = { evaluate: () => null, chooseFlow: () => 'g_b' };
    expect((await runProcess(free, {}, host)).open()).toEqual(['b']);
  });

  it('passes every token on when joining', async () => {
    const joined = await runProcess(
      buildBpmn(
        body('<parallelGateway id="f"/><exclusiveGateway id="g"/>', ['a', 'b', 'c']),
        's -> f -> a -> g -> c -> e\nf -> b -> g',
      ),
    );
    expect(joined.complete('a').complete('b').open()).toEqual(['c', 'c']);
  });
});

describe('a parallel gateway', () => {
  const xml = buildBpmn(
    body('<parallelGateway id="f"/><parallelGateway id="j"/>', ['a', 'b', 'c']),
    's -> f -> a -> j -> c -> e\nf -> b -> j',
  );
  it('waits for one token on every incoming flow', async () => {
    const process = await runProcess(xml);
    expect(process.open()).toEqual(['a', 'b']);
    expect(process.complete('b').open()).toEqual(['a']);
    expect(process.complete('a').open()).toEqual(['c']);
    expect(process.complete('c').state().status).toBe('completed');
  });

  it('takes one token a flow and keeps the others for the next round', async () => {
    const process = await runProcess(
      buildBpmn(
        body('<exclusiveGateway id="m"/><parallelGateway id="f"/><parallelGateway id="j"/>', ['a', 'b', 'c']),
        's -> f -> m -> a -> j -> c -> e\nf -> m\nf -> b -> j',
      ),
    );
    process.complete('a').complete('a');
    expect(process.complete('b').open()).toEqual(['c']);
    expect(process.complete('c').state()).toMatchObject({ status: 'running', tokens: [{ node: 'j', via: 'a_j' }] });
  });
});

describe('an inclusive gateway', () => {
  const xml = buildBpmn(
    body('<inclusiveGateway id="f" default="f_c"/><inclusiveGateway id="j"/>', ['a', 'b', 'c', 'd']),
    's -> f -[x > 0]-> a -> j -> d -> e\nf -[x > 1]-> b -> j\nf -> c -> j',
  );
  it.each([
    [2, ['a', 'b']],
    [1, ['a']],
    [0, ['c']],
  ])('with x = %s opens %j and joins exactly those', async (x, expected) => {
    const process = await runProcess(xml, { variables: { x } });
    expect(process.open()).toEqual(expected);
    for (const [at, id] of expected.entries())
      expect(process.complete(id).open()).toEqual(at + 1 < expected.length ? expected.slice(at + 1) : ['d']);
    expect(process.complete('d').state().status).toBe('completed');
  });

  it('stops waiting when the other branch goes elsewhere', async () => {
    const process = await runProcess(
      buildBpmn(
        body('<parallelGateway id="f"/><inclusiveGateway id="j"/><exclusiveGateway id="g"/><endEvent id="e2"/>', [
          'a',
          'b',
          'd',
        ]),
        's -> f -> a -> j -> d -> e\nf -> b -> g -[ok = true]-> j\ng -[ok = false]-> e2',
      ),
    );
    expect(process.complete('a').open()).toEqual(['b']);
    expect(process.complete('b', { ok: false }).open()).toEqual(['d']);
  });

  it('waits for a boundary event that may still happen, and not once it cannot', async () => {
    const timer =
      '<boundaryEvent id="t" attachedToRef="b" cancelActivity="false"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>';
    const process = await runProcess(
      buildBpmn(
        body(`<parallelGateway id="f"/><inclusiveGateway id="j"/>${timer}`, ['a', 'b', 'n', 'd']),
        's -> f -> a -> j -> d -> e\nf -> b -> e\nt -> n -> j',
      ),
    );
    expect(process.complete('a').open()).toEqual(['b']);
    expect(process.fire('t').open()).toEqual(['b', 'n']);
    expect(process.complete('b').open()).toEqual(['n']);
    expect(process.complete('n').open()).toEqual(['d']);
  });

  it('does not wait for a token of a later round, which could come by either flow', async () => {
    const process = await runProcess(
      buildBpmn(
        body(
          '<parallelGateway id="f"/><exclusiveGateway id="m"/><inclusiveGateway id="i"/><inclusiveGateway id="j"/>',
          ['w', 'a', 'b', 'd'],
        ),
        's -> f -> m -> i -[x > 0]-> a -> j -> d -> e\ni -[x > 1]-> b -> j\nf -> w -> m',
      ),
      { variables: { x: 1 } },
    );
    expect(process.open()).toEqual(['w', 'a']);
    expect(process.complete('a').open()).toEqual(['w', 'd']);
  });
});

describe('flows out of a task', () => {
  it('are taken by condition, with a default', async () => {
    const xml = buildBpmn(
      `<startEvent id="s"/><userTask id="a" default="a_d"/>${tasks('b', 'c', 'd')}`,
      's -> a -[x > 0]-> b\na -[x > 1]-> c\na -> d',
    );
    expect((await runProcess(xml)).complete('a', { x: 2 }).open()).toEqual(['b', 'c']);
    expect((await runProcess(xml)).complete('a', { x: 0 }).open()).toEqual(['d']);
  });
});

describe('a loop with nothing to wait for', () => {
  it('is refused and leaves the state as it was', async () => {
    const process = await runProcess(
      buildBpmn(body('<exclusiveGateway id="g"/>', ['a']), 's -> a -> g -[stay = true]-> g\ng -[stay = false]-> e'),
    );
    const taskId = process.taskAt('a');
    expect(process.try({ kind: 'complete', taskId, variables: { stay: true } })).toEqual({
      accepted: false,
      refusal: 'endless-loop',
    });
    expect(process.complete('a', { stay: false }).state().status).toBe('completed');
  });
});
