import { z } from 'zod';

/** Addresses and keys of the systems outside the province; each is documented as the other settings are. */
export const outsideSettings = {
  POPULATION_URL: z
    .url()
    .optional()
    .describe('Dịch vụ của cơ sở dữ liệu quốc gia về dân cư; bỏ trống thì không tra cứu'),
  POPULATION_USER: z.string().default('').describe('Tài khoản gọi cơ sở dữ liệu quốc gia về dân cư'),
  POPULATION_SECRET: z.string().default('').describe('Khóa bí mật ký lời gọi cơ sở dữ liệu quốc gia về dân cư'),
  POPULATION_API_KEY: z.string().default('').describe('ApiKey của trục chia sẻ dữ liệu khi gọi cơ sở dữ liệu dân cư'),
  POPULATION_ROAD_CLIENT: z
    .string()
    .default('')
    .describe('X-Road-Client: tên hệ thống của tỉnh trên trục chia sẻ dữ liệu'),
  CIVIL_STATUS_URL: z
    .url()
    .optional()
    .describe('Hệ thống hộ tịch điện tử của Bộ Tư pháp (tra cứu và đăng ký); bỏ trống thì không kết nối'),
  CIVIL_STATUS_KEY: z.string().default('').describe('Khóa truy cập hệ thống hộ tịch điện tử'),
  BUSINESS_REGISTER_URL: z
    .url()
    .optional()
    .describe('Hệ thống đăng ký doanh nghiệp quốc gia (tra cứu và đăng ký); bỏ trống thì không kết nối'),
  BUSINESS_REGISTER_KEY: z.string().default('').describe('Khóa truy cập hệ thống đăng ký doanh nghiệp'),
  SOCIAL_INSURANCE_URL: z
    .url()
    .optional()
    .describe('Dịch vụ của cơ sở dữ liệu quốc gia về bảo hiểm; bỏ trống thì không tra cứu'),
  SOCIAL_INSURANCE_KEY: z.string().default('').describe('Khóa truy cập cơ sở dữ liệu quốc gia về bảo hiểm'),
  NATIONAL_PORTAL_URL: z
    .url()
    .optional()
    .describe('Cổng Dịch vụ công quốc gia, nơi đồng bộ hồ sơ; bỏ trống thì không đồng bộ'),
  NATIONAL_PORTAL_USER: z.string().default('').describe('Tài khoản của tỉnh trên Cổng Dịch vụ công quốc gia'),
  NATIONAL_PORTAL_SECRET: z.string().default('').describe('Mật khẩu của tài khoản ấy'),
  NATIONAL_PORTAL_CODE: z.string().default('').describe('madonvi: mã đơn vị của tỉnh trên Cổng Dịch vụ công quốc gia'),
  NATIONAL_PORTAL_DESTINATION: z
    .string()
    .default('VN:GOV:000.00.00.G22:vpcpdvcqg')
    .describe('dstcode: địa chỉ của Cổng Dịch vụ công quốc gia trên trục liên thông'),
  PAYMENT_PLATFORM_URL: z
    .url()
    .optional()
    .describe('Dịch vụ của nền tảng thanh toán quốc gia; bỏ trống thì không nộp trực tuyến được'),
  PAYMENT_PLATFORM_PARTNER: z.string().default('').describe('MaDoiTac: mã của tỉnh trên nền tảng thanh toán'),
  PAYMENT_PLATFORM_SECRET: z.string().default('').describe('Khóa bí mật tính MaXacThuc của các bản tin thanh toán'),
  PAYMENT_PLATFORM_PAGES: z
    .url()
    .optional()
    .describe(
      'Địa chỉ gốc của trang thanh toán mà người nộp được đưa sang; bỏ trống thì là gốc của PAYMENT_PLATFORM_URL',
    ),
  DOCUMENT_AXIS_URL: z
    .url()
    .optional()
    .describe('Trục liên thông văn bản quốc gia; bỏ trống thì không gửi, nhận văn bản với cơ quan ngoài hệ thống'),
  DOCUMENT_AXIS_KEY: z.string().default('').describe('Khóa truy cập trục liên thông văn bản'),
  DOCUMENT_AXIS_CODE: z
    .string()
    .default('')
    .describe('Mã của hệ thống của tỉnh trên trục liên thông văn bản, theo QCVN 102:2016'),
  TIME_AUTHORITY_URL: z
    .url()
    .optional()
    .describe('Tổ chức cấp dấu thời gian (RFC 3161) cho nhật ký trao đổi; bỏ trống thì nhật ký không có dấu thời gian'),
  TIME_AUTHORITY_CA: z
    .string()
    .default('')
    .describe('Chứng thư của nơi cấp chứng thư cho các tổ chức ấy, nay và trước đây, PEM'),
  SIMULATORS_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(0)
    .describe('Cổng của các hệ thống ngoài mô phỏng khi dùng thử; 0 là cổng còn trống bất kỳ'),
};

