/** A birth registration (1.001193) filled in without errors, received in Tích Sơn. */
export const birthForm = {
  requester: { relation: 'mother' },
  child: {
    name: 'Nguyễn Gia Huy',
    birthDate: '2026-11-01',
    gender: 'male',
    ethnicGroup: '01',
    nationality: 'VN',
    birthPlace: 'Bệnh viện Sản Nhi Vĩnh Phúc',
    homeTown: 'Tích Sơn, Vĩnh Yên, Vĩnh Phúc',
  },
  mother: {
    name: 'Nguyễn Thị Lan',
    birthDate: '1992-04-12',
    ethnicGroup: '01',
    nationality: 'VN',
    residence: { district: '243', commune: '08707', detail: 'Tổ dân phố số 3' },
  },
  copies: { declaration: true },
};
