import { describe, expect, it } from 'vitest';
import { inRegisterWords, listRegisterFields, neededOf } from './register-fields.ts';

const document = {
  schemas: {
    Answer: {
      properties: {
        code: { type: 'string' },
        person: {
          properties: {
            number: { 'x-field': 'personalId' },
            home: { $ref: '#/schemas/Address', 'x-field': 'residence' },
            relatives: { items: { properties: { name: {} } }, 'x-field': 'father' },
            office: { oneOf: [{ properties: { text: { 'x-field': 'addressText' } } }, { type: 'null' }] },
          },
        },
      },
    },
    Address: { properties: { commune: {}, detail: {} } },
  },
};
const names = listRegisterFields(document, ['#/schemas/Answer']);
const fields = ['code', 'person.number', 'person.home.commune', 'person.relatives', 'person.office'];
const kept = (needed: string[]) => neededOf(names, { fields, needed });

describe('the fields of a contract in the words of a shared database', () => {
  it('are read where they are marked, through references, lists and alternatives', () => {
    expect(Object.fromEntries(names)).toEqual({
      'person.number': 'personalId',
      'person.home': 'residence',
      'person.relatives': 'father',
      'person.office.text': 'addressText',
    });
    expect(inRegisterWords(names, fields)).toEqual(['personalId', 'residence', 'father', 'addressText']);
  });

  it.each([
    [['personalId'], ['code', 'person.number']],
    [['residence'], ['code', 'person.home.commune']],
    // Part of a field is needed: the contract does not say which part, so the field goes out.
    [['residence.commune'], ['code', 'person.home.commune']],
    [['addressText'], ['code', 'person.office']],
    [['fatherless'], ['code']],
  ])('where %j is needed, %j stays: what is nobody’s datum, and no more', (needed, expected) => {
    expect(kept(needed)).toEqual(expected);
  });

  it('are the same where nothing is marked', () => {
    expect(inRegisterWords(new Map(), ['name', 'residence'])).toEqual(['name', 'residence']);
    expect(neededOf(new Map(), { fields: ['name', 'residence'], needed: ['name'] })).toEqual(['name']);
  });

  it('end in what contains itself', () => {
    const loop = { schemas: { Node: { properties: { next: { $ref: '#/schemas/Node', 'x-field': 'spouse' } } } } };
    expect(listRegisterFields(loop, ['#/schemas/Node']).get('next')).toBe('spouse');
  });
});
