import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#infrastructure/actor.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { exchangeEn, exchangeRoutes, exchangeVi } from '#platform/exchange/index.ts';
import { buildHttp } from '#testing/build.ts';
import { applyDeclared, buildFile, buildPurposeKey, citizenContract } from '#testing/exchange-office.ts';
import { buildManagement } from '#testing/exchange-management.ts';
import { testDatabase } from '#testing/test-database.ts';
import { watchExchange } from '../watch/watch-exchange.ts';
import { decideProposal } from './decide-proposal.ts';
import { ProposalsView, type ProposalView } from './proposal.contract.ts';

const { db } = await testDatabase();
const clock = { at: new Date() };
const now = () => clock.at;
const { deps, twoPersons, manager, leader, school, stranger } = await buildManagement(db, now);
const rules = { ...deps.rules, twoPersons };
const management = { ...deps, rules };
const signedIn: { actor?: Actor } = {};
const app = await buildHttp({ vi: exchangeVi, en: exchangeEn }, async () => signedIn.actor);
exchangeRoutes(app, management);

const reason = 'Theo đề nghị của cơ quan chủ quản';
const hourMs = 3_600_000;

async function as(actor: Actor, method: 'GET' | 'POST', path: string, payload?: Record<string, unknown>) {
  signedIn.actor = actor;
  return app.inject({ method, url: `/api/exchange${path}`, ...(payload && { payload }) });
}
const codeOf = (response: { json: () => unknown; statusCode: number }) => [
  response.statusCode,
  Object(response.json()).code ?? null,
];
const proposalsOf = async (actor: Actor) => ProposalsView.parse((await as(actor, 'GET', '/proposals')).json());
const decide = (actor: Actor, { id }: Pick<ProposalView, 'id'>, action: string, why = '') =>
  as(actor, 'POST', `/proposals/${id}`, { action, reason: why });
const stateOf = async (code: string) =>
  (await db.selectFrom('exchange.system').select('state').where('code', '=', code).executeTakeFirstOrThrow()).state;
const setState = (actor: Actor, state: string, more: object = {}) =>
  as(actor, 'POST', '/systems/mot-cua/state', { state, reason, ...more });

/** A stopped system, and the one proposal to let it in again. */
async function propose(actor: Actor = manager): Promise<ProposalView> {
  await setState(manager, 'suspended');
  const answer = Object((await setState(actor, 'active')).json());
  const found = (await proposalsOf(leader)).open.find(({ id }) => id === answer.proposed);
  if (!found) throw new Error('nothing proposed');
  return found;
}

beforeEach(async () => {
  clock.at = new Date();
  await db.deleteFrom('exchange.proposal').execute();
  await applyDeclared(db, buildFile('https://provider.example'));
});

