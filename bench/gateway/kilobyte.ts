const items = Array.from({ length: 14 }, (_, index) => ({
  code: `0870${index}`,
  name: `Phường số ${index}`,
  district: `24${index}`,
}));
/** What the providers of the benches answer: a kilobyte of JSON. */
export const kilobyte = JSON.stringify({ items });
