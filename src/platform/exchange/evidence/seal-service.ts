import { z } from 'zod';
import { noSuchOperation, ownFault, type OwnService } from '../gateway/handle-own.ts';
import { parseJson } from '../gateway/read-body.ts';
import { listForWitness, witnessSeal } from './witness-seals.ts';

const path = '/seals';
const Signed = z.object({ signature: z.string().min(40).max(200) });

/**
 * Niêm phong để cơ quan khác làm chứng: `GET /seals/GATEWAY` gives those the calling system has not signed, `POST /seals/GATEWAY/N` takes
 * its Ed25519 signature over the seal's text. Whoever has signed can say later what the log was.
 */
export const sealService: OwnService = {
  path,
  name: 'seals',
  answer: async (deps, { method, url, system, body }) => {
    const [, gateway, number] = /^\/seals\/([a-z0-9-]{1,40})(?:\/(\d{1,9}))?$/.exec(url.pathname) ?? [];
    if (gateway === undefined) return noSuchOperation;
    if (method === 'GET' && number === undefined)
      return {
        status: 200,
        body: { items: await listForWitness(deps, { gateway, witness: system.code }) },
        operation: 'list',
      };
    const signed = body && number !== undefined ? Signed.safeParse(parseJson(body)) : undefined;
    if (!signed) return noSuchOperation;
    if (!signed.success) return { status: 422, body: ownFault('exchange.key_wrong'), operation: 'witness' };
    await witnessSeal(deps, { system, gateway, number: Number(number), signature: signed.data.signature });
    return { status: 204, body: undefined, operation: 'witness' };
  },
};
