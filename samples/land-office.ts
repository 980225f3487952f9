/**
 * Hệ thống của Văn phòng Đăng ký đất đai (ví dụ): an older system that speaks SOAP only. Its clients are made from the WSDL files the
 * developer portal offers; of the rest of the platform it knows what the portal tells and nothing else.
 */
import { createClientAsync, type Client } from 'soap';
import { signPurpose, takeToken, type Settings } from './axis-client.ts';

type Citizen = { CongDan?: { HoVaTen: { Ho: string; Ten: string } } };
type List = { items?: { code: string; name: string }[] };

/** One round of work; each line says what was done. */
export async function runLandOffice(
  settings: Settings & { portal: string },
  say: (line: string) => void,
): Promise<void> {
  const { gateway, portal } = settings;
  const authorization = `Bearer ${await takeToken(settings)}`;

  /** `sandbox/` stands before the address of everything that is tried out. */
  const connect = async (service: string): Promise<Client> => {
    const client = await createClientAsync(`${portal}/nha-phat-trien/${service}/wsdl`);
    client.setEndpoint(`${gateway}/sandbox/${service}`);
    client.addHttpHeader('authorization', authorization);
    return client;
  };

  const citizens = await connect('dan-cu-037/1.0');
  const dossier = 'H62.12-261128-0002';
  citizens.addHttpHeader(
    'x-lawful-purpose',
    signPurpose(settings, { dossier, officer: 'dangky.vpdk', unit: 'H62.12' }),
  );
  const [citizen]: [Citizen] = await citizens['TraCuuThongTinCongDanAsync']({
    MaYeuCau: dossier,
    SoDinhDanh: '026190000123',
  });
  say(`Dân cư trả lời bằng SOAP (không có thật): ${citizen.CongDan ? 'có' : 'không có'} công dân này.`);

  const lists = await connect('danh-muc/1.0');
  const [list]: [List] = await lists['getListAsync']({ list: 'ethnic-groups' });
  say(`Danh mục dân tộc qua SOAP: ${list.items?.length ?? 0} mục.`);

  const wrong = await citizens['TraCuuThongTinCongDanAsync']({ MaYeuCau: dossier, SoDinhDanh: '123' }).then(
    () => 'được nhận',
    (error: Error) => error.message,
  );
  say(`Số định danh sai: ${wrong}`);
}
