import { crc32, deflateRawSync } from "node:zlib";

export interface ZipMember {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Stored instead of deflated. */
  readonly stored?: boolean;
  /** What the archive says, when it lies. */
  readonly method?: number;
  readonly flags?: number;
  readonly size?: number;
  readonly crc?: number;
}

const UTF8_NAMES = 0x0800;

/** A ZIP archive, written member by member so that tests can make it lie. */
export function zip(members: readonly ZipMember[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const name = Buffer.from(member.name);
    const data = member.stored === true ? Buffer.from(member.bytes) : deflateRawSync(member.bytes);
    const common = commonHeader(member, data.length, name.length);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), common, name, data]);
    const placed = Buffer.alloc(14);
    placed.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, placed, name);
    files.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, listed, Buffer.from("PK\x05\x06", "latin1"), end]);
}

/** The fields that the header of a member and its line in the directory share. */
function commonHeader(member: ZipMember, compressedSize: number, nameLength: number): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(UTF8_NAMES | (member.flags ?? 0), 2);
  header.writeUInt16LE(member.method ?? (member.stored === true ? 0 : 8), 4);
  header.writeUInt32LE(member.crc ?? crc32(member.bytes), 10);
  header.writeUInt32LE(compressedSize, 14);
  header.writeUInt32LE(member.size ?? member.bytes.length, 18);
  header.writeUInt16LE(nameLength, 22);
  return header;
}
