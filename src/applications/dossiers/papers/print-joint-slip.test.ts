import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { birthForm as form } from '#testing/birth-form.ts';
import { buildOffice } from '#testing/office.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { findPaper } from '#platform/papers/index.ts';
import { CounterIntake } from '../intake/counter.contract.ts';
import { handInAtCounter } from '../intake/hand-in-at-counter.ts';
import { printJointSlip } from './print-joint-slip.ts';

const now = () => new Date('2026-11-23T02:00:00Z');
const { db } = await provinceDatabase(now);
const { deps, actor } = await buildOffice(db, now);
const reception = await actor('tiepnhan.tichson');

const lan = {
  kind: 'citizen',
  name: 'Nguyễn Thị Lan',
  personalId: '026192000123',
  taxCode: null,
  phone: null,
  email: null,
  address: null,
};

async function handIn(applicant: typeof lan, areaCode = '08707'): Promise<string> {
  const input = CounterIntake.parse({
    commandId: randomUUID(),
    procedureCode: '1.001193',
    areaCode,
    applicant,
    form,
    documents: [{ documentId: 'birth-note', originals: 1 }],
  });
  return (await handInAtCounter(deps, { actor: reception, input })).code;
}

describe('one slip for several dossiers', () => {
  it('lists all that one person handed in, each once, also those only helped in', async () => {
    const codes = [await handIn(lan), await handIn({ ...lan, name: 'NGUYỄN THỊ LAN' }), await handIn(lan, '08710')];
    const paper = await findPaper(db, await printJointSlip(deps, reception, [...codes, codes[0] ?? '']));
    expect(paper).toMatchObject({ template: 'joint-acceptance-slip', subject: { kind: 'register' } });
    const { data } = await db
      .selectFrom('papers.paper')
      .select('data')
      .where('template', '=', 'joint-acceptance-slip')
      .executeTakeFirstOrThrow();
    expect(data).toMatchObject({
      receiver: reception.name,
      totalVnd: 0,
      rows: [
        { code: codes[0], due: { day: '2026-11-23' } },
        { code: codes[1], due: { day: '2026-11-23' } },
        { code: codes[2], due: null },
      ],
    });
  });

  it('is refused for dossiers of several persons, and to who did not receive them', async () => {
    const codes = [await handIn(lan), await handIn({ ...lan, personalId: '026192000999' })];
    await expect(printJointSlip(deps, reception, codes)).rejects.toMatchObject({ code: 'dossier.not_of_one_visit' });
    const elsewhere = await actor('tiepnhan.tinh');
    await expect(printJointSlip(deps, elsewhere, codes)).rejects.toMatchObject({ code: 'dossier.not_found' });
    await expect(printJointSlip(deps, reception, ['khong-co'])).rejects.toMatchObject({ code: 'dossier.not_found' });
  });
});
