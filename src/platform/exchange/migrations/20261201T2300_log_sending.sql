-- What the system itself sends of a dossier has a purpose of its own, and the console says so.
alter table exchange.log_entry drop constraint log_entry_purpose;
alter table exchange.log_entry add constraint log_entry_purpose
  check (purpose in ('dossier', 'self', 'counter', 'sending', 'emergency'));
comment on column exchange.log_entry.purpose is
  'Mục đích của lượt có dữ liệu cá nhân: hồ sơ đang mở, tự khai, tiếp nhận tại quầy, hệ thống gửi đi, phá rào khẩn cấp; trống ở lượt khác và lượt ghi trước khi có cột này';
