// Compiles every package and bundles the workflows, inside the build stage of the image.
import { buildStale } from '../../tools/build-stale.mjs';

const compiled = await buildStale();
process.stdout.write(`${compiled.length} packages compiled\n`);
