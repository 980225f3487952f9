import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { vietnamDay, type Clock } from '#infrastructure/clock.ts';
import { uuidOf } from '#infrastructure/crypto.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { App } from '#infrastructure/http/app.ts';
import { refuseHttp } from '#infrastructure/http/errors.ts';
import { findUnitByAgencyCode } from '#data/organisation/index.ts';
import type { CallerTokens } from '#platform/identity/index.ts';
import {
  beginPayment,
  ChargeItem,
  findChargeOf,
  paymentMethods,
  requestCharge,
  type Charge,
  type PaymentPlatform,
} from '#platform/payments/index.ts';
import { machine, requireCaller, servicesRoot } from './caller.server.ts';

type Deps = {
  db: Db;
  now: Clock;
  callerTokens: CallerTokens;
  publicUrl: string;
  paymentPlatform: PaymentPlatform | undefined;
  returnSecret: string;
};

const Reference = z.string().regex(/^[A-Za-z0-9._-]{1,60}$/);
const line = (most: number) => z.string().trim().min(1).max(most);
/** No fee of an agency comes near; more zeros are a slip, or no whole number any more once they are added up. */
const mostVnd = 100_000_000_000;
const WantedItem = ChargeItem.extend({
  ...{ id: line(60), name: line(200), article: line(300) },
  amountVnd: z.int().min(0).max(mostVnd),
});
const totalOf = (items: readonly ChargeItem[]) => items.reduce((sum, { amountVnd }) => sum + amountVnd, 0);
const WantedCharge = z.object({
  reference: Reference,
  payerName: z.string().trim().min(2).max(200),
  items: z
    .array(WantedItem)
    .min(1)
    .max(20)
    .refine((items) => totalOf(items) > 0 && totalOf(items) <= mostVnd, 'tổng số tiền phải lớn hơn 0'),
  returnUrl: z.url({ protocol: /^https$/ }).max(500),
});
const ChargeView = z.object({
  reference: z.string(),
  amountVnd: z.number(),
  state: z.enum(['unpaid', 'paid']),
  paidAt: z.iso.datetime().optional(),
  method: z.enum(paymentMethods).optional(),
  receiptNumber: z.number().optional(),
});
const Payable = ChargeView.extend({ payUrl: z.string().optional() });

/**
 * Dịch vụ thanh toán: an agency's system has a fee collected through the province's payment platform, into the takings of its own unit.
 * Only the platform's signed message makes it paid; the agency asks how it stands.
 */
export function chargeRoutes(app: App, deps: Deps): void {
  returnRoute(app, deps);
  const subjectOf = (sub: string, reference: string) => ({ kind: 'exchange', id: uuidOf(`lgsp|${sub}|${reference}`) });

  app.post(
    `${servicesRoot}/thanh-toan/charges`,
    { config: machine, schema: { body: WantedCharge, response: { 200: Payable } } },
    async (request) => {
      const { sub, unitCode } = await requireCaller(deps, request);
      const unit = await findUnitByAgencyCode(deps.db, unitCode, vietnamDay(deps.now()));
      if (!unit) throw refuseHttp('http.not_found');
      const { reference, payerName, items, returnUrl } = request.body;
      const subject = subjectOf(sub, reference);
      const charge = await requestCharge(deps, {
        ...{
          id: uuidOf(`charge|${subject.id}`),
          subject,
          subjectCode: `${sub}/${reference}`,
          payerName,
          unitId: unit.id,
        },
        ...{ items, amountVnd: totalOf(items) },
      });
      if (charge.paidAt) return viewOf(reference, charge);
      const payUrl = await beginPayment(deps, {
        chargeId: charge.id,
        what: `THANH TOAN ${reference}`,
        returnUrl: new URL(`${returnRoot}?${signReturn(deps.returnSecret, returnUrl)}`, deps.publicUrl).href,
        receipt: {
          subjectCode: charge.subjectCode,
          procedure: null,
          unit: { code: unitCode, name: unit.name },
          payer: { name: payerName, personalId: '' },
          items: charge.items,
        },
      });
      return { ...viewOf(reference, charge), payUrl };
    },
  );

  app.get(
    `${servicesRoot}/thanh-toan/charges/:reference`,
    { config: machine, schema: { params: z.object({ reference: Reference }), response: { 200: ChargeView } } },
    async (request) => {
      const { sub } = await requireCaller(deps, request);
      const { reference } = request.params;
      const charge = await findChargeOf(deps.db, subjectOf(sub, reference));
      if (!charge) throw refuseHttp('http.not_found');
      return viewOf(reference, charge);
    },
  );
}

/** The platform sends people back to us alone; from here on to the agency that sent them, if it was the one that said so. */
function returnRoute(app: App, { returnSecret }: Pick<Deps, 'returnSecret'>): void {
  app.get(returnRoot, { schema: { querystring: z.object({ toi: z.string(), ky: z.string() }) } }, (request, reply) => {
    const { toi, ky } = request.query;
    const expected = Buffer.from(signatureOf(returnSecret, toi));
    const given = Buffer.from(ky);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw refuseHttp('http.not_found');
    return reply.redirect(toi, 303);
  });
}

const returnRoot = '/thanh-toan/ve';
const signatureOf = (secret: string, url: string): string =>
  createHmac('sha256', secret).update(`return|${url}`).digest('base64url');
const signReturn = (secret: string, url: string): URLSearchParams =>
  new URLSearchParams({ toi: url, ky: signatureOf(secret, url) });

function viewOf(reference: string, { amountVnd, paidAt, method, receiptNumber }: Charge): z.infer<typeof ChargeView> {
  if (!paidAt || !method || receiptNumber === null) return { reference, amountVnd, state: 'unpaid' };
  return { reference, amountVnd, state: 'paid', paidAt: paidAt.toISOString(), method, receiptNumber };
}
