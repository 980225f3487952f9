import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Clock } from '#infrastructure/clock.ts';
import { NationalDossier, ProgressRow } from '#applications/dossiers/index.ts';
import { behave, swapsPeople, type Behaviour } from '../simulator-kit/index.ts';
import type { PortalBook } from './portal-book.ts';

type Simulating = {
  book: PortalBook;
  behaviour: () => Behaviour;
  now: Clock;
  user: string;
  secret: string;
  code: string;
  destination: string;
};

const sessionMs = 15 * 60_000;
/** Ten dossiers with all their papers. */
const bodyLimit = 4 * 1_048_576;
const most = 10;

const Login = z.object({ username: z.string(), password: z.string() });
const Head = z.object({ session: z.string(), madonvi: z.string(), service: z.string() });
const Dossiers = z.object({ isUpdating: z.enum(['True', 'False']), data: z.array(NationalDossier).min(1).max(most) });
const Progress = z.object({ data: z.array(ProgressRow).min(1).max(most) });
const Asked = z.object({ mahoso: z.string().min(1).max(60) });

const ok = (result: unknown = []) => ({ error_code: '0', message: 'Thành công', result });
const wrong = (message: string) => ({ error_code: '-1', message, result: [] });

/** Mô phỏng Cổng Dịch vụ công quốc gia: one address for all services, sessions that end, a book that tells a new dossier from a known one. */
export function nationalPortalSimulator(app: FastifyInstance, simulating: Simulating): void {
  const { book, behaviour, now, user, secret, code, destination } = simulating;
  const sessions = new Map<string, number>();
  behave(app, behaviour);
  app.addHook('preHandler', async ({ headers }, reply) =>
    headers['dstcode'] === destination ? undefined : reply.status(200).send(wrong('Sai mã đơn vị nhận (dstcode)')),
  );

  app.post('/mapi/login', async ({ body }) => {
    const { username, password } = Login.parse(body);
    if (username !== user || password !== secret) return wrong('Sai tài khoản hoặc mật khẩu');
    const session = randomBytes(16).toString('hex');
    sessions.set(session, now().getTime() + sessionMs);
    return { ...ok(), session };
  });

  app.post('/mapi/g', { bodyLimit }, async ({ body }) => {
    const head = Head.safeParse(body);
    if (!head.success) return wrong('Thiếu session, madonvi hoặc service');
    const { session, madonvi, service } = head.data;
    if ((sessions.get(session) ?? 0) <= now().getTime()) return wrong('Phiên làm việc (session) đã hết hạn');
    if (madonvi !== code) return wrong('Sai mã đơn vị');
    switch (service) {
      case 'DongBoHoSoMC':
        return putDossiers(body);
      case 'CapNhatTienDoHoSoMC':
        return putProgress(body);
      case 'TraCuuHoSo':
        return find(body);
      default:
        return wrong(`Không có dịch vụ ${service}`);
    }
  });

  async function putDossiers(body: unknown) {
    const parsed = Dossiers.safeParse(body);
    if (!parsed.success) return wrong(`Dữ liệu không đúng: ${faultOf(parsed.error)}`);
    const { isUpdating, data } = parsed.data;
    const known = new Set(await book.known(data.map(({ MaHoSo }) => MaHoSo)));
    const misplaced = data.filter(({ MaHoSo }) => known.has(MaHoSo) !== (isUpdating === 'True'));
    if (misplaced[0])
      return wrong(`Hồ sơ ${misplaced[0].MaHoSo} ${isUpdating === 'True' ? 'chưa có' : 'đã có'} trên hệ thống`);
    await book.put(data);
    return ok(data.map(({ MaHoSo }) => ({ MaHoSo })));
  }

  async function putProgress(body: unknown) {
    const parsed = Progress.safeParse(body);
    if (!parsed.success) return wrong(`Dữ liệu không đúng: ${faultOf(parsed.error)}`);
    const codes = [...new Set(parsed.data.data.map(({ MaHoSo }) => MaHoSo))];
    const known = new Set(await book.known(codes));
    const missing = codes.find((one) => !known.has(one));
    if (missing !== undefined) return wrong(`Hồ sơ ${missing} chưa có trên hệ thống`);
    await book.addProgress(parsed.data.data);
    return ok();
  }

  async function find(body: unknown) {
    const { mahoso } = Asked.parse(body);
    const found = NationalDossier.safeParse(await book.find(mahoso));
    if (!found.success) return wrong('Không tìm thấy hồ sơ');
    return ok([swapsPeople(behaviour()) ? { ...found.data, MaHoSo: '000.00.00.H62-000000-0000' } : found.data]);
  }
}

const faultOf = ({ issues }: z.ZodError): string => issues[0]?.path.join('.') ?? '';
