export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string | undefined;
  readonly path: string;
}
export function shippedPackages(): Map<string, ShippedPackage>;
