import type { inboxVi } from './inbox.vi.ts';

export const inboxEn = {
  'inbox.title': 'News and followed dossiers',
  'inbox.link': 'News',
  'inbox.linkUnread': 'News ({count} unread)',
  'inbox.notices': 'News',
  'inbox.noNotices': 'No news yet.',
  'inbox.unread': 'Unread',
  'inbox.followed': 'Dossiers you follow',
  'inbox.noneFollowed': 'You follow no dossier yet; press “Follow” on the page of one.',
  'inbox.follow': 'Follow',
  'inbox.unfollow': 'Stop following',
} as const satisfies Record<keyof typeof inboxVi, string>;
