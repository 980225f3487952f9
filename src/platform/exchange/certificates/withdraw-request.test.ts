import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { buildCertificateOffice, codeOf } from '#testing/certificate-office.ts';
import { buildRequest } from '#testing/certificate-request.ts';
import { testDatabase } from '#testing/test-database.ts';

const { db } = await testDatabase();
const { ask, decide, keeper, leader, manager, request, school, stranger, viewOf } = await buildCertificateOffice(db, {
  now: () => new Date(),
});
const withdraw = (who: typeof school, code: string, id: string) =>
  ask(who, 'DELETE', `/systems/${code}/certificate-requests/${id}`);

it('a request that waits is taken back by who owns the system, once, and makes way for the next', async () => {
  const [wrong, right] = [randomUUID(), randomUUID()];
  await request(school, 'giao-duc', (await buildRequest()).csr, wrong);
  for (const who of [keeper, stranger])
    expect(codeOf(await withdraw(who, 'giao-duc', wrong))).toBe('404 exchange.not_found');
  // By the door of another system.
  expect(codeOf(await withdraw(keeper, 'y-te', wrong))).toBe('404 exchange.not_found');
  expect(codeOf(await withdraw(school, 'giao-duc', randomUUID()))).toBe('404 exchange.not_found');
  for (const _ of [1, 2]) expect((await withdraw(school, 'giao-duc', wrong)).statusCode).toBe(200);
  expect((await viewOf(school, 'giao-duc')).request?.state).toBe('withdrawn');
  expect(codeOf(await decide(leader, wrong, 'approve'))).toBe('409 exchange.request_settled');
  expect((await request(school, 'giao-duc', (await buildRequest()).csr, right)).statusCode).toBe(200);
  const both = await Promise.all([decide(leader, right, 'approve'), withdraw(school, 'giao-duc', right)]);
  const { request: settled, issued } = await viewOf(manager, 'giao-duc');
  expect(both.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
  expect(issued).toHaveLength(settled?.state === 'issued' ? 1 : 0);
  const notes = await db
    .selectFrom('infrastructure.audit')
    .select('action')
    .where('action', '=', 'exchange.certificate_withdrawn')
    .execute();
  expect(notes.length).toBe(settled?.state === 'issued' ? 1 : 2);
});
