import { z } from 'zod';
import type { RegisterRecord } from '#data/registry/index.ts';
import { nullOr, orNothing, PersonalId, present, receivedText, SlashDay } from '../outside/index.ts';

/** ENTERPRISE_STATUS_NAME as ours; of a status in other words nothing is said. */
const statusOf: Readonly<Record<string, string>> = {
  'Đang hoạt động': 'active',
  'Tạm ngừng kinh doanh': 'suspended',
  'Tạm ngừng hoạt động': 'suspended',
  'Đã giải thể, phá sản, chấm dứt tồn tại': 'dissolved',
  'Đã giải thể': 'dissolved',
};

const Representative = z
  .object({
    FULL_NAME: receivedText(200),
    POSITION_NAME: orNothing(receivedText(100)),
    IDENTITY_NO: orNothing(receivedText(20)),
  })
  .transform(({ FULL_NAME, POSITION_NAME, IDENTITY_NO }) =>
    present({
      name: FULL_NAME,
      position: POSITION_NAME,
      // A passport or an old card is no personal number.
      personalId: PersonalId.safeParse(IDENTITY_NO).data,
    }),
  );

const Line = z
  .object({ CODE: receivedText(10), NAME: receivedText(300) })
  .transform(({ CODE, NAME }) => ({ code: CODE, name: NAME }));

const Address = z.object({
  AddressFullText: orNothing(receivedText(500)),
  CITY_ID: orNothing(z.string().regex(/^\d{2}$/)),
  DISTRICT_ID: orNothing(z.string().regex(/^\d{3}$/)),
  WARD_ID: orNothing(z.string().regex(/^\d{5}$/)),
  STREET_NUMBER: orNothing(receivedText(200)),
});

const Answer = z.object({
  MainInformation: nullOr(
    z.object({
      NAME: receivedText(400),
      ENTERPRISE_GDT_CODE: z.string().regex(/^(\d{10}(-\d{3})?|0\d{11})$/),
      ENTERPRISE_TYPE_NAME: orNothing(receivedText(200)),
      ENTERPRISE_STATUS_NAME: orNothing(receivedText(200)),
      FOUNDING_DATE: orNothing(SlashDay),
      CHARTER_CAPITAL: orNothing(z.int().min(0)),
      PHONE: orNothing(receivedText(20)),
    }),
  ),
  HOAdress: orNothing(Address),
  // One representative comes alone, several in a list.
  Representatives: orNothing(
    z.union([z.array(Representative).max(50), Representative.transform((representative) => [representative])]),
  ),
  BusinessActivities: orNothing(z.array(Line).max(200)),
});

/** ChiTietDoanhNghiep → a record in the fields of the register `business`. Throws when anything is not as agreed. */
export function readEnterprise(value: unknown): RegisterRecord | undefined {
  const { MainInformation: main, HOAdress: office, Representatives, BusinessActivities } = Answer.parse(value);
  if (!main) return undefined;
  return {
    id: main.ENTERPRISE_GDT_CODE,
    data: present({
      taxCode: main.ENTERPRISE_GDT_CODE,
      name: main.NAME,
      kindName: main.ENTERPRISE_TYPE_NAME,
      status: statusOf[main.ENTERPRISE_STATUS_NAME ?? ''],
      address: present({
        province: office?.CITY_ID,
        district: office?.DISTRICT_ID,
        commune: office?.WARD_ID,
        detail: office?.STREET_NUMBER,
      }),
      addressText: office?.AddressFullText,
      registeredOn: main.FOUNDING_DATE,
      capitalVnd: main.CHARTER_CAPITAL,
      phone: main.PHONE,
      representative: Representatives?.[0],
      lines: BusinessActivities,
    }),
  };
}
