-- Trẻ vừa đăng ký khai sinh phải tra cứu được như mọi người khác: hệ thống mô phỏng giữ lại điều đã đăng ký.
alter table ministry_stand_in.registration add column child jsonb;
create index registration_of_person on ministry_stand_in.registration (personal_id) where personal_id is not null;
comment on column ministry_stand_in.registration.child is 'Người được đăng ký khai sinh, như hồ sơ đã gửi';
