import { createRequire } from 'node:module';

const resolve = createRequire(import.meta.url).resolve;

/** Source Sans 3 (Adobe, SIL Open Font License 1.1), of which the glyphs that are used go into each file. */
const woff = (weight: number): string =>
  resolve(`@fontsource/source-sans-3/files/source-sans-3-latin-${weight}-normal.woff`);

export const FONTS = { regular: woff(400), bold: woff(600) } as const;
export type FontName = keyof typeof FONTS;
