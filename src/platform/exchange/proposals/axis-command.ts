import { z } from 'zod';
import { ExchangeFile } from '../declared/exchange-file.ts';
import { serviceStates, SignOnAddress, systemStates } from '../exchange.contract.ts';
import { NewService, SystemFacts } from '../management/management.contract.ts';

const Code = z.string().max(40);

const kept = { subject: z.string(), notAfter: z.iso.datetime() };
/** What is kept of a key or certificate: never a secret, only its hash. */
export const GivenCredential = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('secret'), secretHash: z.string(), ...kept }),
  z.strictObject({ kind: z.literal('certificate'), thumbprint: z.string(), ...kept }),
  z.strictObject({ kind: z.literal('key'), publicKey: z.string(), ...kept }),
]);
export type GivenCredential = z.infer<typeof GivenCredential>;

/** Một lệnh quản lý nền tảng that may need a second person, with its whole input: kept with a proposal and carried out from there. */
export const AxisCommand = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('system_state'), code: Code, state: z.enum(systemStates) }),
  z.strictObject({ kind: z.literal('system_facts'), code: Code, facts: SystemFacts }),
  z.strictObject({ kind: z.literal('credential'), code: Code, credential: GivenCredential }),
  z.strictObject({ kind: z.literal('sign_on_addresses'), code: Code, addresses: z.array(SignOnAddress).max(10) }),
  z.strictObject({ kind: z.literal('publish'), service: NewService }),
  z.strictObject({
    kind: z.literal('service_state'),
    key: z.string().max(60),
    state: z.enum(serviceStates),
    sunsetOn: z.iso.date().nullable(),
  }),
  z.strictObject({ kind: z.literal('file'), file: ExchangeFile }),
]);
export type AxisCommand = z.infer<typeof AxisCommand>;
