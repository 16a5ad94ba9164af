import { MOST_PARTS, MOST_UNPACKED_BYTES } from './bounds';

export type FileForm = 'xlsx' | 'csv';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LEAST_END = 22;
const MOST_COMMENT = 65_535;

export interface Unpacked {
  readonly names: readonly string[];
  readonly bytes: number;
}

/**
 * What a ZIP says of itself in its central directory, without unpacking anything. The reader holds every part to the size
 * said here, so that a directory that lies makes the reading fail and nothing else.
 * @returns null for what is no ZIP, has several disks or 64-bit sizes: no spreadsheet of 20 MB needs them
 */
export function zipDirectory(bytes: Buffer): Unpacked | null {
  if (bytes.length < LEAST_END || bytes.readUInt32LE(0) !== 0x04034b50) return null;
  let at = -1;
  for (let i = bytes.length - LEAST_END; i >= Math.max(0, bytes.length - LEAST_END - MOST_COMMENT); i--)
    if (bytes.readUInt32LE(i) === END) {
      at = i;
      break;
    }
  if (at < 0) return null;
  const count = bytes.readUInt16LE(at + 10);
  let cursor = bytes.readUInt32LE(at + 16);
  const names: string[] = [];
  let total = 0;
  for (let i = 0; i < count; i++) {
    if (cursor + 46 > bytes.length || bytes.readUInt32LE(cursor) !== ENTRY) return null;
    const packed = bytes.readUInt32LE(cursor + 20);
    const unpacked = bytes.readUInt32LE(cursor + 24);
    const nameLength = bytes.readUInt16LE(cursor + 28);
    if (packed === 0xffffffff || unpacked === 0xffffffff) return null;
    // Nothing said of a part that is there: the reader would have no bound to hold it to.
    if (unpacked === 0 && packed > 2) return null;
    names.push(bytes.toString('utf8', cursor + 46, cursor + 46 + nameLength));
    total += unpacked;
    cursor += 46 + nameLength + bytes.readUInt16LE(cursor + 30) + bytes.readUInt16LE(cursor + 32);
  }
  return { names, bytes: total };
}

/** @returns the text of a CSV file, or null for what is no text in UTF-8 or GB 18030 */
export function csvText(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null;
  for (const encoding of ['utf-8', 'gb18030'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  return null;
}

/** What the content says it is, whatever the file is called; 'bomb' for what would unpack to too much. */
export function fileForm(bytes: Buffer): FileForm | 'bomb' | null {
  const zip = zipDirectory(bytes);
  if (zip) {
    if (!zip.names.includes('[Content_Types].xml') || !zip.names.includes('xl/workbook.xml')) return null;
    return zip.bytes > MOST_UNPACKED_BYTES || zip.names.length > MOST_PARTS ? 'bomb' : 'xlsx';
  }
  const head = bytes.length ? csvText(bytes) : null;
  // The first line alone tells a table of ours from any other text.
  return head?.split(/\r?\n/, 1)[0]!.includes('统一社会信用代码') ? 'csv' : null;
}
