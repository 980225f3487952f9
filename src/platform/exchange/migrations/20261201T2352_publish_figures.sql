-- What anybody may know of the axis: figures of days that are over, by service and agency; never by system, never by person.
create table exchange.day_count (
  day          date primary key,
  systems      integer,
  services     integer,
  grants       integer,
  published_at timestamptz not null
);
comment on table exchange.day_count is 'Ngày đã công bố số liệu: bao nhiêu hệ thống, dịch vụ, quyền khai thác đang có hiệu lực lúc công bố';
comment on column exchange.day_count.systems is 'Trống với ngày đã qua từ trước lần công bố đầu tiên: không đếm lại được';

create table exchange.day_figure (
  day             date not null,
  service         text not null,
  service_name    text not null,
  provider_agency text not null,
  consumer_agency text not null,
  calls           integer not null,
  failed          integer not null,
  times           jsonb not null,
  primary key (day, service, consumer_agency)
);
comment on table exchange.day_figure is 'Số lượt gọi trong ngày của từng cơ quan tới từng dịch vụ chính thức, để công bố; tên như lúc công bố';
comment on column exchange.day_figure.failed is 'Lượt lỗi vì bên cung cấp';
comment on column exchange.day_figure.times is 'Số lượt theo nhóm thời gian trả lời: {nhóm: số lượt}, nhóm như ở call_figure';
