-- What the national portal has been told of each dossier. Nothing is written here by an action: a sweep finds the actions there are
-- since it last looked, by the time of an action, in an index that only grows at its end.
create table dossiers.national_sync (
  dossier_id    uuid primary key,
  code          text not null,
  portal_code   text,
  revision      integer not null,
  told          integer not null default 0,
  since         timestamptz not null,
  next_try_at   timestamptz,
  attempts      integer not null default 0,
  fault         text,
  fault_detail  text,
  told_at       timestamptz
) with (fillfactor = 80);
comment on table dossiers.national_sync is 'Đồng bộ với Cổng Dịch vụ công quốc gia: mỗi hồ sơ đã báo đến thao tác nào';
comment on column dossiers.national_sync.portal_code is 'Mã hồ sơ do Cổng Dịch vụ công quốc gia đặt, khi nộp tại đó';
comment on column dossiers.national_sync.revision is 'Số thao tác đã thấy';
comment on column dossiers.national_sync.told is 'Số thao tác đã báo; nhỏ hơn revision là chưa khớp';
comment on column dossiers.national_sync.since is 'Chưa khớp từ lúc nào';
comment on column dossiers.national_sync.next_try_at is 'Lần thử tiếp theo; để trống khi đã khớp';
comment on column dossiers.national_sync.fault is 'Vì sao lần gửi gần nhất không được';
create index national_sync_due on dossiers.national_sync (next_try_at) where next_try_at is not null;
create unique index national_sync_portal_code on dossiers.national_sync (portal_code) where portal_code is not null;

create table dossiers.national_position (
  only_one boolean primary key default true check (only_one),
  seen_at  timestamptz not null
);
comment on table dossiers.national_position is 'Đã xem nhật ký thao tác đến đâu để đồng bộ lên Cổng Dịch vụ công quốc gia';

create index action_at on dossiers.action (at);
