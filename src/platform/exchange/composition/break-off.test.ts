import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openComposedAxis, person } from '#testing/composed-axis.ts';
import { composition } from '#testing/composed-service.ts';
import { shipCalls } from '#testing/shipped-calls.ts';
import { testDatabase } from '#testing/test-database.ts';

const { db } = await testDatabase();
const { answerWell, ask, cards, gateway, other, people, recordsOf, says, setService, waiting } =
  await openComposedAxis(db);

/** More than a circuit breaker lets fail. */
const calls = 6;
const longMs = 120_000;

beforeAll(async () => {
  // What hangs is not given up by its own limit while a test lasts, and would be asked again if it had failed.
  for (const code of ['dan-cu', 'the']) await setService(code, { settings: { timeoutMs: 60_000, retries: 2 } });
  await setWholeMs(longMs);
  // What has answered once is asked on the fast path.
  await ask();
});
beforeEach(answerWell);

const setWholeMs = (timeoutMs: number) => setService('nhan-than', { settings: { timeoutMs, composition } });
const askOften = (how: { signal?: AbortSignal; trace?: (nth: number) => string } = {}) =>
  Array.from({ length: calls }, (_, nth) =>
    ask({ ...(how.signal && { signal: how.signal }), trace: how.trace?.(nth) ?? '' }),
  );
const areUnderWay = (count: number) => expect.poll(() => waiting.underWay).toBe(count);
const placesTaken = async () => {
  const text = await (await fetch(`${gateway.url}/metrics`)).text();
  return /^motcua_exchange_calls_under_way\{.*\} (\d+)$/m.exec(text)?.[1];
};

/** What is on record of each line of a call, by part; the whole has none. */
const outcomesOf = async (trace: string) =>
  (await recordsOf(trace))
    .map(({ composed, outcome, status }) => `${composed?.part ?? 'whole'} ${outcome} ${status}`)
    .toSorted();

/** The providers see their questions end, and nothing of it is held against them. */
async function expectNothingLeft(traces: readonly string[], asked: number): Promise<void> {
  await areUnderWay(0);
  await expect.poll(placesTaken).toBe('0');
  expect(people.calls.length + cards.calls.length).toBe(asked);
  const brokenOff = (await Promise.all(traces.map(recordsOf))).flat().filter(({ outcome }) => outcome === 'broken_off');
  await shipCalls(db, `cong-${traces[0]}`, brokenOff);
  const { failed } = await db
    .selectFrom('exchange.call_figure')
    .select(db.fn.sum('failed').as('failed'))
    .executeTakeFirstOrThrow();
  expect(Number(failed)).toBe(0);
  // The breaker lets the next one through.
  answerWell();
  const { status, answer } = await ask();
  expect([status, answer.missingParts]).toEqual([200, undefined]);
}

