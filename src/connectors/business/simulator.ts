import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Enterprise, InventedProvince } from '../invented-province/index.ts';
import { behave, pick, requireBearer, slashDay, swapsPeople, type Behaviour } from '../simulator-kit/index.ts';

type Simulating = { province: () => Promise<InventedProvince>; behaviour: () => Behaviour; key: string };

const Question = z.object({ msdn: z.string() });

/** Mô phỏng cơ sở dữ liệu quốc gia về đăng ký doanh nghiệp. */
export function businessSimulator(app: FastifyInstance, { province, behaviour, key }: Simulating): void {
  behave(app, behaviour);
  app.post('/chiTietDoanhNghiep', { preHandler: requireBearer(key) }, async (request) => {
    const { msdn } = Question.parse(request.body);
    const { enterprises } = await province();
    const enterprise = pick(enterprises, msdn, { swapped: swapsPeople(behaviour()) });
    return enterprise ? answerOf(enterprise) : { MainInformation: null };
  });
}

const statusNames: Record<Enterprise['status'], string> = {
  active: 'Đang hoạt động',
  suspended: 'Tạm ngừng kinh doanh',
  dissolved: 'Đã giải thể, phá sản, chấm dứt tồn tại',
};

function answerOf(enterprise: Enterprise) {
  const { address, representative } = enterprise;
  return {
    MainInformation: {
      NAME: enterprise.name,
      ENTERPRISE_GDT_CODE: enterprise.taxCode,
      ENTERPRISE_TYPE_NAME: enterprise.kindName,
      ENTERPRISE_STATUS_NAME: statusNames[enterprise.status],
      FOUNDING_DATE: slashDay(enterprise.registeredOn),
      CHARTER_CAPITAL: enterprise.capitalVnd,
      PHONE: enterprise.phone,
    },
    HOAdress: {
      AddressFullText: enterprise.addressText,
      CITY_ID: address.province,
      DISTRICT_ID: address.district,
      WARD_ID: address.commune,
      STREET_NUMBER: address.detail,
    },
    Representatives: [
      {
        FULL_NAME: representative.name,
        POSITION_NAME: representative.position,
        IDENTITY_NO: representative.personalId,
      },
    ],
    BusinessActivities: enterprise.lines.map(({ code, name }) => ({ CODE: code, NAME: name })),
  };
}
