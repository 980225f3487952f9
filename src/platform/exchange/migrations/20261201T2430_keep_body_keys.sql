-- Bodies of exchanges that are kept are sealed with a key of their day; deleting the key makes them unreadable wherever they lie.
create table exchange.body_key (
  day        text primary key constraint body_key_day check (day ~ '^\d{4}-\d{2}-\d{2}$'),
  sealed_key text not null
);
comment on table exchange.body_key is
  'Khóa nội dung của từng ngày (giờ Việt Nam): nội dung trao đổi được lưu trong ngày niêm phong bằng khóa này; hết thời hạn lưu thì xóa khóa';
comment on column exchange.body_key.sealed_key is 'Khóa ngẫu nhiên, tự nó được niêm phong bằng khóa của hệ thống';

alter table exchange.log_entry add column bodies text;
comment on column exchange.log_entry.bodies is
  'Ngày của khóa niêm phong nội dung trao đổi được lưu; left_out khi không có khóa nên không lưu; để trống khi dịch vụ không lưu nội dung';
