import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { guide } from "./guide.plugin.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here("."),
  plugins: [react(), guide(here("../docs/guide"))],
  build: {
    outDir: here("../dist/web"),
    emptyOutDir: true,
    // The Content-Security-Policy allows no `data:` address: every image stays a file.
    assetsInlineLimit: 0,
  },
  server: {
    proxy: {
      "/api": "http://localhost:3000",
      "/modele_base.json": "http://localhost:3000",
      "/modele_candidats.xlsx": "http://localhost:3000",
    },
  },
});
