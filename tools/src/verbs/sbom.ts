import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { Problem } from '../problem.js';
import { productionParts } from '../sbom/production-parts.js';

const ABOUT = [
  'Lists the parts that the services and the worker are made of in production, with versions, licences and checksums, as package-lock.json',
  'says them: CycloneDX 1.5, JSON. Tools and tests are not in it.',
].join(' ');

const EXAMPLES = `
  ./oln sbom --out oln.cdx.json
  ./oln sbom | jq -r '.components[].purl'`;

export function register(program: Command): void {
  program
    .command('sbom')
    .summary('the parts that production is made of (CycloneDX)')
    .description(ABOUT)
    .addHelpText('after', EXAMPLES)
    .option('--out <file>', 'writes it there instead of printing it')
    .action(({ out }: { out?: string }) => {
      const parts = productionParts();
      const text = `${JSON.stringify(parts, null, 2)}\n`;
      if (!out) return void process.stdout.write(text);
      write(resolve(process.env.OLN_CALLED_FROM ?? '.', out), text);
      process.stdout.write(`${parts.components.length} parts: ${out}\n`);
    });
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Problem(`${file} cannot be written (${code}): name a file in a folder that is there and yours.`);
  }
}
