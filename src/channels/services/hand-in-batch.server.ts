import { z } from 'zod';
import { Refusal, refusalText } from '#infrastructure/refusal.ts';
import {
  dossiersEn,
  dossiersVi,
  faultsInWords,
  handInFromPortal,
  PortalSubmission,
  type PortalIntakeDeps,
} from '#applications/dossiers/index.ts';
import { findCurrentPackage } from '#applications/procedures/index.ts';
import { papersEn, papersVi } from '#platform/papers/index.ts';

export const HandedInBatch = z.object({ data: z.array(z.unknown()).min(1).max(10) });

const texts = { vi: { ...papersVi, ...dossiersVi }, en: { ...papersEn, ...dossiersEn } };
const Named = z.object({ MaHoSo: z.string().max(60) }).catch({ MaHoSo: '' });

type Row = { MaHoSo: string; SoBienNhan?: string; error_code: '0' | '-1'; message: string };

/**
 * Nhận hồ sơ từ Cổng Dịch vụ công quốc gia, each for itself: one at fault is answered with why, and keeps none of the others from being
 * taken.
 */
export async function handInBatch(
  deps: PortalIntakeDeps,
  data: readonly unknown[],
  logFault: (error: unknown) => void,
) {
  const result: Row[] = [];
  for (const one of data) result.push(await handInOne(deps, one, logFault));
  const faults = result.filter((row) => row.error_code === '-1');
  const message = faults.map((row) => (data.length === 1 ? row.message : `${row.MaHoSo}: ${row.message}`)).join('\n');
  return { error_code: faults.length > 0 ? '-1' : '0', message: message || 'Thành công', result };
}

async function handInOne(deps: PortalIntakeDeps, one: unknown, logFault: (error: unknown) => void): Promise<Row> {
  const parsed = PortalSubmission.safeParse(one);
  const { MaHoSo } = Named.parse(one);
  if (!parsed.success) {
    const members = [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))].slice(0, 20).join(', ');
    return { MaHoSo, error_code: '-1', message: `Thông điệp thiếu hoặc sai: ${members}.` };
  }
  try {
    const { code } = await handInFromPortal(deps, parsed.data);
    return { MaHoSo, SoBienNhan: code, error_code: '0', message: 'Thành công' };
  } catch (error) {
    if (!(error instanceof Refusal)) {
      logFault(error);
      return { MaHoSo, error_code: '-1', message: 'Hệ thống của tỉnh gặp lỗi, chưa nhận hồ sơ; xin gửi lại sau.' };
    }
    const installed = await findCurrentPackage(deps.db, parsed.data.MaTTHC);
    const details = installed ? faultsInWords(deps, { error, form: installed.form }) : '';
    return { MaHoSo, error_code: '-1', message: `${refusalText(error, texts, 'vi')} ${details}`.trim() };
  }
}
