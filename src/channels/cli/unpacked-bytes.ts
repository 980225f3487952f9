const endOfContents = 0x06_05_4b_50;
const entryOfContents = 0x02_01_4b_50;
const endBytes = 22;
const entryBytes = 46;
const longestComment = 0xff_ff;
/** What a number of 32 bits says when the real one stands elsewhere: four gigabytes or more. */
const elsewhere = 0xff_ff_ff_ff;

/** Dung lượng sau khi giải nén of a ZIP file, as its list of contents tells, without unpacking anything; nothing for what is no ZIP file. */
export function unpackedBytes(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === undefined) return 0;
  let at = view.getUint32(end + 16, true);
  if (at === elsewhere) return Number.POSITIVE_INFINITY;
  let total = 0;
  while (at + entryBytes <= view.byteLength && view.getUint32(at, true) === entryOfContents) {
    const size = view.getUint32(at + 24, true);
    total += size === elsewhere ? Number.POSITIVE_INFINITY : size;
    at += entryBytes + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return total;
}

function endOf(view: DataView): number | undefined {
  const last = view.byteLength - endBytes;
  for (let at = last; at >= Math.max(0, last - longestComment); at -= 1)
    if (view.getUint32(at, true) === endOfContents) return at;
  return undefined;
}
