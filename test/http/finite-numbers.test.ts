import { beforeAll, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../support/app.ts";
import { describeEmbeddedDatabase } from "../support/databases.ts";

describeEmbeddedDatabase("nombres sans borne (ASVS 2.2.1)", (open) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp(await open());
  });

  it.each(["/api/imports?page=1e400", "/api/candidates?stage=sas&page=1e999", "/api/journal?page=-1e400"])(
    "%s est refusé en nommant le champ",
    async (url) => {
      const { admin } = await test.school();
      expect(await admin.get(url)).toMatchObject({
        status: 422,
        body: { code: "request.invalid", field: "page" },
      });
    },
  );
});
