import { PDF } from '@libpdf/core';
import { fileTypeFromBuffer } from 'file-type';
import { extname } from 'node:path';
import sharp from 'sharp';
import type { FileProblem } from './papers.errors.ts';

export type CheckedContent =
  | { ok: true; mediaType: string; pageCount: number | null }
  | { ok: false; problem: FileProblem };

const accepted: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['.pdf'],
  'image/jpeg': ['.jpg', '.jpeg', '.jpe', '.jfif'],
  'image/png': ['.png'],
};

/** A photograph of 100 million pixels is beyond any phone; above it a picture is a bomb. */
const maxPixels = 100_000_000;
/** A ZIP's directory ends within this many bytes of the end of the file. */
const zipTailBytes = 65_557;

const no = (problem: FileProblem): CheckedContent => ({ ok: false, problem });

/**
 * Kiểm tra nội dung tệp: what the bytes really are, never what the name says. Takes PDF, JPEG and PNG that open whole; runs in a
 * thread of its own (`check-file.ts`), because a parser fed by strangers may hang.
 */
export async function checkContent(bytes: Uint8Array, fileName: string): Promise<CheckedContent> {
  if (bytes.length === 0) return no('paper.file_empty');
  const type = await fileTypeFromBuffer(bytes);
  const startsAsPdf = latin1(bytes.subarray(0, 5)) === '%PDF-';
  const mediaType = startsAsPdf ? 'application/pdf' : type?.mime;
  const endings = mediaType === undefined ? undefined : accepted[mediaType];
  if (!mediaType || !endings) return no('paper.file_type_wrong');
  const ending = extname(fileName).toLowerCase();
  if (ending !== '' && !endings.includes(ending)) return no('paper.file_name_wrong');
  if (hidesSomething(bytes, mediaType)) return no('paper.file_polyglot');
  return mediaType === 'application/pdf' ? checkPdf(bytes) : checkImage(bytes, mediaType);
}

async function checkPdf(bytes: Uint8Array): Promise<CheckedContent> {
  // A reader that rebuilds a damaged table may lose the word that the file is encrypted; the word itself is never encrypted.
  if (/\/Encrypt\s*(\d+\s+\d+\s+R|<<)/.test(latin1(bytes))) return no('paper.file_encrypted');
  try {
    const pdf = await PDF.load(bytes);
    if (pdf.isEncrypted) return no('paper.file_encrypted');
    const pageCount = pdf.getPages().length;
    if (pageCount === 0 || pageCount !== pdf.getPageCount()) return no('paper.file_broken');
    return { ok: true, mediaType: 'application/pdf', pageCount };
  } catch {
    return no('paper.file_broken');
  }
}

async function checkImage(bytes: Uint8Array, mediaType: string): Promise<CheckedContent> {
  try {
    const image = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' });
    await image.resize(64).raw().toBuffer();
    return { ok: true, mediaType, pageCount: 1 };
  } catch {
    return no('paper.file_broken');
  }
}

/** Whether the file is something else besides: an archive, a page or a program behind (or before) the document. */
function hidesSomething(bytes: Uint8Array, mediaType: string): boolean {
  if (latin1(bytes.subarray(-zipTailBytes)).includes('PK\u0005\u0006')) return true;
  const tail = latin1(tailOf(bytes, mediaType)).toLowerCase();
  if (mediaType === 'application/pdf' && tail.trim().replaceAll('\0', '') !== '') return true;
  return ['<html', '<script', '<!doctype', '<?php', '%pdf-', 'pk\u0003\u0004', '#!/'].some((mark) =>
    tail.includes(mark),
  );
}

/** What stands behind the last byte the format needs. Phones append data of their own to JPEGs, so only known dangers refuse. */
function tailOf(bytes: Uint8Array, mediaType: string): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (mediaType) {
    case 'application/pdf': {
      const end = text.lastIndexOf('%%EOF');
      return end < 0 ? new Uint8Array() : bytes.subarray(end + 5);
    }
    case 'image/png': {
      const end = text.lastIndexOf('IEND');
      return end < 0 ? new Uint8Array() : bytes.subarray(end + 8);
    }
    default: {
      const end = text.lastIndexOf(Buffer.from([0xff, 0xd9]));
      return end < 0 ? new Uint8Array() : bytes.subarray(end + 2);
    }
  }
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