const Shape = z.object(outsideSettings);
type OutsideShape = z.output<typeof Shape>;

type Keyed = { url: string; key: string };
/** Các hệ thống ngoài that are connected; one without an address is absent. */
export type Outside = {
  population?: { url: string; user: string; secret: string; apiKey: string; roadClient: string };
  civilStatus?: Keyed;
  business?: Keyed;
  socialInsurance?: Keyed;
  nationalPortal?: { url: string; user: string; secret: string; code: string; destination: string };
  documentAxis?: Keyed & { code: string };
  /** `authorities`: PEM, several in one text. */
  timeAuthority?: { url: string; authorities: string };
  /** `pages` is an origin. */
  paymentPlatform?: { url: string; partner: string; secret: string; pages: string };
};

export function outsideOf(settings: OutsideShape): Outside {
  const keyed = (url: string | undefined, key: string): Keyed | undefined =>
    url === undefined ? undefined : { url: withoutSlash(url), key };
  const civilStatus = keyed(settings.CIVIL_STATUS_URL, settings.CIVIL_STATUS_KEY);
  const business = keyed(settings.BUSINESS_REGISTER_URL, settings.BUSINESS_REGISTER_KEY);
  const socialInsurance = keyed(settings.SOCIAL_INSURANCE_URL, settings.SOCIAL_INSURANCE_KEY);
  return {
    ...(settings.POPULATION_URL !== undefined && {
      population: {
        // Signed as it stands: an address written differently has another signature.
        url: settings.POPULATION_URL,
        user: settings.POPULATION_USER,
        secret: settings.POPULATION_SECRET,
        apiKey: settings.POPULATION_API_KEY,
        roadClient: settings.POPULATION_ROAD_CLIENT,
      },
    }),
    ...(civilStatus && { civilStatus }),
    ...(business && { business }),
    ...(socialInsurance && { socialInsurance }),
    ...(settings.NATIONAL_PORTAL_URL !== undefined && {
      nationalPortal: {
        url: withoutSlash(settings.NATIONAL_PORTAL_URL),
        user: settings.NATIONAL_PORTAL_USER,
        secret: settings.NATIONAL_PORTAL_SECRET,
        code: settings.NATIONAL_PORTAL_CODE,
        destination: settings.NATIONAL_PORTAL_DESTINATION,
      },
    }),
    ...(settings.DOCUMENT_AXIS_URL !== undefined && {
      documentAxis: {
        url: withoutSlash(settings.DOCUMENT_AXIS_URL),
        key: settings.DOCUMENT_AXIS_KEY,
        code: settings.DOCUMENT_AXIS_CODE,
      },
    }),
    ...(settings.TIME_AUTHORITY_URL !== undefined && {
      timeAuthority: { url: settings.TIME_AUTHORITY_URL, authorities: settings.TIME_AUTHORITY_CA },
    }),
    ...(settings.PAYMENT_PLATFORM_URL !== undefined && {
      paymentPlatform: {
        url: withoutSlash(settings.PAYMENT_PLATFORM_URL),
        partner: settings.PAYMENT_PLATFORM_PARTNER,
        secret: settings.PAYMENT_PLATFORM_SECRET,
        pages: new URL(settings.PAYMENT_PLATFORM_PAGES ?? settings.PAYMENT_PLATFORM_URL).origin,
      },
    }),
  };
}

/**
 * An address goes with its secret, and in production over TLS. In production the gateway, through which all of them are called, lets in
 * nobody without a certificate.
 */
