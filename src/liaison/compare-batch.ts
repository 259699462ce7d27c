import { CROWD, keysOf } from "../linking/blocking.ts";
import { comparePrepared } from "../linking/compare.ts";
import type { ComparedPair } from "../linking/comparison.ts";
import type { LinkRecord } from "../linking/link-record.ts";
import { type PreparedRecord, prepare } from "../linking/prepared-record.ts";

interface Entry {
  readonly id: string;
  readonly record: PreparedRecord;
  readonly keys: readonly string[];
  readonly ofBatch: boolean;
}

/**
 * The pairs in which one of `batch` meets another of `batch` or one of `others`, compared: those that speak for one person,
 * before uniqueness is looked at. Linear but for blocks of equal keys, which are bounded.
 */
export function compareBatch(batch: readonly LinkRecord[], others: readonly LinkRecord[]): ComparedPair[] {
  const entries = [...batch.map((one) => entryOf(one, true)), ...others.map((one) => entryOf(one, false))];
  const blocks = new Map<string, number[]>();
  for (const [index, { keys }] of entries.entries())
    for (const key of keys) {
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, [index]);
      else block.push(index);
    }
  const pairs: ComparedPair[] = [];
  const metBy = new Int32Array(entries.length).fill(-1);
  for (const [index, entry] of entries.slice(0, batch.length).entries())
    for (const key of entry.keys) {
      const block = blocks.get(key) ?? [];
      if (block.length > CROWD) continue;
      for (const met of block) {
        const other = entries[met];
        // Two of the batch meet once, when the earlier one walks.
        if (other === undefined || metBy[met] === index || (other.ofBatch && met <= index)) continue;
        metBy[met] = index;
        const comparison = comparePrepared(entry.record, other.record);
        if (comparison !== null && comparison.grade !== null)
          pairs.push({ left: entry.id, right: other.id, comparison });
      }
    }
  return pairs;
}

function entryOf(one: LinkRecord, ofBatch: boolean): Entry {
  const record = prepare(one);
  return { id: one.id, record, keys: keysOf(record), ofBatch };
}
