import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { sfntOf } from './sfnt.js';

const resolve = createRequire(import.meta.url).resolve;

/** Source Sans 3 (Adobe, SIL Open Font License 1.1), of which the glyphs that are used go into each file. */
const WEIGHTS = { regular: 400, bold: 600 } as const;
export type FontName = keyof typeof WEIGHTS;

const read = (weight: number): Buffer =>
  sfntOf(readFileSync(resolve(`@fontsource/source-sans-3/files/source-sans-3-latin-${weight}-normal.woff`)));

let known: Readonly<Record<FontName, Buffer>> | undefined;

/** Read with the first report. */
export function fonts(): Readonly<Record<FontName, Buffer>> {
  known ??= { regular: read(WEIGHTS.regular), bold: read(WEIGHTS.bold) };
  return known;
}
