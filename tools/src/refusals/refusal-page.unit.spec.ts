import { describe, expect, it } from '@jest/globals';
import { defineErrors } from '@oln/contracts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../stack/paths.js';
import { refusalPage } from './refusal-page.js';
import { ROOMS } from './refusal-tables.js';

const BedErrors = defineErrors('BED', {
  TOO_SHORT: {
    status: 422,
    title: { es: 'La cama mide menos que {who}', en: 'The bed is shorter than {who}' },
    todo: { es: 'Elija otra', en: 'Choose another one' },
  },
  TAKEN: {
    status: 409,
    title: { es: 'La cama está ocupada', en: 'The bed is taken' },
    todo: { es: 'Espere', en: 'Wait' },
  },
});

const sourcesOf = (folder: string): string[] =>
  readdirSync(join(ROOT, folder, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => `${folder}/src/${file}`);

describe('The page of refusals', () => {
  it('says of each what is wrong and what to do, in both languages', () => {
    const tables = [{ source: 'services/inn/src/bed.errors.ts', refusals: Object.values(BedErrors) }];
    expect(refusalPage([{ name: 'inn', tables }])).toMatch(
      new RegExp(
        [
          '\n## inn\n\n### `services/inn/src/bed.errors.ts`\n\n- \\*\\*`BED.TOO_SHORT`\\*\\* \\(422\\)',
          '  - La cama mide menos que {who}. Elija otra.',
          '  - The bed is shorter than {who}. Choose another one.',
          '- \\*\\*`BED.TAKEN`\\*\\* \\(409\\)',
          '  - La cama está ocupada. Espere.',
          '  - The bed is taken. Wait.\n$',
        ].join('\n'),
      ),
    );
  });

  it('leaves out no list: none stands elsewhere than where they are looked for', () => {
    const elsewhere = ROOMS.flatMap(({ folder }) => sourcesOf(folder)).filter(
      (file) => !file.endsWith('.errors.ts') && /\bdefineErrors\(/.test(readFileSync(join(ROOT, file), 'utf8')),
    );
    expect(elsewhere).toEqual([]);
  });

  it('has every code of every list', () => {
    const page = readFileSync(join(ROOT, 'docs/refusals.md'), 'utf8');
    const missing = ROOMS.flatMap(({ folder }) => sourcesOf(folder))
      .filter((file) => file.endsWith('.errors.ts'))
      .flatMap((file) => {
        const text = readFileSync(join(ROOT, file), 'utf8');
        const section = page.split(`### \`${file}\`\n`)[1]?.split('\n## ')[0]?.split('\n### ')[0] ?? '';
        const keys = [...text.matchAll(/^ {2}(\w+): \{$/gm)].map(([, key]) => key!);
        return keys.filter((key) => !section.includes(`.${key}\`**`)).map((key) => `${file} ${key}`);
      });
    expect(missing).toEqual([]);
  });
});
