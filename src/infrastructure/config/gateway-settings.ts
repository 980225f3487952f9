import { createPrivateKey, X509Certificate } from 'node:crypto';
import { z } from 'zod';

/** The integration gateway; each is documented as the other settings are. */
export const gatewaySettings = {
  GATEWAY_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .optional()
    .describe('Cổng mạng của cổng tích hợp (LGSP); bỏ trống thì là PORT cộng 1, hoặc cổng trống bất kỳ'),
  GATEWAY_NAME: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, 'chỉ gồm chữ thường không dấu, số và dấu gạch nối')
    .optional()
    .describe('Tên của cổng tích hợp này; mỗi cổng một tên, có nhật ký riêng trong VAR_DIR/nhat-ky'),
  GATEWAY_URL: z.url().optional().describe('Địa chỉ công khai của cổng tích hợp, là bên phát hành mã truy cập'),
  GATEWAY_TLS_CERT: z.string().default('').describe('Chứng thư TLS của cổng tích hợp, PEM'),
  GATEWAY_TLS_KEY: z.string().default('').describe('Khóa của chứng thư TLS ấy, PEM'),
  GATEWAY_CLIENT_CA: z.string().default('').describe('Chứng thư của nơi cấp chứng thư cho các hệ thống gọi, PEM'),
  GATEWAY_OWN_CERT: z
    .string()
    .default('')
    .describe(
      'Chứng thư hệ thống này đưa ra khi chính nó gọi qua cổng, PEM; đăng ký cho hệ thống mot-cua ở bàn quản trị',
    ),
  GATEWAY_OWN_KEY: z.string().default('').describe('Khóa của chứng thư ấy, PEM'),
  ISSUING_CA_CERT: z
    .string()
    .default('')
    .describe(
      'Chứng thư của nơi cấp ký chứng thư cho các hệ thống kết nối, rồi các chứng thư cấp trên đến chứng thư gốc, PEM; bỏ trống thì hệ thống tự tạo nơi cấp của mình',
    ),
  ISSUING_CA_KEY: z.string().default('').describe('Khóa của nơi cấp ấy, PEM'),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: z
    .url()
    .optional()
    .describe('Nơi nhận vết gọi OpenTelemetry của cổng (OTLP qua HTTP), ví dụ http://127.0.0.1:4318/v1/traces'),
  UPSTREAM_CA: z.string().default('').describe('Nơi cấp chứng thư của bên cung cấp được tin thêm, PEM'),
};

const Shape = z.object(gatewaySettings);
type GatewayShape = z.output<typeof Shape>;

export type GatewayConfig = {
  port: number;
  /** Somebody asked for this port; otherwise any other will do when it is taken. */
  isPortChosen: boolean;
  name: string;
  url: string | undefined;
  tls: { certificate: string; key: string; clientAuthorities: string } | undefined;
  /** What this system shows the gateway when it calls through it itself. */
  own: { certificate: string; key: string } | undefined;
  /** The operator's own authority for certificates of systems: its certificate and those above it, and its key. */
  authority: { certificates: string; key: string } | undefined;
  upstreamAuthorities: readonly string[];
  collectorUrl: string | undefined;
};

export function gatewayOf(settings: GatewayShape, webPort: number): GatewayConfig {
  const { GATEWAY_TLS_CERT: certificate, GATEWAY_TLS_KEY: key, GATEWAY_CLIENT_CA: clientAuthorities } = settings;
  const { GATEWAY_OWN_CERT: ownCertificate, GATEWAY_OWN_KEY: ownKey } = settings;
  const port = settings.GATEWAY_PORT ?? (webPort === 0 ? 0 : webPort + 1);
  return {
    port,
    isPortChosen: settings.GATEWAY_PORT !== undefined,
    name: settings.GATEWAY_NAME ?? `cong-${port}`,
    url: settings.GATEWAY_URL?.replace(/\/+$/, ''),
    tls: certificate === '' ? undefined : { certificate, key, clientAuthorities },
    own: ownCertificate === '' ? undefined : { certificate: ownCertificate, key: ownKey },
    authority:
      settings.ISSUING_CA_CERT === ''
        ? undefined
        : { certificates: settings.ISSUING_CA_CERT, key: settings.ISSUING_CA_KEY },
    upstreamAuthorities: settings.UPSTREAM_CA === '' ? [] : [settings.UPSTREAM_CA],
    collectorUrl: settings.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT,
  };
}

/** Where callers reach the gateway: its public address, or this machine's while trying out. */
export const gatewayUrlOf = ({
  host,
  gateway,
}: {
  host: string;
  gateway: Pick<GatewayConfig, 'url' | 'port'>;
}): string => gateway.url ?? `http://${host}:${gateway.port}`;

/** A certificate goes with its key and its callers' authority; a gateway for real data has them. */
export function findGatewayFaults(
  settings: GatewayShape & { ROLES: readonly string[] },
  production: boolean,
): string[] {
  const parts = [settings.GATEWAY_TLS_CERT, settings.GATEWAY_TLS_KEY, settings.GATEWAY_CLIENT_CA];
  if ((settings.GATEWAY_OWN_CERT === '') !== (settings.GATEWAY_OWN_KEY === ''))
    return ['GATEWAY_OWN_CERT và GATEWAY_OWN_KEY phải đi cùng nhau'];
  if (settings.GATEWAY_OWN_CERT !== '' && !isCertificate(settings.GATEWAY_OWN_CERT))
    return ['GATEWAY_OWN_CERT không phải chứng thư dạng PEM'];
  const authorityFault = findAuthorityFault(settings);
  if (authorityFault !== undefined) return [authorityFault];
  const given = parts.filter((part) => part !== '').length;
  if (given > 0 && given < parts.length)
    return ['GATEWAY_TLS_CERT, GATEWAY_TLS_KEY và GATEWAY_CLIENT_CA phải đi cùng nhau'];
  if (production && settings.ROLES.includes('gateway') && given === 0)
    return ['vai trò gateway khi NODE_ENV=production cần GATEWAY_TLS_CERT, GATEWAY_TLS_KEY và GATEWAY_CLIENT_CA'];
  return [];
}

/** One that may sign certificates, with the key it was made for. */
function findAuthorityFault({ ISSUING_CA_CERT: pem, ISSUING_CA_KEY: key }: GatewayShape): string | undefined {
  if ((pem === '') !== (key === '')) return 'ISSUING_CA_CERT và ISSUING_CA_KEY phải đi cùng nhau';
  if (pem === '') return undefined;
  try {
    const certificate = new X509Certificate(pem);
    if (!certificate.ca) return 'ISSUING_CA_CERT không phải chứng thư của nơi cấp (CA)';
    if (!endsAtRoot(pem)) return 'ISSUING_CA_CERT phải có đủ các chứng thư cấp trên, đến chứng thư gốc';
    if (!certificate.checkPrivateKey(createPrivateKey(key)))
      return 'ISSUING_CA_KEY không phải khóa của ISSUING_CA_CERT';
    return undefined;
  } catch {
    return 'ISSUING_CA_CERT hoặc ISSUING_CA_KEY không đọc được; cần dạng PEM';
  }
}

/** Whether the last certificate of these signed itself: gateways trust no chain that ends before. */
function endsAtRoot(pem: string): boolean {
  const last = new X509Certificate(pem.slice(pem.lastIndexOf('-----BEGIN CERTIFICATE-----')));
  return last.checkIssued(last);
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== '';
  } catch {
    return false;
  }
}
