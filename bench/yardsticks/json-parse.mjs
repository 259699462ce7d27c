/** The yardstick: what Node needs to read a file and hold it as one value. It cannot at all past 512 MB, V8's longest string. */
import { readFileSync } from "node:fs";

JSON.parse(readFileSync(process.argv[2]));
