import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import acme from 'acme-client';
import { describe, expect, it } from 'vitest';
import { buildRequest } from '../src/testing/certificate-request.ts';
import { callOverTls } from '../src/testing/certificate-office.ts';
import { issueCertificate } from '../src/testing/issue-certificate.ts';
import { axisConsole, card } from './axis-console.ts';
import { setStage } from './stage.ts';

const outside = await issueCertificate('Nơi cấp chứng thư công cộng', undefined);
const server = await issueCertificate('lgsp', outside);
const stage = setStage({
  settings: {
    GATEWAY_TLS_CERT: server.certificate,
    GATEWAY_TLS_KEY: server.key,
    GATEWAY_CLIENT_CA: outside.certificate,
  },
});
const { open, look, faults } = axisConsole(stage);
const system = 'Hệ thống tuyển sinh đầu cấp';
const folder = mkdtempSync(join(tmpdir(), 'motcua-certificates-'));
let secret = '';
let client = { chain: '', key: '' };

/** As the system calls every day: a token, then a service, over TLS with its certificate. */
async function call(shown: typeof client | undefined): Promise<number> {
  const via = (path: string) => ({ port: Number(new URL(stage.system.gateway).port), path, ca: outside.certificate });
  const token = await callOverTls(via('/token'), {
    ...{ client: shown, method: 'POST', body: 'grant_type=client_credentials' },
    headers: {
      authorization: `Basic ${Buffer.from(secret).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
  });
  if (token.status !== 200) return token.status;
  const headers = { authorization: `Bearer ${String(Object(JSON.parse(token.body)).access_token)}` };
  return (await callOverTls(via('/danh-muc/1.0/lists/sectors'), { client: shown, headers })).status;
}

describe('a system gets a certificate of the axis', () => {
  it('by a request its owner makes with openssl, which the agency in charge approves', async () => {
    const [key, csr] = [join(folder, 'giao-duc.key'), join(folder, 'giao-duc.csr')];
    const made = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-subj', '/CN=giao-duc'];
    execFileSync('openssl', ['req', '-new', ...made, '-keyout', key, '-out', csr], { stdio: 'ignore' });

    const owner = await open('tuyensinh.sgddt', 'he-thong');
    const own = card(owner, system);
    await own.getByText('Khóa và chứng thư').click();
    await own.getByLabel('Lý do, để người xác nhận đọc').first().fill('Nối lại bằng chứng thư mới');
    await own.getByRole('button', { name: 'Cấp khóa bí mật mới' }).click();
    secret = (await own.locator('code').textContent()) ?? '';
    const second = await open('lgsp.stttt', 'nguoi-thu-hai');
    await second.getByRole('button', { name: 'Xác nhận và thực hiện' }).click();
    await second.getByText('Không có đề xuất nào chờ ông/bà.').waitFor();
    await own.getByText('Chứng thư do nền tảng cấp (0)').click();
    await own.getByText('Nhận được khóa ghép sau khi').waitFor();
    await own.getByLabel('Yêu cầu cấp chứng thư (CSR)').fill((await buildRequest({ name: 'CN=y-te' })).csr);
    await own.getByRole('button', { name: 'Gửi yêu cầu' }).click();
    await own.getByText('Yêu cầu mang tên “y-te” không phải của hệ thống').waitFor();
    await look(owner, 'certificate-refused');
    await own.getByLabel('Chọn tệp CSR').setInputFiles(csr);
    await expect.poll(() => own.getByLabel('Yêu cầu cấp chứng thư (CSR)').inputValue()).toContain('BEGIN');
    await own.getByRole('button', { name: 'Gửi yêu cầu' }).click();
    await own.getByRole('button', { name: 'Rút yêu cầu để gửi lại' }).click();
    await own.getByLabel('Chọn tệp CSR').setInputFiles(csr);
    await expect.poll(() => own.getByLabel('Yêu cầu cấp chứng thư (CSR)').inputValue()).toContain('BEGIN');
    await own.getByRole('button', { name: 'Gửi yêu cầu' }).click();
    await own.getByText('đang chờ cơ quan quản lý nền tảng duyệt').waitFor();
    await look(owner, 'certificate-waits');

    const manager = await open('lgsp.stttt', 'he-thong');
    await manager.getByRole('heading', { name: 'Yêu cầu cấp chứng thư chờ duyệt (1)' }).waitFor();
    await look(manager, 'certificate-to-approve');
    await manager.getByRole('button', { name: 'Duyệt, cấp chứng thư' }).click();
    await manager.getByText('Yêu cầu cấp chứng thư chờ duyệt').waitFor({ state: 'detached' });

    await owner.reload();
    await own.getByText('Chứng thư do nền tảng cấp (1)').click();
    const [download] = await Promise.all([
      owner.waitForEvent('download'),
      own.getByRole('link', { name: 'Tải chứng thư số hiệu' }).click(),
    ]);
    client = { chain: readFileSync(await download.path(), 'utf8'), key: readFileSync(key, 'utf8') };
    expect(new X509Certificate(client.chain).subject).toContain('CN=giao-duc');
  });

  it('is told how by the developer portal', async () => {
    const page = await stage.person('tuyensinh.sgddt');
    await page.goto(`${stage.url}/nha-phat-trien`);
    await page.getByRole('link', { name: 'Chứng thư cho hệ thống kết nối' }).click();
    await page.getByText('openssl req -new').waitFor();
    await page.getByText(`--server ${stage.url}/acme/directory`).first().waitFor();
    await look(page, 'certificate-page');
    const answer = await page.request.get(
      await page
        .getByRole('link', { name: 'Tải chứng thư của nơi cấp' })
        .evaluate((link) => link.getAttribute('href') ?? ''),
    );
    expect(new X509Certificate(await answer.body()).ca).toBe(true);
  });

  it('and calls the gateway with it, and not without', async () => {
    await expect.poll(() => call(client)).toBe(200);
    expect(await call(undefined)).toBe(400);
  });

  it('then renews by itself with a client of ACME, beside the one it has', async () => {
    const owner = await open('tuyensinh.sgddt', 'he-thong');
    const own = card(owner, system);
    await own.getByText('Chứng thư do nền tảng cấp (1)').click();
    await own.getByRole('button', { name: 'Nhận khóa ghép tài khoản' }).click();
    await own.getByText('chỉ hiện một lần').waitFor();
    const [kid = '', hmacKey = ''] = await own.locator('code').allTextContents();
    await look(owner, 'acme-key');
    const accountKey = await acme.crypto.createPrivateEcdsaKey();
    const directoryUrl = `${stage.url}/acme/directory`;
    const acmeClient = new acme.Client({ directoryUrl, accountKey, externalAccountBinding: { kid, hmacKey } });
    const [key, csr] = await acme.crypto.createCsr({ commonName: 'giao-duc.lgsp.internal' });
    const chain = await acmeClient.auto({
      ...{ csr, termsOfServiceAgreed: true },
      challengeCreateFn: async () => undefined,
      challengeRemoveFn: async () => undefined,
    });
    const renewed = { chain, key: key.toString() };
    await expect.poll(() => call(renewed)).toBe(200);
    expect(await call(client)).toBe(200);

    await owner.reload();
    await own.getByText('Chứng thư do nền tảng cấp (2)').click();
    await own.getByText('tự động gia hạn').last().waitFor();
    await own.getByText('Khóa và chứng thư').click();
    await look(owner, 'acme-renewed');
    const renewedKey = own.getByRole('listitem').filter({ hasText: 'tự động gia hạn' });
    // One press by mistake cuts nobody off.
    await renewedKey.getByRole('button', { name: 'Thu hồi' }).click();
    expect(await call(renewed)).toBe(200);
    await renewedKey.getByRole('button', { name: 'Thu hồi ngay' }).click();
    await own.getByText('Chứng thư do nền tảng cấp (1)').waitFor();
    await expect.poll(() => call(renewed)).toBe(401);
    expect(await call(client)).toBe(200);
    expect(faults).toEqual([]);
  });
});
