import type { Config } from '#infrastructure/config/config.ts';
import { demonstrationAccounts } from './install-people.ts';

/** What a person reads when the system is up: the address and, in the demonstration, who may sign in. */
export async function sayStarted({
  config,
  address,
  gateway,
  simulators,
  tookMs,
}: {
  config: Config;
  address: string | undefined;
  gateway: string | undefined;
  simulators: string | undefined;
  tookMs: number;
}): Promise<void> {
  const seconds = (tookMs / 1000).toLocaleString('vi-VN', { maximumFractionDigits: 1 });
  console.log(
    address
      ? `\nMột Cửa đang chạy tại ${address} (khởi động trong ${seconds} giây).`
      : `\nMột Cửa: các vai trò ${config.roles.join(', ')} đang chạy.`,
  );
  if (gateway) console.log(`Cổng tích hợp, chia sẻ dữ liệu (LGSP) tại ${gateway}.`);
  if (!address || !config.demoData) return;
  const { accounts, password } = await demonstrationAccounts(config.contentDir);
  console.log(`\nTài khoản trình diễn (mọi người và doanh nghiệp đều không có thật), mật khẩu ${password}:`);
  const width = Math.max(...accounts.map(({ username }) => username.length));
  for (const { username, name, what } of accounts) console.log(`  ${username.padEnd(width)}  ${name}, ${what}`);
  if (simulators)
    console.log(`\nCác hệ thống ngoài (dân cư, hộ tịch, doanh nghiệp, bảo hiểm) được mô phỏng tại ${simulators}.`);
  console.log('\nNgười dân, doanh nghiệp: trang chủ. Cán bộ: /ban-lam-viec/. Dừng: Ctrl+C.\n');
}
