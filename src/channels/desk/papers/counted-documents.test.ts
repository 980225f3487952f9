import { expect, it } from 'vitest';
import { documentsOf } from './counted-documents.ts';

it('sends what was counted or scanned: counts at the first scan, nothing for what was not brought', () => {
  const counts = { note: { originals: 1, copies: 2 }, plans: { originals: 1, copies: 0 } };
  const scans = { note: ['a', 'b'], photo: ['c'] };
  expect(documentsOf(['note', 'plans', 'photo', 'other'], { counts, scans })).toEqual([
    { documentId: 'note', uploadId: 'a', originals: 1, copies: 2 },
    { documentId: 'note', uploadId: 'b', originals: 0, copies: 0 },
    { documentId: 'plans', uploadId: null, originals: 1, copies: 0 },
    { documentId: 'photo', uploadId: 'c', originals: 0, copies: 0 },
  ]);
});
