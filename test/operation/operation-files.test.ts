import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readSetUpOptions } from "../../src/accounts/set-up-options.ts";
import { readConfig } from "../../src/config.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (file: string) => readFileSync(join(root, file), "utf8");

/** The first column of README's tables of variables. */
function variables(): string[] {
  const rows = read("README.md").match(/^\| `[A-Z].*$/gm) ?? [];
  const names = rows.flatMap((row) => row.split("|")[1]?.match(/`[A-Z_]+`/g) ?? []);
  return [...new Set(names.map((name) => name.slice(1, -1)))];
}

/** What the image or the network between the two containers decides. */
const ofTheImage = ["PORT", "HOST", "DATA_DIR", "DATABASE_URL"];

describe("compose.yaml", () => {
  const wanted = variables().filter((name) => !ofTheImage.includes(name));

  it("passe au programme chaque variable que le README nomme", () => {
    expect(wanted).toEqual(expect.arrayContaining(["RECORD_KEY", "OIDC_ROLE_CLAIM", "CAMPAIGN"]));
    const passed = [...read("compose.yaml").matchAll(/^ {6}([A-Z_]+): \$\{\1:[-?].*\}$/gm)].map(
      ([, name]) => name,
    );
    expect(passed.filter((name) => name !== "POSTGRES_PASSWORD").sort()).toEqual([...wanted].sort());
  });

  it("une variable vide vaut une variable absente", () => {
    const empty = Object.fromEntries(variables().map((name) => [name, ""]));
    expect(readConfig(empty)).toEqual(readConfig({}));
    expect(readSetUpOptions(empty)).toEqual(readSetUpOptions({}));
  });
});

describe("docs/operations.md", () => {
  const blocks = [...read("docs/operations.md").matchAll(/^```\w*\n([\s\S]*?)^```/gm)].map(
    ([, text = ""]) => text,
  );
  const lines = blocks.flatMap((block) => block.split("\n"));

  it("aucune affectation n'est suivie d'un commentaire, que systemd prendrait pour sa valeur", () => {
    const assignments = lines.filter((line) => /^[A-Z_]+=/.test(line));
    expect(assignments.length).toBeGreaterThan(5);
    expect(assignments.filter((line) => line.includes("#"))).toEqual([]);
  });

  it("chaque valeur se lit de même par systemd et par le shell", () => {
    const values = lines
      .filter((line) => /^[A-Z_]+=/.test(line))
      .map((line) => line.slice(line.indexOf("=") + 1));
    expect(values.filter((value) => !/^(?:[\w/:.@-]+|"[^"$`\\]*")$/.test(value))).toEqual([]);
  });

  it("aucune commande ne tourne sous un autre compte ni avec une autre configuration que le service", () => {
    const elsewhere = lines.filter((line) => /main\.js|npm run -s cli/.test(line));
    expect(elsewhere.filter((line) => !line.startsWith("docker compose "))).toEqual([]);
    expect(lines.filter((line) => /hub3e-parcoursup (backup|restore|users)/.test(line))).toHaveLength(6);
  });
});

describe("deploy/", () => {
  it("le service laisse Node demander ses clés de protection de la mémoire, faute de quoi il serait tué en démarrant", () => {
    const unit = read("deploy/hub3e-parcoursup.service");
    expect(unit).toMatch(/^SystemCallFilter=@system-service @pkey$/m);
    expect(unit).toMatch(/^SystemCallErrorNumber=EPERM$/m);
  });

  it("le journal de nginx ne garde pas ce qui suit « ? » dans une adresse, où sont les filtres", () => {
    const configuration = read("deploy/hub3e-parcoursup.nginx.conf");
    const [, name = "", format = ""] = /^log_format (\w+) '(.*)';$/m.exec(configuration) ?? [];
    expect(format).toContain("$request_id");
    expect(format).not.toMatch(/\$(request|request_uri|args|query_string|http_referer)\b/);
    expect(configuration).toMatch(new RegExp(`^  access_log \\S+ ${name};$`, "m"));
  });
});

describe("deploy/hub3e-parcoursup.sh", () => {
  it.runIf(process.getuid?.() === 0)(
    "lit la configuration, prend le compte du service, et marche avec le peu que cron donne",
    async () => {
      const directory = await mkdtemp(join(tmpdir(), "hub3e-cron-"));
      const program = join(directory, "dist/server/cli");
      await chmod(directory, 0o755);
      await mkdir(program, { recursive: true });
      const told =
        "process.getuid(), process.umask(), process.env.SCHOOL_NAME, process.env.DATA_DIR, ...process.argv.slice(2)";
      await writeFile(join(program, "main.js"), `console.log(JSON.stringify([${told}]))`);
      await writeFile(join(directory, "env"), 'SCHOOL_NAME="Mon école"\nDATA_DIR=/nulle/part\n');
      const { stdout, stderr } = spawnSync(
        "/bin/sh",
        ["-c", `${root}deploy/hub3e-parcoursup.sh backup --out "a b"`],
        {
          encoding: "utf8",
          env: {
            PATH: "/usr/bin:/bin",
            HUB3E_CONFIGURATION: join(directory, "env"),
            HUB3E_PROGRAM: directory,
            HUB3E_USER: "nobody",
          },
        },
      );
      expect(stderr).toBe("");
      expect(JSON.parse(stdout)).toEqual([
        65_534,
        0o077,
        "Mon école",
        "/nulle/part",
        "backup",
        "--out",
        "a b",
      ]);
      await rm(directory, { recursive: true });
    },
  );
});
