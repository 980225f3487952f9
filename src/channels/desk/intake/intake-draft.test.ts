import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CounterIntake } from '#applications/dossiers/intake/counter.contract.ts';
import { emptyIntake, missingPlaces, toIntake, nextOfVisit, withProcedure } from './intake-draft.ts';

const facts = { procedureCode: '1.001193', paperIds: ['birth-note'], isImmediate: false };
const begun = () => {
  const draft = emptyIntake(randomUUID());
  const applicant = { ...draft.applicant, name: ' Nguyễn Thị Lan ', personalId: '026192000001', taxCode: '2500' };
  return { ...draft, applicant };
};

describe('a dossier being taken in', () => {
  it('is sent as its contract asks, without what was left empty', () => {
    const intake = toIntake(begun(), facts);
    expect(CounterIntake.parse(intake)).toEqual(intake);
    expect(intake).toMatchObject({
      applicant: { name: 'Nguyễn Thị Lan', personalId: '026192000001', taxCode: null, phone: null },
      owner: null,
      authorisation: null,
      wantsSlip: true,
    });
  });

  it('gives no slip for an immediate procedure unless asked', () => {
    expect(toIntake(begun(), { ...facts, isImmediate: true }).wantsSlip).toBe(false);
    expect(toIntake({ ...begun(), wantsSlip: true }, { ...facts, isImmediate: true }).wantsSlip).toBe(true);
  });

  it('sends only papers the procedure asks for now', () => {
    const counts = { 'birth-note': { originals: 1, copies: 0 }, other: { originals: 1, copies: 0 } };
    expect(toIntake({ ...begun(), counts }, facts).documents.map(({ documentId }) => documentId)).toEqual([
      'birth-note',
    ]);
  });

  it('keeps the persons when another procedure is chosen, under a new command', () => {
    const draft = { ...begun(), form: { child: {} } };
    const other = withProcedure(draft, { code: '2.000815', name: 'Chứng thực' }, randomUUID());
    expect(other).toMatchObject({ applicant: draft.applicant, form: {} });
    expect(other.commandId).not.toBe(draft.commandId);
  });

  it('begins the next dossier of the same person with the person, and nothing else', () => {
    const draft = { ...begun(), form: { child: {} }, visit: ['a'] };
    const next = nextOfVisit(draft, { visit: ['a', 'b'], commandId: randomUUID() });
    expect(next).toMatchObject({ applicant: draft.applicant, procedure: null, form: {}, visit: ['a', 'b'] });
    expect(next.commandId).not.toBe(draft.commandId);
  });

  it('tells what is still missing, and where', () => {
    const draft = { ...emptyIntake(randomUUID()), isRepresented: true };
    expect(missingPlaces(draft, { needsPlace: true }).map(({ id }) => id)).toEqual([
      'place',
      'applicant-name',
      'owner-name',
    ]);
    expect(missingPlaces(begun(), { needsPlace: false })).toEqual([]);
  });
});
