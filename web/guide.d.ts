/** The user guide, built in by `guide.plugin.ts`. */
declare module "virtual:guide" {
  export interface GuidePage {
    readonly slug: string;
    readonly title: string;
    readonly load: () => Promise<string>;
  }
  export const pages: readonly GuidePage[];
}
