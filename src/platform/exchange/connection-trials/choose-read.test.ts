import { expect, it } from 'vitest';
import { citizenContract, placesContract } from '#testing/exchange-office.ts';
import { insuranceWsdl } from '#testing/soap-contract.ts';
import { storedContract } from '../contracts/stored-contract.ts';
import { chooseRead } from './choose-read.ts';

const answers = { '200': { description: 'ok', content: { 'application/json': { schema: { type: 'object' } } } } };
const contractOf = (paths: object) => JSON.stringify({ openapi: '3.1.0', info: { title: 'x', version: '1' }, paths });
const get = (operationId: string, parameters: object[] = [], more: object = {}) => ({
  get: { operationId, parameters, responses: answers, ...more },
});
function choose(text: string, personal = false) {
  const { contract } = storedContract(text);
  const operations = new Set(contract.operations.map(({ id }) => id));
  const chosen = chooseRead({ personal, contract: () => contract }, { operations });
  return typeof chosen === 'string'
    ? chosen
    : `${chosen.operation.id} ${chosen.target} ${JSON.stringify(chosen.headers)}`;
}
const code = { name: 'code', in: 'path', required: true };

it.each([
  [
    'what needs nothing comes before what needs examples',
    { '/one/{code}': get('one', [{ ...code, example: 'A 1' }]), '/all': get('all') },
    'all /all {}',
  ],
  [
    'an example goes where its parameter stands',
    { '/one/{code}': get('one', [{ ...code, example: 'A/1' }]) },
    'one /one/A%2F1 {}',
  ],
  [
    'an example may stand in the schema',
    { '/one/{code}': get('one', [{ ...code, schema: { type: 'string', examples: ['A'] } }]) },
    'one /one/A {}',
  ],
  [
    'of the values that are allowed the first',
    { '/one/{code}': get('one', [{ ...code, schema: { enum: ['x', 'y'] } }]) },
    'one /one/x {}',
  ],
  [
    'headers the contract demands go along',
    { '/all': get('all', [{ name: 'X-Year', in: 'header', required: true, example: 2026 }]) },
    'all /all {"x-year":"2026"}',
  ],
  [
    'a list is narrowed by the example of what may be left out',
    {
      '/all': get('all', [
        { name: 'state', in: 'query', example: 'waiting' },
        { name: 'on', in: 'query', example: '2026-11-27' },
      ]),
    },
    'all /all?state=waiting {}',
  ],
  ['no value is made up', { '/one/{code}': get('one', [{ ...code, schema: { type: 'string' } }]) }, 'no_harmless_read'],
  [
    'who is named by an operation is left in peace',
    {
      '/one/{code}': get('one', [{ ...code, example: '026192000123' }], { 'x-subject': { in: 'path', name: 'code' } }),
    },
    'no_harmless_read',
  ],
  ['what writes is not tried', { '/all': { post: { operationId: 'make', responses: answers } } }, 'no_harmless_read'],
])('%s', (_rule, paths, chosen) => {
  expect(choose(contractOf(paths))).toBe(chosen);
});

it('personal data, and what only a WSDL tells, are not asked for', () => {
  expect(choose(JSON.stringify(citizenContract), true)).toBe('personal');
  expect(choose(insuranceWsdl)).toBe('soap_read_unknown');
});

it('a grant is asked for nothing but its own operations', () => {
  const { contract } = storedContract(JSON.stringify(placesContract));
  const service = { personal: false, contract: () => contract };
  expect(chooseRead(service, { operations: new Set(['cachedPlaces']) })).toMatchObject({ target: '/places/cached' });
  expect(chooseRead(service, { operations: new Set(['getMap', 'addPlace']) })).toBe('no_harmless_read');
});
