import type { FileHandle } from "node:fs/promises";
import { isZip } from "../archive/open-archive.ts";
import type { Table } from "./cell-value.ts";
import { readCsvTable } from "./read-csv-table.ts";
import { type ReadOptions, readWorkbook } from "./read-workbook.ts";
import { UnreadableTable } from "./unreadable-table.ts";

/** Bytes by which a file is recognised. */
const HEAD = 1024;

/**
 * Opens a table, `.xlsx` or CSV, whatever its name. The file stays open: rows are read from it as they are asked for. Throws
 * `UnreadableTable`, also while rows are read; what is wrong with the disk is thrown as it is.
 */
export async function openTable(file: FileHandle, options: ReadOptions): Promise<Table> {
  const { size } = await file.stat();
  if (size === 0) throw new UnreadableTable("empty");
  if (size > options.limits.fileSize) throw new UnreadableTable("too_big");
  if (await isZip(file)) return readWorkbook(file, options);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
  const head = buffer.toString("latin1", 0, bytesRead);
  // The container of `.xls`, and of workbooks that a password protects.
  if (head.startsWith("\xd0\xcf\x11\xe0")) throw new UnreadableTable("other_workbook");
  if (/^\s*[{[](?!\\rtf)/.test(characters(buffer.subarray(0, bytesRead)))) throw new UnreadableTable("json");
  if (!isText(head)) throw new UnreadableTable("not_a_table");
  return readCsvTable(file, options);
}

/** What the bytes say, without a mark; in UTF-16 too, which shows by its mark or by the zero beside a first sign of ASCII. */
function characters(bytes: Buffer): string {
  const [first, second] = bytes;
  const [isLittle, isBig] = [first === 0xff && second === 0xfe, first === 0xfe && second === 0xff];
  if (isLittle || second === 0) return new TextDecoder("utf-16le").decode(bytes);
  if (isBig || first === 0) return new TextDecoder("utf-16be").decode(bytes);
  return new TextDecoder().decode(bytes);
}

/** Whether a file may be a table in text: no bytes of a program's own, no web page, no document. */
function isText(head: string): boolean {
  if (/^(?:\xff\xfe|\xfe\xff)/.test(head)) return true;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells a text from other files
  if (/[\x00-\x08\x0e-\x1f]/.test(head)) return false;
  return !/^(?:\xef\xbb\xbf)?\s*(?:<|%PDF|\{\\rtf)/.test(head);
}