export function findOutsideFaults(
  settings: OutsideShape & { ROLES: readonly string[]; GATEWAY_OWN_CERT: string },
  production: boolean,
): string[] {
  const connections = [
    ['POPULATION_URL', settings.POPULATION_URL, 'POPULATION_SECRET', settings.POPULATION_SECRET],
    ['CIVIL_STATUS_URL', settings.CIVIL_STATUS_URL, 'CIVIL_STATUS_KEY', settings.CIVIL_STATUS_KEY],
    ['BUSINESS_REGISTER_URL', settings.BUSINESS_REGISTER_URL, 'BUSINESS_REGISTER_KEY', settings.BUSINESS_REGISTER_KEY],
    ['SOCIAL_INSURANCE_URL', settings.SOCIAL_INSURANCE_URL, 'SOCIAL_INSURANCE_KEY', settings.SOCIAL_INSURANCE_KEY],
    ['DOCUMENT_AXIS_URL', settings.DOCUMENT_AXIS_URL, 'DOCUMENT_AXIS_KEY', settings.DOCUMENT_AXIS_KEY],
    ['DOCUMENT_AXIS_URL', settings.DOCUMENT_AXIS_URL, 'DOCUMENT_AXIS_CODE', settings.DOCUMENT_AXIS_CODE],
    ['NATIONAL_PORTAL_URL', settings.NATIONAL_PORTAL_URL, 'NATIONAL_PORTAL_SECRET', settings.NATIONAL_PORTAL_SECRET],
    [
      'PAYMENT_PLATFORM_URL',
      settings.PAYMENT_PLATFORM_URL,
      'PAYMENT_PLATFORM_SECRET',
      settings.PAYMENT_PLATFORM_SECRET,
    ],
    [
      'PAYMENT_PLATFORM_URL',
      settings.PAYMENT_PLATFORM_URL,
      'PAYMENT_PLATFORM_PARTNER',
      settings.PAYMENT_PLATFORM_PARTNER,
    ],
    [
      'PAYMENT_PLATFORM_PAGES',
      settings.PAYMENT_PLATFORM_PAGES,
      'PAYMENT_PLATFORM_URL',
      settings.PAYMENT_PLATFORM_URL ?? '',
    ],
  ] as const;
  const isCalled = settings.ROLES.some((role) => role === 'web' || role === 'worker');
  const isConnected = connections.some(([, url]) => url !== undefined);
  const lacksCertificate = production && isCalled && isConnected && settings.GATEWAY_OWN_CERT === '';
  const own = lacksCertificate
    ? ['kết nối hệ thống ngoài khi NODE_ENV=production cần GATEWAY_OWN_CERT và GATEWAY_OWN_KEY']
    : [];
  const faults = connections.flatMap(([name, url, secretName, secret]) => {
    if (url === undefined) return [];
    const faults = secret === '' ? [`${name} cần có ${secretName}`] : [];
    if (!/^https?:/.test(url)) faults.push(`${name} phải bắt đầu bằng https:// hoặc http://`);
    else if (production && !url.startsWith('https:'))
      faults.push(`${name} phải là địa chỉ https khi NODE_ENV=production`);
    return faults;
  });
  // A stamp is signed and says nothing but a digest: its address may be plain.
  const stamps =
    settings.TIME_AUTHORITY_URL !== undefined && !settings.TIME_AUTHORITY_CA.includes('BEGIN CERTIFICATE')
      ? ['TIME_AUTHORITY_URL cần có TIME_AUTHORITY_CA, chứng thư dạng PEM']
      : [];
  return [...faults, ...own, ...stamps];
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

/** The same connections written as settings, to be copied. */
export function writeOutside({
  population,
  civilStatus,
  business,
  socialInsurance,
  nationalPortal,
  paymentPlatform,
  documentAxis,
  timeAuthority,
}: Outside): string[] {
  const keyed = (name: string, system: Keyed | undefined) =>
    system ? [`${name}_URL=${system.url}`, `${name}_KEY=${system.key}`] : [];
  return [
    ...(population
      ? [
          `POPULATION_URL=${population.url}`,
          `POPULATION_USER=${population.user}`,
          `POPULATION_SECRET=${population.secret}`,
          `POPULATION_API_KEY=${population.apiKey}`,
          `POPULATION_ROAD_CLIENT=${population.roadClient}`,
        ]
      : []),
    ...keyed('CIVIL_STATUS', civilStatus),
    ...keyed('BUSINESS_REGISTER', business),
    ...keyed('SOCIAL_INSURANCE', socialInsurance),
    ...(nationalPortal
      ? [
          `NATIONAL_PORTAL_URL=${nationalPortal.url}`,
          `NATIONAL_PORTAL_USER=${nationalPortal.user}`,
          `NATIONAL_PORTAL_SECRET=${nationalPortal.secret}`,
          `NATIONAL_PORTAL_CODE=${nationalPortal.code}`,
        ]
      : []),
    ...keyed('DOCUMENT_AXIS', documentAxis),
    ...(documentAxis ? [`DOCUMENT_AXIS_CODE=${documentAxis.code}`] : []),
    ...(paymentPlatform
      ? [
          `PAYMENT_PLATFORM_URL=${paymentPlatform.url}`,
          `PAYMENT_PLATFORM_PARTNER=${paymentPlatform.partner}`,
          `PAYMENT_PLATFORM_SECRET=${paymentPlatform.secret}`,
          `PAYMENT_PLATFORM_PAGES=${paymentPlatform.pages}`,
        ]
      : []),
    ...(timeAuthority
      ? [`TIME_AUTHORITY_URL=${timeAuthority.url}`, `TIME_AUTHORITY_CA="${timeAuthority.authorities.trim()}"`]
      : []),
  ];
}
