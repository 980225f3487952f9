import { describe, expect, it } from 'vitest';
import { workOutFormula } from './work-out-formula.ts';

describe('a formula', () => {
  it('knows nothing of the message before, and leaves nothing for the next', async () => {
    const keeping = '{ "kept": [$kept, $kept := message.name] }';
    await workOutFormula(keeping, { message: { name: 'Lan' } });
    expect(await workOutFormula(keeping, { message: { name: 'Minh' } })).toEqual({ kept: ['Minh'] });
    const turned: unknown = JSON.parse('{"__proto__":{"gone":"out"},"constructor":{"prototype":{"gone":"out"}}}');
    for (const text of ['$merge([{}, message])', '$ ~> |message|{"__proto__": {"gone": "out"}}|', '$spread(message)'])
      await workOutFormula(text, { message: turned });
    expect(await workOutFormula('message.gone', { message: {} })).toBeUndefined();
  });

  it('that takes all its time keeps another waiting for one turn, however many ask for it', async () => {
    const done: string[] = [];
    const note = (name: string, text: string) =>
      workOutFormula(text, {}).then(
        () => done.push(name),
        () => done.push(name),
      );
    const endless = '($more := function($n) { $more($n + 1) }; $more(0))';
    const slow = Array.from({ length: 5 }, () => note('slow', endless));
    await Promise.all([...slow, note('quick', '1 + 1')]);
    expect(done).toEqual(['slow', 'quick', 'slow', 'slow', 'slow', 'slow']);
  });

  it('given lists within lists without end fails, and those that wait behind it do not', async () => {
    const deep: unknown = JSON.parse(`${'['.repeat(300_000)}${']'.repeat(300_000)}`);
    const [before, broken, after] = await Promise.allSettled([
      workOutFormula('message', { message: 1 }),
      workOutFormula('message', { message: deep }),
      workOutFormula('message', { message: 2 }),
    ]);
    expect([before, after]).toEqual([1, 2].map((value) => ({ status: 'fulfilled', value })));
    expect(broken).toMatchObject({ status: 'rejected', reason: { message: 'lồng quá sâu' } });
  });
});
