import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, expect, it, vi } from "vitest";
import { before, hour, minute, systemClock } from "../../src/clock.ts";
import { readConfig } from "../../src/config.ts";
import { startDailyPurge } from "../../src/http/daily-purge.ts";
import { Stopping } from "../../src/http/stopping.ts";
import { describeEmbeddedDatabase } from "../support/databases.ts";

afterEach(() => {
  vi.useRealTimers();
});

describeEmbeddedDatabase("ce que le service range de lui-même, sans être redémarré", (open) => {
  it("le fichier qu'un service tué recevait disparaît le lendemain ; celui qui arrive reste", async () => {
    const database = await open();
    const directory = await mkdtemp(join(tmpdir(), "hub3e-leftovers-"));
    const incoming = join(directory, "incoming");
    await mkdir(incoming);
    for (const name of ["abandonné.upload", "en-cours.upload"]) await writeFile(join(incoming, name), "{}");
    const longAgo = before(new Date(), 25 * hour);
    await utimes(join(incoming, "abandonné.upload"), longAgo, longAgo);

    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const context = {
      config: readConfig({ DATA_DIR: directory }),
      database,
      clock: systemClock,
      stopping: new Stopping(),
    };
    const purge = startDailyPurge(context, pino({ level: "silent" }));
    vi.advanceTimersByTime(minute);
    await purge.stop();
    expect(await readdir(incoming)).toEqual(["en-cours.upload"]);
    await rm(directory, { recursive: true });
  });
});
