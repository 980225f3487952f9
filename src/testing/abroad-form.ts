/** Marital status (1.004873) of somebody who lived abroad, filled in without errors: the Ministry of Justice is asked. */
export const abroadForm = {
  requester: { relation: 'self', phone: '0912345678' },
  person: {
    ...{ name: 'Đỗ Quốc Khánh', birthDate: '1996-05-06', gender: 'male', ethnicGroup: '01', nationality: 'VN' },
    ...{ personalId: '026096000111', residence: { district: '243', commune: '08707', detail: 'Tổ 5' } },
  },
  status: { now: 'single' },
  history: { manyPlaces: false, abroad: true },
  purpose: { kind: 'marriage', partner: 'Ngô Thị Hải Yến', feeGroup: 'none' },
  commitment: { declaration: true },
};
