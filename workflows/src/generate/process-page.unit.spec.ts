import { describe, expect, it } from '@jest/globals';
import { processCode } from '@oln/contracts';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TABLES } from '../stages.js';
import { processPage } from './process-page.js';

const DOCS = join(dirname(fileURLToPath(import.meta.url)), '../../../docs/processes');

describe.each(Object.values(TABLES))('The page of $process', (table) => {
  const page = processPage(table);

  it('is as the table says', () => {
    expect(readFileSync(join(DOCS, `${processCode(table.process)}.md`), 'utf8')).toBe(page);
  });

  it('names every stage, clock and outcome, and draws every way', () => {
    for (const [stage, { clocks, next, label }] of Object.entries(table.stages)) {
      expect(page).toContain(`| \`${stage}\` | ${label.es} · *${label.en}* |`);
      for (const name of Object.keys(clocks)) expect(page).toContain(`| \`${stage}.${name}\` |`);
      for (const to of next) expect(page).toContain(`  ${stage.replaceAll('-', '_')} --> ${to.replaceAll('-', '_')}\n`);
    }
    for (const outcome of Object.keys(table.outcomes)) expect(page).toContain(`| \`${outcome}\` |`);
  });

  it('is another when the table is: the check of its drift would see it', () => {
    const [[stage, rule]] = Object.entries(table.stages) as [[string, (typeof table.stages)[string]]];
    const changed = { ...table, stages: { ...table.stages, [stage]: { ...rule, label: { es: 'Otra', en: 'Other' } } } };
    expect(processPage(changed)).not.toBe(page);
  });
});
