import { describe, expect, it } from 'vitest';
import type { DossierAction } from './dossier-action.ts';
import { pausesOf } from './dossier-pauses.ts';

const by = { id: null, name: 'Đỗ Thị Thu Hà', unitId: null, title: null };
const appointment = {
  term: '3 working days',
  article: '',
  from: '2026-11-23T02:00:00.000Z',
  dueOn: '2026-11-27',
  dueAt: '2026-11-27T10:00:00.000Z',
  derivation: [],
  sentences: [],
};

const at = (hour: number) => new Date(Date.UTC(2026, 10, 23, hour));
const accept = (hour: number, waitsForPayment = false): DossierAction => ({
  kind: 'accept',
  at: at(hour),
  by,
  commandId: '',
  content: { appointment, fees: [], waitsForPayment, slipGiven: true },
});
const ask = (hour: number): DossierAction => ({
  kind: 'request_supplement',
  at: at(hour),
  by,
  commandId: '',
  content: { items: [], reason: '', contact: '', repeatReason: '' },
});
const answer = (hour: number): DossierAction => ({
  kind: 'supplement',
  at: at(hour),
  by,
  commandId: '',
  content: { documents: [], form: null, note: '', appointment: null },
});
const pay = (hour: number): DossierAction => ({
  kind: 'pay',
  at: at(hour),
  by,
  commandId: '',
  content: { chargeId: '', amountVnd: 1, receiptNumber: '1', method: 'cash', appointment: null },
});

describe('the pauses of a clock', () => {
  it('are the supplements asked for after acceptance, not before', () => {
    expect(pausesOf([ask(1), answer(2), accept(3), ask(4), answer(5), ask(6)])).toEqual([
      { from: at(4).toISOString(), to: at(5).toISOString(), why: 'supplement' },
      { from: at(6).toISOString(), to: null, why: 'supplement' },
    ]);
  });

  it('are the wait for a fee that the law waits for', () => {
    expect(pausesOf([accept(1, true), pay(3)])).toEqual([
      { from: at(1).toISOString(), to: at(3).toISOString(), why: 'payment' },
    ]);
    expect(pausesOf([accept(1), pay(3)])).toEqual([]);
  });
});
