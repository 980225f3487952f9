-- Notices in the account follow the reader's language.
alter table notifications.notice add column title_en text;
alter table notifications.notice add column body_en text;
comment on column notifications.notice.body_en is 'Nội dung bằng tiếng Anh; để trống ở thông báo lập trước khi có';
