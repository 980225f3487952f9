import { escapeXml } from '#infrastructure/escape-xml.ts';
import { sha256 } from '#infrastructure/crypto.ts';
import type { Clock } from '#infrastructure/clock.ts';
import type { LookUpContext, RegisterKey } from '#data/registry/index.ts';
import type { OutsideProvider } from '#platform/exchange/index.ts';

export const populationNamespace = 'http://dancuquocgia.bca';
export type PopulationService = 'TraCuuThongTinCongDan' | 'XacThucThongTinCongDan';

export type Credentials = { user: string; secret: string; apiKey: string; roadClient: string };

/** Chữ ký of a call: Basic of the user and the SHA-256 of address, user, instant and secret. */
export function signCall(url: string, { user, secret }: Credentials, timestampMs: string): string {
  const signature = sha256(`${url}${user}${timestampMs}${secret}`);
  return `Basic ${Buffer.from(`${user}:${signature}`, 'utf8').toString('base64')}`;
}

/** Cơ sở dữ liệu quốc gia về dân cư, and the headers by which it knows who calls: signed for its address as it is written, at this moment. */
export function populationProvider({
  url,
  now,
  ...given
}: Pick<Credentials, 'user' | 'secret'> & Partial<Credentials> & { url: string; now: Clock }): OutsideProvider {
  const credentials = { apiKey: '', roadClient: '', ...given };
  return {
    url,
    credentials: () => {
      const timestamp = String(now().getTime());
      return {
        timestamp,
        authorization: signCall(url, credentials, timestamp),
        'x-road-client': credentials.roadClient,
        apikey: credentials.apiKey,
      };
    },
  };
}

/** Kinds of identifier and the element each is asked by. */
export const identifierElements: Readonly<Record<string, { element: string; pattern: RegExp }>> = {
  personalId: { element: 'SoDinhDanh', pattern: /^0\d{11}$/ },
  oldIdentityNumber: { element: 'SoCMND', pattern: /^\d{9}$/ },
};

/** What can be compared, and the element each field is claimed in. */
export const claimElements: Readonly<Record<string, string>> = {
  name: 'HoVaTen',
  birthDate: 'NgayThangNamSinh',
  gender: 'GioiTinh',
  ethnicGroup: 'DanToc',
  nationality: 'QuocTich',
};

/** `MaDVC` is the service package the province is granted, `MaTichHop` the integration: 037 looks up, 003 compares. */
const integrations: Record<PopulationService, string> = {
  TraCuuThongTinCongDan: '037',
  XacThucThongTinCongDan: '003',
};

export type Asking = {
  service: PopulationService;
  key: RegisterKey;
  context: LookUpContext;
  /** In the codes of the population database, by the names of `claimElements`. */
  claims?: Readonly<Record<string, string>>;
};

/**
 * Bản tin hỏi. 037 also takes HoVaTen and NgayThangNamSinh of whoever is asked about and then answers only when they agree: they are
 * sent where the reader knows them, which is of whoever is signed in. At a counter there is only the number on the card.
 */
export function writeRequest({ service, key, context, claims = {} }: Asking): string {
  const fields: [string, string][] = [
    ['MaYeuCau', context.requestId],
    ['MaDVC', 'VPCP'],
    ['MaTichHop', integrations[service]],
    ['MaCanBo', context.asker.account],
    ['MaDonVi', context.asker.unitCode],
    ['TaiKhoan', context.asker.account],
    ['SoDienThoai', '0'],
    [identifierElements[key.kind]?.element ?? '', key.value],
  ];
  const asked = fields.map(([name, value]) => element(name, escapeXml(value)));
  // In the order of the contract, whatever order they were claimed in.
  const claimed = Object.entries(claimElements).flatMap(([field, name]) => {
    const value = claims[field];
    return value === undefined ? [] : [element(name, field === 'birthDate' ? birthElement(value) : escapeXml(value))];
  });
  return envelope(element(service, [...asked, ...claimed].join('')));
}

/** `2000` → Nam; `2000-12-31` → NgayThangNam. */
export function birthElement(birthDate: string): string {
  const digits = birthDate.replaceAll('-', '');
  return element(digits.length === 4 ? 'Nam' : 'NgayThangNam', escapeXml(digits));
}

export const element = (name: string, content: string): string => `<dan:${name}>${content}</dan:${name}>`;

export function envelope(body: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:dan="${populationNamespace}">` +
    `<soapenv:Header/><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`
  );
}
