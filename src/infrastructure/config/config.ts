import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { findGatewayFaults, gatewayOf, gatewaySettings } from './gateway-settings.ts';
import { findOutsideFaults, outsideOf, outsideSettings } from './outside-settings.ts';
import { findStreamFaults, streamOf, streamSettings } from './stream-settings.ts';

export const roles = ['web', 'gateway', 'worker', 'scheduler'] as const;
export type Role = (typeof roles)[number];

/** Every setting, documented here once; `docs/operations.md` and `.env.example` are checked against it. */
export const Settings = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'])
    .default('development')
    .describe('Môi trường chạy; production từ chối khởi động với khóa bí mật mặc định'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000).describe('Cổng HTTP'),
  HOST: z.string().min(1).default('127.0.0.1').describe('Địa chỉ mạng để lắng nghe'),
  PUBLIC_URL: z.url().optional().describe('Địa chỉ công khai của hệ thống, dùng trong mã QR và thông báo'),
  VAR_DIR: z.string().min(1).default('./var').describe('Thư mục dữ liệu: PostgreSQL nhúng và tệp hồ sơ'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'phải có dạng postgres://…')
    .optional()
    .describe('PostgreSQL 15 trở lên; bỏ trống thì dùng PostgreSQL nhúng trong VAR_DIR'),
  MIGRATION_DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'phải có dạng postgres://…')
    .optional()
    .describe('Kết nối của chủ sở hữu lược đồ, chạy nâng cấp; bỏ trống thì dùng DATABASE_URL'),
  CONTENT_DIR: z.string().min(1).default('./content/vinh-phuc').describe('Nội dung của tỉnh'),
  ROLES: z
    .string()
    .default(roles.join(','))
    .transform((text) => text.split(',').map((role) => role.trim()))
    .pipe(z.array(z.enum(roles)).min(1))
    .describe('Vai trò của tiến trình: web, gateway, worker, scheduler'),
  ...gatewaySettings,
  ...streamSettings,
  SECRET_KEY: z
    .string()
    .min(32, 'cần ít nhất 32 ký tự')
    .default('khoa-mac-dinh-chi-de-chay-thu-khong-dung-that')
    .describe('Khóa bí mật ký liên kết và mã xác nhận'),
  DEMO_DATA: z
    .enum(['true', 'false'])
    .default('true')
    .transform((text) => text === 'true')
    .describe('Nạp người dùng, cán bộ và tài khoản trình diễn (không dùng khi vận hành thật)'),
  CLOCK_AHEAD_DAYS: z.coerce
    .number()
    .min(0)
    .max(3650)
    .default(0)
    .describe('Bản trình diễn: cho đồng hồ của hệ thống chạy trước bấy nhiêu ngày, để xem điều gì xảy ra khi hết hạn'),
  SMTP_URL: z.string().optional().describe('Máy chủ thư điện tử gửi thông báo; bỏ trống thì không gửi thư'),
  TRUST_PROXY: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true')
    .describe('Tin địa chỉ và giao thức do máy chủ chuyển tiếp gửi kèm'),
  ...outsideSettings,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn').describe('Mức ghi nhật ký'),
});

type SettingName = keyof typeof Settings.shape;
export type Config = Readonly<ReturnType<typeof toConfig>>;

/** Where people and other systems reach this one. */
export const ownUrlOf = ({ publicUrl, host, port }: Pick<Config, 'publicUrl' | 'host' | 'port'>): string =>
  publicUrl ?? `http://${host}:${port}`;

/** A wrong setting: its message is one clear Vietnamese text, all faults together. */
export class ConfigError extends Error {}

function toConfig(settings: z.infer<typeof Settings>) {
  return {
    production: settings.NODE_ENV === 'production',
    port: settings.PORT,
    host: settings.HOST,
    publicUrl: settings.PUBLIC_URL?.replace(/\/+$/, ''),
    varDir: resolve(settings.VAR_DIR),
    databaseUrl: settings.DATABASE_URL,
    migrationDatabaseUrl: settings.MIGRATION_DATABASE_URL ?? settings.DATABASE_URL,
    contentDir: resolve(settings.CONTENT_DIR),
    roles: settings.ROLES,
    secretKey: settings.SECRET_KEY,
    demoData: settings.DEMO_DATA,
    /** Dùng thử: simulators, loopback addresses and the like, which nothing real may rest on. */
    tryingOut: settings.DEMO_DATA && settings.NODE_ENV !== 'production',
    clockAheadDays: settings.CLOCK_AHEAD_DAYS,
    smtpUrl: settings.SMTP_URL,
    trustProxy: settings.TRUST_PROXY,
    logLevel: settings.LOG_LEVEL,
    gateway: gatewayOf(settings, settings.PORT),
    stream: streamOf(settings),
    outside: outsideOf(settings),
    simulatorsPort: settings.SIMULATORS_PORT,
  };
}

/**
 * Reads the settings from the environment; `NAME_FILE` names a file that holds the value (for secrets).
 * Throws ConfigError listing every fault.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const raw: Record<string, string> = {};
  for (const name of Object.keys(Settings.shape)) {
    const file = environment[`${name}_FILE`];
    const value = file ? readFileSync(file, 'utf8').trim() : environment[name];
    if (value !== undefined && value !== '') raw[name] = value;
  }
  const parsed = Settings.safeParse(raw);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} (${issue.message})`);
    throw new ConfigError(`Cài đặt không đúng: ${faults.join('; ')}. Xem docs/operations.md.`);
  }
  const production = parsed.data.NODE_ENV === 'production';
  if (production) {
    const secret: SettingName = 'SECRET_KEY';
    if (!raw[secret]) throw new ConfigError('Cài đặt không đúng: SECRET_KEY phải được đặt khi NODE_ENV=production.');
    if (parsed.data.CLOCK_AHEAD_DAYS !== 0)
      throw new ConfigError(
        'Cài đặt không đúng: CLOCK_AHEAD_DAYS chỉ dùng khi trình diễn, không dùng khi NODE_ENV=production.',
      );
    // Node's own switch, for every connection of the process.
    if (environment['NODE_TLS_REJECT_UNAUTHORIZED'] === '0')
      throw new ConfigError(
        'Cài đặt không đúng: NODE_TLS_REJECT_UNAUTHORIZED=0 tắt việc kiểm tra chứng thư, không dùng khi NODE_ENV=production.',
      );
    if (raw['DEMO_DATA'] === undefined) parsed.data.DEMO_DATA = false;
  }
  const together = [findOutsideFaults, findGatewayFaults, findStreamFaults].flatMap((find) =>
    find(parsed.data, production),
  );
  if (together.length > 0) throw new ConfigError(`Cài đặt không đúng: ${together.join('; ')}. Xem docs/operations.md.`);
  return toConfig(parsed.data);
}
