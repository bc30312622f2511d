import { describe, expect, it } from '@jest/globals';
import type { Reader } from '@oln/service-kit';
import type { HeldDataDto } from './held-data.dto.js';
import { heldDataPage, PAGE_POLICY } from './held-data-page.js';
import { whoRead } from './held-data-words.js';

const ID = '01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11';
const NASTY = `</dd><script>alert('x')</script><img src=x onerror="y">&`;

const DATA: HeldDataDto = {
  ...{ format: 'oln.held-data', formatVersion: 1, person: ID, madeBy: NASTY, reason: 'person-asks', note: NASTY },
  madeAt: '2026-03-02T13:00:00.000Z',
  services: [
    {
      ...{ service: 'cases', label: NASTY },
      records: [
        {
          ...{ kind: 'case_files', id: ID, label: NASTY },
          fields: [
            { name: 'a', label: NASTY, value: NASTY },
            { name: 'b', label: 'Firmas', value: [{ at: '2026-03-02T13:00:00.000Z', [NASTY]: NASTY, odd: null }] },
            { name: 'c', label: 'Etapa', value: 'diagnosis', meaning: NASTY },
            { name: 'd', label: 'Notas', withheld: 'concerns-others' },
            { name: 'e', label: 'Se realizó', value: false },
            { name: 'f', label: 'Minutos', value: 40 },
          ],
        },
      ],
    },
    { service: 'offer', label: 'Derivaciones', records: [] },
  ],
  readers: [
    {
      ...{ id: ID, at: '2026-03-02T13:00:00.000Z', person: NASTY, roles: ['case-manager'], action: 'case.read' },
      ...{ record: 'case', recordId: ID, how: 'read', service: 'cases', roleLabel: NASTY, recordLabel: NASTY },
      reason: NASTY,
    },
    {
      ...{ id: ID, at: '2026-03-02T13:00:00.000Z', roles: [], action: 'alert.register', withheld: 'protects-who-told' },
      ...{ record: 'alert', recordId: ID, how: 'changed', service: 'alerts', roleLabel: '', recordLabel: 'Alerta' },
    },
  ],
};

describe('The page of all that is held on a person', () => {
  const page = heldDataPage(DATA, 'es');

  it('shows what was typed, and takes none of it for markup', () => {
    expect(page.match(/<script|<img|onerror="/g)).toBeNull();
    expect(page.split('&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;')).toHaveLength(1 + 14);
  });

  it('closes every element that it opens, in order', () => {
    const open: string[] = [];
    for (const [, end, name] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
      if (name === 'meta') continue;
      if (end) expect([name, open.pop()]).toEqual([name, name]);
      else open.push(name!);
    }
    expect(open).toEqual([]);
  });

  it('holds everything by itself: nothing is loaded, run or sent', () => {
    expect(page.match(/\b(src|href)="(?!#)/g)).toBeNull();
    expect(page).not.toMatch(/@import|url\(/);
    expect(PAGE_POLICY).toContain(`default-src 'none'`);
  });

  it('can be found one’s way in without seeing it: language, title, headings, landmarks, a table with its caption', () => {
    for (const part of ['<html lang="es">', '<title>', '<h1>', '<main>', '<nav aria-label="Contenido">', '<caption>'])
      expect([part, page.includes(part)]).toEqual([part, true]);
    expect(page.match(/<th scope="col">/g)).toHaveLength(6);
    for (const [, id] of page.matchAll(/href="#([a-z]+)"/g))
      expect([id, page.includes(`id="${id}"`)]).toEqual([id, true]);
  });

  it('says in words what is kept back, what a truth value is, when something was, and that there is nothing', () => {
    for (const said of [
      ...[
        'Se reserva: también trata de otras personas',
        'Se reserva: protege a quien avisó',
        '<dd>No</dd>',
        '<dd>40</dd>',
      ],
      ...['02-03-2026 10:00', 'Nada registrado.', 'Lo pide la persona'],
    ])
      expect([said, page.includes(said)]).toEqual([said, true]);
  });

  it('has a word for what people asked about their data, and for what became of it', () => {
    const read: Omit<Reader, 'record'> = {
      ...{ id: ID, at: '2026-03-02T13:00:00.000Z', roles: [], action: 'x.read', recordId: ID, how: 'read' },
    };
    const words = ['rights-request', 'anonymisation', 'child-watch'].map(
      (record) => whoRead({ ...read, record }, 'intake', 'es').recordLabel,
    );
    expect(words).toEqual(['Solicitud sobre sus datos', 'Anonimización', 'Vigilancia']);
  });

  it('is in English for who reads English', () => {
    const english = heldDataPage({ ...DATA, readers: [] }, 'en');
    for (const said of ['<html lang="en">', 'Withheld: it is also about other persons', 'The person asks', 'Nobody.'])
      expect([said, english.includes(said)]).toEqual([said, true]);
  });
});
