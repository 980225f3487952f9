-- What did not arrive is sent again by rules of the province, so often and no oftener.
alter table exchange.delivery add column replays integer not null default 0;
comment on column exchange.delivery.replays is 'Đã tự gửi lại theo quy tắc bấy nhiêu lần; gửi lại bằng tay thì đếm lại từ đầu';
