import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** A zip that is not one file in one archive, or larger than agreed. */
export class ZipFault extends Error {}

const [localMark, centralMark, endMark] = [0x04034b50, 0x02014b50, 0x06054b50];
const utf8Names = 0x0800;
const deflated = 8;

/** Tệp nén of one file, as attachments of edXML are (the name in UTF-8; no time of day, so that the same file gives the same bytes). */
export function zipOne(name: string, content: Uint8Array): Buffer {
  const [title, packed] = [Buffer.from(name), deflateRawSync(content)];
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(utf8Names, 2);
  facts.writeUInt16LE(deflated, 4);
  facts.writeUInt16LE(0x21, 8);
  facts.writeUInt32LE(crc32(content), 10);
  facts.writeUInt32LE(packed.length, 14);
  facts.writeUInt32LE(content.length, 18);
  facts.writeUInt16LE(title.length, 22);
  const local = Buffer.concat([mark(localMark), facts, title, packed]);
  const madeBy = Buffer.alloc(2);
  madeBy.writeUInt16LE(20);
  const central = Buffer.concat([mark(centralMark), madeBy, facts, Buffer.alloc(14), title]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, mark(endMark), end]);
}

function mark(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** The one file of a zip. Throws ZipFault when there are several, it is encrypted, broken, or larger than `maxBytes` unpacked. */
export function unzipOne(zip: Buffer, maxBytes: number): Buffer {
  const end = zip.lastIndexOf(mark(endMark));
  if (end < 0 || end + 22 > zip.length) throw new ZipFault('not a zip');
  if (zip.readUInt16LE(end + 10) !== 1) throw new ZipFault('not one file');
  const central = zip.readUInt32LE(end + 16);
  if (central + 46 > end || zip.readUInt32LE(central) !== centralMark) throw new ZipFault('no directory');
  const [flags, method] = [zip.readUInt16LE(central + 8), zip.readUInt16LE(central + 10)];
  const [sum, packed, size] = [16, 20, 24].map((at) => zip.readUInt32LE(central + at));
  const local = zip.readUInt32LE(central + 42);
  if (flags & 1) throw new ZipFault('encrypted');
  if (packed === undefined || size === undefined || size > maxBytes) throw new ZipFault('too large');
  if (local + 30 > zip.length || zip.readUInt32LE(local) !== localMark) throw new ZipFault('no file');
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const content = unpack(zip.subarray(from, from + packed), { method, maxBytes });
  if (content.length !== size || crc32(content) !== sum) throw new ZipFault('broken');
  return content;
}

function unpack(packed: Buffer, { method, maxBytes }: { method: number; maxBytes: number }): Buffer {
  if (method === 0) return packed;
  if (method !== deflated) throw new ZipFault('an unknown method');
  try {
    return inflateRawSync(packed, { maxOutputLength: maxBytes });
  } catch (cause) {
    throw new ZipFault('broken or too large', { cause });
  }
}
