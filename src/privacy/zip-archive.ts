import { crc32, deflateRawSync } from "node:zlib";

export interface ArchiveEntry {
  /** UTF-8, `/` between folders. */
  readonly name: string;
  readonly content: Uint8Array;
}

/** A ZIP of a few small files, in memory (APPNOTE 6.3.3: no ZIP64, no encryption). */
export function zipArchive(entries: readonly ArchiveEntry[], now: Date): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const fileName = Buffer.from(name, "utf8");
    const packed = deflateRawSync(content);
    const common = commonHeader(content, packed.length, fileName.length, now);
    const local = Buffer.concat([signature(0x04034b50), common, fileName, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(signature(0x02014b50), Buffer.from([20, 0]), common, rest, fileName);
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  return Buffer.concat([...locals, directory, endOfDirectory(entries.length, directory.length, offset)]);
}

/** What the local and the central header share: version 2.0, names in UTF-8, deflate, moment, checksum, sizes. */
function commonHeader(content: Uint8Array, packed: number, nameLength: number, now: Date): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(0x0800, 2);
  header.writeUInt16LE(8, 4);
  header.writeUInt16LE((now.getUTCHours() << 11) | (now.getUTCMinutes() << 5), 6);
  header.writeUInt16LE(
    ((now.getUTCFullYear() - 1980) << 9) | ((now.getUTCMonth() + 1) << 5) | now.getUTCDate(),
    8,
  );
  header.writeUInt32LE(crc32(content), 10);
  header.writeUInt32LE(packed, 14);
  header.writeUInt32LE(content.length, 18);
  header.writeUInt16LE(nameLength, 22);
  return header;
}

function endOfDirectory(entries: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