describe('parts under way', () => {
  it('are broken off once the call is refused for another', async () => {
    const { promise: after, resolve: fail } = Promise.withResolvers<void>();
    Object.assign(says, { citizen: { status: 500, body: {}, after }, card: 'hang' });
    const before = people.calls.length + cards.calls.length;
    const asked = askOften();
    await areUnderWay(2 * calls);
    expect(await placesTaken()).toBe(`${2 * calls}`);
    fail();
    const refused = await Promise.all(asked);
    for (const { status, answer, trace } of refused) {
      expect([status, answer.description]).toEqual([502, expect.stringContaining('thành phần danCu')]);
      await expect
        .poll(() => outcomesOf(trace))
        .toEqual(['danCu provider_failed 502', 'the broken_off 499', 'whole provider_failed 502']);
    }
    // It was let in: its grant was used, though no field went out.
    const ofCards = (await recordsOf(refused[0]?.trace ?? '')).filter(({ service }) => service === 'the/1.0');
    await shipCalls(db, 'cong-da-goi', ofCards);
    const used = await db.selectFrom('exchange.grant_use').select(['part', 'name']).execute();
    expect(used.map(({ part, name }) => `${part} ${name}`)).toEqual(['operation getCard']);
    await expectNothingLeft(
      refused.map(({ trace }) => trace),
      before + 2 * calls,
    );
  });

  it('are broken off when their caller hangs up, whichever of them the answer needs', async () => {
    const traceOf = (nth: number) => `${nth}d`.repeat(16);
    const traces = Array.from({ length: calls }, (_, nth) => traceOf(nth));
    Object.assign(says, { citizen: 'hang', card: 'hang' });
    const before = people.calls.length + cards.calls.length;
    const leaving = new AbortController();
    const asked = Promise.allSettled(askOften({ signal: leaving.signal, trace: traceOf }));
    await areUnderWay(2 * calls);
    leaving.abort();
    expect((await asked).every(({ status }) => status === 'rejected')).toBe(true);
    for (const trace of traces)
      await expect
        .poll(() => outcomesOf(trace))
        .toEqual(['danCu broken_off 499', 'the broken_off 499', 'whole broken_off 499']);
    await expectNothingLeft(traces, before + 2 * calls);
  });

  it('are broken off when their caller hangs up, and only one that may be missing was waited for', async () => {
    says.card = 'hang';
    const trace = 'ad'.repeat(16);
    const before = people.calls.length + cards.calls.length;
    const leaving = new AbortController();
    const asked = ask({ signal: leaving.signal, trace });
    await expect.poll(() => outcomesOf(trace)).toEqual(['danCu answered 200']);
    await areUnderWay(1);
    leaving.abort();
    await expect(asked).rejects.toThrow('aborted');
    await expect
      .poll(() => outcomesOf(trace))
      .toEqual(['danCu answered 200', 'the broken_off 499', 'whole broken_off 499']);
    await expectNothingLeft([trace], before + 2);
  });

  it('are broken off when the time of the whole is up, whatever their own limit, and missing', async () => {
    says.card = 'hang';
    await setWholeMs(2500);
    const before = people.calls.length + cards.calls.length;
    const told = await Promise.all(askOften());
    await setWholeMs(longMs);
    for (const { status, answer, trace } of told) {
      const missing = answer.missingParts?.map(({ part, code }) => `${part} ${code}`);
      expect([status, missing]).toEqual([200, ['the 101504', 'benhVien 101504']]);
      await expect
        .poll(() => outcomesOf(trace))
        .toEqual(['danCu answered 200', 'the broken_off 499', 'whole answered 200']);
    }
    await expectNothingLeft(
      told.map(({ trace }) => trace),
      before + 2 * calls,
    );
  });
});

describe('nobody is asked any more', () => {
  it('once the call was refused for a part: what waits for another part is left alone', async () => {
    const { promise, resolve: release } = Promise.withResolvers<void>();
    waiting.together = promise;
    const { promise: after, resolve: fail } = Promise.withResolvers<void>();
    says.citizen = { status: 500, body: {}, after };
    const before = cards.calls.length;
    const asked = ask();
    await areUnderWay(2);
    fail();
    expect((await asked).status).toBe(502);
    await areUnderWay(0);
    release();
    answerWell();
    expect((await ask()).status).toBe(200);
    // One for the card of the first call, and two of the second.
    expect(cards.calls.slice(before).map(({ url }) => url)).toEqual([
      `/cards/${person}`,
      `/cards/${person}`,
      '/hospitals/H1',
    ]);
  });

  it('once its caller has hung up while the right to ask was looked at', async () => {
    const { promise, resolve: release } = Promise.withResolvers<void>();
    Object.assign(waiting, { checked: promise, checks: 0 });
    says.citizen = 'hang';
    const before = cards.calls.length;
    const trace = 'cd'.repeat(16);
    const leaving = new AbortController();
    // Of this consumer no decision is remembered.
    const asked = ask({ as: 'hep', by: other, trace, signal: leaving.signal });
    await areUnderWay(1);
    await expect.poll(() => waiting.checks).toBe(1);
    leaving.abort();
    await expect(asked).rejects.toThrow('aborted');
    await areUnderWay(0);
    release();
    await expect
      .poll(() => outcomesOf(trace))
      .toEqual(['danCu broken_off 499', 'the broken_off 499', 'whole broken_off 499']);
    expect(cards.calls.length).toBe(before);
  });
});
