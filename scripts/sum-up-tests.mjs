/**
 * `node scripts/sum-up-tests.mjs <status> <report.json> …`: the last lines of `.ci/run`, from Vitest's JSON reports. The names of what failed come
 * first, then `N passed, N failed`. A missing report, or a status other than 0 without a failed test, counts as one failure.
 */
import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { root } from "./prepare.mjs";

const [status, ...reports] = process.argv.slice(2);
let passed = 0;
const failures = [];
for (const report of reports) {
  const run = read(report);
  if (run === null) {
    failures.push(`no report: ${report}`);
    continue;
  }
  passed += run.numPassedTests;
  for (const { name, status, assertionResults } of run.testResults) {
    const file = relative(root, name);
    const failed = assertionResults.filter((test) => test.status === "failed");
    failures.push(...failed.map((test) => `${file} > ${test.fullName}`));
    if (status === "failed" && failed.length === 0) failures.push(`${file} (did not load)`);
  }
}
if (status !== "0" && failures.length === 0) failures.push("a command ended with an error, see above");

for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`${passed} passed, ${failures.length} failed`);

function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
