/** Nơi xem điều được báo về nền tảng tích hợp in the console: a service, named by its key, or the systems. */
export function exchangeAddress(code: string): string {
  // The code of a system has no stroke, the key of a service always.
  return code.includes('/')
    ? `/quan-tri/lgsp?phan=dich-vu&dich-vu=${encodeURIComponent(code)}`
    : '/quan-tri/lgsp?phan=he-thong';
}
