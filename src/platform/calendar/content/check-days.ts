import { inForce, type DayRow, type DaysFile } from './special-days.ts';
import { dayNumberOf } from '../vietnam-time.ts';

export type DayFault = { path: readonly PropertyKey[]; message: string };

const isWeekend = (on: string): boolean => [0, 6].includes(new Date(`${on}T00:00:00Z`).getUTCDay());

/**
 * Kiểm tra lịch nghỉ against the rules it carries: right number of days by holiday and year, every holiday on a weekend made up
 * for once, every swap in pairs. A wrong row moves the due dates of a whole province, so the file is refused as a whole.
 */
export function checkDays(file: DaysFile): DayFault[] {
  const rowOf = new Map(file.days.map((row) => [row.on, row]));
  const faults = file.days.flatMap((row, index) =>
    faultsOfRow(file, rowOf, row).map((message) => ({ path: ['days', index], message })),
  );
  const twice = file.days.flatMap((row, index) =>
    rowOf.get(row.on) === row ? [] : [{ path: ['days', index], message: `ngày ${row.on} ghi hai lần` }],
  );
  return [...faults, ...twice, ...faultsOfRules(file), ...faultsOfSpan(file)];
}

function faultsOfRow(file: DaysFile, rowOf: ReadonlyMap<string, DayRow>, row: DayRow): string[] {
  if (row.on < file.from || row.on > file.to) return [`ngày ${row.on} nằm ngoài khoảng ${file.from} đến ${file.to}`];
  const answers = (kind: DayRow['kind'], points: (other: DayRow) => boolean): number =>
    file.days.filter((other) => other.kind === kind && points(other)).length;
  switch (row.kind) {
    case 'holiday': {
      const known = inForce(file.rules, row.on).some((rule) => rule.code === row.rule);
      const madeUp = answers('compensatory', (other) => other.kind === 'compensatory' && other.for === row.on);
      const needed = isWeekend(row.on) ? 1 : 0;
      return [
        ...(known ? [] : [`ngày lễ ${row.rule} chưa có hoặc hết hiệu lực vào ngày ${row.on}`]),
        ...(madeUp === needed ? [] : [`ngày lễ ${row.on} cần ${needed} ngày nghỉ bù, đang có ${madeUp}`]),
      ];
    }
    case 'compensatory':
      return [
        ...(rowOf.get(row.for)?.kind === 'holiday' ? [] : [`ngày ${row.for} không phải ngày lễ`]),
        ...(isWeekend(row.on) ? ['ngày nghỉ bù trùng ngày nghỉ hằng tuần'] : []),
        ...(inForce(file.compensation, row.on).length === 1 ? [] : ['không có căn cứ nghỉ bù vào ngày này']),
      ];
    case 'swapped_off': {
      const makeups = answers('makeup_work', (other) => other.kind === 'makeup_work' && other.inPlaceOf === row.on);
      return makeups === 1 ? [] : [`ngày hoán đổi ${row.on} cần đúng một ngày làm bù, đang có ${makeups}`];
    }
    case 'makeup_work':
      return rowOf.get(row.inPlaceOf)?.kind === 'swapped_off' ? [] : [`ngày ${row.inPlaceOf} không phải ngày hoán đổi`];
  }
}

/** Each holiday rule gives exactly its days in every year in which its day can fall while it is in force. */
function faultsOfRules(file: DaysFile): DayFault[] {
  return file.rules.flatMap((rule, index) =>
    yearsOf(file).flatMap((year) => {
      const days = file.days.filter(
        (row) => row.kind === 'holiday' && row.rule === rule.code && row.on.startsWith(year),
      );
      const inYear = rule.validFrom <= `${year}-12-31` && (!rule.validTo || rule.validTo >= `${year}-01-01`);
      if (!inYear || days.length === rule.daysPerYear) return [];
      const message = `năm ${year}: ${rule.name} phải có ${rule.daysPerYear} ngày, đang có ${days.length}`;
      return [{ path: ['rules', index], message }];
    }),
  );
}

function faultsOfSpan({ from, to }: DaysFile): DayFault[] {
  const whole = from.endsWith('-01-01') && to.endsWith('-12-31') && dayNumberOf(from) < dayNumberOf(to);
  return whole ? [] : [{ path: ['from'], message: 'lịch phải gồm trọn các năm, từ 01/01 đến 31/12' }];
}

const yearsOf = ({ from, to }: DaysFile): string[] =>
  Array.from({ length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1 }, (_, index) =>
    String(Number(from.slice(0, 4)) + index),
  );
