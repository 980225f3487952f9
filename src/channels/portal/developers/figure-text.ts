/** Never rounded up to a whole that was not reached. */
export function percentText(share: number, lang: string): string {
  return `${(Math.floor(share * 1000 + 1e-6) / 10).toLocaleString(lang)}%`;
}

export const timeText = (ms: number, lang: string): string =>
  `${ms.toLocaleString(lang, { maximumFractionDigits: ms < 10 ? 1 : 0 })} ms`;
