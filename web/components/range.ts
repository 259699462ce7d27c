/** 0, 1, 2… as many as asked for. */
export function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
