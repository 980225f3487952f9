-- The console says on what ground personal data were given: an open dossier, a person's own form, an intake, an emergency.
alter table exchange.log_entry add column purpose text
  constraint log_entry_purpose check (purpose in ('dossier', 'self', 'counter', 'emergency'));
comment on column exchange.log_entry.purpose is
  'Mục đích của lượt có dữ liệu cá nhân: hồ sơ đang mở, tự khai, tiếp nhận tại quầy, phá rào khẩn cấp; trống ở lượt khác và lượt ghi trước khi có cột này';
