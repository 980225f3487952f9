-- The stand-in of the ministries' systems (civil status, business register) keeps what a real one would keep on its own side.
create schema ministry_stand_in;

create table ministry_stand_in.registration (
  system        text not null,
  dossier_code  text not null,
  number        integer not null,
  year          integer not null,
  unit_code     text not null,
  personal_id   text,
  registered_on date not null,
  primary key (system, dossier_code),
  constraint registration_number unique (system, unit_code, year, number)
);
comment on table ministry_stand_in.registration is 'Hệ thống của bộ, ngành (mô phỏng): số đăng ký đã cấp cho mỗi hồ sơ';
