import { draftParts, type DraftPart } from '../drafts/draft-parts.ts';
import { exchangeParts, type ExchangePart } from '../exchange/exchange-parts.ts';
import { registerParts, type RegisterPart } from '../registers/register-parts.ts';

/** Trang của phần quản trị, each with an address of its own. */
export type Page =
  | { page: 'procedures' }
  | { page: 'versions'; code: string; isJustPublished: boolean }
  | { page: 'draft'; id: string; part: DraftPart }
  | { page: 'alarms' }
  | { page: 'exchange'; part: ExchangePart | undefined; service?: string | undefined }
  | { page: 'registers' }
  | { page: 'register'; register: string; part: RegisterPart }
  | { page: 'record'; register: string; id: string }
  | { page: 'compare'; register: string; first: string; second: string }
  | { page: 'none' };

const home = '/quan-tri/';
const registers = 'co-so-du-lieu';
const exchange = 'lgsp';
const alarms = 'canh-bao-khai-thac';

export function pageOf({ pathname, search }: { pathname: string; search: string }): Page {
  const query = new URLSearchParams(search);
  const path = pathname.startsWith(home) ? pathname.slice(home.length) : '';
  if (path === '') return { page: 'procedures' };
  if (path === exchange) return exchangePageOf(query);
  if (path === alarms) return { page: 'alarms' };
  const [folder, ...names] = path.split('/');
  if (folder === registers) return registerPageOf(names.map(decodeURIComponent), query);
  const [, kind, name] = /^(thu-tuc|ban-soan)\/([^/]+)$/.exec(path) ?? [];
  if (name === undefined) return { page: 'none' };
  const key = decodeURIComponent(name);
  if (kind === 'thu-tuc') return { page: 'versions', code: key, isJustPublished: query.get('vua') === 'cong-khai' };
  return { page: 'draft', id: key, part: draftParts.find((part) => part === query.get('phan')) ?? 'thu-tuc' };
}

/** A part of the axis; of the services one may be named, which is then open. */
function exchangePageOf(query: URLSearchParams): Page {
  const part = exchangeParts.find((one) => one === query.get('phan'));
  return { page: 'exchange', part, service: query.get('dich-vu') ?? undefined };
}

/** `/co-so-du-lieu/land`, one of its records, or two of them beside each other. */
function registerPageOf([register = '', first = '', second = '', ...more]: string[], query: URLSearchParams): Page {
  if (more.length > 0) return { page: 'none' };
  if (second !== '') return { page: 'compare', register, first, second };
  if (first !== '') return { page: 'record', register, id: first };
  if (register === '') return { page: 'registers' };
  return { page: 'register', register, part: registerParts.find((part) => part === query.get('phan')) ?? 'tim' };
}

const registerAddress = (...names: string[]): string =>
  `${home}${[registers, ...names].map(encodeURIComponent).join('/')}`;

function exchangeAddress({ part, service }: Extract<Page, { page: 'exchange' }>): string {
  const named = service === undefined ? '' : `&dich-vu=${encodeURIComponent(service)}`;
  return `${home}${exchange}${part === undefined ? '' : `?phan=${part}${named}`}`;
}

export function addressOf(page: Page): string {
  switch (page.page) {
    case 'versions':
      return `${home}thu-tuc/${encodeURIComponent(page.code)}${page.isJustPublished ? '?vua=cong-khai' : ''}`;
    case 'draft':
      return `${home}ban-soan/${encodeURIComponent(page.id)}?phan=${page.part}`;
    case 'exchange':
      return exchangeAddress(page);
    case 'alarms':
      return `${home}${alarms}`;
    case 'registers':
      return registerAddress();
    case 'register':
      return `${registerAddress(page.register)}${page.part === 'tim' ? '' : `?phan=${page.part}`}`;
    case 'record':
      return registerAddress(page.register, page.id);
    case 'compare':
      return registerAddress(page.register, page.first, page.second);
    case 'procedures':
    case 'none':
      return home;
  }
}
