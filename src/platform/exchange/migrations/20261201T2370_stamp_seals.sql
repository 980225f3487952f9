create table exchange.time_stamp (
  gateway_id  text not null references exchange.gateway (id),
  from_number integer not null,
  to_number   integer not null check (to_number >= from_number),
  token       bytea not null,
  stamped_at  timestamptz not null,
  asked_at    timestamptz not null,
  constraint time_stamp_pk primary key (gateway_id, from_number)
);
comment on table exchange.time_stamp is
  'Dấu thời gian (RFC 3161) của tổ chức ngoài tỉnh trên các niêm phong của một cổng, từ số đến số';
comment on column exchange.time_stamp.token is 'Mã dấu thời gian, DER: phủ gốc cây Merkle trên dấu vân của các niêm phong ấy';
comment on column exchange.time_stamp.stamped_at is 'Thời điểm tổ chức cấp dấu ghi trong mã';
comment on column exchange.time_stamp.asked_at is 'Thời điểm hệ thống này hỏi xin, theo đồng hồ của mình';
