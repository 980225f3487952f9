import { draftParts, type DraftPart } from '../drafts/draft-parts.ts';

/** Trang của phần quản trị: three kinds, each with an address of its own. */
export type Page =
  | { page: 'procedures' }
  | { page: 'versions'; code: string; isJustPublished: boolean }
  | { page: 'draft'; id: string; part: DraftPart }
  | { page: 'none' };

const home = '/quan-tri/';

export function pageOf({ pathname, search }: { pathname: string; search: string }): Page {
  const query = new URLSearchParams(search);
  const path = pathname.startsWith(home) ? pathname.slice(home.length) : '';
  if (path === '') return { page: 'procedures' };
  const [, kind, name] = /^(thu-tuc|ban-soan)\/([^/]+)$/.exec(path) ?? [];
  if (name === undefined) return { page: 'none' };
  const key = decodeURIComponent(name);
  if (kind === 'thu-tuc') return { page: 'versions', code: key, isJustPublished: query.get('vua') === 'cong-khai' };
  return { page: 'draft', id: key, part: draftParts.find((part) => part === query.get('phan')) ?? 'thu-tuc' };
}

export function addressOf(page: Page): string {
  switch (page.page) {
    case 'versions':
      return `${home}thu-tuc/${encodeURIComponent(page.code)}${page.isJustPublished ? '?vua=cong-khai' : ''}`;
    case 'draft':
      return `${home}ban-soan/${encodeURIComponent(page.id)}?phan=${page.part}`;
    case 'procedures':
    case 'none':
      return home;
  }
}
