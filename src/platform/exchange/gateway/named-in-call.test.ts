import { expect, it } from 'vitest';
import { namedInCall } from './named-in-call.ts';
import { noBody } from './read-body.ts';

const target = { key: '', segments: [], path: '', query: new URLSearchParams() };
const bodyOf = (json: unknown) => ({ ...noBody, whole: Buffer.from(JSON.stringify(json)) });
const place = { kind: 'person' as const, in: 'body' as const, name: 'so' };
const asked = { operation: { subjects: [place], sends: undefined }, parameters: {} };
const about = { kind: 'person' as const, in: 'body' as const, name: 'ma' };
const sent = { operation: { subjects: [place], sends: { what: 'dossier' as const, about: [about] } }, parameters: {} };

it('a person is named by a number as people have them', () => {
  expect(namedInCall(asked, target, bodyOf({ so: '001085000123' }))).toMatchObject({
    subject: { kind: 'person', number: '001085000123' },
  });
});

// It is told to whom it is about: what the database cannot keep would keep back all that is told after it.
it.each(['001085000123\u0000', '\ud800', '0'.repeat(101)])('what no number can be names nobody (%#)', (so) => {
  const bad = { fault: 'bad_parameters' };
  expect(() => namedInCall(asked, target, bodyOf({ so }))).toThrow(expect.objectContaining(bad));
  expect(() => namedInCall(sent, target, bodyOf({ so, ma: 'H62-1' }))).toThrow(expect.objectContaining(bad));
  expect(() => namedInCall(sent, target, bodyOf({ ma: so }))).toThrow(expect.objectContaining(bad));
});
