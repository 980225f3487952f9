-- What calls came to, an hour at a time: screens that count calls read this, never the log, which grows by millions a day.
create table exchange.call_figure (
  service      text not null,
  consumer     text not null,
  hour         timestamptz not null,
  bucket       smallint not null,
  calls        integer not null,
  refused      integer not null,
  failed       integer not null,
  last_good_at timestamptz,
  primary key (hour, service, consumer, bucket)
);
comment on table exchange.call_figure is 'Số lượt gọi từng giờ của từng bên gọi tới từng dịch vụ, theo nhóm thời gian trả lời; cộng từ nhật ký khi chuyển về';
comment on column exchange.call_figure.bucket is 'Nhóm thời gian trả lời: nhóm n từ 1,1 mũ n mili giây';
comment on column exchange.call_figure.refused is 'Lượt bị từ chối hoặc lỗi vì bên gọi, hoặc có trạng thái từ 400';
comment on column exchange.call_figure.failed is 'Trong đó: lượt lỗi vì bên cung cấp';
create index call_figure_of_service on exchange.call_figure (service, hour);

insert into exchange.call_figure (service, consumer, hour, bucket, calls, refused, failed, last_good_at)
select service, consumer, date_trunc('hour', at), least(119, floor(ln(greatest(took_ms, 1)) / ln(1.1)))::smallint,
       count(*), count(*) filter (where status >= 400),
       count(*) filter (where outcome in ('unreachable', 'timed_out', 'resting', 'busy', 'provider_failed', 'wrong_answer')),
       max(at) filter (where status < 400)
from exchange.log_entry where outcome <> 'started' group by 1, 2, 3, 4;
