import { z } from 'zod';

/** The stream for other sites (NATS JetStream); without NATS_SERVERS there is none. */
export const streamSettings = {
  NATS_SERVERS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((server) => server.trim())
        .filter((server) => server !== ''),
    )
    .pipe(z.array(z.string().regex(/^(nats|tls):\/\/[\w.-]+(:\d{1,5})?$/, 'mỗi máy chủ có dạng tls://máy:cổng')))
    .describe('Cụm NATS JetStream nhận thông điệp cho các điểm khác, cách nhau bằng dấu phẩy; bỏ trống thì không có'),
  NATS_CREDENTIALS: z.string().default('').describe('Nội dung tệp .creds của tài khoản NATS'),
  NATS_USER: z.string().default('').describe('Tên tài khoản NATS, khi không dùng tệp .creds'),
  NATS_PASSWORD: z.string().default('').describe('Mật khẩu của tài khoản NATS ấy'),
  NATS_CA: z
    .string()
    .default('')
    .describe('Nơi cấp chứng thư của máy chủ NATS, PEM; bỏ trống thì tin các nơi cấp công cộng'),
  NATS_CERT: z.string().default('').describe('Chứng thư của hệ thống này khi kết nối NATS, PEM'),
  NATS_KEY: z.string().default('').describe('Khóa của chứng thư ấy, PEM'),
};

const Shape = z.object(streamSettings);
type StreamShape = z.output<typeof Shape>;

export type StreamConfig = {
  servers: readonly string[];
  credentials: string | undefined;
  user: { name: string; password: string } | undefined;
  tls: { authorities: string | undefined; certificate: string | undefined; key: string | undefined } | undefined;
};

const given = (text: string): string | undefined => (text === '' ? undefined : text);

export function streamOf(settings: StreamShape): StreamConfig | undefined {
  const { NATS_SERVERS: servers, NATS_USER: name, NATS_PASSWORD: password, NATS_CREDENTIALS, NATS_CA } = settings;
  if (servers.length === 0) return undefined;
  const tls = { authorities: given(NATS_CA), certificate: given(settings.NATS_CERT), key: given(settings.NATS_KEY) };
  return {
    servers: servers.map((server) => server.replace(/^\w+:\/\//, '')),
    credentials: given(NATS_CREDENTIALS),
    user: name === '' ? undefined : { name, password },
    tls: servers.some((server) => server.startsWith('tls:')) ? tls : undefined,
  };
}

/** What goes with what; in production other sites' data travel encrypted, to servers that know who we are. */
export function findStreamFaults(settings: StreamShape, production: boolean): string[] {
  const { NATS_SERVERS: servers, NATS_USER: user, NATS_PASSWORD: password, NATS_CREDENTIALS: credentials } = settings;
  const { NATS_CERT: certificate, NATS_KEY: key } = settings;
  const encrypted = servers.filter((server) => server.startsWith('tls:')).length;
  const faults: string[] = [];
  if ((user === '') !== (password === '')) faults.push('NATS_USER và NATS_PASSWORD phải đi cùng nhau');
  if (user !== '' && credentials !== '') faults.push('chỉ dùng NATS_CREDENTIALS hoặc NATS_USER, không dùng cả hai');
  if ((certificate === '') !== (key === '')) faults.push('NATS_CERT và NATS_KEY phải đi cùng nhau');
  if (encrypted > 0 && encrypted < servers.length) faults.push('NATS_SERVERS phải cùng là tls:// hoặc cùng là nats://');
  if (!production || servers.length === 0) return faults;
  if (encrypted < servers.length) faults.push('NATS_SERVERS phải là tls:// khi NODE_ENV=production');
  if (user === '' && credentials === '' && certificate === '')
    faults.push('NATS_SERVERS khi NODE_ENV=production cần NATS_CREDENTIALS, NATS_USER hoặc NATS_CERT');
  return faults;
}
