import { z } from 'zod';
import { NationalDossier, type NationalPortal, type PortalAnswer } from '#applications/dossiers/index.ts';
import type { OutsideProvider, SendingGround } from '#platform/exchange/index.ts';
import {
  createCaller,
  receivedText,
  unavailable,
  type OutsideLimits,
  type ReceivedAnswer,
  type Way,
} from '../outside/index.ts';

export type NationalPortalSettings = {
  way: Way;
  user: string;
  secret: string;
  /** Mã đơn vị of the province, `madonvi` of every call. */
  code: string;
  limits?: OutsideLimits;
};

/** The portal, and the header `dstcode`: where the exchange between ministries carries the call. */
export const nationalPortalProvider = ({
  url,
  destination,
}: {
  url: string;
  destination: string;
}): OutsideProvider => ({
  url,
  credentials: () => ({ dstcode: destination }),
});

const Reply = z.object({
  error_code: z.coerce.string(),
  message: receivedText(1000).catch(''),
  result: z.unknown().optional(),
});
const LoggedIn = z.object({ error_code: z.coerce.string(), session: z.string().min(1).max(2000) });
type Reply = z.infer<typeof Reply>;

const taken = new Set(['0', '00']);
/** Nobody waits on a page: a job does. */
const jobLimits: OutsideLimits = { timeoutMs: 10_000, maxBytes: 1_048_576 };

/** The portal has no code of its own for a session that has run out: it says so. */
const isExpired = ({ error_code: code, message }: Reply): boolean => code === '401' || /session|phiên/i.test(message);

/**
 * Cổng Dịch vụ công quốc gia, spoken to as the guide of VPCP has it: a session first, then every service at one address, named in the
 * body. A session that has run out is opened anew, once.
 */
export function createNationalPortal(settings: NationalPortalSettings): NationalPortal {
  const { way, user, secret, code, limits } = settings;
  const call = createCaller({ ...jobLimits, ...limits }, way.transport);
  let session: ReturnType<typeof open> | undefined;
  /** One that another call has opened meanwhile stays. */
  const forget = (opening: typeof session) => {
    if (session === opening) session = undefined;
  };

  const post = async <Answer>(
    path: string,
    { body, ground }: { body: unknown; ground?: SendingGround },
    read: (answer: ReceivedAnswer) => Answer,
  ) =>
    call<{ kind: 'answered'; value: Answer }>({
      method: 'POST',
      url: `${way.url}${path}`,
      headers: { 'content-type': 'application/json; charset=utf-8', ...(await way.headersFor(ground)) },
      body: JSON.stringify(body),
      accepts: ['application/json'],
      read: (answer) => (answer.status === 500 ? unavailable('down') : { kind: 'answered', value: read(answer) }),
    });

  const open = async () => {
    const answer = await post('/mapi/login', { body: { username: user, password: secret } }, ({ text }) =>
      LoggedIn.parse(JSON.parse(text)),
    );
    return answer.kind === 'answered' && taken.has(answer.value.error_code) ? answer.value.session : answer;
  };

  const ask = async (service: string, content: Record<string, unknown>, ground: SendingGround) => {
    for (const attempt of ['first', 'again'] as const) {
      // Several calls go out at once: they share a session, and learn alike why there is none.
      const opening = (session ??= open());
      const token = await opening;
      if (typeof token !== 'string') {
        forget(opening);
        return token.kind === 'unavailable' ? token : unavailable('refused');
      }
      const body = { session: token, madonvi: code, service, ...content };
      const answer = await post('/mapi/g', { body, ground }, ({ text }) => Reply.parse(JSON.parse(text)));
      if (answer.kind === 'unavailable') return answer;
      if (!isExpired(answer.value)) return answer;
      forget(opening);
      if (attempt === 'again') return unavailable('refused');
    }
    return unavailable('refused');
  };

  const tell = async (
    service: string,
    content: Record<string, unknown>,
    ground: SendingGround,
  ): Promise<PortalAnswer> => {
    const answer = await ask(service, content, ground);
    if (answer.kind === 'unavailable') return answer;
    const { error_code: said, message } = answer.value;
    return taken.has(said) ? { kind: 'taken' } : { kind: 'refused', message: message || `error_code ${said}` };
  };

  return {
    putDossier: (dossier, { isUpdating, ground }) =>
      tell('DongBoHoSoMC', { isUpdating: isUpdating ? 'True' : 'False', data: [dossier] }, ground),
    putProgress: (data, ground) => tell('CapNhatTienDoHoSoMC', { data }, ground),
    find: async (mahoso, ground) => {
      const answer = await ask('TraCuuHoSo', { mahoso }, ground);
      if (answer.kind === 'unavailable') return answer;
      const { error_code: said, result } = answer.value;
      if (!taken.has(said)) return { kind: 'none' };
      if (!Array.isArray(result) || result.length === 0) return { kind: 'none' };
      const found = NationalDossier.safeParse(result[0]);
      const isAsked = found.success && found.data.MaHoSo === mahoso;
      return isAsked ? { kind: 'found', dossier: found.data } : unavailable('wrong_answer');
    },
  };
}
