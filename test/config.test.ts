import { describe, expect, it } from "vitest";
import { readConfig } from "../src/config.ts";

const trusted = (environment: Record<string, string>) => readConfig(environment).trustedProxies;

describe("TRUST_PROXY", () => {
  it.each([
    [{}, []],
    [{ PUBLIC_URL: "https://ecole.example" }, ["loopback", "linklocal", "uniquelocal"]],
    [{ PUBLIC_URL: "https://ecole.example", TRUST_PROXY: "none" }, []],
    [
      { TRUST_PROXY: "10.0.0.4, 192.168.0.0/16,fd00::/8,loopback" },
      ["10.0.0.4", "192.168.0.0/16", "fd00::/8", "loopback"],
    ],
  ])("%j : %j", (environment, expected) => {
    expect(trusted(environment)).toEqual(expected);
  });

  it.each(["true", "*", "10.0.0.0/33", "10.0.0.0/8/8", "proxy.example", "10.0.0.4,"])(
    "« %s » est refusé",
    (text) => {
      expect(() => trusted({ TRUST_PROXY: text })).toThrow("TRUST_PROXY");
    },
  );
});
