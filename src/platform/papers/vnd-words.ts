const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const scales = ['', ' nghìn', ' triệu', ' tỷ', ' nghìn tỷ', ' triệu tỷ'] as const;

/** Số tiền bằng chữ, as receipts write it: `21000` → `Hai mươi mốt nghìn đồng`. Whole VND, 0 or more. */
export function vndInWords(amountVnd: number): string {
  if (!Number.isSafeInteger(amountVnd) || amountVnd < 0) throw new RangeError('Not an amount in whole VND');
  const words = amountVnd === 0 ? 'không' : numberInWords(amountVnd);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} đồng`;
}

function numberInWords(amount: number): string {
  const groups: number[] = [];
  for (let rest = amount; rest > 0; rest = Math.floor(rest / 1000)) groups.push(rest % 1000);
  const parts = groups.map((group, index) => {
    if (group === 0) return '';
    return `${groupInWords(group, index === groups.length - 1)}${scales[index] ?? ''}`;
  });
  return parts.filter(Boolean).toReversed().join(' ');
}

/** Three digits; only the leading group may leave its hundreds out. */
function groupInWords(group: number, isLeading: boolean): string {
  const [hundreds, tens, ones] = [Math.floor(group / 100), Math.floor(group / 10) % 10, group % 10];
  const words: string[] = [];
  if (hundreds > 0 || !isLeading) words.push(`${digits[hundreds]} trăm`);
  if (tens === 0 && ones > 0 && words.length > 0) words.push('lẻ');
  if (tens === 1) words.push('mười');
  if (tens > 1) words.push(`${digits[tens]} mươi`);
  if (ones > 0) words.push(onesInWords(ones, tens));
  return words.join(' ');
}

function onesInWords(ones: number, tens: number): string {
  if (ones === 1 && tens > 1) return 'mốt';
  if (ones === 5 && tens > 0) return 'lăm';
  return digits[ones] ?? '';
}
