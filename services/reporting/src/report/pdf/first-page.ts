import type { Headline } from '../headlines.js';
import type { Report } from '../report.js';
import { INK, STATE_INK } from './ink.js';
import type { Paper } from './paper.js';

const BAND = 74;
const BIG = 108;
const PAD = 7;

/** What somebody who has a minute needs: where and when, the five things, and how to read the rest. */
export function writeFirstPage(paper: Paper, report: Report): void {
  band(paper, report);
  for (const line of report.cover.slice(2)) paper.paragraph(line, { size: 9.5, color: INK.soft }, 'P', 2);
  paper.paragraph(report.audience, { font: 'bold', size: 9.5 }, 'P', 12);
  paper.paragraph(report.headlines.title, { font: 'bold', size: 14, color: INK.band }, 'H2', 7);
  for (const headline of report.headlines.items) card(paper, headline);
  reading(paper, report.reading);
}

/** The title, and under it where and when. */
function band(paper: Paper, { title, cover }: Report): void {
  paper.adorn(() => paper.rect({ x: 0, y: 0, width: 612, height: BAND + 26 }, INK.band));
  const [at, style] = [{ x: paper.left, width: paper.width }, { color: INK.onBand }];
  paper.tagged('H1', () => paper.write(title, { ...at, y: 26 }, { ...style, font: 'bold', size: 20 }));
  paper.tagged('P', () => paper.write(cover[0]!, { ...at, y: 54 }, { ...style, font: 'bold', size: 12 }));
  paper.tagged('P', () => paper.write(cover[1]!, { ...at, y: 72 }, { ...style, size: 12 }));
  paper.y = BAND + 38;
}

function card(paper: Paper, { title, big, sentence, state }: Headline): void {
  const text = { x: paper.left + BIG + 10, width: paper.width - BIG - 18 };
  const said = paper.heightOf(sentence, text.width, { size: 9.5 });
  const height = PAD * 2 + 15 + said + (state ? 15 : 0);
  paper.keep(height);
  const top = paper.y;
  paper.adorn(() => {
    paper.rect({ x: paper.left, y: top, width: paper.width, height }, INK.shade);
    paper.rect({ x: paper.left, y: top, width: 4, height }, state ? STATE_INK[state.is] : INK.line);
  });
  paper.tagged('H3', () => paper.write(title, { ...text, y: top + PAD }, { font: 'bold', size: 11 }));
  const size = big.length > 8 ? 13 : big.length > 5 ? 24 : 30;
  const y = top + (height - paper.heightOf(big, BIG, { font: 'bold', size })) / 2;
  paper.tagged('P', () =>
    paper.write(
      big,
      { x: paper.left + 8, y, width: BIG - 8 },
      { font: 'bold', size, color: INK.band, align: 'center' },
    ),
  );
  paper.tagged('P', () => paper.write(sentence, { ...text, y: top + PAD + 15 }));
  if (state) {
    const at = { ...text, y: top + PAD + 17 + said };
    paper.tagged('P', () => paper.write(state.text, at, { font: 'bold', size: 9.5, color: STATE_INK[state.is] }));
  }
  paper.y += height + 7;
}

function reading(paper: Paper, { title, lines }: Report['reading']): void {
  paper.y += 5;
  paper.paragraph(title, { font: 'bold', size: 10.5, color: INK.band }, 'H2', 3);
  const list = paper.element('L');
  for (const line of lines) {
    const height = paper.heightOf(line, paper.width - 10, { size: 8.2 });
    paper.keep(height);
    const item = paper.element('LI', { parent: list });
    paper.tagged('Lbl', () => paper.write('•', { x: paper.left, y: paper.y, width: 8 }, { size: 8.2 }), {
      parent: item,
    });
    const at = { x: paper.left + 10, y: paper.y, width: paper.width - 10 };
    paper.tagged('LBody', () => paper.write(line, at, { size: 8.2 }), { parent: item });
    item.end();
    paper.y += height + 1.5;
  }
  list.end();
}
