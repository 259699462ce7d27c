import { crc32, deflateSync, inflateSync } from "node:zlib";

const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
const paletteSize = 256;
/** So many are the commonest ones; the rest of the palette is for what is rare and unlike them, as a red asterisk. */
const commonest = 160;

/**
 * A screenshot (PNG, 8 bits, RGB) in 256 of its colours, the others replaced by their nearest: a third of the bytes, and no
 * difference to the eye, for an interface has few colours and the shades of its letters are close to each other.
 */
export function smallPng(png) {
  const { width, height, pixels } = decode(png);
  const colours = new Map();
  for (const colour of pixels) colours.set(colour, (colours.get(colour) ?? 0) + 1);
  const palette = choosePalette(colours);
  const indexes = new Map(palette.map((colour, index) => [colour, index]));
  for (const colour of colours.keys()) {
    if (!indexes.has(colour)) indexes.set(colour, nearest(colour, palette));
  }
  const rows = Buffer.alloc(height * (width + 1));
  for (let position = 0; position < pixels.length; position++) {
    const row = Math.floor(position / width);
    rows[row * (width + 1) + 1 + (position % width)] = indexes.get(pixels[position]);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colourBytes = Buffer.from(palette.flatMap(channels));
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("PLTE", colourBytes),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** @param colours how often each colour occurs */
function choosePalette(colours) {
  const byCount = [...colours].sort(([, left], [, right]) => right - left).map(([colour]) => colour);
  const palette = byCount.slice(0, commonest);
  const others = new Map(
    byCount.slice(commonest).map((colour) => [colour, distance(colour, palette[nearest(colour, palette)])]),
  );
  while (palette.length < paletteSize && others.size > 0) {
    const [farthest] = [...others].reduce((best, other) => (other[1] > best[1] ? other : best));
    palette.push(farthest);
    others.delete(farthest);
    for (const [colour, former] of others) others.set(colour, Math.min(former, distance(colour, farthest)));
  }
  return palette;
}

/** The pixels as numbers `0xRRGGBB`, row after row. */
function decode(png) {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  if (png[24] !== 8 || png[25] !== 2 || png[28] !== 0) throw new Error("not an 8-bit RGB screenshot");
  const data = [];
  for (let at = signature.length; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString("latin1", at + 4, at + 8) === "IDAT")
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const filtered = inflateSync(Buffer.concat(data));
  const stride = width * 3;
  let above = Buffer.alloc(stride);
  const pixels = new Uint32Array(width * height);
  for (let row = 0; row < height; row++) {
    const start = row * (stride + 1);
    const bytes = unfilter(filtered[start], filtered.subarray(start + 1, start + 1 + stride), above);
    for (let column = 0; column < width; column++)
      pixels[row * width + column] = bytes.readUIntBE(column * 3, 3);
    above = bytes;
  }
  return { width, height, pixels };
}

/** Undoes the filter of a row (PNG specification, 9.2). */
function unfilter(filter, row, above) {
  const bytes = Buffer.from(row);
  for (let index = 0; index < bytes.length; index++) {
    const left = index < 3 ? 0 : bytes[index - 3];
    const corner = index < 3 ? 0 : above[index - 3];
    const predicted = [0, left, above[index], (left + above[index]) >> 1, paeth(left, above[index], corner)];
    bytes[index] += predicted[filter];
  }
  return bytes;
}

function paeth(left, above, corner) {
  const estimate = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((value) => Math.abs(estimate - value));
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

/** The index in the palette. */
function nearest(colour, palette) {
  return palette.reduce(
    (best, other, index) => (distance(other, colour) < distance(palette[best], colour) ? index : best),
    0,
  );
}

function distance(left, right) {
  const [a, b] = [channels(left), channels(right)];
  return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
}

function channels(colour) {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
