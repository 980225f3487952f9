/** Lời của kế hoạch sắp xếp tổ chức. */
export const reorganisationTexts = {
  noAreaChange: (day: string) => `không có tệp history/${day}.yaml.`,
  noRegime: (key: string) => `không có chế độ ${key} trong regimes.yaml.`,
  noKind: (kind: string) => `không có loại đơn vị ${kind} trong nội dung tổ chức.`,
  areaGone: (code: string) => `Địa bàn ${code} không còn; tệp phải dựa trên lần sắp xếp trước đó chưa được thực hiện.`,
  areaUnclear: (name: string) => `${name} chấm dứt mà chưa rõ nhập vào đơn vị nào.`,
  unitUnclear: (name: string, dossiers: number, people: number) =>
    `${name} chấm dứt mà chưa rõ cơ quan kế thừa (${dossiers} hồ sơ đang giải quyết, ${people} người).`,
  noUnit: (key: string) => `Không có đơn vị ${key} vào ngày sắp xếp.`,
  noRest: (name: string) => `Tách ${name}: phải có đúng một đơn vị nhận các thủ tục còn lại.`,
  circle: (name: string) => `${name} kế thừa hoặc trực thuộc chính mình (vòng lặp trong tệp sắp xếp).`,
  vacant: (name: string, role: string) => `${name} chưa có người giữ vai trò ${role}.`,
  unverified: (what: string) => `${what}: chưa đối chiếu với văn bản.`,
} as const;
