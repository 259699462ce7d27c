import { monitorEventLoopDelay } from "node:perf_hooks";
import type { FastifyInstance } from "fastify";
import type { ImportReport } from "../imports/import.schema.ts";
import { Metrics } from "../operation/metrics.ts";
import { programVersion } from "../version.ts";
import type { AppContext } from "./app.ts";

/** What the program counts of itself, told by `/metrics`. */
export interface ProgramMetrics {
  text(): string;
  /** Counts one import and how it ended. */
  observeImport(work: () => Promise<ImportReport>): Promise<ImportReport>;
}

declare module "fastify" {
  interface FastifyInstance {
    metrics: ProgramMetrics;
  }
}

const requestSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const importSeconds = [0.1, 0.5, 1, 5, 15, 60, 300, 1800];

/** Counts every request by route, status and duration, and reads the process and the database's connections when asked. */
export function measureProgram(app: FastifyInstance, { database, stopping }: AppContext): void {
  const metrics = new Metrics();
  metrics.info("hub3e_build_info", "Version of the program.", {
    version: programVersion,
    node: process.versions.node,
    database: database.kind,
  });
  const requests = metrics.histogram(
    "hub3e_http_request_seconds",
    "Duration of requests by method, route and class of status.",
    requestSeconds,
  );
  const imports = metrics.counter("hub3e_imports_total", "Imports ended, by outcome.");
  const candidates = metrics.counter("hub3e_import_candidates_total", "Candidates of files imported.");
  const durations = metrics.histogram("hub3e_import_seconds", "Duration of imports.", importSeconds);
  metrics.gauge("hub3e_imports_running", "Imports under way in this process.", () => stopping.running);
  const connections = () => database.connections();
  metrics.gauge("hub3e_database_connections", "Open connections.", () => connections().open);
  metrics.gauge("hub3e_database_connections_idle", "Connections nobody uses.", () => connections().idle);
  metrics.gauge(
    "hub3e_database_connections_waited_for",
    "Requests that wait for one.",
    () => connections().waiting,
  );
  measureProcess(metrics, app);

  app.addHook("onResponse", async (request, reply) => {
    requests.observe(
      {
        method: request.method,
        route: request.routeOptions.url ?? "unknown",
        status: `${Math.floor(reply.statusCode / 100)}xx`,
      },
      reply.elapsedTime / 1000,
    );
  });
  app.decorate("metrics", {
    text: () => metrics.text(),
    observeImport: async (work: () => Promise<ImportReport>) => {
      const started = performance.now();
      let status: ImportReport["status"] | "failed" = "failed";
      try {
        const report = await work();
        status = report.status;
        if (status === "imported") candidates.add({}, report.candidates);
        return report;
      } finally {
        imports.add({ status });
        durations.observe({}, (performance.now() - started) / 1000);
      }
    },
  });
}

/** Under the names that Prometheus' own client libraries give. */
function measureProcess(metrics: Metrics, app: FastifyInstance): void {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  app.addHook("onClose", async () => {
    delay.disable();
  });
  const cpu = () => process.cpuUsage();
  const started = Date.now() / 1000 - process.uptime();
  metrics.gauge(
    "process_cpu_seconds_total",
    "Processor time used.",
    () => (cpu().user + cpu().system) / 1e6,
    "counter",
  );
  metrics.gauge("process_resident_memory_bytes", "Memory.", () => process.memoryUsage.rss());
  metrics.gauge("process_start_time_seconds", "Start of the process.", () => started);
  metrics.gauge("nodejs_eventloop_lag_p99_seconds", "Delay of the event loop since the last reading.", () => {
    const seconds = delay.percentile(99) / 1e9;
    delay.reset();
    return seconds;
  });
}
