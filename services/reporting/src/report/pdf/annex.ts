import type { Report } from '../report.js';
import { INK } from './ink.js';
import type { Paper } from './paper.js';

/** What each figure means: who wants to know finds it at the end. */
export function writeAnnex(paper: Paper, { title, items }: Report['definitions']): void {
  paper.newPage();
  paper.paragraph(title, { font: 'bold', size: 14, color: INK.band }, 'H2', 6);
  for (const { name, meaning, counted, better } of items) {
    const [size, soft] = [{ size: 8.6 }, { size: 8.6, color: INK.soft }];
    paper.keep(16 + paper.heightOf(meaning, paper.width, size) + paper.heightOf(counted, paper.width, soft));
    paper.paragraph(name, { font: 'bold', size: 9.5 }, 'H3', 0.5);
    paper.paragraph(`${meaning}.`, size, 'P', 0.5);
    // Of a plain count the meaning has said it.
    paper.paragraph(counted === meaning ? `${better}.` : `${counted}. ${better}.`, soft, 'P', 5);
  }
}
