import { z } from 'zod';
import type { RegisterKey, RegisterSource } from '#data/registry/index.ts';
import {
  createCaller,
  orNothing,
  purposeOf,
  unavailable,
  type OutsideLimits,
  type ReceivedAnswer,
  type Way,
} from '../outside/index.ts';
import { genderOf, nationalCode } from './population-codes.ts';
import {
  claimElements,
  identifierElements,
  writeRequest,
  type Asking,
  type PopulationService,
} from './population-messages.ts';
import { readCitizen } from './read-citizen.ts';
import { parseXml } from './xml-tree.ts';

export type PopulationSettings = { way: Way; limits?: OutsideLimits };

const Envelope = z.object({ Envelope: z.object({ Body: z.record(z.string(), z.unknown()).default({}) }) });
/** An answer without anybody in it may be an empty element. */
const Members = z.union([z.literal('').transform(() => ({})), z.record(z.string(), z.unknown())]);
const LookUpBody = z.object({ MaYeuCau: z.string().optional(), CongDan: z.unknown().optional() });
const MatchBody = z.object({
  MaYeuCau: z.string().optional(),
  KetQuaXacThuc: orNothing(z.record(z.string(), z.string())),
});

/** A fault that says we are not let in. Its text is never shown: it may hold anything. */
const notLetIn = /auth|xac thuc|xác thực|quyền/i;

/**
 * Cơ sở dữ liệu quốc gia về dân cư: services 037 TraCuuThongTinCongDan and XacThucThongTinCongDan, SOAP 1.1. The shape is the one found
 * in programs of provinces; of the answer of XacThucThongTinCongDan only the principle is known, yes or no for each field.
 */
export function createPopulationSource({ way, limits }: PopulationSettings): RegisterSource {
  const call = createCaller(limits, way.transport);
  const ask = async <Answer>(asking: Asking, read: (body: Record<string, unknown>) => Answer) =>
    call<Answer>({
      method: 'POST',
      url: way.url,
      headers: {
        'content-type': 'text/xml; charset=utf-8',
        soapaction: '""',
        ...(await way.headersFor(purposeOf(asking.context))),
      },
      body: writeRequest(asking),
      accepts: ['text/xml', 'application/xml', 'application/soap+xml'],
      read: (answer) => readBody(answer, read),
    });

  return {
    lookUp: async (key, context, person) => {
      if (!isWellFormed(key)) return { kind: 'none' };
      const service: PopulationService = 'TraCuuThongTinCongDan';
      // Who is not of that name and birth date is nobody to the service. Its number alone is not asked about then: what an account says of
      // a person and what the State knows disagree, and the person fills in by hand what will be verified.
      const claims = {
        ...(person && { name: person.name }),
        ...(person?.birthDate && { birthDate: person.birthDate }),
      };
      return ask({ service, key, context, claims }, (body) => {
        const { MaYeuCau, CongDan } = LookUpBody.parse(responseOf(body, service));
        if (MaYeuCau !== undefined && MaYeuCau !== context.requestId) return unavailable('wrong_answer');
        if (CongDan === undefined || CongDan === '') return { kind: 'none' };
        const record = readCitizen(CongDan);
        return record.data[key.kind] === key.value ? { kind: 'found', record } : unavailable('wrong_answer');
      });
    },

    match: async (key, claimed, context) => {
      if (!isWellFormed(key)) return { kind: 'none' };
      const service: PopulationService = 'XacThucThongTinCongDan';
      const claims = claimsOf(claimed);
      return ask({ service, key, context, claims }, (body) => {
        const { MaYeuCau, KetQuaXacThuc: result } = MatchBody.parse(responseOf(body, service));
        if (MaYeuCau !== undefined && MaYeuCau !== context.requestId) return unavailable('wrong_answer');
        if (result === undefined) return { kind: 'none' };
        const fields = Object.keys(claims).map((field) => [field, YesOrNo.parse(result[claimElements[field] ?? ''])]);
        return { kind: 'compared', fields: z.record(z.string(), z.boolean()).parse(Object.fromEntries(fields)) };
      });
    },
  };
}

const YesOrNo = z.enum(['1', '0', 'true', 'false']).transform((text) => text === '1' || text === 'true');

const isWellFormed = ({ kind, value }: RegisterKey): boolean => identifierElements[kind]?.pattern.test(value) ?? false;

/** What the service can compare, in its codes; other fields are not told of. */
function claimsOf(claimed: Readonly<Record<string, string>>): Record<string, string> {
  const known = Object.entries(claimed).filter(([field]) => Object.hasOwn(claimElements, field));
  return Object.fromEntries(
    known.map(([field, value]) => [field, field === 'gender' ? (nationalCode(genderOf, value) ?? '0') : value]),
  );
}

function readBody<Answer>({ status, text }: ReceivedAnswer, read: (body: Record<string, unknown>) => Answer) {
  const { Body } = Envelope.parse(parseXml(text)).Envelope;
  const fault = Body['Fault'];
  if (fault !== undefined) return unavailable(notLetIn.test(JSON.stringify(fault)) ? 'refused' : 'down');
  return status === 200 ? read(Body) : unavailable('down');
}

const responseOf = (body: Record<string, unknown>, service: PopulationService): Record<string, unknown> =>
  Members.parse(body[`${service}Response`]);