describe('a dangerous change', () => {
  it('waits for a second person, who reads what was and what will be, and is carried out when confirmed', async () => {
    const proposal = await propose();
    expect(proposal).toMatchObject({
      dangers: ['system_resumed'],
      reason,
      state: 'waiting',
      changes: [
        { kind: 'system', key: 'mot-cua', parts: [{ name: 'state', removed: ['suspended'], added: ['active'] }] },
      ],
      allowedActions: ['confirm', 'refuse'],
    });
    expect(await stateOf('mot-cua')).toBe('suspended');
    expect((await decide(leader, proposal, 'confirm')).statusCode).toBe(200);
    expect(await stateOf('mot-cua')).toBe('active');
    // All of it is in the log of the management, with what was and is.
    const entries = await db
      .selectFrom('exchange.management_entry')
      .select(sql<string>`sections -> 'facts' ->> 'text'`.as('facts'))
      .orderBy('seq', 'desc')
      .limit(3)
      .execute();
    const facts = entries.map((entry) => Object(JSON.parse(entry.facts)));
    expect(facts.map(({ action }) => action)).toEqual([
      'exchange.proposal_carried_out',
      'exchange.system_active',
      'exchange.change_proposed',
    ]);
    expect(facts[0].before).not.toBe(facts[0].after);
    const { open, past } = await proposalsOf(manager);
    expect(open).toEqual([]);
    expect(past[0]).toMatchObject({ state: 'carried_out', settled: { name: leader.name } });
  });

  it('is not confirmed by who proposed it, who may take it back', async () => {
    const proposal = await propose();
    expect((await proposalsOf(manager)).open[0]?.allowedActions).toEqual(['withdraw']);
    expect(codeOf(await decide(manager, proposal, 'confirm'))).toEqual([409, 'exchange.own_proposal']);
    expect((await decide(manager, proposal, 'withdraw')).statusCode).toBe(200);
    expect(codeOf(await decide(leader, proposal, 'confirm'))).toEqual([409, 'exchange.proposal_settled']);
    expect(await stateOf('mot-cua')).toBe('suspended');
  });

  it('is refused with a reason, and says why it is made', async () => {
    const proposal = await propose();
    expect(codeOf(await decide(leader, proposal, 'refuse'))).toEqual([422, 'exchange.reason_needed']);
    expect((await decide(leader, proposal, 'refuse', 'Chưa rõ đã khắc phục sự cố')).statusCode).toBe(200);
    expect(await stateOf('mot-cua')).toBe('suspended');
    const jwk = buildPurposeKey().jwk;
    expect(codeOf(await as(manager, 'POST', '/systems/mot-cua/purpose-keys', { jwk }))).toEqual([
      422,
      'exchange.reason_needed',
    ]);
  });

  it('is learnt of by nobody who neither manages the axis nor proposed it', async () => {
    const proposal = await propose();
    expect(codeOf(await as(stranger, 'GET', '/proposals'))).toEqual([404, 'exchange.not_found']);
    expect(codeOf(await decide(stranger, proposal, 'confirm'))).toEqual([404, 'exchange.not_found']);
    expect(codeOf(await decide(school, proposal, 'withdraw'))).toEqual([404, 'exchange.not_found']);
    expect(codeOf(await setState(stranger, 'active'))).toEqual([404, 'exchange.not_found']);
    expect((await proposalsOf(leader)).open).toHaveLength(1);
  });

  it('that arrives twice is one proposal, and a decision that arrives twice is made once', async () => {
    const proposal = await propose();
    expect(Object((await setState(manager, 'active')).json()).proposed).toBe(proposal.id);
    const both = await Promise.all([decide(leader, proposal, 'confirm'), decide(leader, proposal, 'confirm')]);
    expect(both.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    const done = await db
      .selectFrom('infrastructure.audit')
      .select('action')
      .where('subject_id', '=', proposal.id)
      .where('action', '=', 'exchange.proposal_carried_out')
      .execute();
    expect(done).toHaveLength(1);
  });

  it('is not carried out on another state than it was proposed on, which is told', async () => {
    const proposal = await propose();
    await db.updateTable('exchange.system').set({ contact: 'Người khác' }).where('code', '=', 'mot-cua').execute();
    const answer = await decide(leader, proposal, 'confirm');
    expect(codeOf(answer)).toEqual([409, 'exchange.proposal_outdated']);
    expect(Object(answer.json()).message).toContain('mot-cua');
    expect(await stateOf('mot-cua')).toBe('suspended');
    expect((await proposalsOf(leader)).past[0]?.state).toBe('outdated');
  });

  it('is never said to be carried out when it was not, though the clock be set back meanwhile', async () => {
    const proposal = await propose();
    const late = new Date(clock.at.getTime() + 73 * hourMs);
    const times = [late];
    const deciding = decideProposal(
      { ...management, now: () => times.shift() ?? clock.at },
      { actor: leader, id: proposal.id, decision: { action: 'confirm', reason: '' } },
    );
    await expect(deciding).rejects.toMatchObject({ code: 'exchange.proposal_late' });
    expect(await stateOf('mot-cua')).toBe('suspended');
    expect((await proposalsOf(leader)).open).toHaveLength(1);
  });

  it('is over when nobody decided in time', async () => {
    const proposal = await propose();
    clock.at = new Date(clock.at.getTime() + 73 * hourMs);
    expect((await proposalsOf(leader)).open[0]).toMatchObject({ isLate: true, allowedActions: ['refuse'] });
    expect(codeOf(await decide(leader, proposal, 'confirm'))).toEqual([409, 'exchange.proposal_late']);
    expect(await stateOf('mot-cua')).toBe('suspended');
  });

  it('is whole or not at all when the process that confirms is killed', async () => {
    const proposal = await propose();
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const { promise: locked, resolve: lock } = Promise.withResolvers<void>();
    const holder = inTransaction(db, async (tx) => {
      await tx.selectFrom('exchange.proposal').select('id').where('id', '=', proposal.id).forUpdate().execute();
      lock();
      await held;
    });
    await locked;
    const confirming = decide(leader, proposal, 'confirm');
    const waiting = sql<{
      pid: number;
    }>`select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
    await expect.poll(async () => (await waiting.execute(db)).rows.length).toBe(1);
    const [victim] = (await waiting.execute(db)).rows;
    await sql`select pg_terminate_backend(${victim?.pid})`.execute(db);
    expect((await confirming).statusCode).toBe(500);
    release();
    await holder;
    expect(await stateOf('mot-cua')).toBe('suspended');
    expect((await proposalsOf(leader)).open[0]?.state).toBe('waiting');
    expect((await decide(leader, proposal, 'confirm')).statusCode).toBe(200);
    expect(await stateOf('mot-cua')).toBe('active');
  });
});

describe('what is given', () => {
  it('opens nothing before it is confirmed, and no secret is kept with the proposal', async () => {
    const answer = Object((await as(manager, 'POST', '/systems/mot-cua/secrets', { reason })).json());
    expect(answer.clientSecret).toMatch(/^[\w-]{43}$/);
    const count = async () =>
      (await db.selectFrom('exchange.credential').select('id').where('kind', '=', 'secret').execute()).length;
    expect(await count()).toBe(0);
    const stored = await db.selectFrom('exchange.proposal').selectAll().executeTakeFirstOrThrow();
    expect(JSON.stringify(stored)).not.toContain(answer.clientSecret);
    // An address that is set meanwhile is no matter of the key's.
    const set = { addresses: ['https://a.example/b'], reason };
    const address = Object((await as(manager, 'POST', '/systems/mot-cua/sign-on-addresses', set)).json());
    expect((await decide(leader, { id: address.proposed }, 'confirm')).statusCode).toBe(200);
    expect((await decide(leader, { id: answer.proposed }, 'confirm')).statusCode).toBe(200);
    expect(await count()).toBe(1);
  });

  it('a contract that gives more of people is read field by field', async () => {
    const contract = structuredClone(citizenContract);
    Object.assign(contract.components.schemas.Citizen.properties, { phone: { type: 'string' } });
    const [service] = buildFile('https://provider.example').services;
    const { settings: _settings, state: _state, sunsetOn: _sunset, ...given } = service ?? {};
    const payload = { ...given, upstream: 'https://other.example', contract: JSON.stringify(contract), reason };
    expect(codeOf(await as(manager, 'POST', '/services', payload))).toEqual([200, null]);
    const [proposal] = (await proposalsOf(leader)).open;
    expect(proposal?.dangers).toEqual(['personal_data', 'provider_address']);
    const parts = proposal?.changes[0]?.parts ?? [];
    expect(parts.find(({ name }) => name === 'contract')?.added).toContain('getCitizen: phone');
    expect(parts.find(({ name }) => name === 'upstream')).toMatchObject({ added: ['https://other.example'] });
  });
});

describe('a service to try out', () => {
  it('at the address of a real one waits for a second person, at another for nobody', async () => {
    const [service] = buildFile('https://provider.example').services;
    const { settings: _settings, state: _state, sunsetOn: _sunset, ...given } = service ?? {};
    await db.updateTable('exchange.system').set({ environment: 'sandbox' }).where('code', '=', 'la').execute();
    const publish = async (upstream: string) =>
      Object((await as(manager, 'POST', '/services', { ...given, ...sandbox, upstream, reason })).json());
    const sandbox = { environment: 'sandbox', provider: 'la' };
    expect((await publish('https://provider.example/v2')).proposed).toEqual(expect.any(String));
    expect((await proposalsOf(leader)).open.map(({ dangers }) => dangers)).toEqual([['provider_address']]);
    expect((await publish('https://thu.example')).proposed).toBeNull();
  });
});

describe('one person', () => {
  it('cuts off at once', async () => {
    const answer = await setState(manager, 'suspended');
    expect(Object(answer.json()).proposed).toBeNull();
    expect(await stateOf('mot-cua')).toBe('suspended');
    const stop = { key: 'dan-cu/1.0', state: 'suspended', sunsetOn: null, reason };
    expect((await as(manager, 'POST', '/services/state', stop)).json()).toMatchObject({ proposed: null });
  });

  it('acts alone in an emergency: alerted at once, and again when nobody else confirms in time', async () => {
    await setState(manager, 'suspended');
    const answer = Object((await setState(manager, 'active', { urgent: true })).json());
    expect(await stateOf('mot-cua')).toBe('active');
    const watch = watchExchange({ db, now, rules: rules.watch, isStamped: false, reviews: [] });
    const openAlerts = async () =>
      (await db.selectFrom('exchange.alert').select('kind').where('subject', '=', answer.proposed).execute()).map(
        ({ kind }) => kind,
      );
    await watch.run();
    expect(await openAlerts()).toEqual(['changed_urgently']);
    clock.at = new Date(clock.at.getTime() + 25 * hourMs);
    await watch.run();
    expect(await openAlerts()).toContain('urgent_unconfirmed');
    expect(codeOf(await decide(manager, { id: answer.proposed }, 'confirm'))).toEqual([409, 'exchange.own_proposal']);
    expect((await decide(leader, { id: answer.proposed }, 'confirm')).statusCode).toBe(200);
    expect((await proposalsOf(leader)).open).toEqual([]);
  });

  it('is enough before the rule was in force, and never alone where the rule knows no emergency', async () => {
    const [rule] = twoPersons;
    if (!rule) throw new Error('no rule');
    const { emergency: _emergency, ...strict } = rule;
    const at = async (changed: typeof twoPersons, urgent: boolean) => {
      const other = await buildHttp({ vi: exchangeVi, en: exchangeEn }, async () => manager);
      exchangeRoutes(other, { ...management, rules: { ...rules, twoPersons: changed } });
      const payload = { state: 'active', reason, urgent };
      return other.inject({ method: 'POST', url: '/api/exchange/systems/mot-cua/state', payload });
    };
    await setState(manager, 'suspended');
    expect(codeOf(await at([strict], true))).toEqual([409, 'exchange.not_urgent']);
    expect(await stateOf('mot-cua')).toBe('suspended');
    const tomorrow = vietnamDay(new Date(clock.at.getTime() + 24 * hourMs));
    expect(Object((await at([{ ...rule, from: tomorrow }], false)).json()).proposed).toBeNull();
    expect(await stateOf('mot-cua')).toBe('active');
  });
});
