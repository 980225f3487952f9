/** Chữ của trang tin. */
export const inboxVi = {
  'inbox.title': 'Tin và hồ sơ theo dõi',
  'inbox.link': 'Tin',
  'inbox.linkUnread': 'Tin ({count} chưa đọc)',
  'inbox.notices': 'Tin',
  'inbox.noNotices': 'Chưa có tin nào.',
  'inbox.unread': 'Chưa đọc',
  'inbox.followed': 'Hồ sơ đang theo dõi',
  'inbox.noneFollowed': 'Chưa theo dõi hồ sơ nào; bấm “Theo dõi” trên trang của hồ sơ.',
  'inbox.follow': 'Theo dõi',
  'inbox.unfollow': 'Thôi theo dõi',
} as const;
