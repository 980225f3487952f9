import type {
  PublicFigures,
  PublicStatistics,
  PublishedPeriods,
} from '#platform/exchange/published/published.contract.ts';

/** What each column of the CSV means; the members of the JSON have the same names. */
const columns = {
  period: 'Kỳ số liệu: tháng YYYY-MM hoặc ngày YYYY-MM-DD (giờ Việt Nam)',
  part: 'total: cả kỳ; day: một ngày; service: một dịch vụ; pair: một cặp cơ quan cung cấp, khai thác',
  day: 'Ngày, ở dòng part = day',
  service: 'Mã và phiên bản dịch vụ, ở dòng part = service',
  serviceName: 'Tên dịch vụ',
  providerAgency: 'Cơ quan cung cấp dữ liệu',
  consumerAgency: 'Cơ quan khai thác dữ liệu, ở dòng part = pair',
  calls: 'Số lượt gọi; trống khi không nêu',
  answeredShare: 'Tỷ lệ lượt không bị bên cung cấp làm lỗi, từ 0 đến 1; lời từ chối đúng quy định cũng là được trả lời',
  p50Ms: 'Một nửa số lượt xong trong ngần này mili giây (đúng tới 5%)',
  p95Ms: '95% số lượt xong trong ngần này mili giây (đúng tới 5%)',
  withheld: 'below: ít hơn mức được nêu; beside: không nêu để không trừ ra được dòng khác; trống: có nêu',
} as const;
type Column = keyof typeof columns;
export const figureColumns = Object.keys(columns);

/** Mô tả dữ liệu mở: what there is, where, and what it means. */
export function describeFigures({ months, lastDay }: PublishedPeriods, root: string) {
  const at = (period: string) => ({ period, json: `${root}/${period}.json`, csv: `${root}/${period}.csv` });
  return {
    title: 'Số liệu trao đổi qua nền tảng tích hợp, chia sẻ dữ liệu của tỉnh',
    description:
      'Lượt gọi giữa hệ thống của các cơ quan tới dịch vụ chính thức, theo ngày và theo tháng; công bố khi ngày đã qua. Địa chỉ của một kỳ không đổi: thay kỳ trong địa chỉ là có kỳ khác, cả tháng và ngày.',
    columns,
    months: months.map(at),
    latestDay: lastDay === null ? null : at(lastDay),
  };
}

export function csvRows({ period, total, days, byService, byPair }: PublicStatistics): string[][] {
  const row = (given: Partial<Record<Column, string>>, figures: PublicFigures): string[] => {
    const told: Partial<Record<Column, string>> = figures.withheld
      ? { withheld: figures.withheld }
      : {
          ...{ calls: String(figures.calls), answeredShare: figures.answeredShare.toFixed(4) },
          ...{ p50Ms: String(figures.p50Ms), p95Ms: String(figures.p95Ms) },
        };
    const all: Record<string, string> = { period, ...given, ...told };
    return figureColumns.map((name) => all[name] ?? '');
  };
  return [
    row({ part: 'total' }, total),
    ...days.map(({ day, figures }) => row({ part: 'day', day }, figures)),
    ...byService.map(({ key, name, providerAgency, figures }) =>
      row({ part: 'service', service: key, serviceName: name, providerAgency }, figures),
    ),
    ...byPair.map(({ providerAgency, consumerAgency, figures }) =>
      row({ part: 'pair', providerAgency, consumerAgency }, figures),
    ),
  ];
}
