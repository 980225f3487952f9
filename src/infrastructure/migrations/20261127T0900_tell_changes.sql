-- What processes keep in memory is read again when its tables change: a trigger on them tells, LISTEN hears.
create function infrastructure.tell_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('motcua_changed', tg_argv[0]);
  return null;
end $$;
comment on function infrastructure.tell_change() is 'Báo cho các tiến trình đang giữ bản sao trong bộ nhớ rằng bảng vừa đổi; tham số là tên chủ đề';
